"""Everything the resolver looks things up in, made once from a model."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skill.simulator.understanding.classifier import Classifier
from skill.simulator.understanding.decoding import Decoder
from skill.simulator.understanding.denial import Denial, polarities
from skill.simulator.understanding.kept import digest, fitted
from skill.simulator.understanding.language import Language, language_of
from skill.simulator.understanding.lessons import FALLBACK, Lessons, typed_samples
from skill.simulator.understanding.lexicon import Lexicon
from skill.simulator.understanding.model import SLOT, InteractionModel
from skill.simulator.understanding.openness import Openness
from skill.simulator.understanding.phrasing import Background, Phrasing
from skill.simulator.understanding.reading import Reader, Sight
from skill.simulator.understanding.samples import Samples
from skill.simulator.understanding.spelling import Spelling
from skill.simulator.understanding.subjects import Subjects


@dataclass(frozen=True)
class Parts:
    """What a model becomes."""

    model: InteractionModel
    language: Language
    reader: Reader
    sight: Sight
    lessons: Lessons
    decoders: dict[str, Decoder]
    samples: dict[str, Samples]
    known: frozenset[str]
    classifier: Classifier
    verbs: Mapping[str, Mapping[str, frozenset[str]]]

    def against(self, intent: str, words: Sequence[str]) -> bool:
        """Return whether an answer begins with what speaks against what was asked.

        "Leave out the eggs" does not, where the samples of ``intent`` begin so.
        """
        phrases = map(self.reader.words, self.language.against)
        size = next((len(p) for p in phrases if tuple(words[: len(p)]) == p), 0)
        samples = self.model.intents[intent].samples if size else ()
        begun = (self.reader.sample(sample)[: size + 1] for sample in samples)
        return size > 0 and not any(
            all(
                SLOT.fullmatch(own) or own == said
                for own, said in zip(each, words, strict=False)
            )
            for each in begun
        )

    @classmethod
    def of(cls, model: InteractionModel, *, cache: Path | None) -> "Parts":
        """Return everything made of ``model``; fitted weights are kept in ``cache``."""
        language = language_of(model.locale)
        reader = Reader(language, model.invocation)
        lexicon = Lexicon(model, reader.words)
        literal = _literal(model, reader)
        openness = Openness(model, reader.words, language, literal)
        known = literal | lexicon.words | _spoken_elsewhere(language, reader)
        known |= language.function_words | language.amounts
        often = _often(model, reader, known - (lexicon.proper - literal))
        spelling = Spelling(often, language.correct | lexicon.proper)
        subjects = Subjects.of(_typed(model, reader))
        denial = Denial.of(language, reader.words)
        sight = Sight(language, lexicon, spelling, denial, subjects)
        lessons = Lessons(model, language, reader, sight, openness, literal, known)
        decoders, samples = _decoders(model, lessons, openness)
        path = cache / f"{digest(repr(model))}.npz" if cache else None
        classifier = fitted(path, lambda: Classifier().fit(lessons.examples()))
        return cls(
            model,
            language,
            reader,
            sight,
            lessons,
            decoders,
            samples,
            known,
            classifier,
            _verbs(model, reader, language),
        )


def _typed(model: InteractionModel, reader: Reader) -> Iterator[tuple[str, ...]]:
    """Yield the words of every sample, slots by their types."""
    for intent in model.intents.values():
        for sample in intent.samples:
            yield tuple(
                "{" + intent.slots[slot[1]] + "}"
                if (slot := SLOT.fullmatch(word))
                else word
                for word in reader.sample(sample)
            )


def _literal(model: InteractionModel, reader: Reader) -> frozenset[str]:
    """Return the words that samples use outside slots."""
    return frozenset(
        word
        for intent in model.intents.values()
        for sample in intent.samples
        for word in reader.sample(sample)
        if not SLOT.fullmatch(word)
    )


def _verbs(
    model: InteractionModel, reader: Reader, language: Language
) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return, by slot type and first word, the intents whose samples begin so.

    "Resume the {name} timer": what is said of a timer's name after "resume" is that.  Small
    words tell nothing.
    """
    found: dict[str, dict[str, frozenset[str]]] = {}
    for intent in model.intents.values():
        for sample in intent.samples:
            first, *rest = reader.sample(sample)
            if first in language.function_words or SLOT.fullmatch(first):
                continue
            for word in rest:
                if named := SLOT.fullmatch(word):
                    of_type = found.setdefault(intent.slots[named[1]], {})
                    of_type[first] = of_type.get(first, frozenset()) | {intent.name}
    return found


def _often(
    model: InteractionModel, reader: Reader, known: frozenset[str]
) -> Mapping[str, int]:
    """Return how often samples use each of ``known``: the likelier of two corrections."""
    used = Counter(
        word
        for intent in model.intents.values()
        for sample in intent.samples
        for word in reader.sample(sample)
    )
    return {word: used[word] for word in known}


def _spoken_elsewhere(language: Language, reader: Reader) -> frozenset[str]:
    """Return the words of talk that is not the skill's, and of Alexa's own intents."""
    phrases = [
        *language.elsewhere,
        *(each for own in language.builtins.values() for each in own),
    ]
    phrases += [value for own in language.examples.values() for value in own]
    return frozenset(word for phrase in phrases for word in reader.words(phrase))


def _decoders(
    model: InteractionModel, lessons: Lessons, openness: Openness
) -> tuple[dict[str, Decoder], dict[str, Samples]]:
    """Return each intent's decoder and samples; they share one background."""
    typed = {
        name: typed_samples(lessons.samples(intent), lessons.reader)
        for name, intent in model.intents.items()
    }
    typed[FALLBACK] = typed_samples(lessons.language.elsewhere, lessons.reader)
    background = Background(words for each in typed.values() for words, _ in each)
    polarity = polarities(
        lessons.sight.denial,
        {name: [words for words, _ in typed[name]] for name in model.intents},
        {name: intent.slots for name, intent in model.intents.items()},
    )
    decoders = {
        name: Decoder(
            intent,
            Phrasing([words for words, _ in typed[name]], intent.slots, background),
            openness,
            polarity[name],
        )
        for name, intent in model.intents.items()
    }
    return decoders, {name: Samples(each) for name, each in typed.items()}
