"""What was taken lately, told again to a process that begins: its ring of last events."""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.domain.events import Event, Happened
from skill.recommender.pick import Taking
from skill.recommender.recent import SIZE, Recent
from skill.recommender.signals import clock_of
from skill.recommender.trends import Trends

Known: TypeAlias = tuple[str, int, int]
"""A taker, a row, and the hour, counted from 1970."""


def add(trends: Trends, columns: Columns, taken: Taking) -> None:
    """Count a taking, and remember it among the last ones."""
    row = columns.row_of(taken.recipe)
    if row is not None:
        trends.add(row, clock_of(taken.at), taken.whose)


def again(trends: Trends, columns: Columns, events: Iterable[Event], made: float) -> int:
    """Remember the last takings, and count those since; return how many were new.

    ``made`` is the clock of the last event that the trends were made of.  What is among the
    last takings is not told again: events know the hour alone, and nobody takes the same
    twice in one.
    """
    taken = [event for event in events if event.happened is Happened.TAKEN]
    rows = columns.rows_of({event.recipe for event in taken})
    late = sorted((e for e in taken if e.recipe in rows), key=lambda event: event.at)
    known = _held(trends.recent)
    held = len(known)
    clocks = np.array([clock_of(event.at) for event in late[-SIZE:]])
    hours = _hours(clocks).tolist()
    for event, clock, hour in zip(late[-SIZE:], clocks.tolist(), hours, strict=True):
        row = rows[event.recipe]
        this = (event.household, row, hour)
        if this in known:
            continue
        known.add(this)
        hears = trends if clock > made else trends.recent
        hears.add(row, clock, event.household)
    return len(known) - held


def _held(recent: Recent) -> set[Known]:
    """Return what the ring holds of whom."""
    slots = np.arange(max(recent.added - SIZE, 0), recent.added) % SIZE
    rows, hours = recent.rows[slots].tolist(), _hours(recent.at[slots]).tolist()
    whose = [recent.whose[slot] for slot in slots.tolist()]
    return {this for this in zip(whose, rows, hours, strict=True) if this[0]}


def _hours(clocks: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return whole hours of clocks in days, which may be a rounding short of one."""
    return np.floor(clocks * 24.0 + 1e-6).astype(np.int64)
