"""One measure told in another."""

from fractions import Fraction

import pytest

from skill.domain.amounts import Amount
from skill.speech import measures as say
from skill.speech.amounts import Bare, Measure
from tests.intents.talk import Talk
from tests.support import world

F = Fraction


def test_a_food_is_weighed_by_the_cup() -> None:
    """A cup of flour is 125 grams."""
    reply = Talk(world().services).hear(
        "ConvertIntent", unit="cup", into="gram", food="flour"
    )

    of = Bare(Amount("flour", F(1), "cup"))
    assert reply.prompts == (say.Measures(of, Measure(Amount("flour", F(125), "gram"))),)
    assert reply.ask is None


@pytest.mark.parametrize(
    ("slots", "quantity", "unit"),
    [
        ({"number": "350", "unit": "fahrenheit"}, F(175), "celsius"),
        ({"number": "180", "unit": "degrees celsius"}, F(355), "fahrenheit"),
        ({"number": "1", "part": "a half", "unit": "pounds"}, F(680), "gram"),
        ({"part": "three quarters", "unit": "cup"}, F(175), "milliliter"),
        ({"unit": "cup", "into": "tablespoons"}, F(16), "tablespoon"),
        ({"number": "2", "unit": "inches"}, F(5), "centimeter"),
    ],
)
def test_a_measure_is_told_in_what_was_asked_or_is_most_wanted(
    slots: dict[str, str], quantity: Fraction, unit: str
) -> None:
    """Grams of pounds, milliliters of cups, the other scale of degrees."""
    [said] = Talk(world().services).hear("ConvertIntent", slots).prompts

    assert isinstance(said, say.Equals)
    assert (said.amount.amount.quantity, said.amount.amount.unit) == (quantity, unit)


@pytest.mark.parametrize(
    ("slots", "prompt"),
    [
        ({"unit": "can", "into": "gram"}, say.CannotConvert()),
        ({"unit": "cup", "into": "gram", "food": "gravel"}, say.CannotWeigh("gravel")),
    ],
)
def test_what_cannot_be_told_is_said_to_be_so(
    slots: dict[str, str], prompt: object
) -> None:
    """Nothing is guessed."""
    assert Talk(world().services).hear("ConvertIntent", slots).prompts == (prompt,)


def test_a_unit_that_nobody_knows_is_asked_for_again() -> None:
    """The slot is elicited."""
    reply = Talk(world().services).hear("ConvertIntent", unit="hogshead", into="gram")

    assert reply.ask == say.WhichMeasure()
