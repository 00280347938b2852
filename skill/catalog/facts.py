"""What the columns hold of one recipe: numbers, codes, sets of bits, foods and words."""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from skill.catalog.foods import FRIENDLY, foods_of, is_friend
from skill.catalog.words import words
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.recipes import Course, Difficulty, Meal, Recipe, Season
from skill.food.readings import Reading, reading
from skill.food.verdicts import Label

MEALS, COURSES, SEASONS = tuple(Meal), tuple(Course), tuple(Season)
DIFFICULTIES = tuple(Difficulty)
NEEDS: tuple[Allergen | Diet, ...] = (*Allergen, *Diet)
DRY = frozenset({Diet.ALCOHOL_FREE, Diet.HALAL})
ALCOHOLIC = 1  # a bit of ``flags``
LISTED, TAGGED, TITLED = 1, 2, 4  # where a word stands, as bits
LISTED_PLAINLY, TITLED_PLAINLY = 8, 16  # there, and not only as part of another food
MOST_MINUTES = 65_534
UNTOLD = 65_535  # minutes of work that nobody told
MOST_SERVINGS = 255
UNREAD = Reading(0, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """One row.  Minutes are whole, rounded up; ``words`` maps stems to place bits."""

    id: str
    prior: float
    total: int
    active: int
    servings: int
    cuisine: str
    course: int
    difficulty: int
    meals: int
    seasons: int
    flags: int
    safe: int
    read: Reading
    foods: tuple[str, ...]
    words: Mapping[str, int]


def facts_of(recipe: Recipe, label: Label | None = None) -> Facts:
    """Return the facts of a recipe; without a label nothing is known to be safe."""
    prior = recipe.prior if math.isfinite(recipe.prior) else 0.0
    return Facts(
        id=recipe.id,
        prior=min(max(prior, 0.0), 1.0),
        total=_minutes(recipe.total),
        active=UNTOLD if recipe.active is None else _minutes(recipe.active),
        servings=min(max(recipe.servings, 0), MOST_SERVINGS),
        cuisine=recipe.cuisine,
        course=COURSES.index(recipe.course),
        difficulty=DIFFICULTIES.index(recipe.difficulty),
        meals=sum(1 << MEALS.index(meal) for meal in recipe.meals),
        seasons=sum(1 << SEASONS.index(season) for season in recipe.seasons),
        flags=ALCOHOLIC * recipe.alcoholic,
        read=UNREAD if label is None else reading(recipe, label),
        safe=0 if label is None else safe_bits(recipe, label),
        foods=tuple(sorted(foods_of(recipe))),
        words=spoken_of(recipe),
    )


def safe_bits(recipe: Recipe, label: Label) -> int:
    """Return a bit for each need that the recipe keeps, as the gate would say."""
    free = (need for need in NEEDS if label.presence(need) is Presence.FREE)
    return sum(1 << NEEDS.index(n) for n in free if not (recipe.alcoholic and n in DRY))


@lru_cache(maxsize=4096)
def key_of(text: str) -> int:
    """Return 64 bits that stand for a name; sorted, they are how names are looked up."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")


def _minutes(length: timedelta) -> int:
    return min(max(math.ceil(length / timedelta(minutes=1)), 0), MOST_MINUTES)


def spoken_of(recipe: Recipe) -> Mapping[str, int]:
    """Return every stem of a recipe with the places it stands in."""
    found: dict[str, int] = {}
    labels = " ".join((*sorted(recipe.tags), recipe.cuisine, *sorted(recipe.meals)))
    for stem in words(labels, recipe.lang):
        found[stem] = found.get(stem, 0) | TAGGED
    _add(found, [recipe.title], recipe.lang, (TITLED, TITLED_PLAINLY))
    named = (ingredient.food for ingredient in recipe.ingredients)
    _add(found, named, recipe.lang, (LISTED, LISTED_PLAINLY))
    return found


def _add(
    found: dict[str, int], names: Iterable[str], lang: str, places: tuple[int, int]
) -> None:
    """Add the stems of names; plainly where they are no part of another food's name."""
    for stems in (words(name, lang) for name in names):
        for stem in stems:
            found[stem] = found.get(stem, 0) | places[0]
        for stem in _plain(stems):
            found[stem] |= places[1]


def _plain(stems: tuple[str, ...]) -> Iterator[str]:
    for stem in stems:
        if stem not in FRIENDLY or not is_friend((stem,), stems):
            yield stem
