"""What a kind of moment makes of meals, courses, seasons and minutes, as tables to look up.

There are few kinds of moments, and each column has few values: a table is worked out once,
and a thousand recipes are weighed by looking them up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.catalog.facts import COURSES, MEALS, SEASONS
from skill.domain.recipes import Course, Meal, Season
from skill.recommender import score as say
from skill.recommender.signals import Signals
from skill.recommender.wants import MAIN_MEALS

Worth = NDArray[np.float64]
MINUTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of moment; ``dish`` says whether one was named."""

    meal: Meal
    season: Season
    weekend: bool
    late: bool
    dish: bool

    @classmethod
    def of(cls, signals: Signals) -> Self:
        """Return the kind of moment that these signals tell of."""
        return cls(
            signals.meal,
            signals.season,
            signals.weekend,
            signals.hour >= say.LATE,
            bool(signals.wishes.dish),
        )


@lru_cache(maxsize=512)
def tables(kind: Kind) -> Mapping[str, Worth]:
    """Return what each value of meals, course, seasons and total is worth, by column."""
    return {
        "meals": np.array([_of_meals(kind, bits) for bits in range(256)]),
        "course": np.array([_of_course(kind, course) for course in COURSES]),
        "seasons": np.array([_of_seasons(kind, bits) for bits in range(256)]),
        "total": _of_minutes(kind.weekend, kind.late, _is_morning(kind)),
    }


def _of_meals(kind: Kind, bits: int) -> float:
    if bits >> MEALS.index(kind.meal) & 1:
        return say.SUITS
    return 0.0 if kind.dish else say.OTHER_MEAL


def _of_course(kind: Kind, course: Course) -> float:
    main = course is Course.MAIN or kind.dish
    return say.NOT_MAIN if kind.meal in MAIN_MEALS and not main else 0.0


def _of_seasons(kind: Kind, bits: int) -> float:
    if bits >> SEASONS.index(kind.season) & 1:
        return say.IN_SEASON
    return say.OUT_OF_SEASON if bits else 0.0


def _is_morning(kind: Kind) -> bool:
    return kind.meal in (Meal.BREAKFAST, Meal.LUNCH, Meal.SNACK)


@lru_cache(maxsize=8)
def _of_minutes(weekend: bool, late: bool, morning: bool) -> Worth:
    """Return what there is time for, by minutes."""
    minutes = np.arange(MINUTES)
    today, slow, quick = (each.seconds // 60 for each in (say.TODAY, say.SLOW, say.QUICK))
    worth = np.where(minutes > today, say.TOO_LONG, 0.0)
    if not weekend:
        over = (np.minimum(minutes, today) - (quick if morning else slow)) / 60
        worth -= np.clip(say.A_SLOW_HOUR * over, 0.0, say.AT_MOST)
        worth += say.SHORT * (minutes <= quick)
    if late:
        worth += say.TOO_LATE * (minutes > slow)
    return worth
