"""From what was typed to words with every typed span found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from skill.simulator.understanding.language import Language
from skill.simulator.understanding.lexicon import Lexicon, Reading, longest
from skill.simulator.understanding.spelling import Spelling
from skill.simulator.understanding.views import View
from skill.simulator.understanding.words import Token, cut, texts


@dataclass(frozen=True)
class Reader:
    """Reads utterances and samples alike, so that both look the same afterwards."""

    language: Language
    invocation: str

    def tokens(self, utterance: str) -> tuple[Token, ...]:
        """Return the words without wake word, wrapper and fillers."""
        return self.bare(cut(utterance, self.language.contractions))

    def words(self, phrase: str) -> tuple[str, ...]:
        """Return the words of a value or a sample, fillers and all."""
        return texts(cut(phrase, self.language.contractions))

    def sample(self, sample: str) -> tuple[str, ...]:
        """Return the words of a sample as an utterance of it would be read."""
        return texts(self._without_fillers(cut(sample, self.language.contractions)))

    def launches(self, utterance: str) -> bool:
        """Return whether ``utterance`` opens the skill and asks nothing of it."""
        said = self._without_fillers(cut(utterance, self.language.contractions))
        return texts(said) in self._named(self.language.launches)

    def bare(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return ``tokens`` without what is said around the request."""
        tokens = self._without_fillers(tokens)
        for wrapper in self._named(self.language.wrappers):
            size = len(wrapper)
            if len(tokens) > size and texts(tokens[:size]) == wrapper:
                tokens = tokens[size:]
                break
            if len(tokens) > size and texts(tokens[-size:]) == wrapper:
                tokens = tokens[:-size]
                break
        return self._without_fillers(tokens)

    def _named(self, patterns: Sequence[str]) -> list[tuple[str, ...]]:
        """Return ``patterns`` with the invocation name, the longest first."""
        filled = [self.words(each.replace("{name}", self.invocation)) for each in patterns]
        return sorted(filled, key=len, reverse=True)

    def _without_fillers(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return ``tokens`` without the fillers at both ends, never nothing at all."""
        before: tuple[Token, ...] = ()
        while before != tokens:
            before = tokens
            for size in (8, 7, 6, 5, 4, 3, 2, 1):
                if len(tokens) > size and texts(tokens[:size]) in self.language.fillers:
                    tokens = tokens[size:]
                if len(tokens) > size and texts(tokens[-size:]) in self.language.fillers:
                    tokens = tokens[:-size]
        return tokens


@dataclass(frozen=True)
class Sight:
    """All it takes to find typed spans in words."""

    language: Language
    lexicon: Lexicon
    spelling: Spelling

    def view(self, tokens: Sequence[Token], today: date) -> tuple[tuple[Token, ...], View]:
        """Return the tokens, slips put right, and everything they can be read as."""
        righted = [self._righted(token) for token in tokens]
        order = self.language.reorder([token.text for token in righted])
        ordered = tuple(righted[at] for at in order)
        words = texts(ordered)
        breaks = frozenset(at for at, token in enumerate(ordered) if token.breaks)
        return ordered, View(words, tuple(self._readings(words, breaks, today)), breaks)

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
            for reading in self.lexicon.readings(words)
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
                    yield Reading(start, found[0], slot_type, found[1])
