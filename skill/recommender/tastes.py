"""A household's signals as numbers of one catalogue: what models score with."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

import numpy as np

from skill.catalog.columns import Columns
from skill.catalog.facts import MEALS, SEASONS
from skill.recommender.known import Known
from skill.recommender.signals import Signals
from skill.recommender.taste import Answers, Moment, Rows, Taste
from skill.recommender.trends import Trends

LATEST = 200  # recipes taken, and answers, that are looked at


def taste_of(
    signals: Signals,
    columns: Columns,
    trends: Trends | None = None,
    known: Known | None = None,
) -> Taste:
    """Return the taste; recipes that left the catalogue are left out."""
    rows = (known or Known.of(signals, columns)).rows
    taken = [(rows[name], clock) for name, clock in signals.taken[-LATEST:] if name in rows]
    refused = dict.fromkeys((*signals.wishes.not_these, *sorted(signals.refused)))
    return Taste(
        taken=np.array([row for row, _ in taken], dtype=np.int32),
        at=np.array([min(at, signals.clock) for _, at in taken], dtype=np.float32),
        refused=np.array([rows[name] for name in refused if name in rows], dtype=np.int32),
        foods=_foods(columns, signals.at_hand),
        answers=_answers(signals, rows),
        moment=Moment(
            clock=signals.clock,
            meal=MEALS.index(signals.meal),
            hour=signals.hour,
            weekday=signals.weekday,
            season=SEASONS.index(signals.season),
            trends=trends,
        ),
    )


def _answers(signals: Signals, rows: Mapping[str, int]) -> Answers:
    latest = [one for one in signals.answers[-LATEST:] if one.recipe in rows]
    return Answers(
        rows=np.array([rows[one.recipe] for one in latest], dtype=np.int32),
        at=np.array([min(one.clock, signals.clock) for one in latest], dtype=np.float32),
        took=np.array([one.took for one in latest], dtype=np.float32),
        weekend=np.array([one.weekend for one in latest], dtype=np.bool_),
    )


def _foods(columns: Columns, names: Iterable[str]) -> Rows:
    """Return the numbers of foods, which the catalogue has in the order of their names."""
    every = columns.food_names
    places = ((bisect_left(every, name), name) for name in sorted(names))
    known = [at for at, name in places if at < len(every) and every[at] == name]
    return np.array(known, dtype=np.int32)
