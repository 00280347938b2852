"""How well one recipe fits the moment: popularity, moved by context, feature by feature.

The weights are set by hand, in the units of a logit: no public log has hours or seasons,
and a household's own events are still to come.  What each is for stands beside it.
``context`` sums the same for many rows at once.
"""

import math
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from skill.catalog.words import words
from skill.domain.recipes import Course, Meal, Recipe
from skill.recommender.cuisines import is_of_cuisine
from skill.recommender.groups import uses
from skill.recommender.pantry import is_used
from skill.recommender.reasons import Feature, Reason, Why
from skill.recommender.signals import Signals
from skill.recommender.wants import MAIN_MEALS

PRIOR = 1.2  # times the popularity a recipe starts with, in (0, 1], above the usual
USUAL = 0.6
POPULAR = 0.75  # from here on it is worth saying
USES_FOOD, CUISINE, IN_TIME = 2.0, 1.6, 1.5  # wishes kept
SUITS, OTHER_MEAL, NOT_MAIN = 0.2, -1.4, -1.0
IN_SEASON, OUT_OF_SEASON = 0.5, -0.7
FESTIVE = 0.8  # tagged with the holiday that is near
QUICK = timedelta(minutes=30)
SLOW = timedelta(minutes=60)
TODAY = timedelta(hours=3)  # what takes longer is not for the meal at hand
TOO_LONG, SHORT, TOO_LATE = -2.0, 0.5, -1.0
LATE = 20  # the hour from which on it should be short
A_SLOW_HOUR, AT_MOST = 0.8, 1.6  # what an hour more costs on a weekday, and all of them
HAD, FORGETTING = -3.0, 10.0  # days in which the wish for something else falls to a third
MISSED, LATELY = 0.9, 21  # what was not had for so many days
TURNED_DOWN = -1.5
AT_HAND = 0.55  # a food in the house that keeps, or of which no day was told
USES_UP, HALVED = 2.5, 1.2  # more for one good until today, and days in which that halves


def features(recipe: Recipe, signals: Signals) -> tuple[Feature, ...]:
    """Return all that speaks for or against a recipe now."""
    return (
        _popularity(recipe),
        *_asked_for(recipe, signals),
        *_moment(recipe, signals),
        *_patience(recipe, signals),
        *_history(recipe, signals),
        *_pantry(recipe, signals),
    )


def score(found: tuple[Feature, ...]) -> float:
    """Return the sum of what speaks for and against a recipe."""
    return sum(feature.weight for feature in found)


def had(days: int) -> Iterator[Feature]:
    """Yield what it means that a recipe was had so many days ago."""
    yield Feature(HAD * math.exp(-days / FORGETTING))
    if days >= LATELY:
        yield Feature(MISSED, Reason(Why.NOT_HAD_LATELY, days=days))


@lru_cache(maxsize=1024)
def had_for(days: int) -> float:
    """Return what that is worth."""
    return sum(one.weight for one in had(days))


def _popularity(recipe: Recipe) -> Feature:
    """Return what the recipe brings along."""
    reason = Reason(Why.POPULAR) if recipe.prior >= POPULAR else None
    return Feature(PRIOR * (recipe.prior - USUAL), reason)


def _asked_for(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield the wishes it keeps; where none is dropped, all candidates keep them alike."""
    wishes = signals.wishes
    for said in wishes.with_foods:
        if uses(recipe, said):
            reason = Reason(Why.USES_FOOD, food=said) if is_used(recipe, said) else None
            yield Feature(USES_FOOD, reason)
    if wishes.cuisine and is_of_cuisine(recipe.cuisine, wishes.cuisine):
        yield Feature(CUISINE, Reason(Why.CUISINE, cuisine=recipe.cuisine))
    if wishes.within_minutes is not None:
        minutes = round(recipe.total / timedelta(minutes=1))
        if minutes <= wishes.within_minutes:
            yield Feature(IN_TIME, Reason(Why.QUICK, minutes=minutes))


def _moment(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield whether it suits the meal, unless a dish was named, the season, the holiday."""
    if signals.meal in recipe.meals:
        yield Feature(SUITS, Reason(Why.MEAL, meal=signals.meal))
    elif not signals.wishes.dish:
        yield Feature(OTHER_MEAL)
    main = recipe.course is Course.MAIN or bool(signals.wishes.dish)
    if signals.meal in MAIN_MEALS and not main:
        yield Feature(NOT_MAIN)
    if signals.season in recipe.seasons:
        yield Feature(IN_SEASON, Reason(Why.SEASON, season=signals.season))
    elif recipe.seasons:
        yield Feature(OUT_OF_SEASON)
    if signals.holiday and signals.holiday in words(" ".join(recipe.tags), recipe.lang):
        yield Feature(FESTIVE)


def _patience(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield whether there is time for it: weekdays are short, weekends and Sundays long."""
    if recipe.total > TODAY:
        yield Feature(TOO_LONG)
    morning = signals.meal in (Meal.BREAKFAST, Meal.LUNCH, Meal.SNACK)
    most = QUICK if morning else SLOW
    if not signals.weekend and recipe.total > most:
        over = (min(recipe.total, TODAY) - most) / timedelta(hours=1)
        yield Feature(-min(A_SLOW_HOUR * over, AT_MOST))
    if not signals.weekend and recipe.total <= QUICK:
        minutes = round(recipe.total / timedelta(minutes=1))
        yield Feature(SHORT, Reason(Why.QUICK, minutes=minutes))
    if signals.hour >= LATE and recipe.total > SLOW:
        yield Feature(TOO_LATE)


def _history(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield what the household had or turned down."""
    days = signals.recently_taken.get(recipe.id)
    if days is not None:
        yield from had(days)
    if recipe.id in signals.refused:
        yield Feature(TURNED_DOWN)


def uses_up(days: int | None) -> float:
    """Return what it is worth to use a food of the pantry, by the days it keeps."""
    if days is None:
        return AT_HAND
    return AT_HAND + USES_UP * math.exp2(-max(days, 0) / HALVED)


def _pantry(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield the foods it uses that are in the house, most of all what will not keep."""
    for food, days in signals.stock.items():
        if uses(recipe, food):
            why = Why.AT_HAND if days is None else Why.USES_UP
            reason = Reason(why, food=food, days=days) if is_used(recipe, food) else None
            yield Feature(uses_up(days), reason)
