"""A bit for each recipe and each thing that is often asked: hard filters laid out.

Bits are little-endian in rows' order, each mask padded to whole 64-bit words, so that any
of them are ANDed a block at a time.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from skill.catalog.arrays import Ints, Target
from skill.catalog.facts import ALCOHOLIC, COURSES, DIFFICULTIES, MEALS, NEEDS, SEASONS
from skill.catalog.ragged import chunks, starts_of
from skill.domain.recipes import Difficulty

TIMES = (5, 10, 15, 20, 25, 30, 40, 45, 60, 75, 90, 120, 180, 240)  # minutes
FREQUENT = 256  # a cuisine with one in so many recipes has a mask
WIDE = 48  # a class of more foods than these has a mask
Bits = NDArray[np.uint8]
Part = Callable[[int, int], NDArray[np.bool_]]


def width(rows: int) -> int:
    """Return the bytes of one mask."""
    return 8 * -(-rows // 64)


def lay_masks(target: Target, arrays: Mapping[str, Ints], cuisines: list[str]) -> list[str]:
    """Lay out a mask for each common filter; return their names, in order."""
    parts = {**dict(_parts(arrays, cuisines)), **dict(_wide(arrays))}
    rows = len(arrays["prior"])
    laid = target.empty("masks", "u1", (len(parts), width(rows)))
    for number, part in enumerate(parts.values()):
        _lay(laid[number], part, rows)
    lay_safe(target, arrays["safe"])
    return list(parts)


def lay_safe(target: Target, safe: Ints) -> None:
    """Lay out a mask for each need, in the order of ``NEEDS``."""
    laid = target.empty("safe_masks", "u1", (len(NEEDS), width(len(safe))))
    for number in range(len(NEEDS)):
        _lay(laid[number], _has(safe, 1 << number), len(safe))


def _lay(into: Ints, part: Part, rows: int) -> None:
    for first, last in chunks(rows):
        packed = np.packbits(part(first, last), bitorder="little")
        into[first // 8 : first // 8 + len(packed)] = packed


def _parts(arrays: Mapping[str, Ints], cuisines: list[str]) -> Iterator[tuple[str, Part]]:
    """Yield each mask's name and how it is worked out for some rows."""
    yield "sober", lambda first, last: (arrays["flags"][first:last] & ALCOHOLIC) == 0
    easy = DIFFICULTIES.index(Difficulty.EASY)
    yield "easy", _is(arrays["difficulty"], easy)
    for number, meal in enumerate(MEALS):
        yield f"meal:{meal}", _has(arrays["meals"], 1 << number)
    for number, season in enumerate(SEASONS):
        yield f"season:{season}", _has(arrays["seasons"], 1 << number)
    for number, course in enumerate(COURSES):
        yield f"course:{course}", _is(arrays["course"], number)
    for minutes in TIMES:
        yield f"within:{minutes}", _at_most(arrays["total"], minutes)
    counts = np.diff(arrays["cuisine_in_starts"])
    for number, cuisine in enumerate(cuisines):
        if counts[number] * FREQUENT >= len(arrays["prior"]):
            yield f"cuisine:{cuisine}", _is(arrays["cuisine"], number)


def _wide(arrays: Mapping[str, Ints]) -> Iterator[tuple[str, Part]]:
    """Yield the masks of classes of many foods, whose postings are too many to join."""
    starts = arrays["class_starts"]
    for place in np.flatnonzero(np.diff(starts) > WIDE):
        foods = arrays["class_numbers"][starts[place] : starts[place + 1]]
        yield f"class:{int(arrays['class_keys'][place]):016x}", _having(arrays, foods)


def _having(arrays: Mapping[str, Ints], foods: Ints) -> Part:
    """Return which rows have any of the foods."""

    def part(first: int, last: int) -> NDArray[np.bool_]:
        starts = arrays["food_starts"][first : last + 1]
        found = np.isin(arrays["food_ids"][starts[0] : starts[-1]], foods)
        total = starts_of(found)
        ends, begins = starts[1:] - starts[0], starts[:-1] - starts[0]
        had: NDArray[np.bool_] = total[ends] > total[begins]
        return had

    return part


def _is(values: Ints, number: int) -> Part:
    return lambda first, last: values[first:last] == number


def _has(values: Ints, bit: int) -> Part:
    return lambda first, last: (values[first:last] & bit) != 0


def _at_most(values: Ints, minutes: int) -> Part:
    return lambda first, last: values[first:last] <= minutes
