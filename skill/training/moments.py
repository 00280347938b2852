"""What the moment made of a recipe by hand-set rules, worked out again from a log.

It is what ``context`` sums when serving, as far as a log tells: popularity to start with,
meal, season, minutes, and what the household had and turned down.  What was wished for is
not in a log, and holidays are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import MEALS, SEASONS
from skill.recommender import score as say
from skill.recommender.context import DAYS, FRESH
from skill.recommender.interactions import Interactions
from skill.recommender.likeness import Likeness
from skill.recommender.moments import Kind, tables
from skill.recommender.signals import GRUDGE
from skill.recommender.taste import SATURDAY, Moment, Rows, Taste
from skill.training.figures import Doubles, Ints

NEVER = -1


@dataclass
class Moments:
    """Weighs the rows of one catalogue as a moment does."""

    columns: Columns
    likeness: Likeness = field(init=False)

    def __post_init__(self) -> None:
        self.likeness = Likeness(self.columns)

    def logged(self, log: Interactions) -> NDArray[np.float32]:
        """Return what the moment made of each row that was offered, 0 where unknown."""
        worth = np.zeros(len(log))
        told = np.stack(
            [log.meal, log.season, log.weekday >= SATURDAY, log.hour >= say.LATE]
        )
        kinds, which = np.unique(told.T.astype(np.int64), axis=0, return_inverse=True)
        for number, (meal, season, weekend, late) in enumerate(kinds.tolist()):
            here = np.flatnonzero(which.ravel() == number)
            if min(meal, season) >= 0:
                kind = Kind(MEALS[meal], SEASONS[season], bool(weekend), bool(late), False)
                worth[here] = self._usual(kind, log.row[here])
        worth[log.meal >= 0] += _history(log)[log.meal >= 0]
        return worth.astype(np.float32)

    def worth(self, taste: Taste, rows: Rows) -> Doubles:
        """Return what a moment makes of rows, which are in order; 0 where it is unknown."""
        moment = taste.moment
        if min(moment.meal, moment.season) < 0:
            return np.zeros(len(rows))
        worth = self._usual(_kind(moment), rows)
        ago = np.maximum(moment.clock - taste.at, 0.0).astype(np.int64)
        latest = dict(zip(taste.taken.tolist(), ago.tolist(), strict=True))
        _add(worth, rows, {row: say.had_for(days) for row, days in latest.items()})
        lately = moment.clock - taste.answers.at < GRUDGE + 1  # whole days, as in serving
        refused = taste.answers.rows[lately & (taste.answers.took == 0)]
        _add(worth, rows, dict.fromkeys(refused.tolist(), say.TURNED_DOWN))
        had = sorted(row for row, days in latest.items() if days <= DAYS)
        worth -= FRESH * self.likeness.most(rows, np.array(had, dtype=np.int32))
        return worth

    def _usual(self, kind: Kind, rows: Rows) -> Doubles:
        """Return what a kind of moment makes of rows in any household."""
        worth: Doubles = say.PRIOR * (self.columns["prior"][rows].astype(float) - say.USUAL)
        for name, worths in tables(kind).items():
            worth += worths[self.columns[name][rows]]
        return worth


def _kind(moment: Moment) -> Kind:
    return Kind(
        MEALS[moment.meal],
        SEASONS[moment.season],
        moment.is_weekend,
        moment.hour >= say.LATE,
        dish=False,
    )


def _add(worth: Doubles, rows: Rows, some: dict[int, float]) -> None:
    """Add to some rows, those of them that are among the rows."""
    wanted = np.array(list(some), dtype=np.int32)
    places = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
    known = rows[places] == wanted
    np.add.at(worth, places[known], np.array(list(some.values()))[known])


def _history(log: Interactions) -> Doubles:
    """Return what it meant that they had had, or turned down, what they were offered."""
    order = np.lexsort((log.clock, log.row, log.household))
    pairs = log.household[order].astype(np.int64) * log.n_recipes + log.row[order]
    first = np.flatnonzero(np.diff(pairs, prepend=NEVER))
    start = np.repeat(first, np.diff(np.append(first, len(log))))
    worth = np.zeros(len(log))
    clock, took = log.clock[order], log.taken[order] == 1
    for place, ago in _since(took, start, clock):
        days, which = np.unique(ago.astype(np.int64), return_inverse=True)
        worth[order[place]] += np.array([say.had_for(int(d)) for d in days])[which]
    for place, ago in _since(~took, start, clock):
        worth[order[place[ago < GRUDGE + 1]]] += say.TURNED_DOWN
    return worth


def _since(
    happened: NDArray[np.bool_], start: Ints, clock: Doubles
) -> Iterator[tuple[Ints, Doubles]]:
    """Yield which places have something before them in their run, and the days since.

    ``start`` is where the run of each place begins.
    """
    places = np.arange(len(clock))
    latest = np.maximum.accumulate(np.where(happened, places, NEVER))
    before = np.append(NEVER, latest[:-1]) if len(clock) else latest
    known = np.flatnonzero(before >= start) if len(clock) else places
    if len(known):
        yield known, clock[known] - clock[before[known]]
