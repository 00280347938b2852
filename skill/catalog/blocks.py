"""A block of a catalogue's rows as bits, without the words that are empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.catalog.ragged import Rows
from skill.catalog.sets import WORD, AllOf, RowSet, Words

RARE = 1 / 256  # of rows: from here on most words are empty, and left out
SHORT, LONG = 256, 1024  # words that are all laid out; in a longer block no empty ones are
EVERY = ~np.uint64(0)
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The rows from ``first`` up to ``last`` that are in some sets.

    ``words`` are bits of 64 rows each, (w,), and ``at`` the places of these words in the
    block, (w,), in order; None where they are all of them.
    """

    first: int
    last: int
    words: Words
    at: Places | None = None

    @classmethod
    def of(cls, sets: Sequence[RowSet], shares: Sequence[float], bounds: slice) -> Self:
        """Return what is in every set, of which the rarest come first.

        Once most words must be empty, the other sets are asked about the rest alone.
        """
        first, last = bounds.start, bounds.stop
        if not sets:
            return cls(first, last, np.full(-(-(last - first) // WORD), EVERY))
        together, share = 1, shares[0]
        while share > RARE and together < len(sets):
            share *= shares[together]
            together += 1
        block = cls(first, last, AllOf(sets[:together]).block(first, last))
        if share > RARE:
            return block
        block = block.packed().among(sets[together:])
        return block.packed() if together < len(sets) else block

    def packed(self) -> Self:
        """Return the block without its empty words, if it is a long one."""
        if len(self.words) <= LONG:
            return self
        kept = (self.words != 0).nonzero()[0]  # four times as fast as of words themselves
        at = kept if self.at is None else self.at.take(kept)
        return type(self)(self.first, self.last, self.words.take(kept), at)

    def among(self, others: Iterable[RowSet]) -> Self:
        """Return those of the rows that are in the other sets, too."""
        words, at = self.words, self.at
        for one in others:
            held = one.block(self.first, self.last)
            words = words & (held if at is None else held.take(at))
        return type(self)(self.first, self.last, words, at)

    def after(self, words: int) -> Self:
        """Return the block without its first words."""
        if self.at is None:
            return type(self)(self.end(words), self.last, self.words[words:])
        return type(self)(self.first, self.last, self.words[words:], self.at[words:])

    def end(self, words: int) -> int:
        """Return the first row that no more is told of after so many words."""
        if words == len(self.words):
            return self.last
        before = words if self.at is None else int(self.at[words - 1]) + 1
        return self.first + WORD * before

    def rows(self, most: int) -> tuple[Rows, int]:
        """Return the first rows, and how many words they were taken from.

        There are ``most`` or a few more, all that the last of those words holds; or fewer,
        where all words together do not hold so many.
        """
        if self.at is None and len(self.words) > LONG:
            return self._without_empty(most)
        words, at = self.words, self.at
        short = SHORT if at is None else LONG
        used = len(words) if len(words) <= short else _enough(words, most)
        bits = np.unpackbits(words[:used].view(np.uint8), bitorder="little")
        places = bits.view(np.bool_).nonzero()[0]
        if at is None:
            rows = places.astype(np.int32)
            rows += self.first
        else:
            rows = ((at[:used] << 6) + self.first).astype(np.int32).take(places >> 6)
            rows += places & 63
        return rows[: rows.searchsorted(self.last)] if self.last % WORD else rows, used

    def _without_empty(self, most: int) -> tuple[Rows, int]:
        """Return the first rows of a long block, and how many of its words they take."""
        kept = (self.words != 0).nonzero()[0]
        at = kept[:most]  # in each of them is at least one
        rows, used = type(self)(self.first, self.last, self.words.take(at), at).rows(most)
        return rows, int(at[used - 1]) + 1 if used < len(kept) else len(self.words)


def _enough(words: Words, most: int) -> int:
    """Return how many of the words hold so many set bits, or all."""
    counts = np.bitwise_count(words).cumsum(dtype=np.int64)
    return min(int(counts.searchsorted(most)) + 1, len(words))
