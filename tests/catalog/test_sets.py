"""Sets of rows say the same however they are laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.catalog.finding import LARGEST_BLOCK, Scan, first_rows, joined, settled
from skill.catalog.ragged import Rows
from skill.catalog.sets import (
    AllOf,
    AnyOf,
    AtMost,
    Bits,
    Bools,
    Listed,
    Mask,
    NoneOf,
    RowSet,
    Words,
)

MOST = 70_000  # more than the first block
sizes = st.sampled_from([0, 1, 63, 64, 65, 4096, 4097, 20_000, MOST])
seeds = st.integers(0, 2**32 - 1)


def some(chance: np.random.Generator, rows: int) -> Rows:
    """Return some rows, few or many."""
    share = chance.choice([0.0, 0.0005, 0.01, 0.3, 1.0])
    return np.flatnonzero(chance.random(rows) < share).astype(np.int32)


def padded(flags: Bools) -> Bits:
    """Return flags as bits in whole words, as a catalogue's masks are."""
    bits = np.packbits(flags, bitorder="little")
    return np.concatenate([bits, np.zeros(-len(bits) % 8, dtype=np.uint8)])


def laid_out(chance: np.random.Generator, rows: int) -> tuple[RowSet, set[int]]:
    """Return a random set in a random layout, and what is in it."""
    held = some(chance, rows)
    flags = np.zeros(rows, dtype=np.bool_)
    flags[held] = True
    places = chance.integers(0, 4, len(held)).astype(np.uint8)
    numbers = chance.integers(0, 300, rows).astype(np.uint16)
    limit = int(chance.integers(0, 300))
    other = some(chance, rows)
    every = set(range(rows))
    choices: list[tuple[RowSet, set[int]]] = [
        (Mask(padded(flags)), set(held.tolist())),
        (Listed(held), set(held.tolist())),
        (Listed(held, places, 2), set(held[places & 2 != 0].tolist())),
        (AtMost(numbers, limit), set(np.flatnonzero(numbers <= limit).tolist())),
        (NoneOf(Listed(held)), every - set(held.tolist())),
        (joined([held, other], rows), {*held.tolist(), *other.tolist()}),
        (AnyOf([Listed(held), Listed(other)]), {*held.tolist(), *other.tolist()}),
        (AllOf([Listed(held), Listed(other)]), {*held.tolist()} & {*other.tolist()}),
        (AnyOf([]), set()),
    ]
    found, inside = choices[int(chance.integers(len(choices)))]
    ways: Sequence[RowSet] = (found, settled(found, rows))
    return ways[int(chance.integers(len(ways)))], inside


@settings(max_examples=60, deadline=None)
@given(rows=sizes, seed=seeds, count=st.integers(0, 4), most=st.integers(1, 3000))
def test_the_first_rows_in_every_set_are_found(
    rows: int, seed: int, count: int, most: int
) -> None:
    """In order, as many as were wanted, and no others."""
    chance = np.random.default_rng(seed)
    sets = [laid_out(chance, rows) for _ in range(count)]
    expected = set(range(rows)).intersection(*(inside for _, inside in sets))

    found = first_rows([one for one, _ in sets], rows, most)

    assert found.tolist() == sorted(expected)[:most]


@settings(max_examples=40, deadline=None)
@given(rows=sizes, seed=seeds, most=st.integers(1, 3000))
def test_a_scan_answers_again_for_what_else_is_asked(
    rows: int, seed: int, most: int
) -> None:
    """With fewer and with more sets, however much it looked at before."""
    chance = np.random.default_rng(seed)
    (one, inside), (other, within) = laid_out(chance, rows), laid_out(chance, rows)
    scan = Scan([one], rows)

    assert scan.first(1).tolist() == sorted(inside)[:1]
    assert scan.first(most, other).tolist() == sorted(inside & within)[:most]
    assert scan.first(most).tolist() == sorted(inside)[:most]


@settings(max_examples=40, deadline=None)
@given(rows=st.sampled_from([65, 4097, 20_000]), seed=seeds)
def test_a_set_answers_for_rows_as_for_blocks(rows: int, seed: int) -> None:
    """Whether it is asked for a block or for single rows."""
    chance = np.random.default_rng(seed)
    one, inside = laid_out(chance, rows)
    asked = np.unique(chance.integers(0, rows, 50)).astype(np.int32)

    assert one.has(asked).tolist() == [row in inside for row in asked.tolist()]
    bits = np.unpackbits(one.block(64, rows).view(np.uint8), bitorder="little")[: rows - 64]
    assert set((np.flatnonzero(bits) + 64).tolist()) == {r for r in inside if r >= 64}


@dataclass(frozen=True, eq=False)
class Watched:
    """A set that notes which blocks it was asked for."""

    of: RowSet
    asked: list[tuple[int, int]]

    @property
    def most(self) -> int:
        """Return how many there are at most."""
        return self.of.most

    def block(self, first: int, last: int) -> Words:
        """Note the bounds."""
        self.asked.append((first, last))
        return self.of.block(first, last)

    def has(self, rows: Rows) -> Bools:
        """Look the rows up."""
        return self.of.has(rows)


@settings(max_examples=40, deadline=None)
@given(rows=sizes, seed=seeds, most=st.integers(1, 3000))
def test_each_row_is_laid_out_once_and_no_more_than_are_needed(
    rows: int, seed: int, most: int
) -> None:
    """Blocks begin on a word where the last one ended; enough found, no other is asked."""
    chance = np.random.default_rng(seed)
    flags = chance.random(rows) < chance.choice([0.001, 0.05, 0.9])
    asked: list[tuple[int, int]] = []
    scan = Scan([Watched(Mask(padded(flags)), asked)], rows)

    scan.first(most // 2 + 1)
    laid = len(asked)
    scan.first(most // 2 + 1, NoneOf(AnyOf([])))

    assert len(asked) == laid  # what was found already is enough
    scan.first(most)
    assert [first for first, _ in asked] == [0, *(last for _, last in asked)][: len(asked)]
    assert all(first % 64 == 0 and last - first <= LARGEST_BLOCK for first, last in asked)
    held = sum(flags[: asked[-2][1] if len(asked) > 1 else 0])
    assert held < most
