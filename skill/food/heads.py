"""What a food is by the last words of its name: almond milk is a milk, no almond."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from skill.food import lexicon

V = TypeVar("V")


def by_head(food: str, known: Mapping[str, V]) -> V | None:
    """Return what is known of a food by the longest end of its English name.

    Keys are plain names in lower case, singular.  A name without such an end is looked up
    as the concept that it means: "aubergine" as "eggplant".
    """
    meant = lexicon.canonical(food)
    for name in dict.fromkeys((food, *([meant] if meant else []))):
        for end in _ends(lexicon.plain_name(name)):
            if end in known:
                return known[end]
    return None


def _ends(name: str) -> Iterator[str]:
    """Yield the ends of a name, longest first, each in its possible singulars."""
    words = name.casefold().replace("-", " ").replace("'", "").split()
    for first in range(len(words)):
        end = " ".join(words[first:])
        yield from (end, end.removesuffix("s"), end.removesuffix("es"))
        if end.endswith("ies"):
            yield end.removesuffix("ies") + "y"
