"""One measure told in another."""

from fractions import Fraction

import pytest

from skill.dialog.turn import RawSlot
from skill.domain.amounts import Amount
from skill.intents.measures import convert_measure
from skill.speech import measures as say
from skill.speech.amounts import Bare, Measure
from tests.intents.talk import Talk
from tests.support import slots, turn, world

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
        ({"number": "350", "unit": "fahrenheit"}, F(180), "celsius"),
        ({"number": "180", "unit": "degrees celsius"}, F(350), "fahrenheit"),
        ({"number": "1", "part": "a half", "unit": "pounds"}, F(680), "gram"),
        ({"number": "350", "into": "celsius"}, F(180), "celsius"),
        ({"number": "200", "into": "fahrenheit"}, F(400), "fahrenheit"),
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
    ("slots", "quantity", "unit"),
    [
        ({"share": "half", "part": "three quarters", "unit": "cup"}, F(6), "tablespoon"),
        ({"share": "a third", "number": "2", "unit": "cups"}, F(2, 3), "cup"),
        ({"share": "half", "number": "3", "unit": "tablespoons"}, F(3, 2), "tablespoon"),
        ({"share": "half", "number": "1", "part": "half", "unit": "cups"}, F(3, 4), "cup"),
        (
            {"share": "half", "part": "half", "unit": "cup", "into": "tablespoons"},
            F(4),
            "tablespoon",
        ),
        ({"share": "half", "number": "500", "unit": "grams"}, F(250), "gram"),
    ],
)
def test_a_part_of_a_measure_is_multiplied_and_stays_in_its_unit(
    slots: dict[str, str], quantity: Fraction, unit: str
) -> None:
    """As a cook asks who makes half of a recipe; what cannot be read off is told finer."""
    [said] = Talk(world().services).hear("ConvertIntent", slots).prompts

    assert isinstance(said, say.PartOf)
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


@pytest.mark.parametrize("number", ["1e9", "2 fat", "three hens"])
def test_no_number_is_read_from_the_beginning_of_a_word(number: str) -> None:
    """It is asked for again: three hens are not three."""
    reply = Talk(world().services).hear("ConvertIntent", number=number, unit="cup")

    assert reply.ask == say.WhichMeasure()


def test_a_part_is_what_its_slot_stands_for() -> None:
    """A fourth is a quarter, by its synonym."""
    part = RawSlot("part", "a fourth", id="quarter", canonical="quarter")
    heard = {"part": part, **slots(unit="cup", into="tablespoon")}

    [said] = convert_measure(turn("ConvertIntent", heard=heard), world().services).prompts

    assert isinstance(said, say.Equals)
    assert said.amount.amount.quantity == F(4)


def test_a_unit_that_nobody_knows_is_asked_for_again() -> None:
    """The slot is elicited."""
    reply = Talk(world().services).hear("ConvertIntent", unit="hogshead", into="gram")

    assert reply.ask == say.WhichMeasure()


@pytest.mark.parametrize(
    ("slots", "of", "told"),
    [
        ({"unit": "pound", "more": "a half", "into": "kilo"}, (F(3, 2), "pound"), 680),
        ({"part": "1.5", "unit": "liters", "into": "ml"}, (F(3, 2), "liter"), 1500),
        ({"number": "100", "unit": "grams", "into": "pounds"}, (F(100), "gram"), F(7, 2)),
        ({"unit": "cup", "into": "ounces"}, (F(1), "cup"), 8),
        ({"number": "6", "unit": "gas mark"}, (F(6), "gas mark"), 400),
        ({"number": "6", "unit": "gas", "into": "celsius"}, (F(6), "gas mark"), 200),
        ({"number": "180", "unit": "degrees", "into": "gas mark"}, (F(180), "celsius"), 4),
        ({"number": "350", "unit": "degrees"}, (F(350), "fahrenheit"), 180),
    ],
)
def test_a_measure_is_told_as_cooks_say_it(
    slots: dict[str, str], of: tuple[Fraction, str], told: Fraction
) -> None:
    """Parts after the unit, ounces that are poured, gas marks, and no rough rounding."""
    [said] = Talk(world().services).hear("ConvertIntent", slots).prompts

    assert isinstance(said, say.Equals)
    assert (said.of.amount.quantity, said.of.amount.unit) == of
    assert said.amount.amount.quantity == told


@pytest.mark.parametrize(
    ("slots", "told", "unit"),
    [
        ({"unit": "tin", "food": "coconut milk"}, 400, "milliliter"),
        ({"unit": "can", "food": "chickpeas", "into": "ounces"}, 15, "ounce"),
        ({"food": "egg", "into": "grams"}, 50, "gram"),
        ({"number": "2", "unit": "cloves", "food": "garlic"}, 8, "gram"),
    ],
)
def test_what_is_counted_is_told_as_it_usually_is(
    slots: dict[str, str], told: int, unit: str
) -> None:
    """A can and an egg have no size of their own."""
    [said] = Talk(world().services).hear("ConvertIntent", slots).prompts

    assert isinstance(said, say.Usually)
    assert said.amount.amount.unit == unit
    assert said.amount.amount.quantity == Fraction(told)


@pytest.mark.parametrize(
    "slots",
    [
        {"number": "180", "unit": "smoots", "into": "gas mark"},
        {"number": "?", "unit": "cups", "into": "grams", "food": "flour"},
        {"number": "0", "unit": "cups"},
        {"into": "grams", "food": "flour"},
    ],
)
def test_what_was_not_heard_well_is_asked_for_as_a_whole(slots: dict[str, str]) -> None:
    """Nothing is kept: a number of one question would count in the next."""
    reply = Talk(world().services).hear("ConvertIntent", slots)

    assert reply.ask == say.WhichMeasure()
    assert reply.elicit is None


def test_no_oven_has_gas_mark_twenty_five() -> None:
    """It is said not to be known."""
    reply = Talk(world().services).hear("ConvertIntent", number="25", unit="gas mark")

    assert reply.prompts == (say.CannotConvert(),)
