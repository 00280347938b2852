"""When in the year a recipe is at its best, by what grows then and by what it is called."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from skill.domain.recipes import Season
from skill.food import lexicon
from skill.food.tokens import fold
from skill.ingest import cues
from skill.ingest.enrich.numerals import pieces

A_WORD, A_TITLE_FOOD, A_FOOD = 3, 2, 1
ENOUGH = 2  # points; less says nothing


def seasons(
    title: str, tags: Iterable[str], foods: Iterable[str], lang: str
) -> frozenset[Season]:
    """Return the seasons that speak most for themselves; none: good all year."""
    points: Counter[Season] = Counter()
    words = {piece.text for text in (title, *tags) for piece in pieces(text)}
    titled = frozenset(lexicon.foods_in(title, lang))
    for season in Season:
        points[season] += A_WORD * len(words & _words(season.value))
        for food in {*foods, *titled}:
            if food in _produce(season.value):
                points[season] += A_TITLE_FOOD if food in titled else A_FOOD
    best = max(points.values(), default=0)
    if best < ENOUGH:
        return frozenset()
    return frozenset(season for season, got in points.items() if got == best)


@cache
def _words(season: str) -> frozenset[str]:
    return frozenset(fold(w) for w in cues.read("seasons")["words"][season].split())


@cache
def _produce(season: str) -> frozenset[str]:
    return cues.words(cues.read("seasons")["produce"], season)
