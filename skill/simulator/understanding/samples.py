"""Which sample an utterance comes closest to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise


class Samples:
    """One intent's samples, found by the symbols and pairs of symbols they share."""

    def __init__(self, samples: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._written: list[str] = []
        self._sizes: list[int] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        for at, (words, written) in enumerate(samples):
            has = bag(words)
            self._written.append(written)
            self._sizes.append(len(has))
            for symbol in has:
                self._having[symbol].append(at)

    def nearest(self, symbols: Sequence[str]) -> tuple[str | None, float]:
        """Return the sample that shares most with ``symbols``, and how much (1.0: all)."""
        said = bag(symbols)
        shared = Counter(at for symbol in said for at in self._having.get(symbol, ()))
        if not shared:
            return None, 0.0
        alike = {at: 2.0 * n / (len(said) + self._sizes[at]) for at, n in shared.items()}
        best = min(alike, key=lambda at: (-alike[at], at))
        return self._written[best], alike[best]


def bag(symbols: Sequence[str]) -> frozenset[str]:
    """Return the symbols and their neighbouring pairs, the ends included."""
    pairs = {f"{one} {two}" for one, two in pairwise(["^", *symbols, "$"])}
    return frozenset({*symbols, *pairs})
