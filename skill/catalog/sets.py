"""Sets of rows, laid out in whatever way is cheap, and ANDed a block at a time.

Rows are in the order of their prior, so the first ``most`` that are in every set are the
likeliest, and looking stops there.  Nothing here is larger than a block of one bit a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from skill.catalog.ragged import Rows

Bits = NDArray[np.uint8]
Bools = NDArray[np.bool_]
SPARSE = 128  # bits for each that is set, from which on they are set one by one


class RowSet(Protocol):
    """Some of the rows."""

    @property
    def most(self) -> int:
        """Return how many rows there are in it at most; many where nobody counted."""

    def block(self, first: int, last: int) -> Bits:
        """Return a bit for each row from ``first``, a multiple of 64."""

    def has(self, rows: Rows) -> Bools:
        """Return for each of the rows whether it is in the set."""


UNCOUNTED = 1 << 62


@dataclass(frozen=True, eq=False)
class Mask:
    """A packed mask of the catalogue."""

    bits: Bits
    most: int = UNCOUNTED

    def block(self, first: int, last: int) -> Bits:
        """Return the mask's own bytes."""
        return self.bits[first // 8 : -(-last // 8)]

    def has(self, rows: Rows) -> Bools:
        """Look the bits up."""
        found: Bools = (self.bits[rows >> 3] >> (rows & 7).astype(np.uint8)) & 1 != 0
        return found


@dataclass(frozen=True, eq=False)
class Listed:
    """Rows listed in order; with ``places``, those where any ``needed`` bit is set."""

    rows: Rows
    places: Bits | None = None
    needed: int = 0

    @property
    def most(self) -> int:
        """Return the length of the list."""
        return len(self.rows)

    def block(self, first: int, last: int) -> Bits:
        """Set the bits of the rows that are listed between."""
        return packed(self._between(first, last) - first, last - first)

    def has(self, rows: Rows) -> Bools:
        """Look the rows up by bisection."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        found: Bools = self.rows[at] == rows
        if self.places is not None:
            found &= (self.places[at] & self.needed) != 0
        return found

    def listed(self) -> Rows:
        """Return the rows."""
        return self._between(0, UNCOUNTED)

    def _between(self, first: int, last: int) -> Rows:
        begin, end = np.searchsorted(self.rows, (first, last))
        rows: Rows = self.rows[begin:end]
        if self.places is None:
            return rows
        some: Rows = rows[(self.places[begin:end] & self.needed) != 0]
        return some


@dataclass(frozen=True, eq=False)
class AtMost:
    """Rows whose number is not above a limit."""

    numbers: NDArray[np.integer]
    limit: float
    most: int = UNCOUNTED

    def block(self, first: int, last: int) -> Bits:
        """Compare the numbers of the block."""
        return np.packbits(self.numbers[first:last] <= self.limit, bitorder="little")

    def has(self, rows: Rows) -> Bools:
        """Compare the numbers of the rows."""
        found: Bools = self.numbers[rows] <= self.limit
        return found


@dataclass(frozen=True, eq=False)
class AnyOf:
    """Rows that are in at least one of the sets."""

    sets: Sequence[RowSet]

    @property
    def most(self) -> int:
        """Return how many rows the sets have together."""
        return sum(one.most for one in self.sets)

    def block(self, first: int, last: int) -> Bits:
        """Join the blocks."""
        joined = np.zeros(-(-(last - first) // 8), dtype=np.uint8)
        for one in self.sets:
            joined |= one.block(first, last)
        return joined

    def has(self, rows: Rows) -> Bools:
        """Ask each set."""
        found = np.zeros(len(rows), dtype=np.bool_)
        for one in self.sets:
            found |= one.has(rows)
        return found


@dataclass(frozen=True, eq=False)
class AllOf:
    """Rows that are in each of the sets, of which there is at least one."""

    sets: Sequence[RowSet]

    @property
    def most(self) -> int:
        """Return how many rows the smallest has."""
        return min(one.most for one in self.sets)

    def block(self, first: int, last: int) -> Bits:
        """AND the blocks, until nothing is left."""
        left = self.sets[0].block(first, last)
        for one in self.sets[1:]:
            if not left.any():
                break
            left = left & one.block(first, last)
        return left

    def has(self, rows: Rows) -> Bools:
        """Ask each set."""
        found = self.sets[0].has(rows)
        for one in self.sets[1:]:
            found = found & one.has(rows)
        return found


@dataclass(frozen=True, eq=False)
class NoneOf:
    """Rows that are not in the set."""

    of: RowSet
    most: int = UNCOUNTED

    def block(self, first: int, last: int) -> Bits:
        """Turn the block round."""
        return ~self.of.block(first, last)

    def has(self, rows: Rows) -> Bools:
        """Turn the answer round."""
        return ~self.of.has(rows)


@dataclass(eq=False)
class Kept:
    """A set that remembers its blocks, for those that are asked again and again."""

    of: RowSet
    blocks: dict[tuple[int, int], Bits] = field(default_factory=dict)

    @property
    def most(self) -> int:
        """Return what the set says."""
        return self.of.most

    def block(self, first: int, last: int) -> Bits:
        """Return the block as it was worked out the first time."""
        key = (first, last)
        if key not in self.blocks:
            self.blocks[key] = self.of.block(first, last)
        return self.blocks[key]

    def has(self, rows: Rows) -> Bools:
        """Ask the set."""
        return self.of.has(rows)


def packed(rows: Rows, length: int) -> Bits:
    """Return bits that are set at those places, of so many."""
    if len(rows) * SPARSE < length:
        bits = np.zeros(-(-length // 8), dtype=np.uint8)
        np.bitwise_or.at(bits, rows >> 3, np.left_shift(1, rows & 7).astype(np.uint8))
        return bits
    held = np.zeros(length, dtype=np.bool_)
    held[rows] = True
    return np.packbits(held, bitorder="little")
