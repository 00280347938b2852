"""Whom a sentence is about: a name may be a food's as well ("Rye is allergic to milk").

What follows people and never foods is learnt from the samples; before it, a listed value
of another type is hardly believed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skill.simulator.understanding.lexicon import PEOPLE, Reading
from skill.simulator.understanding.model import SLOT

Pair = tuple[str, str]


@dataclass(frozen=True)
class Subjects:
    """The pairs of words that follow each type of slot in samples."""

    after: dict[str, frozenset[Pair]]

    @classmethod
    def of(cls, samples: Iterable[Sequence[str]]) -> "Subjects":
        """Learn from samples whose slots are given as ``{Type}``."""
        found: dict[str, set[Pair]] = defaultdict(set)
        for words in samples:
            for slot, first, second in zip(words, words[1:], words[2:], strict=False):
                if SLOT.fullmatch(slot) and not SLOT.search(first + second):
                    found[slot.strip("{}")].add((first, second))
        return cls({name: frozenset(pairs) for name, pairs in found.items()})

    def are_people(self, reading: Reading, words: Sequence[str]) -> bool:
        """Return whether people alone stand where a reading of another type was found."""
        pair = tuple(words[reading.end : reading.end + 2])
        if reading.type in PEOPLE or reading.type not in self.after:
            return False
        of_people = any(pair in self.after.get(name, ()) for name in PEOPLE)
        return of_people and pair not in self.after[reading.type]
