"""Rows of unequal length in one flat array, and the same turned inside out.

Row ``i`` of a ragged array is ``values[starts[i]:starts[i + 1]]``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Starts = NDArray[np.int64]
Rows = NDArray[np.int32]
CHUNK = 1 << 17  # rows at a time, so that memory does not grow with the catalogue


def starts_of(counts: NDArray[np.generic]) -> Starts:
    """Return where each row starts, and at last where all end, shape (len(counts) + 1,)."""
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def places(starts: Starts, rows: NDArray[np.integer]) -> tuple[NDArray[np.int64], Starts]:
    """Return the flat places of some rows, one after another, and where each begins."""
    counts = starts[rows + 1] - starts[rows]
    begins = starts_of(counts)
    shift = np.repeat(starts[rows] - begins[:-1], counts)
    return np.arange(begins[-1], dtype=np.int64) + shift, begins


def chunks(length: int, size: int = CHUNK) -> Iterator[tuple[int, int]]:
    """Yield the bounds of consecutive chunks."""
    for first in range(0, length, size):
        yield first, min(first + size, length)


@dataclass(frozen=True)
class Source:
    """Ragged values of rows that stand in another order than they are wanted in.

    Wanted row ``i`` is row ``order[i]`` of ``values``.
    """

    values: NDArray[np.generic]
    counts: NDArray[np.int64]
    order: NDArray[np.int64]

    @cached_property
    def begins(self) -> Starts:
        """Return where the rows start as they stand."""
        return starts_of(self.counts)

    @cached_property
    def starts(self) -> Starts:
        """Return where the rows will start as they are wanted."""
        return starts_of(self.counts[self.order])

    def part(self, first: int, last: int) -> NDArray[np.generic]:
        """Return the values of some wanted rows, one after another."""
        flat, _ = places(self.begins, self.order[first:last])
        return self.values[flat]


def fill(source: Source, into: NDArray[np.generic], number: Rows | None = None) -> None:
    """Fill in all values as they are wanted, each by its number where there are some."""
    for first, last in chunks(len(source.order)):
        found = source.part(first, last)
        to = slice(source.starts[first], source.starts[last])
        into[to] = found if number is None else number[found]


def invert(
    source: Source, number: Rows, starts: Starts, into: Rows
) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
    """Fill in, for each number, the rows that have it, in order.

    ``starts`` are those of the result ``into``.  For each chunk of rows its bounds are
    yielded, and where in the result its values went, in their own order.
    """
    cursor = starts[:-1].copy()
    for first, last in chunks(len(source.order)):
        held = number[source.part(first, last)]
        counts = source.starts[first + 1 : last + 1] - source.starts[first:last]
        rows = np.repeat(np.arange(first, last, dtype=np.int32), counts)
        order = np.argsort(held, kind="stable")
        many = np.bincount(held, minlength=len(cursor))
        ranks = np.empty(len(held), dtype=np.int64)
        ranks[order] = np.arange(len(held)) - np.repeat(starts_of(many)[:-1], many)
        found = cursor[held] + ranks
        into[found] = rows
        cursor += many
        yield first, last, found
