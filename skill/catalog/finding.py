"""Finding the first rows that are in every one of some sets, block by block."""

from collections.abc import Iterator, Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from skill.catalog.ragged import Rows
from skill.catalog.sets import WORD, AllOf, AnyOf, Listed, Mask, RowSet, Words

FIRST_BLOCK = 1 << 12  # rows, at least; each block is larger than the last
GROWTH = 4
LARGEST_BLOCK = 1 << 22
SPARE = 1.5  # times the rows that should do, if sets were independent
FEW = 4096  # rows that are rather looked at one by one
RARE = 1 / 256  # of rows: from here on most words are empty, and left out
SHORT, LONG = 256, 1024  # words that are all laid out; from which on the empty are left out
EVERY = ~np.uint64(0)


class Scan:
    """The rows that are in every one of some sets, to be asked in several ways.

    What was worked out is kept: the rows one by one where a set is a short list, else the
    bits of the blocks that were needed.
    """

    def __init__(self, sets: Sequence[RowSet], rows: int) -> None:
        self.sets = sorted(sets, key=lambda one: one.most)
        self.shares = [min(one.most / max(rows, 1), 1.0) for one in self.sets]
        self.rows = rows
        self._bounds: Iterator[tuple[int, int]] | None = None
        self._blocks: list[tuple[int, int, Words]] = []
        self._few = _narrowed(self.sets)

    def first(self, most: int, *others: RowSet) -> Rows:
        """Return the first rows that are in the other sets too, at most ``most``."""
        few = self._few
        if few is not None:
            few = _among(few, others)
        elif (fewer := _narrowed(others)) is not None:
            few = self._among_blocks(fewer)
        if few is not None:
            return few[:most]
        found: list[Rows] = []
        for first, last, words in self._laid(most):
            for one in others:
                words = words & one.block(first, last)
            found.append(rows_of(words, first, last, most))
            most -= len(found[-1])
            if most <= 0:
                break
        return found[0] if len(found) == 1 else _joined(found)

    def _laid(self, most: int) -> Iterator[tuple[int, int, Words]]:
        """Yield the bounds and the bits of each block, laid out when they are needed."""
        yield from self._blocks
        if self._bounds is None:
            wanted = min(SPARE * most / max(prod(self.shares), 1e-9), LARGEST_BLOCK)
            self._bounds = blocks(self.rows, WORD * -(-int(wanted) // WORD))
        for first, last in self._bounds:
            words = self._anded(first, last)
            self._blocks.append((first, last, words))
            yield first, last, words

    def _anded(self, first: int, last: int) -> Words:
        """Return the bits of a block that are in every set; the rarest sets come first.

        Once most words must be empty, the other sets are asked about the rest alone.
        """
        sets = self.sets
        if not sets:
            return np.full(-(-(last - first) // WORD), EVERY)
        together, share = 1, self.shares[0]
        while share > RARE and together < len(sets):
            share *= self.shares[together]
            together += 1
        left = AllOf(sets[:together]).block(first, last)
        if together == len(sets):
            return left
        at = (left != 0).nonzero()[0]
        some = left.take(at)
        for one in sets[together:]:
            some &= one.block(first, last).take(at)
        left = np.zeros_like(left)
        left[at] = some
        return left

    def _among_blocks(self, rows: Rows) -> Rows:
        """Return those of the rows that are in every set."""
        kept: list[Rows] = []
        done = 0
        for first, last, words in self._blocks:
            here = rows[done : rows.searchsorted(last)]
            done += len(here)
            if len(here):
                kept.append(here[Mask(words.view(np.uint8)).has(here - first)])
        return _joined([*kept, _among(rows[done:], self.sets)])


def first_rows(sets: Sequence[RowSet], rows: int, most: int) -> Rows:
    """Return the first rows that are in every set, at most ``most``."""
    return Scan(sets, rows).first(most)


def settled(one: RowSet, rows: int) -> RowSet:
    """Return the same set as a short list or one mask, to be asked many times."""
    if one.most <= FEW and (listed := _listed(one)) is not None:
        return Listed(listed)
    return Mask(one.block(0, rows).view(np.uint8))


def joined(lists: Sequence[Rows], rows: int) -> RowSet:
    """Return the set of the rows that any of the lists has: a list if few, else a mask."""
    many = sum(map(len, lists))
    if many <= FEW:
        return Listed(np.unique(_joined(lists)))
    held = np.zeros(WORD * -(-rows // WORD), dtype=np.bool_)
    for each in lists:
        held[each] = True
    return Mask(np.packbits(held, bitorder="little"))


def blocks(rows: int, size: int = FIRST_BLOCK) -> Iterator[tuple[int, int]]:
    """Yield the bounds of blocks, the first of about ``size``, whole words."""
    first, size = 0, max(size, FIRST_BLOCK)
    while first < rows:
        last = min(first + size, rows)
        yield first, last
        first, size = last, min(size * GROWTH, LARGEST_BLOCK)


def rows_of(words: Words, first: int, last: int, most: int) -> Rows:
    """Return the first rows of a block whose bits are set, at most ``most``."""
    if len(words) > LONG:
        at = (words != 0).nonzero()[0]  # four times as fast as of the words themselves
        at = at[:most]  # in each of them is at least one
        some = words.take(at)
        enough = _enough(some, most)
        at, some = at[:enough], some[:enough]
        places = _places(some, most)
        rows: Rows = ((at << 6) + first).astype(np.int32).take(places >> 6)
        rows += places & 63
    else:
        some = words if len(words) <= SHORT else words[: _enough(words, most)]
        rows = _places(some, most).astype(np.int32)
        rows += first
    return rows[: rows.searchsorted(last)] if last % WORD else rows


def _enough(words: Words, most: int) -> int:
    """Return how many of the words hold so many set bits."""
    counts = np.bitwise_count(words).cumsum(dtype=np.int64)
    return int(counts.searchsorted(most)) + 1


def _places(words: Words, most: int) -> NDArray[np.int64]:
    """Return the places of the first set bits, at most ``most``."""
    bits = np.unpackbits(words.view(np.uint8), bitorder="little").view(np.bool_)
    return bits.nonzero()[0][:most]


def _joined(lists: Sequence[Rows]) -> Rows:
    """Return lists one after another."""
    every: Rows = np.concatenate([*lists, np.empty(0, dtype=np.int32)])
    return every


def _narrowed(sets: Sequence[RowSet]) -> Rows | None:
    """Return the rows that are in every set, where one of them is a short list."""
    fewest = min(sets, key=lambda one: one.most, default=None)
    listed = None if fewest is None or fewest.most > FEW else _listed(fewest)
    if listed is None:
        return None
    return _among(listed, [one for one in sets if one is not fewest])


def _among(rows: Rows, sets: Sequence[RowSet]) -> Rows:
    """Return those of the rows that are in every set."""
    for one in sets:
        if not len(rows):
            break
        rows = rows[one.has(rows)]
    return rows


def _listed(one: RowSet) -> Rows | None:
    """Return the rows of a set that can be listed cheaply."""
    if isinstance(one, Listed):
        return one.listed()
    if isinstance(one, AnyOf):
        lists = [_listed(each) for each in one.sets]
        known = [each for each in lists if each is not None]
        return np.unique(_joined(known)) if len(known) == len(lists) else None
    if isinstance(one, AllOf):
        return _narrowed(one.sets)
    return None
