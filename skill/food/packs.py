"""What is usually in a can, or what an egg usually weighs: counts told as measures.

``data/measures/packs.csv`` has a line for each: so much of ``of`` is in one ``unit`` of
the food.  Packs differ, so what comes of this is to be told as usual, not as certain.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from skill.domain.frozen import dataclass
from skill.food.heads import by_head
from skill.food.units import NotConvertibleError, convert, rows_of, units

PIECE = "piece"
"""The unit of what is counted itself: an egg, an onion."""


@dataclass(frozen=True)
class Pack:
    """``size`` of ``unit`` is what one holds or weighs."""

    size: Fraction
    unit: str


def usual(food: str, counted: str) -> Pack | None:
    """Return what one of a food, in the unit it is counted in, usually is.

    None where that is not known, or where the unit has a size of its own.
    """
    return by_head(food, _packs().get(counted, {}))


def unpacked(quantity: Fraction, pack: Pack, into: str, food: str) -> Fraction:
    """Return so many packs of a food in a measure.

    Raises:
        NotConvertibleError: the pack measures something else.
    """
    if into not in units():
        raise NotConvertibleError(pack.unit, into, food)
    return convert(quantity * pack.size, pack.unit, into, food)


@cache
def _packs() -> Mapping[str, Mapping[str, Pack]]:
    """Return the usual sizes by the unit that is counted, then by the food."""
    found: dict[str, dict[str, Pack]] = {}
    for row in rows_of("packs.csv"):
        pack = Pack(Fraction(row["size"]), row["of"])
        for food in row["foods"].split(";"):
            found.setdefault(row["unit"], {})[food] = pack
    return found
