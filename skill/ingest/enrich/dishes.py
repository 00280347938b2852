"""What course a dish is and at what meals it is eaten, by its name, tags and foods."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from skill.domain.recipes import Course, Meal
from skill.food import lexicon
from skill.ingest import cues
from skill.ingest.enrich.phrases import folded, runs, words

_SWEET = ("sugar", "honey", "chocolate", "syrup", "white_sugar", "brown_sugar")
_FLESH = ("meat_food", "fish_flesh", "crustacean_food", "mollusc_food")
_FILLING = (*_FLESH, "pasta_class", "tofu", "legume", "noodle", "egg_food")
_HEARTY = (*_FILLING, "cheese", "grain", "couscous", "bulgur")
_SAVOURY = (
    *_FLESH,
    "vegetable",
    "legume",
    "soy_sauce",
    "fish_sauce",
    "black_pepper",
    "tofu",
)
MANY = 8  # foods from which on a dish of no name is a meal
_WITH = frozenset({"with", "in", "mit", "avec", "con", "for", "from", "au"})
"""After these words a title tells what comes with the dish."""
_SALADS = frozenset({"salad", "salat", "salade", "insalata", "ensalada"})
_GRAINS = frozenset({"rice", "polenta", "quinoa"})
_LAST_ONLY = (Course.SAUCE, Course.BREAD)
"""Courses that only the last word of a name tells: butter chicken is no sauce."""
_MEALS: Mapping[Course, frozenset[Meal]] = {
    Course.MAIN: frozenset({Meal.LUNCH, Meal.DINNER}),
    Course.SIDE: frozenset({Meal.LUNCH, Meal.DINNER}),
    Course.STARTER: frozenset({Meal.LUNCH, Meal.DINNER}),
    Course.DESSERT: frozenset({Meal.DESSERT}),
    Course.DRINK: frozenset({Meal.DRINK}),
    Course.BREAD: frozenset({Meal.SNACK}),
    Course.SAUCE: frozenset({Meal.LUNCH, Meal.DINNER}),
}


def course(title: str, tags: Iterable[str], foods: Iterable[str]) -> Course:
    """Return the course: the last dish that the title names, else by tags or foods."""
    held = frozenset(foods)
    for text in (title, *tags):
        named = _named(text)
        if named is not None:
            return _checked(named, held, title)
    if _has(held, _SWEET) and not _has(held, _SAVOURY):
        return Course.DESSERT
    filling = _has(held, _FILLING) or len(held) >= MANY
    return Course.MAIN if filling else Course.SIDE


def meals(title: str, tags: Iterable[str], dish: Course) -> frozenset[Meal]:
    """Return the meals at which it is eaten: by name and tags, and what its course adds."""
    found = {meal for text in (title, *tags) for meal in _meals(text)}
    if dish in (Course.DESSERT, Course.DRINK):
        return frozenset(found & {Meal.BREAKFAST, Meal.SNACK}) | _MEALS[dish]
    if found <= {Meal.BREAKFAST, Meal.BRUNCH, Meal.SNACK} and found:
        return frozenset(found)
    if dish is Course.STARTER:
        return frozenset(found) | _MEALS[dish]
    return frozenset(found - {Meal.SNACK}) | _MEALS[dish]


def _named(title: str) -> Course | None:
    """Return the course of the dish that the title ends on; of two the later one counts."""
    best: tuple[int, int, Course] | None = None
    row = words(_head(title[:200]))
    for end, length, phrase in runs(row):
        found = _courses().get(phrase)
        if found is None or (found in _LAST_ONLY and end < len(row)):
            continue
        if best is None or (end, length) > best[:2]:
            best = (end, length, found)
    return best[2] if best else None


def _head(title: str) -> str:
    """Return the title up to what only comes with the dish: "with", "in", a bracket."""
    parts = title.split()
    for place, word in enumerate(parts):
        bare = word.casefold()
        if place and bare in _WITH:
            return " ".join(parts[:place])
        if place and word.startswith("("):
            return " ".join(parts[:place])
    return title


def _checked(named: Course, foods: frozenset[str], title: str) -> Course:
    """Return the course as the foods allow: pies of meat, hearty salads are mains."""
    if named is Course.DESSERT and _has(foods, _FLESH) and not _has(foods, _SWEET):
        return Course.MAIN
    if named is not Course.SIDE:
        return named
    said = set(words(title))
    hearty = _HEARTY if said & _SALADS else _FILLING if said & _GRAINS else _FLESH
    return Course.MAIN if _has(foods, hearty) else named


def _meals(text: str) -> Iterator[Meal]:
    for _, _, phrase in runs(words(text[:200])):
        yield from _meal_words().get(phrase, ())


def _has(foods: frozenset[str], classes: Iterable[str]) -> bool:
    return any(lexicon.is_a(food, kind) for food in foods for kind in classes)


@cache
def _courses() -> Mapping[str, Course]:
    """Return every phrase with its course; of two courses the first in the file."""
    found: dict[str, Course] = {}
    for name, text in cues.read("dishes")["course"].items():
        for phrase in cues.phrases(text):
            found.setdefault(folded(phrase), Course(name))
    return found


@cache
def _meal_words() -> Mapping[str, frozenset[Meal]]:
    found: dict[str, frozenset[Meal]] = {}
    for name, text in cues.read("dishes")["meal"].items():
        for phrase in map(folded, cues.phrases(text)):
            found[phrase] = found.get(phrase, frozenset()) | {Meal(name)}
    return found
