"""Going back to a recipe that was offered before."""

import pytest

from skill.domain.food import Allergen
from skill.domain.household import OWNER, Eaters
from skill.domain.table import with_needs
from skill.speech import recipes as say
from skill.store.protocol import update
from tests.intents.talk import Talk
from tests.support import NOON, world


def offered(talk: Talk, times: int) -> tuple[str, ...]:
    """Return the ids of so many offers, the last of them on the table."""
    talk.hear("RecommendIntent")
    for _ in range(times - 1):
        talk.hear("SomethingElseIntent")
    return talk.session.offers


@pytest.mark.parametrize(("ordinal", "place"), [("1", 0), ("2", 1), ("last", 1)])
def test_an_earlier_offer_comes_back_by_its_place(ordinal: str, place: int) -> None:
    """The last one is the one before that on the table."""
    talk = Talk(world().services)
    heard = offered(talk, 3)

    reply = talk.hear("AnswerIntent", ordinal=ordinal)

    assert talk.session.offer == heard[place]
    assert reply.ask == say.MakeIt()


def test_previous_goes_back_to_the_offer_before() -> None:
    """As it goes back a step in cooking."""
    talk = Talk(world().services)
    heard = offered(talk, 2)

    talk.hear("AMAZON.PreviousIntent")

    assert talk.session.offer == heard[0]


def test_an_earlier_offer_that_no_longer_fits_does_not_come_back() -> None:
    """The gate is asked anew, and says what is wrong with it."""
    at = world()
    talk = Talk(at.services)
    heard = offered(talk, 2)
    every = Eaters(allergies=frozenset(Allergen))
    update(
        at.services.store,
        "h1",
        lambda h: with_needs(h, OWNER, every, NOON),
        now=NOON,
    )

    talk.hear("AnswerIntent", ordinal="1")

    assert talk.session.offer != heard[0]
