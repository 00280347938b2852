"""What was taken lately, told again to a process that begins: its ring of last events."""

from collections.abc import Iterable

import numpy as np

from skill.catalog.columns import Columns
from skill.domain.events import Event, Happened
from skill.recommender.pick import Taking
from skill.recommender.recent import BEFORE, SIZE
from skill.recommender.signals import clock_of
from skill.recommender.taste import Rows
from skill.recommender.trends import Trends


def add(trends: Trends, columns: Columns, taken: Taking) -> None:
    """Count a taking, and remember it among the last ones."""
    before, row = _rows(columns, taken.before), columns.row_of(taken.recipe)
    if row is not None:
        trends.add(row, clock_of(taken.at), before, taken.whose)


def again(trends: Trends, columns: Columns, events: Iterable[Event]) -> int:
    """Remember the last takings, and count those since; return how many they were."""
    taken = [event for event in events if event.happened is Happened.TAKEN]
    rows = columns.rows_of({event.recipe for event in taken})
    late = sorted((e for e in taken if e.recipe in rows), key=lambda event: event.at)
    before: dict[str, list[int]] = {}
    counted = trends.newest_
    for event in late[-SIZE:]:
        own = before.setdefault(event.household, [])
        earlier = np.array(own[-BEFORE:], dtype=np.int32)
        row = rows[event.recipe]
        told = (row, clock_of(event.at), earlier, event.household)
        if told[1] > counted:
            trends.add(*told)
        else:
            trends.recent.add(*told)
        own.append(row)
    return len(late[-SIZE:])


def _rows(columns: Columns, recipes: tuple[str, ...]) -> Rows:
    known = columns.rows_of(recipes[-BEFORE:])
    return np.array([known[one] for one in recipes[-BEFORE:] if one in known], np.int32)
