"""Finding the first rows that are in every one of some sets, block by block."""

from collections.abc import Iterator, Sequence

import numpy as np

from skill.catalog.ragged import Rows
from skill.catalog.sets import AllOf, AnyOf, Kept, Listed, Mask, RowSet

FIRST_BLOCK = 1 << 12  # rows; each block is larger than the last, so that few are needed
GROWTH = 4
LARGEST_BLOCK = 1 << 20
FEW = 4096  # rows that are rather looked at one by one
WORD = 64


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
