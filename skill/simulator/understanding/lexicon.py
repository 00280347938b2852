"""The values a model lists, found in what was said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skill.simulator.understanding.model import InteractionModel

PEOPLE = frozenset({"Person", "AMAZON.FirstName", "AMAZON.Person"})

Cut = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Reading:
    """Words ``start`` to ``end`` read as a value of ``type``; Amazon's have no ``id``."""

    start: int
    end: int
    type: str
    value: str | None = None  # Alexa's format, for Amazon's types
    id: str | None = None
    name: str | None = None
    doubt: float = 0.0  # what believing it costs, in nats


@dataclass(frozen=True)
class Entry:
    """One phrase of one value."""

    words: tuple[str, ...]
    type: str
    id: str
    name: str


class Lexicon:
    """Every phrase of every custom type, by its first word."""

    def __init__(self, model: InteractionModel, cut: Cut) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        self.words: set[str] = set()
        self.proper: set[str] = set()  # names of people, which are not spelt by rule
        for slot_type, values in model.types.items():
            entries = [
                Entry(tuple(cut(phrase)), slot_type, value.id, value.name)
                for value in values
                for phrase in value.phrases
            ]
            for entry in entries:
                self._by_first.setdefault(entry.words[0], []).append(entry)
                self.words.update(entry.words)
                if slot_type in PEOPLE:
                    self.proper.update(entry.words)

    def readings(self, words: Sequence[str]) -> Iterator[Reading]:
        """Return every listed value found in ``words``, at every length."""
        said = tuple(words)
        for start, word in enumerate(said):
            for entry in self._by_first.get(word, ()):
                end = start + len(entry.words)
                if said[start:end] == entry.words:
                    yield Reading(start, end, entry.type, None, entry.id, entry.name)


def longest(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings that no longer one of the same type covers."""
    kept: Mapping[str, list[Reading]] = {}
    ordered = sorted(readings, key=lambda each: each.start - each.end)
    by_type: dict[str, list[Reading]] = dict(kept)
    for reading in ordered:
        same = by_type.setdefault(reading.type, [])
        if not any(o.start <= reading.start and reading.end <= o.end for o in same):
            same.append(reading)
    return [reading for same in by_type.values() for reading in same]
