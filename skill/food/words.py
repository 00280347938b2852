"""Words that are no food: the closed list, and participles of what is no food either."""

import re
from collections.abc import Iterator

from skill.domain.food import Presence
from skill.food import lexicon
from skill.food.lexicon import Names

_ENDINGS = {
    "en": ("", "s", "es"),
    "de": ("", "e", "er", "es", "en", "em", "n", "s"),
    "fr": ("", "s", "e", "es"),
    "it": ("",),
    "es": ("", "s", "es"),
}
_VERBAL = {
    "en": re.compile(r"(\w{3,}?)(ied|ed)|\w{3,}(?:ing|ly)"),
    "de": re.compile(
        r"(?:fein|grob|klein|hart|weich|vor|an|ab|aus|ein|auf|durch|zer|frisch)?"
        r"ge\w{3,8}t(?:e[nrsm]?)?|\w{3,}iert(?:e[nrsm]?)?"
    ),
    "fr": re.compile(r"(\w{3,}?)ees?"),
    "it": re.compile(r"(\w{3,}?)[aiu]t[oaie]"),
    "es": re.compile(r"(\w{3,}?)[ai]d[oa]s?"),
}
"""Participles and adverbs, and their stems.  Many foods end so as well (jelly, frittata,
Gehacktes): those have names."""
_VOWELS = ("", "e", "a", "o")
_Y = "ied"  # of what ends in y: curried
_CLASSES = ("cut", "vague")


def is_listed(word: str, names: Names) -> bool:
    """Return whether the word is on the closed list or is a form of a word on it."""
    if not word.isascii():
        return False
    if len(word) == 1 or word in names.words:
        return True
    for ending in _ENDINGS[names.lang]:
        if ending and word.endswith(ending) and word[: -len(ending)] in names.words:
            return True
    if names.lang == "it" and word[-1] in "aei" and word[:-1] + "o" in names.words:
        return True
    return names.lang == "es" and word.rstrip("s")[:-1] + "o" in names.words


def is_participle(word: str, names: Names) -> bool:
    """Return whether the word says what was done: ``chopped``, ``gewürfelt``."""
    return word.isascii() and _VERBAL[names.lang].fullmatch(word) is not None


def done_with(word: str, names: Names) -> tuple[int, ...]:
    """Return the dangerous foods that a participle is made of: ``tonnata`` has tuna."""
    found = _VERBAL[names.lang].fullmatch(word)
    if found is None or not found.lastindex:
        return ()
    ending = found[2] if found.lastindex > 1 else ""
    bases = _bases(found[1]) if ending != _Y else (f"{found[1]}y",)
    meant = (c for base in bases for c in names.meaning(base))
    return tuple(dict.fromkeys(concept for concept in meant if _is_dangerous(concept)))


def _bases(stem: str) -> Iterator[str]:
    """Yield the nouns that a stem may come from: ``nutt`` gives ``nut``."""
    yield from (stem + vowel for vowel in _VOWELS if vowel or stem[-1] != "s")
    if stem[-1] == stem[-2]:
        yield stem[:-1]


def _is_dangerous(concept: int) -> bool:
    foods = lexicon.foods()
    classes = {foods.numbers[name] for name in _CLASSES}
    if classes & lexicon.above(concept):
        return False
    return any(found is not Presence.FREE for found in lexicon.traits(concept).values())
