"""Small slips of the keyboard, put right against the words the model knows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

_LONG = 8  # letters from which two slips are believed
_SHORT = 4  # letters from which one is


class Spelling:
    """Known words by what is left of them when a letter is missing.

    Source: Garbe's symmetric delete, 2012: compare deletions rather than make insertions.
    """

    def __init__(self, known: Mapping[str, int], correct: Iterable[str]) -> None:
        self._known = {word: often for word, often in known.items() if len(word) >= _SHORT}
        self._correct = frozenset(correct)
        self._by_rest: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            for rest in _shorter(word):
                self._by_rest[rest].add(word)

    def put_right(self, word: str) -> str:
        """Return the known word that ``word`` most likely is a slip of, or ``word``."""
        if len(word) < _SHORT or word in self._known or word in self._correct:
            return word
        if not word.isalpha():
            return word
        near = {other for rest in _shorter(word) for other in self._by_rest.get(rest, ())}
        ranked = sorted((_slips(word, other), -self._known[other], other) for other in near)
        if not ranked or ranked[0][0] > _allowed(word):
            return word
        return ranked[0][2]


def _allowed(word: str) -> float:
    """Return the slips forgiven in ``word``; a swap counts for 0.5."""
    return 2.0 if len(word) >= _LONG else 1.0


def _shorter(word: str) -> Iterator[str]:
    """Return ``word`` and every way to leave out a letter (two in a long one)."""
    yield word
    for at in range(len(word)):
        less = word[:at] + word[at + 1 :]
        yield less
        if len(word) >= _LONG:
            yield from (less[:b] + less[b + 1 :] for b in range(at, len(less)))


def _slips(word: str, other: str) -> float:
    """Return the slips from ``other`` to ``word``; a wrong first letter counts double."""
    rows = [[float(at) for at in range(len(other) + 1)]]
    for at, letter in enumerate(word, 1):
        row = [float(at)]
        for b, meant in enumerate(other, 1):
            best = min(rows[-1][b] + 1, row[-1] + 1, rows[-1][b - 1] + (letter != meant))
            if at > 1 and b > 1 and letter == other[b - 2] and word[at - 2] == meant:
                best = min(best, rows[-2][b - 2] + 0.5)
            row.append(best)
        rows.append(row)
    return rows[-1][-1] + (word[0] != other[0])
