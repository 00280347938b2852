"""An offer: what is read for it, and what is said where a wish could not be kept."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import pytest

from skill.dialog.turn import Device
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.table import with_needs
from skill.food.gate import Cleared
from skill.recommender.pick import Pick, Recommender, Taking
from skill.recommender.runners_up import RunnersUp
from skill.recommender.signals import Signals
from skill.speech.for_whom import NotFor
from skill.speech.household import Kept
from skill.speech.wishes import Relaxed
from tests.intents.talk import Talk, router
from tests.support import ECHO, SHOW_8, turn, world


@dataclass
class Noting:
    """A recommender that notes which runners-up are read."""

    inner: Recommender
    read: list[int] = field(default_factory=list)

    def pick(
        self, signals: Signals, eaters: Eaters, *, seed: str, avoid: Collection[str] = ()
    ) -> Pick:
        """Pick the same, and hand out the same runners-up, one noted after another."""
        pick = self.inner.pick(signals, eaters, seed=seed, avoid=avoid)
        others = tuple(pick.runners_up)

        def noted(place: int) -> Cleared:
            self.read.append(place)
            return others[place]

        return replace(pick, runners_up=RunnersUp(range(len(others)), 3, noted))

    def took(self, taken: Taking) -> None:
        """Take no notice."""


@pytest.mark.parametrize(("device", "read"), [(ECHO, []), (SHOW_8, [0, 1, 2])])
def test_runners_up_are_read_where_a_screen_shows_them(
    device: Device, read: list[int]
) -> None:
    """Who only listens hears of one recipe, and waits for one; a screen has them all."""
    services = world().services
    noting = Noting(services.recommender)

    reply = router().answer(
        turn("RecommendIntent", device=device), replace(services, recommender=noting)
    )

    assert noting.read == read
    assert reply.show is not None
    shown = reply.show.data["others"]
    assert isinstance(shown, list)
    assert len(shown) == len(read)
    assert [one.position for one in reply.happened] == [0, *range(1, len(read) + 1)]


def test_a_food_that_nobody_here_may_have_is_told_to_be_that() -> None:
    """Peanut butter is not let go of for want of recipes, and not looked for again."""
    talk = Talk(world().services)
    allergic = Eaters(allergies=frozenset({Allergen.PEANUT}))
    talk.keep(with_needs(talk.household, "son", allergic, talk.now))

    reply = talk.hear("RecommendIntent", food="peanut butter")

    told = NotFor("peanut butter", Kept(frozenset({Allergen.PEANUT})))
    assert reply.prompts[0] == told
    assert not any(isinstance(said, Relaxed) for said in reply.prompts)
    assert talk.session.wishes.with_foods == ()
    assert told not in talk.hear("SomethingElseIntent").prompts
