"""Words that are no food: the closed list, and endings that no food's name has."""

import re

from skill.food.lexicon import Names

_ENDINGS = {
    "en": ("", "s", "es"),
    "de": ("", "e", "er", "es", "en", "em", "n", "s"),
    "fr": ("", "s", "e", "es"),
    "it": ("",),
    "es": ("", "s", "es"),
}
_VERBAL = {
    "en": re.compile(r"\w{3,}(ed|ing|ly)"),
    "de": re.compile(r"ge\w{3,}t(e[nrsm]?)?|\w{3,}iert(e[nrsm]?)?"),
    "fr": re.compile(r"\w{3,}ees?"),
    "it": re.compile(r"\w{3,}[aiu]t[oaie]"),
    "es": re.compile(r"\w{3,}[ai]d[oa]s?"),
}
"""Participles and adverbs.  Foods that end so (jelly, frittata, Gehacktes) have names."""


def is_no_food(word: str, names: Names) -> bool:
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
    if names.lang == "es" and word.rstrip("s")[:-1] + "o" in names.words:
        return True
    return _VERBAL[names.lang].fullmatch(word) is not None
