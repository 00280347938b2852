"""The forms in which a food's name is written: plurals, umlauts spelt out, agreement.

Forms are listed when the lexicon is compiled, so that reading a line only looks them up.  A
form that no one writes costs a few bytes; a form that is missing costs a refusal.
"""

import re
from collections.abc import Callable, Iterable
from itertools import product

from skill.food.tokens import fold, tokenise

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_UNCHANGED_WORDS = "de di del della delle degli dei da du des d l al alla a au aux"
_UNCHANGED = frozenset(_UNCHANGED_WORDS.split())
_FIXED_WORDS = "con in en of and or y e et la le les il lo los las"
_FIXED = _UNCHANGED | frozenset(_FIXED_WORDS.split())


def forms(name: str, lang: str) -> set[str]:
    """Return every folded form of the name, words joined by single blanks."""
    spelt = {name, _spelt_out(name)} if lang == "de" else {name}
    return {form for one in spelt for form in _forms(one, lang)}


def phrase(name: str, lang: str) -> str:
    """Return the name as the lexicon keys it."""
    return " ".join(token.text for token in tokenise(name, lang) if token.kind != "mark")


def _forms(name: str, lang: str) -> Iterable[str]:
    words = phrase(name, lang).split()
    if not words:
        return ()
    inflected = _BY_LANGUAGE[lang]
    if lang in ("en", "de"):
        last = [words[-1], *inflected(words[-1])]
        return (" ".join([*words[:-1], one]) for one in last)
    choices = [_agreeing(word, inflected) for word in words[:4]]
    return (" ".join([*chosen, *words[4:]]) for chosen in product(*choices))


def _agreeing(word: str, inflected: Callable[[str], list[str]]) -> list[str]:
    """Return the forms of one word of a Romance name, whose words agree with each other."""
    fixed = word in _FIXED or len(word) < 3 or word.isdigit()
    return [word] if fixed else [word, *inflected(word)]


def _spelt_out(name: str) -> str:
    """Return German written without umlauts: ``Käse`` gives ``Kaese``."""
    return "".join(_UMLAUTS.get(c, c) for c in name)


def _english(word: str) -> list[str]:
    if word.isdigit() or len(word) < 2:
        return []
    if word.endswith("y") and word[-2] not in "aeiou":
        return [word[:-1] + "ies"]
    if word.endswith("oof") or word.endswith("eaf") or word.endswith("lf"):
        return [word + "s", word[:-1] + "ves"]
    if _SIBILANT.search(word):
        return [word + "es"]
    return [word + "s", word + "es"] if word.endswith(("o", "i")) else [word + "s"]


def _german(word: str) -> list[str]:
    return [
        word + ending for ending in ("n", "en", "e", "er", "ern", "s", "es", "se", "sen")
    ]


def _french(word: str) -> list[str]:
    if word.endswith(("s", "x", "z")):
        return []
    if word.endswith(("al", "ail")):
        return [word + "s", word[: word.rindex("a")] + "aux"]
    return [word + "s", word + "x"] if word.endswith("u") else [word + "s"]


def _italian(word: str) -> list[str]:
    for end, others in _ITALIAN:
        if word.endswith(end):
            return [word[: -len(end)] + other for other in others]
    return []


_ITALIAN = (
    *(("cia", ("ce", "cie")), ("gia", ("ge", "gie")), ("ca", ("che",)), ("ga", ("ghe",))),
    *(("co", ("chi", "ci")), ("go", ("ghi", "gi")), ("io", ("i",))),
    *(("a", ("e", "i")), ("o", ("i", "a")), ("e", ("i",))),
)


def _spanish(word: str) -> list[str]:
    if word.endswith("z"):
        return [word[:-1] + "ces"]
    if word[-1] in "aeiou":
        return [word + "s"]
    return [] if word.endswith("s") else [word + "es"]


_BY_LANGUAGE: dict[str, Callable[[str], list[str]]] = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "it": _italian,
    "es": _spanish,
}
LANGUAGES = tuple(_BY_LANGUAGE)

__all__ = ["LANGUAGES", "fold", "forms", "phrase"]
