"""Units of the kitchen: their names in five languages, their sizes, and one for another.

``data/measures/units.csv`` has a line for each unit: its kind, its size in milliliters,
grams, centimeters or degrees Celsius, and where it is from.  Volumes are US customary, as
the prompts and the starter book are; a spoon or a cup elsewhere differs by under 6 %,
which is within what a cook can pour.  ``densities.csv`` has the weight of a cup of foods.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from skill.domain.errors import SkillError
from skill.food.heads import by_head

DATA = Path(__file__).with_name("data") / "measures"
CUP = Fraction("236.588")
"""Milliliters in a US cup, for which the densities are given."""
FREEZING = {
    "celsius": Fraction(0),
    "fahrenheit": Fraction(32),
    "gas mark": Fraction(32 - 250, 25),
}
"""Where water freezes; mark 1 is 275 degrees Fahrenheit, and each mark is 25 more."""
GAS_MARKS = (Fraction(1, 2), Fraction(21, 2))
LONGEST = 4  # words in the name of a unit
METRIC = {"volume": ("milliliter", "liter"), "mass": ("gram", "kilogram")}
US = {"volume": ("teaspoon", "tablespoon", "cup", "quart"), "mass": ("ounce", "pound")}

LIQUIDS = dict.fromkeys(
    (
        *("water", "milk", "cream", "buttermilk", "kefir", "broth", "stock", "juice"),
        *("wine", "beer", "sherry", "rum", "brandy", "vinegar", "oil", "coffee", "tea"),
        *("soy sauce", "tamari", "lemonade", "cider", "soda", "bouillon"),
    ),
    True,
)
"""What is poured: an ounce of it is a fluid ounce where a cup is spoken of."""

EVERYWHERE = frozenset(
    {"teaspoon", "tablespoon", "pinch", "dash", "drop", "splash", "knob", "ladle"}
)
"""What every kitchen has, whatever it measures in."""


class NotConvertibleError(SkillError):
    """One unit cannot be told in the other: "how many grams is a slice"."""

    def __init__(self, unit: str, into: str, food: str) -> None:
        super().__init__(f"{unit!r} of {food!r} cannot be told in {into!r}")
        self.unit = unit
        self.into = into
        self.food = food


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``size`` in the unit of its kind that SI has; 0 where it is only counted."""

    name: str
    kind: str
    size: Fraction


@cache
def units() -> Mapping[str, Unit]:
    """Return every unit by its name, which is a full singular English word."""
    return {
        row["unit"]: Unit(row["unit"], row["kind"], Fraction(row["size"] or 0))
        for row in rows_of("units.csv")
    }


@cache
def _names(lang: str) -> Mapping[str, str]:
    """Return the unit that each written name means; English units hold everywhere."""
    found: dict[str, str] = {}
    for row in rows_of("units.csv"):
        for written in _written(row, lang):
            found.setdefault(written, row["unit"])
    return found


def _written(row: Mapping[str, str], lang: str) -> Iterator[str]:
    """Yield the names of a unit as they are written, with plurals."""
    full = [row["unit"]] if row["kind"] in ("volume", "mass", "length") else []
    for name in (*filter(None, row.get(lang, "").split(";")), *full):
        if len(name) == 1 and name.isupper():
            yield name  # T is a tablespoon, t a teaspoon
            continue
        folded = name.casefold()
        yield folded
        if len(folded) > 2:
            yield _plural(folded, lang)


def _plural(name: str, lang: str) -> str:
    """Return the plural, where the language makes it with an s."""
    if lang not in ("en", "fr", "es"):
        return name
    if lang == "en" and name.endswith(("f", "fe")):
        return name.rstrip("e")[:-1] + "ves"
    if lang == "es" and not name.endswith(("a", "e", "i", "o", "é", "s", ".")):
        return name + "es"
    return name + ("es" if lang == "en" and name.endswith(("ch", "sh", "x")) else "s")


def unit_at(words: list[str], lang: str) -> tuple[str, int] | None:
    """Return the unit that the words begin with, and how many of them name it."""
    known = _names(lang)
    for count in range(min(LONGEST, len(words)), 0, -1):
        said = " ".join(words[:count])
        bare = said.rstrip(".")
        for form in (said, bare, said.casefold(), bare.casefold()):
            if form in known:
                return known[form], count
    return None


def unit_named(text: str, lang: str = "en") -> str | None:
    """Return the unit of that name, None where there is none."""
    found = unit_at(text.split(), lang)
    return found[0] if found and found[1] == len(text.split()) else None


@cache
def _densities() -> Mapping[str, Fraction]:
    """Return the grams in a cup of each food, by its plain names."""
    return {
        name: Fraction(row["grams_per_cup"])
        for row in rows_of("densities.csv")
        for name in row["foods"].split(";")
    }


def grams_per_cup(food: str) -> Fraction | None:
    """Return the weight of a cup of a food, by the end of its name; None where unknown."""
    return by_head(food, _densities())


def convert(quantity: Fraction, unit: str, into: str, food: str = "") -> Fraction:
    """Return ``quantity`` of ``unit`` in ``into``; between cups and grams it asks the food.

    Raises:
        NotConvertibleError: they measure different things, and the food does not help.
    """
    one, other = units().get(unit), units().get(into)
    if one is None or other is None or not one.size or not other.size:
        raise NotConvertibleError(unit, into, food)
    if one.kind == other.kind == "temperature":
        return _degrees(quantity, unit, into)
    size = quantity * one.size / other.size
    if one.kind == other.kind:
        return size
    heavy = grams_per_cup(food) if food else None
    if {one.kind, other.kind} != {"volume", "mass"} or heavy is None:
        raise NotConvertibleError(unit, into, food)
    return size * heavy / CUP if one.kind == "volume" else size * CUP / heavy


def poured(unit: str, other: str, food: str) -> str:
    """Return the unit that a cook means: the ounce of a cup of milk is a fluid ounce."""
    volume = other in units() and units()[other].kind == "volume"
    liquid = not food or bool(by_head(food, LIQUIDS))
    return "fluid ounce" if unit == "ounce" and volume and liquid else unit


def _degrees(quantity: Fraction, unit: str, into: str) -> Fraction:
    """Return a temperature on another scale.

    Raises:
        NotConvertibleError: no oven has that gas mark.
    """
    above = (quantity - FREEZING[unit]) * units()[unit].size
    found = above / units()[into].size + FREEZING[into]
    for scale, value in ((unit, quantity), (into, found)):
        if scale == "gas mark" and not GAS_MARKS[0] <= value <= GAS_MARKS[1]:
            raise NotConvertibleError(unit, into, "")
    return found


def in_system(quantity: Fraction, unit: str, *, metric: bool) -> tuple[Fraction, str]:
    """Return an amount in metric or US units of its kind; one without a size stays.

    Spoons, pinches and dashes stay too: every kitchen has them.
    """
    known = units().get(unit)
    if known is None or known.kind not in METRIC or unit in EVERYWHERE:
        return quantity, unit
    system = (METRIC if metric else US)[known.kind]
    if unit in system:
        return quantity, unit
    return _handy(quantity * known.size, system)


def _handy(size: Fraction, names: tuple[str, ...]) -> tuple[Fraction, str]:
    """Return the size in the largest of the units of which there is enough."""
    least = {"cup": Fraction(1, 5), "quart": Fraction(5, 2), "pound": Fraction(3, 4)}
    fitting = [n for n in names if size >= units()[n].size * least.get(n, Fraction(1))]
    name = fitting[-1] if fitting else names[0]
    return size / units()[name].size, name


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a table of measures."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
