"""One measure told in another: "how many grams is a cup of flour"."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator

from skill.dialog.readings import LONGEST_TEXT
from skill.dialog.reply import Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.slots import Food, Slots
from skill.dialog.turn import RawSlot, Turn
from skill.domain.amounts import Amount, amount
from skill.domain.recipes import Ingredient
from skill.food.numbers import number
from skill.food.packs import PIECE, Pack, unpacked, usual
from skill.food.units import convert, in_system, poured, unit_named, units
from skill.speech import measures as say
from skill.speech.amounts import Bare, Measure

_OTHER = {
    "volume": "milliliter",
    "mass": "ounce",
    "length": "centimeter",
    "celsius": "fahrenheit",
    "fahrenheit": "celsius",
    "gas mark": "fahrenheit",
}
"""What a measure is told in where the cook names none; grams where the food is named."""
OVEN = {
    250: 120,
    275: 140,
    300: 150,
    325: 160,
    350: 180,
    375: 190,
    400: 200,
    425: 220,
    450: 230,
    475: 245,
    500: 260,
}
"""Degrees Fahrenheit and Celsius that stand for each other in recipes and on ovens."""
_OVEN_BACK = {celsius: fahrenheit for fahrenheit, celsius in OVEN.items()}
FINER = {
    "kilogram": "gram",
    "pound": "ounce",
    "ounce": "gram",
    "stick": "gram",
    "gram": "milligram",
    "liter": "milliliter",
    "deciliter": "milliliter",
    "gallon": "cup",
    "quart": "cup",
    "pint": "cup",
    "fluid ounce": "tablespoon",
    "cup": "tablespoon",
    "tablespoon": "teaspoon",
}
NEAR = Fraction(1, 12)
"""How far from the truth a rounded measure may be; else it is told in a finer unit."""
DEGREES = "degrees"
"""Degrees of a scale that was not named; an oven's tell it."""
SCALES = frozenset({"celsius", "fahrenheit"})
HOTTEST = 249  # degrees Celsius that anybody bakes at; from here on they are Fahrenheit
MOST = 100_000


def a_unit(raw: object) -> object:
    """Return the unit of a slot by our name for it, "" where there is no such unit."""
    if not isinstance(raw, RawSlot):
        return raw
    said = (raw.value or "").strip()
    if DEGREES in (said, raw.canonical):
        return DEGREES
    return unit_named((raw.canonical or said).strip()) or unit_named(said) or ""


def a_number(raw: object) -> object:
    """Return the number that a slot names, a part of one too; 0 where it names none.

    What the slot stands for goes before what was said: "a fourth" is a quarter.
    """
    if not isinstance(raw, RawSlot):
        return raw
    said = (raw.canonical or raw.value or "").strip()
    size, end = number(said) or (Fraction(0), 0)
    return Fraction(0) if said[end:].strip() or size > MOST else size


AUnit = Annotated[str, BeforeValidator(a_unit)]
ANumber = Annotated[Fraction, BeforeValidator(a_number)]


class Convert(Slots):
    """Slots of ``ConvertIntent``: so many and a ``part`` of ``unit``, told in ``into``.

    ``more`` is the part after the unit: "a pound and a half".  ``share`` is a part of it
    all: "half of three quarters of a cup".
    """

    unit: AUnit | None = None
    into: AUnit | None = None
    number: ANumber | None = None
    part: ANumber | None = None
    more: ANumber | None = None
    share: ANumber | None = None
    food: Food | None = None

    @property
    def quantity(self) -> Fraction:
        """Return how many of the unit; one where no number was said."""
        whole = self.number
        if whole is None:
            whole = Fraction(0 if self.part is not None else 1)
        every = whole + (self.part or 0) + (self.more or 0)
        return every if self.share is None else every * self.share

    @property
    def is_clear(self) -> bool:
        """Return whether every number and unit that was said can be used."""
        numbers = (self.number, self.part, self.more, self.share)
        return "" not in (self.unit, self.into) and 0 not in numbers


@on("ConvertIntent", slots=Convert)
def convert_measure(turn: Turn, slots: Convert, services: Services) -> Reply:
    """Say how much a measure is in another one; the food decides between cups and grams.

    A bare number told in degrees is of degrees: "350 in Celsius".

    What was not heard well is asked for anew as a whole: a number kept from one question
    would count in the next.

    Raises:
        NotConvertibleError: the one cannot be told in the other.
    """
    pack = usual(slots.food, slots.unit or PIECE) if slots.food else None
    lost = any(slot.value == "?" for slot in turn.slots.values())
    if slots.unit is None and slots.number and slots.into in SCALES:
        slots = slots.model_copy(update={"unit": DEGREES})
    if lost or not slots.is_clear or (slots.unit is None and pack is None):
        return Reply(ask=say.WhichMeasure())
    if pack is not None:
        return _usually(slots, pack, _named(turn))
    if slots.share is not None and slots.unit is not None:
        return _shared(slots, slots.unit)
    food, unit = slots.food or "", _scale(slots)
    into = slots.into or _into(unit, food)
    unit, into = poured(unit, into, food), poured(into, unit, food)
    size = convert(slots.quantity, unit, into, food)
    if slots.into is None:
        size, into = in_system(size, into, metric=into not in ("ounce", "fluid ounce"))
    size = _as_ovens_have_it(slots.quantity, unit, into) or size
    of = Amount(_named(turn) or food, slots.quantity, unit)
    found = Measure(_told(size, into, food))
    said = say.Measures(Bare(of), found) if food else say.Equals(Measure(of), found)
    return Reply(say=(said,))


def _shared(slots: Convert, unit: str) -> Reply:
    """Say how much a part of a measure is: in its own unit, where no other was asked for.

    Raises:
        NotConvertibleError: it cannot be told in the unit that was asked for.
    """
    food, into = slots.food or "", slots.into or unit
    size = convert(slots.quantity, unit, into, food)
    return Reply(say=(say.PartOf(Measure(_told(size, into, food))),))


def _as_ovens_have_it(quantity: Fraction, unit: str, into: str) -> Fraction | None:
    """Return degrees as recipes print them, as ours do; None where that is no such heat."""
    if (unit, into) == ("gas mark", "celsius"):
        return Fraction(round(convert(quantity, unit, into, ""), -1))
    heats = {("fahrenheit", "celsius"): OVEN, ("celsius", "fahrenheit"): _OVEN_BACK}
    known = heats.get((unit, into), {})
    return Fraction(known[int(quantity)]) if quantity in known else None


def _named(turn: Turn) -> str:
    """Return the food as the cook said it: one of it or many."""
    slot = turn.slots.get("food")
    return (slot.value or "").strip()[:LONGEST_TEXT] if slot else ""


def _usually(slots: Convert, pack: Pack, name: str) -> Reply:
    """Say what is usually in a can, or what an egg weighs."""
    food = slots.food or ""
    into = poured(slots.into or pack.unit, pack.unit, food)
    size = unpacked(slots.quantity, pack, into, food)
    of = Bare(Amount(name or food, slots.quantity, slots.unit or ""))
    return Reply(say=(say.Usually(of, Measure(_told(size, into, food))),))


def _told(size: Fraction, unit: str, food: str) -> Amount:
    """Return a measure as it can be read off, in a finer unit if it is too rough."""
    found = _rounded(size, unit, food)
    while unit in FINER and abs((found.quantity or 0) - size) > NEAR * size:
        size, unit = convert(size, unit, FINER[unit]), FINER[unit]
        found = _rounded(size, unit, food)
    return found


def _rounded(size: Fraction, unit: str, food: str) -> Amount:
    return amount(Ingredient("", food, float(size), unit), Fraction(1))


def _scale(slots: Convert) -> str:
    """Return the unit; degrees are of the other scale, or of the one that ovens have."""
    unit = slots.unit or ""
    if unit != DEGREES:
        return unit
    other: Mapping[str, str] = {"celsius": "fahrenheit", "fahrenheit": "celsius"}
    hot = "fahrenheit" if slots.quantity > HOTTEST else "celsius"
    return other.get(slots.into or "", hot)


def _into(unit: str, food: str) -> str:
    """Return the unit that a cook most likely wants to hear."""
    kind = units()[unit].kind if unit in units() else ""
    if food and kind == "volume":
        return "gram"
    if unit in ("ounce", "pound", "stick"):
        return "gram"
    return _OTHER.get(unit) or _OTHER.get(kind, "gram")
