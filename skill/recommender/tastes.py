"""A household's signals as numbers of one catalogue: what models score with."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np

from skill.catalog.columns import Columns
from skill.catalog.facts import MEALS, SEASONS
from skill.recommender.signals import Signals
from skill.recommender.taste import Moment, Rows, Taste
from skill.recommender.trends import Trends

LATEST = 200  # recipes taken that are looked at


def taste_of(signals: Signals, columns: Columns, trends: Trends | None = None) -> Taste:
    """Return the taste; recipes that left the catalogue are left out."""
    latest = signals.taken[-LATEST:]
    rows = columns.rows_of({name for name, _ in latest})
    known = [
        (rows[name], min(clock, signals.clock)) for name, clock in latest if name in rows
    ]
    return Taste(
        taken=np.array([row for row, _ in known], dtype=np.int32),
        at=np.array([clock for _, clock in known], dtype=np.float32),
        refused=_rows(columns, (*signals.wishes.not_these, *sorted(signals.refused))),
        foods=_foods(columns, signals.at_hand),
        moment=Moment(
            clock=signals.clock,
            meal=MEALS.index(signals.meal),
            hour=signals.hour,
            weekday=signals.weekday,
            season=SEASONS.index(signals.season),
            trends=trends,
        ),
    )


def _rows(columns: Columns, names: Iterable[str]) -> Rows:
    found = columns.rows_of(tuple(dict.fromkeys(names)))
    return np.array(list(found.values()), dtype=np.int32)


def _foods(columns: Columns, names: Iterable[str]) -> Rows:
    """Return the numbers of foods, which the catalogue has in the order of their names."""
    every = columns.food_names
    places = ((bisect_left(every, name), name) for name in sorted(names))
    known = [at for at, name in places if at < len(every) and every[at] == name]
    return np.array(known, dtype=np.int32)
