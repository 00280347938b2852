"""What language a recipe is written in, by its little words; honest where none is sure."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from skill.ingest import cues
from skill.ingest.raw import Raw

UNKNOWN = "und"  # BCP 47 for undetermined
ENOUGH = 0.08  # of all words are little words of the language
READ = 4_000  # characters that are looked at


def language(raw: Raw) -> str:
    """Return the language of a recipe as BCP 47's primary tag; "und" where none is sure.

    The words decide; what the source says decides where they are few.
    """
    said = raw.lang.partition("-")[0].casefold()
    text = " ".join((raw.title, *raw.ingredients, *raw.steps))[:READ]
    if not _is_latin(text):
        return said if len(said) == 2 and said not in cues.LANGUAGES else UNKNOWN
    words = [word.strip(".,;:!?()'\"").casefold() for word in text.split()]
    hits = Counter(lang for word in words for lang in _words().get(word, ()))
    shares = {lang: hits[lang] / len(words) for lang in cues.read("languages")["words"]}
    best = max(shares, key=lambda lang: (shares[lang], lang == said))
    if said in shares and shares[said] >= 0.8 * shares[best] > 0:
        return said
    if shares[best] >= ENOUGH:
        return best
    return said if len(said) == 2 and said.isalpha() else UNKNOWN


def _is_latin(text: str) -> bool:
    """Return whether most letters are Latin."""
    if text.isascii():
        return any(map(str.isalpha, text))
    letters = [char for char in text[:1_000] if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return bool(letters) and latin >= 0.7 * len(letters)


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Return every little word with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for lang, text in cues.read("languages")["words"].items():
        for word in set(text.casefold().split()):
            found[word] = (*found.get(word, ()), lang)
    return found
