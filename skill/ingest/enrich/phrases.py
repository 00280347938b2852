"""Words of titles and lists as the cue files know them: folded, in the singular."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from skill.ingest.enrich.numerals import pieces

LONGEST = 4  # words in a phrase of a cue file
_KEPT = frozenset({"cookies", "brownies", "pies", "smoothies", "veggies", "cooties"})


def words(text: str) -> list[str]:
    """Return the words of a text, folded and in the singular; figures are left out."""
    return [singular(piece.text) for piece in pieces(text) if piece.text[0].isalpha()]


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return a word without its plural ending, as plainly as the cues are folded."""
    if word.endswith("ies") and len(word) > 4 and word not in _KEPT:
        return word.removesuffix("ies") + "y"
    for ending in ("oes", "ches", "shes"):
        if word.endswith(ending) and len(word) > 5:
            return word.removesuffix("es")
    plain = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word.removesuffix("s") if plain else word


def folded(phrase: str) -> str:
    """Return a phrase of a cue file as ``words`` would give it."""
    return " ".join(words(phrase))


def runs(row: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield every run of words: where it ends, how long it is, and itself."""
    for end in range(1, len(row) + 1):
        for length in range(1, min(LONGEST, end) + 1):
            yield end, length, " ".join(row[end - length : end])


def known(row: list[str], vocabulary: Collection[str]) -> Iterator[str]:
    """Yield the known phrases of a text, longest first; a word is used by one only."""
    at = 0
    while at < len(row):
        for length in range(min(LONGEST, len(row) - at), 0, -1):
            phrase = " ".join(row[at : at + length])
            if phrase in vocabulary:
                yield phrase
                at += length
                break
        else:
            at += 1
