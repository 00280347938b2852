"""Hard filters: what a recipe must be to be thought of at all, and what may be dropped.

Safety, "without", dislikes and recipes turned down are never dropped, nor is a meal that
was asked for.  The gate asks about safety again; nothing here replaces it.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta
from functools import lru_cache

from skill.catalog.facts import spoken_of
from skill.catalog.slips import is_slip
from skill.catalog.words import words
from skill.domain.recipes import Course, Difficulty, Meal, Recipe, Wishes
from skill.food import lexicon
from skill.recommender.cuisines import named
from skill.recommender.groups import lacks, uses
from skill.recommender.signals import Signals

MAIN_MEALS = frozenset({Meal.BREAKFAST, Meal.BRUNCH, Meal.LUNCH, Meal.DINNER})
SOFT = ("hour", "easy", "cuisine", "longer", "dish", "some_foods", "foods", "within")
SPOKEN = {"longer": "within", "some_foods": "foods"}
UNSPOKEN = frozenset({"hour"})  # the clock's wish, not the cook's
STRETCH = 1.5  # how much longer than asked a recipe may take before time is dropped
EVENING = range(17, 24)

Check = Callable[[Recipe], bool]


def relaxations(signals: Signals) -> Iterator[frozenset[str]]:
    """Yield which soft wishes to drop, least loss first: none, each alone, then more.

    The clock's meal goes first when it is all that stands in the way, but of several
    wishes it is kept as long as can be: a dinner without the cuisine is still a dinner.
    """
    yield frozenset()
    wished = [name for name in SOFT if _was_wished(name, signals)]
    for name in wished:
        yield frozenset({name})
    asked = [name for name in wished if name not in UNSPOKEN]
    clock = UNSPOKEN.intersection(wished)
    for count in range(1, len(asked) + 1):
        if count > 1:
            yield frozenset(asked[:count])
        if clock:
            yield clock.union(asked[:count])


def spoken(dropped: Collection[str]) -> tuple[str, ...]:
    """Return what was dropped, of: easy, cuisine, within, dish, foods."""
    names = (SPOKEN.get(name, name) for name in SOFT if name in dropped)
    return tuple(dict.fromkeys(name for name in names if name not in UNSPOKEN))


def _was_wished(name: str, signals: Signals) -> bool:
    """Return whether there is such a wish to drop."""
    wishes = signals.wishes
    return {
        "hour": not signals.meal_asked,
        "easy": wishes.easy,
        "cuisine": bool(wishes.cuisine),
        "longer": wishes.within_minutes is not None,
        "dish": bool(wishes.dish),
        "some_foods": len(wishes.with_foods) > 1,
        "foods": bool(wishes.with_foods),
        "within": wishes.within_minutes is not None,
    }[name]


def may_hold_alcohol(signals: Signals, dropped: Collection[str]) -> bool:
    """Return whether a cocktail may be offered: one was named, or a drink of an evening.

    Who asks for a surprise has not asked for alcohol.
    """
    asked = signals.meal_asked and signals.meal is Meal.DRINK
    wishes = signals.wishes
    named = bool(wishes.dish) and wishes.meal in (None, Meal.DRINK)
    evening = asked and signals.hour in EVENING and not signals.surprise
    return named or evening or _names_alcohol(wishes, dropped)


def _names_alcohol(wishes: Wishes, dropped: Collection[str]) -> bool:
    """Return whether a drink with alcohol is among the foods to be used."""
    if "foods" in dropped:
        return False
    return any(map(_is_alcohol, wishes.with_foods))


@lru_cache(maxsize=1024)
def _is_alcohol(said: str) -> bool:
    """Return whether a name is that of a drink with alcohol; the same few are said."""
    food = lexicon.canonical(said)
    return food is not None and lexicon.is_a(food, "alcohol_class")


def unwanted(signals: Signals) -> tuple[str, ...]:
    """Return the foods that must not be in it."""
    return (*signals.wishes.without, *sorted(signals.disliked))


def course_kept(signals: Signals, dropped: Collection[str]) -> Course | None:
    """Return the course that it must be of: the one asked for, or a meal's main dish."""
    if signals.wishes.course is not None:
        return signals.wishes.course
    free = _dish_named(signals, dropped) or _by_food(signals, dropped)
    return Course.MAIN if signals.meal in MAIN_MEALS and not free else None


def meal_kept(signals: Signals, dropped: Collection[str]) -> Meal | None:
    """Return the meal that it must be for.

    A dish that was named is made at any hour.  A food that was named overrides the meal of
    the hour, but not one that was asked for.
    """
    by_course = signals.wishes.course not in (None, Course.MAIN)
    free = _dish_named(signals, dropped) or by_course or _by_food(signals, dropped)
    return None if free or "hour" in dropped else signals.meal


def minutes_kept(signals: Signals, dropped: Collection[str]) -> float | None:
    """Return the minutes it may take, stretched if that may be."""
    minutes = signals.wishes.within_minutes
    if minutes is None or "within" in dropped:
        return None
    return minutes * (STRETCH if "longer" in dropped else 1)


def _dish_named(signals: Signals, dropped: Collection[str]) -> bool:
    return bool(signals.wishes.dish) and "dish" not in dropped


def _by_food(signals: Signals, dropped: Collection[str]) -> bool:
    """Return whether a food decides: not where a dish was asked for and let go of."""
    named = bool(signals.wishes.with_foods) and "foods" not in dropped
    let_go = bool(signals.wishes.dish) and "dish" in dropped
    return named and not signals.meal_asked and not let_go


def keeps(
    recipe: Recipe, signals: Signals, dropped: Collection[str], is_dish: Check
) -> bool:
    """Return whether one recipe keeps all that is not dropped; ``Wanted`` says it of all.

    ``is_dish`` tells whether the words of a dish mean this recipe.
    """
    return all(check(recipe) for check in _checks(signals, dropped, is_dish))


def is_called(recipe: Recipe, dish: str) -> bool:
    """Return whether the words of a dish speak of a recipe; or name a food it uses."""
    known = spoken_of(recipe)
    said = words(dish)
    met = (stem in known or any(is_slip(stem, word) for word in known) for stem in said)
    return bool(said and all(met)) or uses(recipe, dish)


def _checks(signals: Signals, dropped: Collection[str], is_dish: Check) -> Iterator[Check]:
    """Yield what is asked of a recipe, the cheapest first."""
    yield from _moment(signals, dropped)
    yield from _wishes(signals.wishes, dropped, is_dish)
    if not may_hold_alcohol(signals, dropped):
        yield lambda recipe: not recipe.alcoholic
    yield (
        lambda recipe: (
            not any(recipe.cuisine in named(said) for said in signals.wishes.not_cuisines)
        )
    )
    yield lambda recipe: all(lacks(recipe, said) for said in unwanted(signals))


def _moment(signals: Signals, dropped: Collection[str]) -> Iterator[Check]:
    """Yield course, meal and time."""
    course, meal = course_kept(signals, dropped), meal_kept(signals, dropped)
    minutes = minutes_kept(signals, dropped)
    if course is not None:
        yield lambda recipe: recipe.course is course
    if meal is not None:
        yield lambda recipe: meal in recipe.meals
    if minutes is not None:
        yield lambda recipe: recipe.total <= timedelta(minutes=minutes)


def _wishes(wishes: Wishes, dropped: Collection[str], is_dish: Check) -> Iterator[Check]:
    """Yield the wishes that are kept."""
    if wishes.easy and "easy" not in dropped:
        yield lambda recipe: recipe.difficulty is Difficulty.EASY
    if wishes.cuisine and "cuisine" not in dropped:
        meant = named(wishes.cuisine)
        yield lambda recipe: recipe.cuisine in meant
    if wishes.dish and "dish" not in dropped:
        yield is_dish
    if wishes.with_foods and "foods" not in dropped:
        enough = any if "some_foods" in dropped else all
        yield lambda recipe: enough(uses(recipe, name) for name in wishes.with_foods)
