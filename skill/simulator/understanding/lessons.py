"""What the classifier learns from: the samples, with values where the slots are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skill.simulator.understanding.classifier import Example
from skill.simulator.understanding.language import Language
from skill.simulator.understanding.lexicon import Reading
from skill.simulator.understanding.model import SLOT, Intent, InteractionModel
from skill.simulator.understanding.openness import Openness
from skill.simulator.understanding.reading import Reader, Sight
from skill.simulator.understanding.views import View, features, positions

FALLBACK = "AMAZON.FallbackIntent"
_ANY_DAY = date(2026, 1, 1)  # which day it is does not change the shape of a sentence
_SHORT = 50  # values up to which a list is likely whole
_UNLISTED = "zyx"  # a word that nobody knows, in place of a value


@dataclass
class Lessons:
    """Makes examples of every sample; each value of a type gets its turn."""

    model: InteractionModel
    language: Language
    reader: Reader
    sight: Sight
    openness: Openness
    literal: frozenset[str]
    known: frozenset[str]
    _turns: dict[str, int] = field(default_factory=dict)

    def shape(self, view: View) -> list[str]:
        """Return the classifier's features of ``view``."""
        plain = [each for each in view.readings if not self._phrase(each)]
        return list(
            features(positions(View(view.words, tuple(plain)), self.literal, self.known))
        )

    def _phrase(self, reading: Reading) -> bool:
        """Return whether ``reading`` is a listed phrase; the classifier sees its words."""
        return reading.type in self.openness.phrases

    def examples(self) -> list[Example]:
        """Return every sample of every intent as features."""
        found: list[Example] = []
        for intent in self.model.intents.values():
            for sample in self.samples(intent):
                for text, weight in self._filled(sample, intent.slots):
                    found.append((self._shape_of(text), intent.name, weight))
        found.extend(
            (self._shape_of(text), FALLBACK, 1.0) for text in self.language.elsewhere
        )
        return found

    def samples(self, intent: Intent) -> tuple[str, ...]:
        """Return the samples written, and what Alexa itself knows of its own intents."""
        extra = self.language.builtins.get(intent.name, ())
        return tuple(dict.fromkeys([*intent.samples, *extra]))

    def _shape_of(self, text: str) -> tuple[str, ...]:
        return tuple(self.shape(self.sight.view(self.reader.tokens(text), _ANY_DAY).view))

    def _filled(self, sample: str, slots: Mapping[str, str]) -> Iterator[tuple[str, float]]:
        """Return ``sample`` with listed values, and once with values no list has."""
        if not SLOT.search(sample):
            yield sample, 1.0
            return
        yield SLOT.sub(lambda slot: self._value(slots[slot[1]]), sample), 1.0
        if any(self.model.is_custom(slots[name]) for name in SLOT.findall(sample)):
            yield SLOT.sub(lambda slot: self._unlisted(slots[slot[1]]), sample), 0.4
        if self._lacks_the_longest(sample, slots):
            yield SLOT.sub(lambda slot: self._borrowed(slots[slot[1]]), sample), 0.4

    def _value(self, slot_type: str) -> str:
        """Return the next value of ``slot_type`` in its turn."""
        turn = self._turns[slot_type] = self._turns.get(slot_type, 0) + 1
        values = self.model.types.get(slot_type)
        if values is None:
            plain = self.language.examples.get(slot_type, (_UNLISTED,))
            return plain[turn % len(plain)]
        value = values[(turn * 7) % len(values)]
        return value.phrases[turn % len(value.phrases)]

    def _lacks_the_longest(self, sample: str, slots: Mapping[str, str]) -> bool:
        """Return whether a short list is filled and the longest is no choice at all."""
        types = {slots[name] for name in SLOT.findall(sample)}
        return self.openness.longest not in slots.values() and any(
            map(self._is_short, types)
        )

    def _borrowed(self, slot_type: str) -> str:
        """Return a value, of the longest list for a short one: an allergy to kiwi."""
        return self._value(
            self.openness.longest if self._is_short(slot_type) else slot_type
        )

    def _is_short(self, slot_type: str) -> bool:
        """Return whether ``slot_type`` is a short list of names."""
        if slot_type in self.openness.phrases or not self.model.is_custom(slot_type):
            return False
        return len(self.model.types[slot_type]) <= _SHORT

    def _unlisted(self, slot_type: str) -> str:
        """Return a value that no list has: a phrase keeps its first word."""
        value = self._value(slot_type)
        if not self.model.is_custom(slot_type):
            return value
        if slot_type in self.openness.phrases:
            first, *rest = value.split()
            return " ".join([first, *rest[:-1], _UNLISTED])
        return _UNLISTED if len(self.model.types[slot_type]) > _SHORT else value


def typed_samples(
    samples: Sequence[str], reader: Reader
) -> list[tuple[tuple[str, ...], str]]:
    """Return each sample's words, slots as symbols, beside the sample as written."""
    return [(reader.sample(sample), sample) for sample in samples]
