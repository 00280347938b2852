"""The names of foods, what they are, and which are kinds of which; loaded on first use."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skill.domain.food import Presence
from skill.food.inflect import LANGUAGES
from skill.food.tokens import tokenise
from skill.food.traits import TRAITS, Trait

LONGEST = 6  # words in a name
_FILING = (
    "vague friend more generic kinds class named fact eu es it gf maybe"
    " x slip names things rom mx"
)
FILED = frozenset(_FILING.split())
"""Words that file a class of the lexicon, and name no food."""
UNNAMED = "food"
_COMPILED = Path(__file__).parent / "compiled"
_PRESENCES = {
    "c": Presence.CONTAINS,
    "m": Presence.MAY,
    "f": Presence.FREE,
    "u": Presence.UNKNOWN,
}


@dataclass(frozen=True)
class Foods:
    """All concepts, in every language: numbers index the tuples."""

    ids: tuple[str, ...]
    isa: tuple[tuple[int, ...], ...]
    facts: tuple[str, ...]
    dishes: frozenset[int]
    numbers: Mapping[str, int]


@dataclass(frozen=True)
class Names:
    """What the words of a language mean: food names' forms, and words that are no food.

    ``makers`` and ``shapes`` are those of ``words`` that may name one: ``loose.py``.
    """

    lang: str
    one: Mapping[str, int]
    many: Mapping[str, list[int]]
    words: frozenset[str]
    makers: frozenset[str]
    shapes: frozenset[str]
    longest: int = LONGEST

    def meaning(self, form: str) -> tuple[int, ...]:
        """Return the concepts that the form may mean; none where it is no food."""
        number = self.one.get(form)
        return (number,) if number is not None else tuple(self.many.get(form, ()))


@cache
def foods() -> Foods:
    """Return the concepts."""
    core = json.loads((_COMPILED / "core.json").read_text(encoding="ascii"))
    return Foods(
        ids=tuple(core["ids"]),
        isa=tuple(map(tuple, core["isa"])),
        facts=tuple(core["facts"]),
        dishes=frozenset(core["flags"]["dish"]),
        numbers={ident: number for number, ident in enumerate(core["ids"])},
    )


@cache
def names(lang: str) -> Names:
    """Return the names of one supported language."""
    if lang not in LANGUAGES:
        raise ValueError(f"no lexicon for {lang!r}")
    read = json.loads((_COMPILED / f"{lang}.json").read_text(encoding="ascii"))
    words, makers, shapes = (frozenset(read[k]) for k in ("words", "makers", "shapes"))
    return Names(lang, read["one"], read["many"], words, makers, shapes)


@cache
def lexicon_version() -> str:
    """Return the version of the artifact: it changes whenever a label may change."""
    return (_COMPILED / "version.txt").read_text(encoding="ascii").strip()


@cache
def traits(concept: int) -> Mapping[Trait, Presence]:
    """Return the traits of a concept, every one of them."""
    letters = foods().facts[concept]
    return {
        trait: _PRESENCES[letter] for trait, letter in zip(TRAITS, letters, strict=True)
    }


@cache
def above(concept: int) -> frozenset[int]:
    """Return the concept and everything that it is a kind of."""
    return frozenset({concept}).union(*(above(parent) for parent in foods().isa[concept]))


def is_a(concept: str, ancestor: str) -> bool:
    """Return whether the concept is the ancestor or a kind of it."""
    numbers = foods().numbers
    if concept not in numbers or ancestor not in numbers:
        return False
    return numbers[ancestor] in above(numbers[concept])


def canonical(word: str, lang: str = "en") -> str | None:
    """Return the concept that a word or name means: ``aubergines`` gives ``eggplant``."""
    base = lang.partition("-")[0]
    if base not in LANGUAGES:
        return None
    form = " ".join(token.text for token in tokenise(word, base))
    meant = names(base).meaning(form)
    return foods().ids[meant[0]] if meant else None


def foods_in(text: str, lang: str = "en") -> tuple[str, ...]:
    """Return the concepts that the text names, in order, each once."""
    from skill.food.scan import scan

    base = lang.partition("-")[0]
    if base not in LANGUAGES:
        return ()
    found = scan(tokenise(text, base), base, {})
    meant = (foods().ids[concept] for match in found.matches for concept in match.concepts)
    return tuple(dict.fromkeys(meant))


def plain_name(food: str) -> str:
    """Return a food in words: a name as it is, a concept by the words of its id.

    Of a class that only labels know, the words that file it are left out.
    """
    if "_" not in food and food not in FILED:
        return food
    named = (word for word in food.replace("_", " ").split() if word not in FILED)
    return " ".join(named) or UNNAMED


def names_in(text: str, lang: str = "en") -> tuple[str, ...]:
    """Return the foods that the text names, each in the text's own words, in order."""
    from skill.food.scan import scan

    base = lang.partition("-")[0]
    if base not in LANGUAGES:
        return ()
    tokens = tokenise(text, base)
    spans = ((m.first, m.last) for m in scan(tokens, base, {}).matches)
    said = (" ".join(t.text for t in tokens[first:last]) for first, last in spans)
    return tuple(dict.fromkeys(said))
