"""How well a recipe fits the moment: popularity, moved by context.

The weights are set by hand, in the units of a logit: no public log has hours or seasons,
and a household's own events are still to come.  What each is for stands beside it.
"""

import math
from collections.abc import Iterator
from datetime import timedelta

from skill.domain.recipes import Course, Meal, Recipe
from skill.recommender.cuisines import is_of_cuisine
from skill.recommender.groups import uses
from skill.recommender.reasons import Feature, Reason, Why
from skill.recommender.signals import Signals
from skill.recommender.wants import MAIN_MEALS

PRIOR = 1.2  # times the popularity a recipe starts with, in (0, 1], above the usual
USUAL = 0.6
POPULAR = 0.75  # from here on it is worth saying
QUICK = timedelta(minutes=30)
SLOW = timedelta(minutes=60)
TODAY = timedelta(hours=3)  # what takes longer is not for the meal at hand
FORGETTING = 10.0  # days in which the wish to eat something else falls to a third
LATELY = 21  # days


def features(recipe: Recipe, signals: Signals) -> tuple[Feature, ...]:
    """Return all that speaks for or against a recipe now."""
    return (
        _popularity(recipe),
        *_asked_for(recipe, signals),
        *_moment(recipe, signals),
        *_patience(recipe, signals),
        *_history(recipe, signals),
    )


def score(found: tuple[Feature, ...]) -> float:
    """Return the sum of what speaks for and against a recipe."""
    return sum(feature.weight for feature in found)


def _popularity(recipe: Recipe) -> Feature:
    """Return what the recipe brings along."""
    reason = Reason(Why.POPULAR) if recipe.prior >= POPULAR else None
    return Feature(PRIOR * (recipe.prior - USUAL), reason)


def _asked_for(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield the wishes it keeps; where none is dropped, all candidates keep them alike."""
    wishes = signals.wishes
    for said in wishes.with_foods:
        if uses(recipe, said):
            yield Feature(2.0, Reason(Why.USES_FOOD, food=said))
    if wishes.cuisine and is_of_cuisine(recipe.cuisine, wishes.cuisine):
        yield Feature(1.6, Reason(Why.CUISINE, cuisine=recipe.cuisine))
    if wishes.within_minutes is not None:
        minutes = round(recipe.total / timedelta(minutes=1))
        if minutes <= wishes.within_minutes:
            yield Feature(1.5, Reason(Why.QUICK, minutes=minutes))


def _moment(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield whether it suits the meal, unless a dish was named, and the season."""
    if signals.meal in recipe.meals:
        yield Feature(0.2, Reason(Why.MEAL, meal=signals.meal))
    elif not signals.wishes.dish:
        yield Feature(-1.4)
    main = recipe.course is Course.MAIN or bool(signals.wishes.dish)
    if signals.meal in MAIN_MEALS and not main:
        yield Feature(-1.0)
    if signals.season in recipe.seasons:
        yield Feature(0.5, Reason(Why.SEASON, season=signals.season))
    elif recipe.seasons:
        yield Feature(-0.7)


def _patience(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield whether there is time for it: weekdays are short, weekends and Sundays long."""
    if recipe.total > TODAY:
        yield Feature(-2.0)
    morning = signals.meal in (Meal.BREAKFAST, Meal.LUNCH, Meal.SNACK)
    most = QUICK if morning else SLOW
    if not signals.weekend and recipe.total > most:
        over = (min(recipe.total, TODAY) - most) / timedelta(hours=1)
        yield Feature(-min(0.8 * over, 1.6))
    if not signals.weekend and recipe.total <= QUICK:
        minutes = round(recipe.total / timedelta(minutes=1))
        yield Feature(0.5, Reason(Why.QUICK, minutes=minutes))
    if signals.hour >= 20 and recipe.total > SLOW:
        yield Feature(-1.0)


def _history(recipe: Recipe, signals: Signals) -> Iterator[Feature]:
    """Yield what the household had or turned down."""
    days = signals.recently_taken.get(recipe.id)
    if days is not None:
        yield Feature(-3.0 * math.exp(-days / FORGETTING))
        if days >= LATELY:
            yield Feature(0.9, Reason(Why.NOT_HAD_LATELY, days=days))
    if recipe.id in signals.refused:
        yield Feature(-1.5)
