"""Sets of rows, laid out in whatever way is cheap, and ANDed a block at a time.

Rows are in the order of their prior, so the first that are in every set are the likeliest.
A block is one bit a row in 64-bit words; bits past the last row mean nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from skill.catalog.ragged import Rows

Bits = NDArray[np.uint8]
Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]
WORD = 64
SPARSE = 128  # bits for each that is set, from which on they are set one by one


class RowSet(Protocol):
    """Some of the rows."""

    @property
    def most(self) -> int:
        """Return how many rows there are in it at most; many where nobody counted."""

    def block(self, first: int, last: int) -> Words:
        """Return a bit for each row from ``first``, a multiple of 64; not to be written."""

    def has(self, rows: Rows) -> Bools:
        """Return for each of the rows whether it is in the set."""


UNCOUNTED = 1 << 62


@dataclass(frozen=True, eq=False)
class Mask:
    """A packed mask of the catalogue, in bytes of whole words."""

    bits: Bits

    @cached_property
    def most(self) -> int:
        """Return how many rows are in it, counted once."""
        return int(np.bitwise_count(self.words).sum())

    @cached_property
    def words(self) -> Words:
        """Return the same bits as words."""
        return self.bits.view(np.uint64)

    def block(self, first: int, last: int) -> Words:
        """Return the mask's own words."""
        return self.words[first // WORD : -(-last // WORD)]

    def has(self, rows: Rows) -> Bools:
        """Look the bits up."""
        found = self.bits.take(rows >> 3, mode="clip")
        found >>= (rows & 7).astype(np.uint8)
        found &= 1
        return found.view(np.bool_)


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

    def block(self, first: int, last: int) -> Words:
        """Set the bits of the rows that are listed between."""
        return packed(self._between(first, last) - first, last - first)

    def has(self, rows: Rows) -> Bools:
        """Look the rows up by bisection."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=np.bool_)
        at = self.rows.searchsorted(rows)
        found: Bools = self.rows.take(at, mode="clip") == rows
        if self.places is not None:
            found &= (self.places.take(at, mode="clip") & self.needed) != 0
        return found

    def listed(self) -> Rows:
        """Return the rows."""
        return self.rows if self.places is None else self._between(0, UNCOUNTED)

    def _between(self, first: int, last: int) -> Rows:
        begin, end = self.rows.searchsorted((first, last))
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

    def block(self, first: int, last: int) -> Words:
        """Compare the numbers of the block."""
        return _words(self.numbers[first:last] <= self.limit)

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

    def block(self, first: int, last: int) -> Words:
        """Join the blocks."""
        joined = np.zeros(-(-(last - first) // WORD), dtype=np.uint64)
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

    def block(self, first: int, last: int) -> Words:
        """AND the blocks."""
        left = self.sets[0].block(first, last)
        if len(self.sets) > 1:
            left = left & self.sets[1].block(first, last)
        for one in self.sets[2:]:
            left &= one.block(first, last)
        return left

    def has(self, rows: Rows) -> Bools:
        """Ask each set, about the rows that are left."""
        left = np.arange(len(rows))
        for one in self.sets:
            left = left[one.has(rows[left])]
        found = np.zeros(len(rows), dtype=np.bool_)
        found[left] = True
        return found


@dataclass(frozen=True, eq=False)
class NoneOf:
    """Rows that are not in the set."""

    of: RowSet
    most: int = UNCOUNTED

    def block(self, first: int, last: int) -> Words:
        """Turn the block round."""
        return ~self.of.block(first, last)

    def has(self, rows: Rows) -> Bools:
        """Turn the answer round."""
        return ~self.of.has(rows)


def packed(rows: Rows, length: int) -> Words:
    """Return bits that are set at those places, of so many."""
    if len(rows) * SPARSE < length:
        bits = np.zeros(8 * -(-length // WORD), dtype=np.uint8)
        np.bitwise_or.at(bits, rows >> 3, np.left_shift(1, rows & 7).astype(np.uint8))
        return bits.view(np.uint64)
    held = np.zeros(WORD * -(-length // WORD), dtype=np.bool_)
    held[rows] = True
    return _words(held)


def _words(flags: Bools) -> Words:
    """Return flags as bits, padded to whole words."""
    bits = np.packbits(flags, bitorder="little")
    if len(bits) % 8:
        bits = np.concatenate([bits, np.zeros(-len(bits) % 8, dtype=np.uint8)])
    return bits.view(np.uint64)
