"""The check before shipping picks for tables that need something, and believes nobody."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.food.gate import Cleared, clear
from skill.recommender.pick import Engine, Pick, Recommender, Taking
from skill.recommender.signals import Signals, read
from skill.training.promotion import Safety
from skill.training.safety import START, tables, watched
from tests.book import first_book


@dataclass
class Careless:
    """A recommender that forgets, now and then, who is eating."""

    engine: Recommender
    picks: int = 0

    def pick(
        self, signals: Signals, eaters: Eaters, *, seed: str, avoid: Collection[str] = ()
    ) -> Pick:
        """Pick for nobody in particular, every third time."""
        self.picks += 1
        careful = self.engine.pick(signals, eaters, seed=seed, avoid=avoid)
        if self.picks % 3:
            return careful
        plain = self.engine.pick(signals, Eaters(), seed=seed, avoid=avoid)
        return replace(plain, runners_up=())

    def took(self, taken: Taking) -> None:
        """Take no notice."""


def test_the_engine_is_safe_for_every_table() -> None:
    """Every need alone, and a hundred mixes; most of them find something to eat."""
    found = watched(Engine(first_book()))

    assert found.violations == 0
    assert found.picks > 150


def test_a_careless_recommender_is_found_out() -> None:
    """Though what it offers was cleared, for somebody else."""
    found = watched(Careless(Engine(first_book())))

    assert found.violations > 5
    assert isinstance(found, Safety)


def test_every_need_has_a_table_of_its_own() -> None:
    """Allergens, diets, and mixes that are the same every time."""
    every = list(tables())

    assert every == list(tables())
    assert len({(t.allergies, t.diets) for t in every}) > 100
    pick = Engine(first_book()).pick(read(Wishes(), START), Eaters(), seed="s")
    assert isinstance(clear(pick.choice.recipe, Eaters()), Cleared)
