"""Sets of rows, laid out in whatever way is cheap, and ANDed a block at a time.

Rows are in the order of their prior, so the first ``most`` that are in every set are the
likeliest, and looking stops there.  Nothing here is larger than a block of one bit a row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from skill.catalog.ragged import Rows

Bits = NDArray[np.uint8]
Bools = NDArray[np.bool_]
FIRST_BLOCK = 1 << 12  # rows; each block is larger than the last, so that few are needed
GROWTH = 4
LARGEST_BLOCK = 1 << 20
FEW = 4096  # rows that are rather looked at one by one
WORD = 64
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


def settled(one: RowSet, rows: int) -> RowSet:
    """Return the same set as a short list or one mask, to be asked many times."""
    if one.most <= FEW and (listed := _listed(one)) is not None:
        return Listed(listed)
    return Mask(one.block(0, rows))


def joined(lists: Sequence[Rows], rows: int) -> RowSet:
    """Return the set of the rows that any of the lists has: a list if few, else a mask."""
    many = sum(map(len, lists))
    if many <= FEW:
        return Listed(np.unique(np.concatenate([*lists, np.empty(0, dtype=np.int32)])))
    held = np.zeros(rows, dtype=np.bool_)
    for each in lists:
        held[each] = True
    return Mask(np.packbits(held, bitorder="little"))


def parts(sets: Sequence[RowSet], rows: int) -> Iterator[Rows]:
    """Yield, in order and in parts, all rows that are in every one of the sets."""
    fewest = min(sets, key=lambda one: one.most, default=None)
    listed = _listed(fewest) if fewest is not None and fewest.most <= FEW else None
    if listed is not None:
        others = [one for one in sets if one is not fewest]
        yield listed[AllOf(others).has(listed)] if others else listed
        return
    for first, last in blocks(rows):
        yield _rows(sets, first, last)


def first_rows(sets: Sequence[RowSet], rows: int, most: int) -> Rows:
    """Return the first rows that are in every set, at most ``most``."""
    found: list[Rows] = []
    many = 0
    for part in parts(sets, rows):
        found.append(part)
        many += len(part)
        if many >= most:
            break
    return np.concatenate(found)[:most] if found else np.empty(0, dtype=np.int32)


def blocks(rows: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of blocks, the first of them small."""
    first, size = 0, FIRST_BLOCK
    while first < rows:
        last = min(first + size, rows)
        yield first, last
        first, size = last, min(size * GROWTH, LARGEST_BLOCK)


def _rows(sets: Sequence[RowSet], first: int, last: int) -> Rows:
    """Return the rows of a block that are in every set."""
    if not sets:
        return np.arange(first, last, dtype=np.int32)
    bits = AllOf(sets).block(first, last)
    padded = np.zeros(8 * -(-(last - first) // WORD), dtype=np.uint8)
    held = min(len(bits), len(padded))
    padded[:held] = bits[:held]
    words = np.flatnonzero(padded.view(np.uint64))
    some = padded.view(np.uint64)[words].view(np.uint8)
    at = np.flatnonzero(np.unpackbits(some, bitorder="little").view(np.bool_))
    rows = (words[at // WORD] * WORD + at % WORD + first).astype(np.int32)
    return rows[: np.searchsorted(rows, last)]


def _listed(one: RowSet) -> Rows | None:
    """Return the rows of a set that can be listed cheaply."""
    if isinstance(one, Kept):
        return _listed(one.of)
    if isinstance(one, Listed):
        return one.listed()
    if isinstance(one, AnyOf):
        lists = [_listed(each) for each in one.sets]
        known = [each for each in lists if each is not None]
        if len(known) == len(lists):
            return np.unique(np.concatenate([*known, np.empty(0, dtype=np.int32)]))
    if isinstance(one, AllOf):
        smallest = min(one.sets, key=lambda each: each.most)
        listed = _listed(smallest)
        return None if listed is None else listed[one.has(listed)]
    return None
