"""Finding the first rows that are in every one of some sets, block by block."""

from collections.abc import Sequence
from math import prod

import numpy as np

from skill.catalog.blocks import Block
from skill.catalog.ragged import Rows
from skill.catalog.sets import WORD, AllOf, AnyOf, Listed, Mask, RowSet

FIRST_BLOCK = 1 << 12  # rows, at least; each block is larger than the last
GROWTH = 4
LARGEST_BLOCK = 1 << 22
SPARE = 1.2  # times the rows that should do, if sets were independent
FEW = 4096  # rows that are rather looked at one by one
NO_ROWS: Rows = np.empty(0, dtype=np.int32)


class Scan:
    """The rows that are in every one of some sets, to be asked in several ways.

    What was worked out is kept: the rows that were found first, and the bits of the blocks
    after them.  Where a set is a short list, its rows are looked at one by one instead.
    """

    def __init__(self, sets: Sequence[RowSet], rows: int) -> None:
        self.sets = sorted(sets, key=lambda one: one.most)
        self.shares = [min(one.most / max(rows, 1), 1.0) for one in self.sets]
        self.rows = rows
        self._few = _narrowed(self.sets)
        self._found = NO_ROWS  # all that are in every set, of those before ``_done``
        self._done = 0
        self._blocks: list[Block] = []  # from there on
        self._laid = 0

    def first(self, most: int, *others: RowSet) -> Rows:
        """Return the first rows that are in the other sets too, at most ``most``."""
        if self._few is not None:
            return _among(self._few, others)[:most]
        if (fewer := _narrowed(others)) is not None:
            return self._met(fewer)[:most]
        if not others:
            self._find(most)
        kept = [_among(self._found, others)]
        met, number = len(kept[0]), 0
        while met < most and (number < len(self._blocks) or self._lay(most, met)):
            rows, _ = self._blocks[number].among(others).rows(most - met)
            kept.append(rows)
            met += len(rows)
            number += 1
        return _joined(kept)[:most]

    def _find(self, most: int) -> None:
        """Find ``most`` rows or a few more, if there are so many; keep them all."""
        kept, met = [self._found], len(self._found)
        while met < most and (self._blocks or self._lay(most, met)):
            block = self._blocks.pop(0)
            rows, used = block.rows(most - met)
            kept.append(rows)
            met += len(rows)
            self._done = block.end(used)
            if self._done < block.last:
                self._blocks.insert(0, block.after(used))
        self._found = _joined(kept)

    def _lay(self, most: int, met: int) -> bool:
        """Lay out the bits of one more block, if there is one.

        It is as long as should do for ``most`` rows: after a first one by how many were
        met in what was laid out before.
        """
        if self._laid:
            rows = self._laid * SPARE * (most - met) / max(met, 1)
            rows = min(max(rows, self._laid), GROWTH * self._laid)
        else:
            rows = SPARE * most / max(prod(self.shares), 1e-9)
        first = self._laid
        rows = max(min(rows, LARGEST_BLOCK), FIRST_BLOCK)
        self._laid = min(first + WORD * -(-int(rows) // WORD), self.rows)
        if first < self._laid:
            bounds = slice(first, self._laid)
            self._blocks.append(Block.of(self.sets, self.shares, bounds))
        return first < self._laid

    def _met(self, rows: Rows) -> Rows:
        """Return those of the rows that are in every set."""
        bound = rows.searchsorted(self._done)
        here, rest = rows[:bound], rows[bound:]
        found = here[Listed(self._found).has(here)]
        return _joined([found, _among(rest, self.sets)])


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


def _joined(lists: Sequence[Rows]) -> Rows:
    """Return lists one after another."""
    if len(lists) == 1:
        return lists[0]
    every: Rows = np.concatenate([*lists, NO_ROWS])
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
