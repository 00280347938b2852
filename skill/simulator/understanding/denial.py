"""What is not wanted: "without eggs, milk and nuts" speaks against all three.

A denial reaches over the list that follows it, however that is joined, until the sentence
turns ("but with", "using").  Which slots may stand there is learnt from the samples: one
that no sample of its intent denies is never filled with what was denied, or the nuts that
must not be in a dish would be looked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skill.simulator.understanding.language import Language
from skill.simulator.understanding.model import SLOT

Words = tuple[str, ...]
NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Denial:
    """One language's ways to say what is not wanted; phrases are cut into words."""

    denials: frozenset[Words]
    no_denials: frozenset[Words]
    joiners: frozenset[Words]
    reopeners: frozenset[str]
    turns: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, language: Language, cut: Callable[[str], Words]) -> "Denial":
        """Return the denials of ``language``."""
        return cls(
            frozenset(map(cut, language.denials)),
            frozenset(map(cut, language.no_denials)),
            frozenset(map(cut, language.joiners)),
            language.reopeners,
            language.turns,
            language.function_words,
        )

    def denied(
        self,
        words: Words,
        breaks: frozenset[int] = NOWHERE,
        inner: frozenset[int] = NOWHERE,
    ) -> frozenset[int]:
        """Return the places of the words that are spoken against.

        ``breaks`` are the places that a comma follows ("no, something with nuts" denies
        nothing); ``inner`` those inside a value of several words ("corn on the cob").
        """
        found: set[int] = set()
        at, denies, listed = 0, False, False
        while at < len(words):
            size = self._looks_like_one(words, at)
            said = False
            if at in inner:
                size, said = 1, True
            elif size:
                denies = listed = False
            elif size := longest(self.denials, words, at):
                denies = listed = at + size - 1 not in breaks
            elif denies and (size := longest(self.joiners, words, at)):
                said = True
            else:
                listed = listed and words[at] not in self.turns
                denies = listed and self._goes_on(words[at], denies)
                size, said = 1, True
            found.update(range(at, at + size) if denies and said else ())
            at += size
        return frozenset(found)

    def _looks_like_one(self, words: Words, at: int) -> int:
        return longest(self.no_denials, words, at)

    def _goes_on(self, word: str, denies: bool) -> bool:
        """Return whether a list of what is denied goes on, or again, with ``word``."""
        return word in self.reopeners or (denies and word not in self.small)


@dataclass(frozen=True)
class Polarity:
    """One intent's slots: which may hold what is denied, and which hold nothing else.

    Only slots of ``types`` are held to it, those of which the model can tell wish from ban.
    """

    may: frozenset[str]
    must: frozenset[str]
    types: frozenset[str] = frozenset()

    def allows(self, slot: str, slot_type: str, denied: bool) -> bool:
        """Return whether the slot may be filled with what is denied, or is not."""
        if slot_type not in self.types:
            return True
        return slot in self.may if denied else slot not in self.must


def longest(phrases: frozenset[Words], words: Words, at: int) -> int:
    """Return the length of the longest of ``phrases`` that begins at ``at``, or 0."""
    widest = max(map(len, phrases), default=0)
    sizes = range(min(widest, len(words) - at), 0, -1)
    return next((size for size in sizes if words[at : at + size] in phrases), 0)


def polarities(
    denial: Denial,
    samples: Mapping[str, Iterable[Words]],
    slots: Mapping[str, Mapping[str, str]],
) -> dict[str, Polarity]:
    """Return every intent's polarity, from its samples and the types of its slots."""
    learnt = {name: _learnt(denial, each) for name, each in samples.items()}
    types = frozenset(
        slots[name][slot] for name, each in learnt.items() for slot in each.must
    )
    return {name: Polarity(each.may, each.must, types) for name, each in learnt.items()}


def _learnt(denial: Denial, samples: Iterable[Sequence[str]]) -> Polarity:
    """Return the slots that samples deny at least once, and those they always deny."""
    once: set[str] = set()
    wanted: set[str] = set()
    for sample in samples:
        denied = denial.denied(tuple(sample))
        for at, word in enumerate(sample):
            if slot := SLOT.fullmatch(word):
                (once if at in denied else wanted).add(slot[1])
    return Polarity(frozenset(once), frozenset(once - wanted))
