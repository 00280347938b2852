"""Which sample an utterance comes closest to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Samples:
    """One intent's samples as bags of symbols and pairs of symbols."""

    written: tuple[str, ...]
    bags: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, samples: Sequence[tuple[tuple[str, ...], str]]) -> "Samples":
        """Return the samples with their symbols."""
        return cls(
            tuple(written for _, written in samples),
            tuple(bag(words) for words, _ in samples),
        )

    def nearest(self, symbols: Sequence[str]) -> tuple[str | None, float]:
        """Return the sample that shares most with ``symbols``, and how much (1.0: all)."""
        said = bag(symbols)
        best, found = 0.0, None
        for written, has in zip(self.written, self.bags, strict=True):
            shared = len(said & has)
            alike = 2.0 * shared / (len(said) + len(has))
            if alike > best:
                best, found = alike, written
        return found, best


def bag(symbols: Sequence[str]) -> frozenset[str]:
    """Return the symbols and their neighbouring pairs, the ends included."""
    padded = ["^", *symbols, "$"]
    pairs = {f"{one} {two}" for one, two in pairwise(padded)}
    return frozenset({*symbols, *pairs})
