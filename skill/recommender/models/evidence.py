"""What the other models, the moment and the last events say of each recipe, as columns."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.bayes import Bayes
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.graph import Graph
from skill.recommender.models.live import FEATURES, NEVER, live
from skill.recommender.models.surroundings import NEARBY, Surroundings
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Moment, Rows, Taste

COUNTS = FEATURES - 2
"""Leading columns that are logarithms of counts: total, then one a half-life."""
COLUMNS = FEATURES + 5 + len(Graph.START) + len(Bayes.START) + NEARBY + 3
"""Popularity, links, walks, rates, what is taken around them, place."""
CONTEXT = 5
"""What is true of the household whatever the recipe; then four of the moment."""
LATE = 20  # rows taken that tell what a household is like now
FADING = 4.0  # recipes taken since, after which one links half as much


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What a household took that the catalogue has: rows and clocks, oldest first."""

    rows: Rows
    at: Floats
    moment: Moment

    @classmethod
    def of(cls, taste: Taste, n_recipes: int) -> Self:
        """Return a taste's history, without recipes that are gone."""
        kept = (taste.taken >= 0) & (taste.taken < n_recipes)
        at = taste.at if len(taste.at) == len(taste.taken) else np.zeros(len(kept))
        return cls(taste.taken[kept], at[kept].astype(np.float32), taste.moment)


@dataclass
class Evidence:
    """The parts that testify, each fitted on the same events.

    ``columns`` are (rows, COLUMNS); ``context`` is (CONTEXT + 4,), the same for all rows.
    """

    total_: Floats = field(init=False, repr=False)  # (n,) events when fitted
    prior_: Floats = field(init=False, repr=False)  # (n,)
    wide_: Collaborative = field(init=False, repr=False)
    near_: Collaborative = field(init=False, repr=False)
    graph_: Graph = field(init=False, repr=False)
    bayes_: Bayes = field(init=False, repr=False)
    around_: Surroundings = field(init=False, repr=False)

    def fit(self, interactions: Interactions, contents: Contents) -> Self:
        """Fit all parts."""
        self.wide_ = Collaborative(l2=500.0, strongest=60).fit(interactions, contents)
        self.near_ = Collaborative(l2=10.0, strongest=5).fit(interactions, contents)
        self.graph_ = Graph(strongest=60).fit(interactions, contents)
        self.bayes_ = Bayes().fit(interactions, contents)
        self.around_ = Surroundings().fit(interactions)
        self.total_, self.prior_ = self.wide_.total_, self.wide_.prior_
        return self

    def columns(self, taste: Taste, rows: Rows) -> Floats:
        """Return what is said of each row, (len(rows), COLUMNS)."""
        history = History.of(taste, len(self.total_))
        popular = live(taste.moment, rows, self.total_, self.prior_)
        since = np.arange(len(history.rows) - 1, -1, -1, dtype=np.float32)
        late = np.exp2(-since / np.float32(FADING))
        last = (since == 0.0).astype(np.float32)
        parts = (
            popular,
            self.wide_.links_.reached(history.rows, rows, late, last),
            self.near_.links_.reached(history.rows, rows, cuts=(1, 5)),
            self.graph_.own(taste, rows),
            self.bayes_.own(taste, rows),
            self.around_.columns(history.rows, taste.moment, rows),
            self._place(history, rows),
        )
        told = np.concatenate([part.T for part in parts], dtype=np.float32)
        return told.T  # faster by column

    def _place(self, history: History, rows: Rows) -> Floats:
        """Return where rows are in the catalogue's order, and how far from those taken.

        A catalogue's rows are in the order of their prior, a log's in that of their age:
        either way a household keeps to some part of it.
        """
        n = np.float32(max(len(self.total_), 1))
        place = rows.astype(np.float32) / n
        if not len(history.rows):
            return np.stack([place, np.full_like(place, 0.25), place * 0 + 0.25], axis=1)
        own = history.rows[-LATE:].astype(np.float32) / n
        away = np.abs(place[:, None] - np.array([own.mean(), own[-1]], dtype=np.float32))
        return np.concatenate([place[:, None], away], axis=1)

    def context(self, taste: Taste) -> Floats:
        """Return the length of the history, days since its last, and what it keeps to."""
        history, moment = History.of(taste, len(self.total_)), taste.moment
        told = np.zeros(CONTEXT + 4, dtype=np.float32)
        told[CONTEXT:] = moment.meal, moment.hour, moment.weekday, moment.season
        told[0], told[1] = np.log1p(len(history.rows)), np.log1p(NEVER)
        late = history.rows[-LATE:]
        if len(late):
            told[1] = _days(moment.clock - history.at[-1:])[0]
            told[2] = np.log1p(self._taken_so_far(moment, late)).mean()
            told[3] = self._ages(moment, history, late).mean()
            told[4] = late.mean() / len(self.total_)
        return told

    def _taken_so_far(self, moment: Moment, rows: Rows) -> Floats:
        """Return how often rows were taken until now."""
        trends = moment.trends
        return self.total_[rows] if trends is None else trends.total_[rows]

    def _ages(self, moment: Moment, history: History, late: Rows) -> Floats:
        """Return how long rows had been around when they were taken, as logarithms."""
        if moment.trends is None:
            return np.zeros(len(late), dtype=np.float32)
        return _days(history.at[-LATE:] - moment.trends.first_[late])

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        parts = (self.wide_, self.near_, self.graph_, self.bayes_, self.around_)
        own: tuple[Array, ...] = (self.total_, self.prior_)
        return sum((part.by_recipe() for part in parts), own)

    def check(self) -> None:
        """Refuse parts that do not belong together.

        Raises:
            ValueError: they are of different catalogues.
        """
        if len({len(array) for array in self.by_recipe()}) > 1:
            raise ValueError("parts of different catalogues")


def _days(clocks: NDArray[np.float64] | Floats) -> Floats:
    """Return the logarithms of days, never more than ``NEVER``."""
    days = np.where(np.isfinite(clocks), np.clip(clocks, 0.0, NEVER), NEVER)
    return np.log1p(days).astype(np.float32)
