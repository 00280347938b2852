"""How an intent is phrased: a trigram model of its samples, words and slots alike.

The words of an utterance are laid out as a lattice: every word as itself, every reading as
a slot of its type, every other stretch as a value no list holds.  The cheapest path says
which words fill which slots, so combinations that no sample spells out are still read.

Source: Witten & Bell 1991, IEEE Trans. Inf. Theory 37(4), method C, for the interpolation.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

START = "^"
END = "$"
_UNSEEN = 3e-5  # the chance of a word that no sample of any intent has


class Background:
    """How often each symbol stands in the samples of any intent."""

    def __init__(self, samples: Iterable[Sequence[str]]) -> None:
        self._counts = Counter(symbol for sample in samples for symbol in sample)
        self._total = sum(self._counts.values())

    def chance(self, symbol: str) -> float:
        """Return the chance of ``symbol`` anywhere."""
        return 0.5 * self._counts[symbol] / self._total + _UNSEEN


class Phrasing:
    """One intent's trigrams, backed off to bigrams, words, and all intents together."""

    def __init__(
        self,
        samples: Sequence[Sequence[str]],
        slots: Mapping[str, str],
        background: Background,
    ) -> None:
        self._background = background
        self._slots = frozenset("{" + name + "}" for name in slots)
        self._one: Counter[str] = Counter()
        self._two: dict[str, Counter[str]] = defaultdict(Counter)
        self._three: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sample in samples:
            padded = [START, START, *sample, END]
            for at in range(2, len(padded)):
                self._one[padded[at]] += 1
                self._two[padded[at - 1]][padded[at]] += 1
                self._three[padded[at - 2], padded[at - 1]][padded[at]] += 1
        self._total = sum(self._one.values())
        self._sums: dict[object, int] = {
            **{key: sum(each.values()) for key, each in self._two.items()},
            **{key: sum(each.values()) for key, each in self._three.items()},
        }
        self._known: dict[tuple[str, str, str], float] = {}
        self.vocabulary = frozenset(self._one)

    def cost(self, before: str, last: str, symbol: str) -> float:
        """Return the cost in nats of ``symbol`` after ``before`` and ``last``."""
        key = (before, last, symbol)
        known = self._known.get(key)
        if known is None:
            known = -math.log(self._chance(before, last, symbol))
            self._known[key] = known
        return known

    def _chance(self, before: str, last: str, symbol: str) -> float:
        """Return the interpolated chance of ``symbol``."""
        kinds = len(self._one) + 1
        everywhere = self._background.chance(symbol)
        if symbol in self._slots:
            everywhere = max(everywhere, 1e-3)
        chance = (self._one[symbol] + kinds * everywhere) / (self._total + kinds)
        chance = self._mixed(self._two.get(last), last, symbol, chance)
        pair = (before, last)
        return self._mixed(self._three.get(pair), pair, symbol, chance)

    def _mixed(
        self, seen: Counter[str] | None, key: object, symbol: str, otherwise: float
    ) -> float:
        """Return what followed ``key``, mixed with ``otherwise`` by how varied that was."""
        if not seen:
            return otherwise
        return (seen[symbol] + len(seen) * otherwise) / (self._sums[key] + len(seen))
