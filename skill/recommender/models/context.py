"""Moments as a few slots that counts are kept for."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Interactions
from skill.recommender.taste import SATURDAY, Floats, Moment

MEALS, DAYPARTS, WEEK, SEASONS = 8, 6, 2, 4  # dayparts of four hours; weekdays, weekend
SLOTS = MEALS + DAYPARTS + WEEK + SEASONS
_STARTS = np.cumsum([0, MEALS, DAYPARTS, WEEK])
Slots = NDArray[np.int64]


def slots(moment: Moment) -> Slots:
    """Return the slots that a moment is in, as far as it is known, at most four."""
    told = np.array([[moment.meal, moment.hour, moment.weekday, moment.season]])
    found = _slots(told)[0]
    kept: Slots = found[found >= 0]
    return kept


def among_slots(moment: Moment) -> Floats:
    """Return 1 for each slot that a moment is in, (SLOTS,)."""
    return _among(moment.meal, moment.hour, moment.weekday, moment.season)


@lru_cache(maxsize=1024)
def _among(meal: int, hour: int, weekday: int, season: int) -> Floats:
    """Return the same; there are few moments, and they come again."""
    among = np.zeros(SLOTS, dtype=np.float32)
    among[slots(Moment(meal=meal, hour=hour, weekday=weekday, season=season))] = 1.0
    return among


def slots_of(interactions: Interactions) -> Slots:
    """Return the slots of every event, (n, 4), -1 where unknown."""
    one = interactions
    return _slots(np.stack([one.meal, one.hour, one.weekday, one.season], axis=1))


def _slots(told: NDArray[np.int8] | Slots) -> Slots:
    """Return slots of (meal, hour, weekday, season) by row."""
    coarse = told.astype(np.int64)
    coarse[:, 0] = np.minimum(coarse[:, 0], MEALS - 1)
    coarse[:, 1] //= 4
    coarse[:, 2] = coarse[:, 2] >= SATURDAY
    return np.where(told >= 0, coarse + _STARTS, -1)
