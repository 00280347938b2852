"""German compounds: ``Rinderhackfleisch`` is read as its parts."""

from functools import lru_cache

from skill.food.lexicon import Names, names

_LINKS = ("", "s", "n", "en", "es", "er", "e")
_LEAST = 3  # letters of a part
_MOST = 40  # letters of a compound: Schweinefleischgeschnetzeltes has 29


def split(word: str, german: Names) -> tuple[int, ...] | None:
    """Return the concepts of the parts of a compound, or None where a part is unknown.

    Every part counts, so a compound has all the dangers of its parts; one that has fewer
    (``Kokosmilch``) needs a name of its own.
    """
    return (_split(word, german.lang) if len(word) <= _MOST else None) or None


@lru_cache(maxsize=4096)
def _split(word: str, lang: str) -> tuple[int, ...] | None:
    german = names(lang)
    for cut in range(_LEAST, len(word) - _LEAST + 1):
        head = _meaning(word[cut:], german)
        if head is None:
            continue
        for link in _LINKS:
            stem = word[: cut - len(link)] if word[:cut].endswith(link) else ""
            before = _meaning(stem, german) if len(stem) >= _LEAST else None
            if before is not None and (head or before):
                return tuple(dict.fromkeys((*before, *head)))
    return None


def _meaning(part: str, german: Names) -> tuple[int, ...] | None:
    """Return the concepts of one part, none for a word that is no food."""
    concepts = german.meaning(part)
    if concepts:
        return concepts
    return (
        () if part in german.words else _split(part, german.lang) if len(part) > 6 else None
    )
