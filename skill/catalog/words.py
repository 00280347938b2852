"""How the words a cook says are compared with the words of a recipe.

Small on purpose: endings are cut, and a few synonyms are one word.  English is read most
closely; of German, French, Italian and Spanish the endings are cut as well, and a language
we do not know falls back to equal words.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from skill.catalog.same import SAME
from skill.food.tokens import fold

WORD = re.compile(r"[a-z0-9]+")
_NOISE = (
    "a an the some any of for with and or in on to my me us please recipe recipes dish"
    " dishes meal make making cook cooking something anything thing good nice really"
    " how do i you we can could want would like have has find style kind"
    " homemade simple best n"
)
NOISE = frozenset(_NOISE.split())
_NOISES = {
    "de": "ein eine einen der die das den dem des und oder mit ohne im in auf zu aus fur",
    "fr": "un une le la les l de du des d et ou a au aux avec sans en pour",
    "it": "un una uno il lo la i gli le l di del della dei delle e o con senza in per al"
    " alla ai alle",
    "es": "un una unos unas el la los las de del y o con sin en para al a",
}
NOISES: Mapping[str, frozenset[str]] = {
    lang: frozenset(words.split()) for lang, words in _NOISES.items()
}
_GERMAN = ("ern", "en", "er", "es", "em", "e", "n", "s")
_FRENCH = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("es", ""), ("s", ""), ("e", ""))
_ITALIAN = (("chi", "c"), ("che", "c"), ("ghi", "g"), ("ghe", "g"), ("ii", ""))
_ROOT = 3  # letters that are left at least


@lru_cache(maxsize=16384)
def words(text: str, lang: str = "en") -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    base = lang[:2]
    found = WORD.findall(fold(text).replace("'s", "").replace("’s", ""))
    noise, cut = NOISES.get(base, NOISE), STEMS.get(base, stem)
    return tuple(cut(word) for word in found if word not in noise)


def stem(word: str) -> str:
    """Return a word without its plural ending, or the synonym that stands for it."""
    word = SAME.get(word, word)
    for ending, instead in (("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending) + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word.removesuffix("s")
    return SAME.get(word, word)


def _german(word: str) -> str:
    """Return a word without the ending of its case or number."""
    for ending in _GERMAN:
        if word.endswith(ending) and len(word) > len(ending) + _ROOT:
            return word.removesuffix(ending)
    return word


def _french(word: str) -> str:
    """Return a word without its plural and the e of its gender."""
    for ending, instead in _FRENCH:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _ROOT:
            return word.removesuffix(ending) + instead
    return word


def _italian(word: str) -> str:
    """Return a word without the vowel of its gender and number."""
    for ending, instead in _ITALIAN:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    return word.rstrip("aeio") if len(word.rstrip("aeio")) >= _ROOT else word


def _spanish(word: str) -> str:
    """Return a word without its plural and the vowel of its gender."""
    if word.endswith("ces") and len(word) > _ROOT + 2:
        return word.removesuffix("ces") + "z"
    bare = word.removesuffix("s") if len(word) > _ROOT else word
    return bare[:-1] if bare[-1:] in "aeo" and len(bare) > _ROOT + 1 else bare


STEMS: Mapping[str, Callable[[str], str]] = {
    "de": _german,
    "fr": _french,
    "it": _italian,
    "es": _spanish,
}
