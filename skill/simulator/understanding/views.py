"""An utterance as classifier and grammar see it: words with typed spans laid over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skill.simulator.understanding.lexicon import Reading

_EDGE = ("^",)
_END = ("$",)

Position = tuple[str, ...]  # the symbols one stretch of words may stand for


@dataclass(frozen=True)
class View:
    """Normalised words and everything they can be read as."""

    words: tuple[str, ...]
    readings: tuple[Reading, ...]
    breaks: frozenset[int] = frozenset()  # a comma follows the word at this index
    denied: frozenset[int] = frozenset()  # the word at this index is spoken against


def positions(view: View, literal: frozenset[str], known: frozenset[str]) -> list[Position]:
    """Return the utterance cut into stretches, the longest typed span first.

    A word that samples also use literally ("one", "second") keeps that reading, and a word
    nobody has seen is just "?".
    """
    spans: dict[int, dict[int, list[str]]] = {}
    for reading in view.readings:
        spans.setdefault(reading.start, {}).setdefault(reading.end, []).append(reading.type)
    found: list[Position] = []
    at = 0
    while at < len(view.words):
        word = view.words[at]
        if at not in spans:
            found.append((word if word in known else "?",))
            at += 1
            continue
        end = max(spans[at])
        symbols = sorted({"{" + each + "}" for each in spans[at][end]})
        if end == at + 1 and word in literal:
            symbols.append(word)
        found.append(tuple(symbols))
        at = end
    return found


def features(found: Sequence[Position]) -> Iterator[str]:
    """Return the unigrams, bigrams and trigrams over all symbols of each position."""
    padded = [_EDGE, *found, _END]
    for at, here in enumerate(padded):
        if 0 < at < len(padded) - 1:
            yield from here
        if at + 1 < len(padded):
            for first in here:
                for second in padded[at + 1]:
                    yield f"{first} {second}"
        if at + 2 < len(padded) and len(here) * len(padded[at + 2]) <= 6:
            yield from _trigrams(here, padded[at + 1], padded[at + 2])


def _trigrams(first: Position, second: Position, third: Position) -> Iterator[str]:
    for one in first:
        for two in second[:2]:
            for three in third:
                yield f"{one} {two} {three}"
