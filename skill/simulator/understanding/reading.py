"""From what was typed to words with every typed span found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skill.simulator.understanding.denial import Denial
from skill.simulator.understanding.language import Language
from skill.simulator.understanding.lexicon import Lexicon, Reading, longest
from skill.simulator.understanding.spelling import Spelling
from skill.simulator.understanding.subjects import Subjects
from skill.simulator.understanding.views import View
from skill.simulator.understanding.words import Token, cut, texts

_NO_FOOD = 20.0  # nats against a food where the samples have people


class Reader:
    """Reads utterances and samples alike, so that both look the same afterwards."""

    def __init__(self, language: Language, invocation: str) -> None:
        self._language = language
        self._before = frozenset(self.words(each) for each in language.fillers)
        self._after = frozenset(self.words(each) for each in language.afterthoughts)
        self._longest = max(map(len, self._before | self._after))
        self._wrappers = self._named(language.wrappers, invocation)
        self._launches = self._named(language.launches, invocation)
        self._widest = max(map(len, self._wrappers))

    def tokens(self, utterance: str) -> tuple[Token, ...]:
        """Return the words without wake word, wrapper and fillers."""
        tokens = self._without_fillers(self._cut(utterance))
        said = texts(tokens)
        for size in range(min(self._widest, len(said) - 1), 0, -1):
            if said[:size] in self._wrappers:
                return self._without_fillers(tokens[size:])
            if said[-size:] in self._wrappers:
                return self._without_fillers(tokens[:-size])
        return tokens

    def words(self, phrase: str) -> tuple[str, ...]:
        """Return the words of a value, fillers and all."""
        return texts(self._cut(phrase))

    def sample(self, sample: str) -> tuple[str, ...]:
        """Return the words of a sample as an utterance of it would be read."""
        return texts(self._without_fillers(self._cut(sample)))

    def launches(self, utterance: str) -> bool:
        """Return whether ``utterance`` opens the skill and asks nothing of it."""
        return texts(self._without_fillers(self._cut(utterance))) in self._launches

    def _cut(self, text: str) -> tuple[Token, ...]:
        return cut(text, self._language.contractions, self._language.is_before)

    def _named(
        self, patterns: Sequence[str], invocation: str
    ) -> frozenset[tuple[str, ...]]:
        """Return the words of ``patterns`` with the invocation name in them."""
        return frozenset(
            self.words(each.replace("{name}", invocation)) for each in patterns
        )

    def _without_fillers(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return ``tokens`` without hesitations and small talk, never nothing at all."""
        spoken = tuple(
            each for each in tokens if each.text not in self._language.hesitations
        )
        tokens = spoken or tokens
        said = texts(tokens)
        start, end = 0, len(said)
        while True:
            sizes = range(min(self._longest, end - start - 1), 0, -1)
            before = next((n for n in sizes if said[start : start + n] in self._before), 0)
            start += before
            sizes = range(min(self._longest, end - start - 1), 0, -1)
            after = next((n for n in sizes if said[end - n : end] in self._after), 0)
            end -= after
            if not before and not after:
                return tokens[start:end]


@dataclass(frozen=True)
class Said:
    """Words as they were said, and as they can be read."""

    tokens: tuple[Token, ...]
    view: View


@dataclass(frozen=True)
class Sight:
    """All it takes to find typed spans in words."""

    language: Language
    lexicon: Lexicon
    spelling: Spelling
    denial: Denial
    subjects: Subjects

    def views(self, tokens: Sequence[Token], today: date) -> Iterator[tuple[Said, int]]:
        """Return ``tokens`` as typed and, if some look mistyped, put right; count them."""
        yield self.view(tokens, today), 0
        righted = [self._righted(token) for token in tokens]
        slips = sum(old != new for old, new in zip(tokens, righted, strict=True))
        if slips:
            yield self.view(righted, today), slips

    def view(self, tokens: Sequence[Token], today: date) -> Said:
        """Return the tokens and everything they can be read as."""
        order = self.language.reorder([token.text for token in tokens])
        ordered = tuple(tokens[at] for at in order)
        words = texts(ordered)
        breaks = frozenset(at for at, token in enumerate(ordered) if token.breaks)
        readings = tuple(self._readings(words, breaks, today))
        denied = self.denial.denied(words, breaks, _inner(readings))
        return Said(ordered, View(words, readings, breaks, denied))

    def _righted(self, token: Token) -> Token:
        """Return ``token`` spelt as a word the model knows."""
        right = self.spelling.put_right(token.text)
        return token if right == token.text else Token(right, right, token.breaks)

    def _readings(
        self, words: tuple[str, ...], breaks: frozenset[int], today: date
    ) -> list[Reading]:
        """Return the readings of built-in types and of listed values."""
        listed = (
            reading
            for reading in self._believed(words)
            if not any(at in breaks for at in range(reading.start, reading.end - 1))
        )
        return longest([*self._built_in(words, today), *listed])

    def _built_in(self, words: tuple[str, ...], today: date) -> Iterator[Reading]:
        """Return the readings that the language's own grammars find."""
        said = list(words)
        for slot_type, read in self.language.readers.items():
            for start in range(len(said)):
                found = read(said, start, today)
                if found is not None:
                    said_as = (slot_type, said[start])
                    doubt = self.language.doubts.get(said_as, 0.0)
                    yield Reading(start, found[0], slot_type, found[1], doubt=doubt)

    def _believed(self, words: tuple[str, ...]) -> Iterator[Reading]:
        """Yield the listed values, with what speaks against each."""
        for reading in map(self._doubted, self.lexicon.readings(words)):
            if self.subjects.are_people(reading, words):
                yield replace(reading, doubt=reading.doubt + _NO_FOOD)
            else:
                yield reading

    def _doubted(self, reading: Reading) -> Reading:
        """Return ``reading`` with what the language has against it."""
        doubt = self.language.doubts.get((reading.type, reading.name or ""), 0.0)
        return replace(reading, doubt=doubt) if doubt else reading


def _inner(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the places inside listed values of several words: "corn on the cob"."""
    return frozenset(
        at
        for reading in readings
        if reading.id is not None
        for at in range(reading.start + 1, reading.end)
    )
