"""One measure told in another: "how many grams is a cup of flour"."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from skill.dialog.reply import Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.slots import Count, Food, Slots
from skill.dialog.turn import RawSlot, Turn
from skill.domain.amounts import Amount, amount
from skill.domain.recipes import Ingredient
from skill.food.numbers import number
from skill.food.units import convert, in_system, unit_named, units
from skill.speech import measures as say
from skill.speech.amounts import Bare, Measure
from skill.speech.prompts import Prompt

_OTHER = {
    "volume": "milliliter",
    "mass": "ounce",
    "length": "centimeter",
    "celsius": "fahrenheit",
    "fahrenheit": "celsius",
}
"""What a measure is told in where the cook names none; grams where the food is named."""


def a_unit(raw: object) -> object:
    """Return the unit of a slot by our name for it.

    Raises:
        ValueError: no such unit is known.
    """
    if not isinstance(raw, RawSlot):
        return raw
    heard = (raw.canonical or raw.value or "").strip()
    if (named := unit_named(heard) or unit_named((raw.value or "").strip())) is None:
        raise ValueError("no such unit")
    return named


def a_part(raw: object) -> object:
    """Return the part of one that a slot names: "three quarters of a" is 3/4.

    Raises:
        ValueError: it names none.
    """
    if not isinstance(raw, RawSlot):
        return raw
    found = number((raw.value or "").strip())
    if found is None or not 0 < found[0] < 1:
        raise ValueError("no part of one")
    return found[0]


class Convert(Slots):
    """Slots of ``ConvertIntent``: so many and a ``part`` of ``unit``, told in ``into``."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        name: say.WhichMeasure() for name in ("unit", "into", "number", "part")
    }

    unit: Annotated[str, BeforeValidator(a_unit)]
    into: Annotated[str, BeforeValidator(a_unit)] | None = None
    number: Count | None = None
    part: Annotated[Fraction, BeforeValidator(a_part)] | None = None
    food: Food | None = None

    @property
    def quantity(self) -> Fraction:
        """Return how many of the unit; one where no number was said."""
        if self.number is None and self.part is None:
            return Fraction(1)
        return Fraction(self.number or 0) + (self.part or 0)


@on("ConvertIntent", slots=Convert)
def convert_measure(turn: Turn, slots: Convert, services: Services) -> Reply:
    """Say how much a measure is in another one; the food decides between cups and grams.

    Raises:
        NotConvertibleError: the one cannot be told in the other.
    """
    food = slots.food or ""
    into = slots.into or _into(slots.unit, food)
    size = convert(slots.quantity, slots.unit, into, food)
    if slots.into is None:
        size, into = in_system(size, into, metric=into != "ounce")
    of = Amount(food, slots.quantity, slots.unit)
    found = Measure(amount(Ingredient("", food, float(size), into), Fraction(1)))
    said = say.Measures(Bare(of), found) if food else say.Equals(Measure(of), found)
    return Reply(say=(said,))


def _into(unit: str, food: str) -> str:
    """Return the unit that a cook most likely wants to hear."""
    kind = units()[unit].kind
    if food and kind == "volume":
        return "gram"
    if unit in ("ounce", "pound", "stick"):
        return "gram"
    return _OTHER.get(unit) or _OTHER.get(kind, "gram")
