"""What a slot may hold although no list has it, and what believing that costs.

Alexa fills custom slots with words that are not among their values.  How readily is taken
from the values: a type of long phrases ("take the bread out") takes whole phrases, a type
of many values takes another word sooner than a type of seven, and a built-in search query
takes anything.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from skill.simulator.understanding.language import Language
from skill.simulator.understanding.model import InteractionModel
from skill.simulator.understanding.views import View

QUERY = "AMAZON.SearchQuery"
_LONGEST_PHRASE = 14
_LONGEST_NAME = 3
_BASE = 18.0
_LIT = 5.0
_KNOWN = 6.0  # nats less for a value of the longest list, the foods: an allergy to kiwi
_MORE = 5.0
_FIRST = 9.0
_INNER = 3.2
_INNER_UN = 5.0
_COUNTED = 8.0  # against a phrase that starts with an amount: "six" is nothing to do
_PHRASE = 2.0  # words a value on average, from which a type is one of phrases

_FEW = 60  # values up to which a type is a closed list, be they ever so long
_LONG_LIST = 100  # values from which a list is never thought complete

Span = tuple[int, int, float]


class Openness:
    """The unlisted values each type would take from an utterance."""

    def __init__(
        self,
        model: InteractionModel,
        cut: Callable[[str], Sequence[str]],
        language: Language,
        literal: frozenset[str],
    ) -> None:
        self._closed = language.function_words
        self._openers = language.openers
        self._firsts: dict[str, Counter[str]] = {}
        self._inner: dict[str, Counter[str]] = {}
        self._lasts: dict[str, frozenset[str]] = {}
        self._sizes: dict[str, int] = {}
        self._literal = literal  # words with a part of their own in samples
        self.phrases: set[str] = {QUERY}
        for slot_type, values in model.types.items():
            said = [tuple(cut(phrase)) for value in values for phrase in value.phrases]
            self._sizes[slot_type] = len(said)
            self._firsts[slot_type] = Counter(words[0] for words in said)
            self._lasts[slot_type] = frozenset(words[-1] for words in said)
            self._inner[slot_type] = Counter(word for words in said for word in words[1:])
            if sum(map(len, said)) >= _PHRASE * len(said) and len(values) > _FEW:
                self.phrases.add(slot_type)
        names = self._sizes.keys() - self.phrases
        self.longest = max(sorted(names), key=lambda name: self._sizes[name], default="")

    def spans(self, slot_type: str, view: View) -> Iterator[Span]:
        """Return stretches of ``view`` that ``slot_type`` might hold, with their cost."""
        if slot_type in self.phrases:
            yield from self._phrases(slot_type, view)
        elif slot_type in self._sizes:
            yield from self._names(slot_type, view)

    def takes_anything(self, slot_type: str) -> bool:
        """Return whether an unlisted answer may fill ``slot_type``: phrases, long lists."""
        return slot_type in self.phrases or self._sizes.get(slot_type, 0) > _LONG_LIST

    def _phrases(self, slot_type: str, view: View) -> Iterator[Span]:
        """Return stretches of any words, cheaper where the words are the type's own."""
        firsts: Mapping[str, int] = self._firsts.get(slot_type, {})
        inner: Mapping[str, int] = self._inner.get(slot_type, {})
        lasts = self._lasts.get(slot_type, frozenset())
        size = self._sizes.get(slot_type, 1)
        counted = {each.start for each in view.readings if each.id is None}
        for start, word in enumerate(view.words):
            cost = self._first(slot_type, word, firsts, size)
            if start in counted and word not in firsts and slot_type != QUERY:
                cost += _COUNTED
            for end in range(start + 1, min(len(view.words), start + _LONGEST_PHRASE) + 1):
                if end > start + 1:
                    said = view.words[end - 1]
                    cost += _INNER if said in inner or slot_type == QUERY else _INNER_UN
                last = view.words[end - 1]
                if last not in self._openers or last in lasts:
                    yield start, end, cost

    def _first(
        self, slot_type: str, word: str, firsts: Mapping[str, int], size: int
    ) -> float:
        """Return the cost of a phrase that starts with ``word``."""
        if slot_type == QUERY:
            return 4.5
        if word in firsts:
            return 1.0 + math.log(size / firsts[word])
        return _FIRST + 2.5 if word in self._closed else _FIRST

    def _names(self, slot_type: str, view: View) -> Iterator[Span]:
        """Return short stretches without the small words of the language."""
        amounts = {
            at
            for reading in view.readings
            if reading.id is None
            for at in range(reading.start, reading.end)
        }
        listed = {
            (each.start, each.end) for each in view.readings if each.type == self.longest
        }
        base = _BASE - 0.9 * math.log(self._sizes[slot_type])
        for start in range(len(view.words)):
            cost = base
            for end in range(start + 1, min(len(view.words), start + _LONGEST_NAME) + 1):
                word = view.words[end - 1]
                if self._stops(word, start, end) or (
                    end - start > 1 and end - 2 in view.breaks
                ):
                    break
                cost += _LIT if word in self._literal or end - 1 in amounts else 0.0
                yield start, end, cost - (_KNOWN if (start, end) in listed else 0.0)
                cost += _MORE if word != "'s" else 0.0

    def _stops(self, word: str, start: int, end: int) -> bool:
        """Return whether ``word`` cannot be in a name; a genitive can, but not first."""
        if word == "'s" and end - start > 1:
            return False
        return word in self._closed
