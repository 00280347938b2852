"""From an utterance to an intent and its slots, by the interaction model alone.

The classifier ranks the intents; the likeliest few lay their own phrasing over the words;
what both say together wins.  Words that nobody knows lead to ``AMAZON.FallbackIntent``.
"""

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skill.simulator.understanding.answer import LAUNCH, RunnerUp, Understanding
from skill.simulator.understanding.building import Parts
from skill.simulator.understanding.decoding import Path as Way
from skill.simulator.understanding.eliciting import answered
from skill.simulator.understanding.filling import filled
from skill.simulator.understanding.kept import kept_in
from skill.simulator.understanding.lessons import FALLBACK
from skill.simulator.understanding.model import InteractionModel, Json
from skill.simulator.understanding.reading import Said
from skill.simulator.understanding.views import View
from skill.simulator.understanding.words import Token

_EXACT = 6.0  # nats for the very words of a sample
_OWN_WORDS = 3
_CANDIDATES = 4
_UNLIKELY = 0.004  # of the best chance: below it an intent is not looked at
_PHRASING = 0.5  # how much a nat of phrasing counts beside a nat of the classifier
_DEAR = 6.5  # nats a word that no way of saying things comes to
_COSTLY = 5.2  # nats a word from which the classifier must be sure
_ALIKE = 0.6  # of a sample, that small words alone must share to mean anything
_LONGEST = 60  # words looked at; nobody says more in one breath
_SURE = 0.35
_FOREIGN = 12.0
_CLAUSE = 3  # words that a clause must have to stand for the whole
_SLIP = 1.5  # nats against believing that a word was mistyped


@dataclass(frozen=True)
class Candidate:
    """An intent, the way its phrasing takes through the words, and what both are worth."""

    intent: str
    way: Way
    worth: float


def _spans(one: Candidate) -> list[tuple[int, int]]:
    """Return where a candidate finds values; two that find the same support each other."""
    return [(fill.start, fill.end) for fill in one.way.fills]


def _is_bare(way: Way) -> bool:
    """Return whether all that was said is one value that a grammar reads."""
    readings = [fill.reading for fill in way.fills]
    [reading] = readings if len(way.symbols) == len(readings) == 1 else [None]
    return reading is not None and reading.value is not None


@dataclass(frozen=True)
class Resolver:
    """Understands utterances in the terms of one interaction model."""

    parts: Parts

    @classmethod
    def from_model(
        cls,
        source: Path | str | Json,
        *,
        locale: str | None = None,
        cache: Path | None = None,
    ) -> "Resolver":
        """Return a resolver for a model file, or for what it holds.

        The first call for a model fits its weights, which takes some seconds; they are
        kept in ``cache`` (the user's cache folder, unless told otherwise).
        """
        model = InteractionModel.read(source, locale=locale)
        return cls(Parts.of(model, cache=cache or kept_in(os.environ)))

    @property
    def model(self) -> InteractionModel:
        """Return the model understood by."""
        return self.parts.model

    def understand(
        self, utterance: str, *, today: date, elicit: tuple[str, str] | None = None
    ) -> Understanding:
        """Return what ``utterance`` means on ``today``.

        Args:
            utterance: what was said, with or without wake word and "ask my larder to".
            today: the day that "tomorrow" and "friday" are counted from.
            elicit: the intent and slot just asked for; an answer is read as that first.
        """
        if self.parts.reader.launches(utterance):
            return Understanding(LAUNCH)
        tokens = self.parts.reader.tokens(utterance)[:_LONGEST]
        if not tokens:
            return Understanding(FALLBACK)
        said, ranked = self._read(tokens, today)
        found = self._understood(said, ranked)
        if found.intent == FALLBACK:
            found = self._by_clause(tokens, today) or found
        return found if elicit is None else answered(self.parts, found, elicit, said)

    def _by_clause(self, tokens: Sequence[Token], today: date) -> Understanding | None:
        """Return what the longest clause means that says a sample word for word.

        "Pause the timers, someone's at the door" asks for one thing, and tells another.
        """
        cuts = [at + 1 for at, token in enumerate(tokens[:-1]) if token.breaks]
        clauses = [part for cut in cuts for part in (tokens[:cut], tokens[cut:])]
        for clause in sorted(clauses, key=len, reverse=True):
            if len(clause) >= _CLAUSE:
                found = self._understood(*self._read(clause, today))
                if found.exact and found.intent != FALLBACK:
                    return found
        return None

    def _read(self, tokens: Sequence[Token], today: date) -> tuple[Said, list[Candidate]]:
        """Return the words, as typed or with slips put right, and what they may mean."""
        read = [
            (said, self._candidates(said.view), slips)
            for said, slips in self.parts.sight.views(tokens, today)
        ]
        said, ranked, _ = max(read, key=lambda each: self._trust(*each))
        return said, ranked

    def _trust(self, said: Said, ranked: Sequence[Candidate], slips: int) -> float:
        """Return what a reading is worth; one of words nobody knows is a last resort."""
        foreign = self._is_foreign(ranked[0], said.view, 0.0)
        return ranked[0].worth - _SLIP * slips - (_FOREIGN if foreign else 0.0)

    def _understood(self, said: Said, ranked: Sequence[Candidate]) -> Understanding:
        """Return the best candidate as an understanding, beside those it beat."""
        best = ranked[0]
        total = sum(math.exp(each.worth - best.worth) for each in ranked)
        scores = [math.exp(each.worth - best.worth) / total for each in ranked]
        alike = sum(
            score
            for each, score in zip(ranked, scores, strict=True)
            if _spans(each) == _spans(best)
        )
        if self._is_foreign(best, said.view, alike):
            lost = self._lost(ranked[:2], scores)
            return Understanding(FALLBACK, score=1.0 - scores[0], runners_up=lost)
        sample, shared = self.parts.samples[best.intent].nearest(best.way.symbols)
        return Understanding(
            intent=best.intent,
            slots=filled(self.parts, best.intent, best.way.fills, said.tokens),
            score=scores[0],
            sample=sample if best.intent != FALLBACK else None,
            runners_up=self._lost(ranked[1:3], scores[1:]),
            exact=shared > 0.999,
        )

    def _lost(
        self, ranked: Sequence[Candidate], scores: Sequence[float]
    ) -> tuple[RunnerUp, ...]:
        """Return ``ranked`` as runners-up."""
        return tuple(
            RunnerUp(
                each.intent,
                score,
                self.parts.samples[each.intent].nearest(each.way.symbols)[0],
            )
            for each, score in zip(ranked, scores, strict=False)
        )

    def _candidates(self, view: View) -> list[Candidate]:
        """Return the likeliest intents, best first."""
        chances = self.parts.classifier.probabilities(self.parts.lessons.shape(view))
        order = chances.argsort()[::-1][:_CANDIDATES]
        least = float(chances[order[0]]) * _UNLIKELY
        found: list[Candidate] = []
        for at in order:
            chance = float(chances[at])
            if chance >= least or len(found) < 3:
                intent = self.parts.classifier.classes_[at]
                way = self.parts.decoders[intent].best(view)
                worth = math.log(chance) - _PHRASING * way.cost
                found.append(
                    Candidate(intent, way, worth + self._to_the_letter(intent, way))
                )
        return sorted(found, key=lambda each: -each.worth)

    def _to_the_letter(self, intent: str, way: Way) -> float:
        """Return what it is worth that the words are a sample's own, values aside.

        Alexa goes by such a match; a sample of hardly any words of its own proves little,
        unless all that was said is an amount or a time ("forty").
        """
        own = [symbol for symbol in way.symbols if symbol.isalpha()]
        if len(own) < _OWN_WORDS and not _is_bare(way):
            return 0.0
        return _EXACT if self.parts.samples[intent].nearest(way.symbols)[1] > 0.999 else 0.0

    def _is_foreign(self, best: Candidate, view: View, score: float) -> bool:
        """Return whether too little of what was said is anything the skill knows."""
        price = best.way.cost / (len(view.words) + 1)
        if price > _DEAR or (price > _COSTLY and score < _SURE):
            return True
        content, unknown = self._strange(best.way, view)
        if not content:
            return not best.way.fills and self._likeness(best) < _ALIKE
        share = unknown / content
        return (share > 0.5 and (unknown > 1 or score < 0.9)) or (
            share > 0.3 and score < _SURE
        )

    def _likeness(self, best: Candidate) -> float:
        """Return how much of the nearest sample was said."""
        return self.parts.samples[best.intent].nearest(best.way.symbols)[1]

    def _strange(self, way: Way, view: View) -> tuple[int, int]:
        """Return how many words carry meaning, and how many of them nobody knows."""
        inside = {at for fill in way.fills for at in range(fill.start, fill.end)}
        small, known = self.parts.language.function_words, self.parts.known
        content = [at for at, word in enumerate(view.words) if word not in small]
        unknown = [at for at in content if at not in inside and view.words[at] not in known]
        return len(content), len(unknown)
