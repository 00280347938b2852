"""Hard filters: what a recipe must be to be thought of at all, and what may be dropped.

Safety, "without", dislikes and recipes turned down are never dropped, nor is a meal that
was asked for.  The gate asks about safety again; nothing here replaces it.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import timedelta

from skill.catalog.catalog import Catalog
from skill.domain.recipes import Course, Difficulty, Meal, Recipe, Wishes
from skill.food import lexicon
from skill.recommender.cuisines import is_of_cuisine
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
    wished = [name for name in SOFT if _was_wished(name, signals)]
    yield frozenset()
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


def candidates(
    catalog: Catalog, signals: Signals, avoid: Collection[str], dropped: Collection[str]
) -> list[Recipe]:
    """Return every recipe that keeps the wishes not dropped, in the catalogue's order."""
    refused = {*avoid, *signals.wishes.not_these}
    checks = [
        *_fitting(signals, dropped),
        *_soft(signals.wishes, catalog, dropped),
        *_never_dropped(signals, dropped),  # last: it may ask the gate
    ]
    return [
        recipe
        for recipe in catalog.all()
        if recipe.id not in refused and all(check(recipe) for check in checks)
    ]


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


def _never_dropped(signals: Signals, dropped: Collection[str]) -> Iterator[Check]:
    """Yield the foods that must not be in it, and when it must not be alcohol."""
    if not (_may_be_alcoholic(signals) or _names_alcohol(signals.wishes, dropped)):
        yield lambda recipe: not recipe.alcoholic
    unwanted = (*signals.wishes.without, *sorted(signals.disliked))
    if unwanted:
        yield lambda recipe: all(lacks(recipe, said) for said in unwanted)


def _may_be_alcoholic(signals: Signals) -> bool:
    """Return whether a cocktail may be offered: one was named, or a drink of an evening.

    Who asks for a surprise has not asked for alcohol.
    """
    asked = signals.meal_asked and signals.meal is Meal.DRINK
    named = bool(signals.wishes.dish) and signals.wishes.meal in (None, Meal.DRINK)
    return named or (asked and signals.hour in EVENING and not signals.surprise)


def _names_alcohol(wishes: Wishes, dropped: Collection[str]) -> bool:
    """Return whether a drink with alcohol is among the foods to be used."""
    if "foods" in dropped:
        return False
    named = filter(None, map(lexicon.canonical, wishes.with_foods))
    return any(lexicon.is_a(food, "alcohol_class") for food in named)


def _soft(wishes: Wishes, catalog: Catalog, dropped: Collection[str]) -> Iterator[Check]:
    """Yield the checks of the wishes that are kept."""
    if wishes.easy and "easy" not in dropped:
        yield lambda recipe: recipe.difficulty is Difficulty.EASY
    if wishes.cuisine and "cuisine" not in dropped:
        cuisine = wishes.cuisine
        yield lambda recipe: is_of_cuisine(recipe.cuisine, cuisine)
    if wishes.dish and "dish" not in dropped:
        yield _is_dish(wishes.dish, catalog)
    yield from _in_time(wishes.within_minutes, dropped)
    yield from _with_foods(wishes.with_foods, dropped)


def _in_time(minutes: int | None, dropped: Collection[str]) -> Iterator[Check]:
    """Yield the check of the time there is, in minutes, stretched if that may be."""
    if minutes is not None and "within" not in dropped:
        most = timedelta(minutes=minutes) * (STRETCH if "longer" in dropped else 1)
        yield lambda recipe: recipe.total <= most


def _with_foods(said: Collection[str], dropped: Collection[str]) -> Iterator[Check]:
    """Yield the check of the foods to be used: all, or any one of them."""
    if said and "foods" not in dropped:
        enough = any if "some_foods" in dropped else all
        yield lambda recipe: enough(uses(recipe, name) for name in said)


def _is_dish(dish: str, catalog: Catalog) -> Check:
    """Return the check of dish words; where they name none, they may name a food."""
    found = {recipe.id for recipe in catalog.find(dish)}
    if found:
        return lambda recipe: recipe.id in found
    return lambda recipe: uses(recipe, dish)


def _fitting(signals: Signals, dropped: Collection[str]) -> Iterator[Check]:
    """Yield the checks of meal and course.

    A dish that was named is made at any hour.  A food that was named overrides the meal of
    the hour, but not one that was asked for.
    """
    wishes = signals.wishes
    dish_named = bool(wishes.dish) and "dish" not in dropped
    food_named = bool(wishes.with_foods) and "foods" not in dropped
    by_food = food_named and not signals.meal_asked
    if wishes.course is not None:
        yield lambda recipe: recipe.course is wishes.course
    elif signals.meal in MAIN_MEALS and not (dish_named or by_food):
        yield lambda recipe: recipe.course is Course.MAIN
    by_course = wishes.course not in (None, Course.MAIN)
    if not (dish_named or by_course or by_food or "hour" in dropped):
        yield lambda recipe: signals.meal in recipe.meals
