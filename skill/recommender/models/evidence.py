"""What the other models, the moment and the last events say of each recipe, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import isinf, log1p
from typing import Self

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.bayes import Bayes
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.following import SPANS, Following
from skill.recommender.models.graph import Graph, weighed
from skill.recommender.models.links import Asked, Ways
from skill.recommender.models.live import FEATURES, NEVER, live
from skill.recommender.models.model import are_rows, known
from skill.recommender.models.nearness import NEARBY, Nearness
from skill.recommender.models.reached import logs
from skill.recommender.models.vogue import COLUMNS as VOGUE
from skill.recommender.models.vogue import Vogue
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Moment, Rows, Taste

COUNTS = FEATURES - 2
"""Leading columns that are logarithms of counts: total, then one a half-life."""
COLUMNS = FEATURES + 5 + len(Graph.START) + len(Bayes.START) + NEARBY + SPANS + VOGUE + 3
"""Popularity, links, walks, rates, nearness, what comes next, vogue, place."""
CONTEXT = 6
"""What is true of the household whatever the recipe; then four of the moment."""
LATE = 20  # rows taken that tell what a household is like now
FADING = 4.0  # recipes taken since, after which one links half as much


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What a household took that the catalogue has, oldest first, and what it turned down.

    ``rows`` and ``at``, their clocks, are (n,).
    """

    rows: Rows
    at: Floats
    refused: Rows
    moment: Moment

    @classmethod
    def of(cls, taste: Taste, n_recipes: int) -> Self:
        """Return a taste's history, without recipes that are gone."""
        rows, at = taste.taken, taste.at
        if len(at) != len(rows):
            at = np.zeros(len(rows), dtype=np.float32)
        if not are_rows(rows, n_recipes):
            kept = (rows >= 0) & (rows < n_recipes)
            rows, at = rows[kept], at[kept]
        refused = known(taste.refused, n_recipes)
        return cls(rows, at.astype(np.float32, copy=False), refused, taste.moment)


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
    tastes_: Nearness = field(init=False, repr=False)
    next_: Following = field(init=False, repr=False)
    vogue_: Vogue = field(init=False, repr=False)

    def fit(self, interactions: Interactions, contents: Contents) -> Self:
        """Fit all parts."""
        self.wide_ = Collaborative(l2=500.0, strongest=60).fit(interactions, contents)
        self.near_ = Collaborative(l2=10.0, strongest=5).fit(interactions, contents)
        self.graph_ = Graph(strongest=60).fit(interactions, contents)
        self.bayes_ = Bayes().fit(interactions, contents)
        self.graph_.kinds_ = self.bayes_.kinds_  # the same, held once
        self.tastes_ = Nearness().fit(interactions)
        self.next_ = Following().fit(interactions)
        self.vogue_ = Vogue().fit(interactions, self.bayes_.kinds_)
        self.total_, self.prior_ = self.wide_.total_, self.wide_.prior_
        return self

    def history(self, taste: Taste) -> History:
        """Return what all else is asked with: a taste, without recipes that are gone."""
        return History.of(taste, len(self.total_))

    def columns(self, history: History, rows: Rows) -> Floats:
        """Return what is said of each row, (len(rows), COLUMNS)."""
        linked, nearby, walked, following = self._linked(history.rows, rows)
        means = self._by_kind(history, rows)
        walked = np.concatenate([walked, means[:1]])
        parts = (
            live(history.moment, rows, self.total_, self.prior_).T,
            linked,
            nearby,
            logs(walked.T, self.graph_.usual_).T,
            self.bayes_.told(means[1:3], history.moment, rows),
            self.tastes_.columns(history.rows, rows).T,
            following,
            self.vogue_.columns(means[3:], self.bayes_.kinds_.each_.take(rows)),
            self._place(history, rows).T,
        )
        return np.concatenate(parts, dtype=np.float32).T  # faster by column

    def _linked(self, taken: Rows, rows: Rows) -> list[Floats]:
        """Return what each table of links says, each (columns, len(rows))."""
        n = len(taken)
        asked = (_wide(n), _near(n), self.graph_.asked(n), self.next_.asked(n))
        return self._ways.asked(taken, rows, asked)

    @cached_property
    def _ways(self) -> Ways:
        """Return the tables of links, to be asked at once."""
        parts = (self.wide_, self.near_, self.graph_, self.next_)
        return Ways([one.links_ for one in parts])

    def _by_kind(self, history: History, rows: Rows) -> Floats:
        """Return what recipes' kinds say: walks over them, their lifts, their vogue."""
        kinds, taken = self.bayes_.kinds_, history.rows
        values = (
            self.graph_.over_kinds(taken),
            self.bayes_.now(history.moment),
            self.bayes_.theirs(taken, history.refused),
            *self.vogue_.lifts(kinds, taken, history.moment),
        )
        return kinds.means(values, rows)

    def _place(self, history: History, rows: Rows) -> Floats:
        """Return where rows are in the catalogue's order, and how far from those taken.

        A catalogue's rows are in the order of their prior, a log's in that of their age:
        either way a household keeps to some part of it.
        """
        told = np.empty((3, len(rows)), dtype=np.float32)
        np.divide(rows, np.float32(max(len(self.total_), 1)), out=told[0])
        told[1:] = 0.25
        late = history.rows[-LATE:].tolist()
        if late:
            n = len(self.total_)
            told[1] = told[0] - np.float32(sum(late) / len(late) / n)
            told[2] = told[0] - np.float32(late[-1] / n)
            np.abs(told[1:], out=told[1:])
        return told.T

    def context(self, history: History) -> Floats:
        """Return the length of the history, days since its last, what it keeps to, newness.

        Newness is one over one more than was taken: what tells the first few apart.
        """
        moment = history.moment
        told = np.zeros(CONTEXT + 4, dtype=np.float32)
        told[CONTEXT:] = moment.meal, moment.hour, moment.weekday, moment.season
        told[0], told[1] = log1p(len(history.rows)), log1p(NEVER)
        told[5] = 1.0 / (1.0 + len(history.rows))
        late = history.rows[-LATE:]
        if len(late):
            at = history.at[-LATE:]
            told[1] = _days(moment.clock - float(at[-1]))
            told[2] = _mean(list(map(log1p, self._taken_so_far(moment, late).tolist())))
            told[3] = self._age(moment, at, late)
            told[4] = _mean(late.tolist()) / len(self.total_)
        return told

    def _taken_so_far(self, moment: Moment, rows: Rows) -> Floats:
        """Return how often rows were taken until now."""
        trends = moment.trends
        return (self.total_ if trends is None else trends.total_).take(rows)

    def _age(self, moment: Moment, at: Floats, late: Rows) -> float:
        """Return how long rows had been around when they were taken, a mean logarithm."""
        if moment.trends is None:
            return 0.0
        return _mean(list(map(_days, (at - moment.trends.first_.take(late)).tolist())))

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        parts = (self.wide_, self.near_, self.graph_, self.bayes_, self.tastes_, self.next_)
        own: tuple[Array, ...] = (self.total_, self.prior_)
        return sum((part.by_recipe() for part in parts), own)

    def check(self) -> None:
        """Refuse parts that do not belong together.

        Raises:
            ValueError: they are of different catalogues.
        """
        if len({len(array) for array in self.by_recipe()}) > 1:
            raise ValueError("parts of different catalogues")
        if self.vogue_.share_.shape != self.bayes_.kinds_.idf_.shape:
            raise ValueError("shares of other kinds")


@lru_cache(maxsize=256)
def _wide(taken: int) -> Asked:
    """Return what all that was taken says, the late ones, and the last."""
    return Asked(weighed(taken, FADING, 0.0))


@lru_cache(maxsize=256)
def _near(taken: int) -> Asked:
    """Return what the strongest source says, and the strongest five."""
    return Asked(weighed(taken), (1, 5))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _days(ago: float) -> float:
    """Return the logarithm of days, at most ``NEVER``, which infinity is as well."""
    return log1p(NEVER if isinf(ago) else min(max(ago, 0.0), NEVER))
