"""A model whose own view of a household is weighed against what everybody takes."""

from dataclasses import dataclass, field
from typing import ClassVar, Self

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.leaning import Leaning
from skill.recommender.models.live import FEATURES, live
from skill.recommender.models.model import check_rows
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class Mixed:
    """Score by a conditional logit over a model's own columns and popularity's.

    ``fit`` leaves the weights at ``START``, total popularity at 1 and the rest at 0; the
    weights are learnt from what was taken later by ``skill.training.fitting.weigh``.  Where
    offers were turned down, ``leaning_`` is taught by answers, and is one more column.
    """

    name: ClassVar[str]
    START: ClassVar[tuple[float, ...]] = ()
    LEANS: ClassVar[bool] = True

    total_: Floats = field(init=False, repr=False)  # (n,) events when fitted
    prior_: Floats = field(init=False, repr=False)  # (n,) popularity to start with
    mix_: Floats = field(init=False, repr=False)  # (own columns + FEATURES + leaning's,)
    leaning_: Leaning = field(init=False, repr=False)

    def fit(self, interactions: Interactions, contents: Contents) -> Self:
        """Count what was taken, learn the model's own view, start from plain weights."""
        taken = interactions.conversions()
        counts = np.bincount(taken.row, minlength=taken.n_recipes)
        self.total_ = counts.astype(np.float32)
        self.prior_ = contents.prior.astype(np.float32)
        self.mix_ = np.zeros(len(self.START) + FEATURES, dtype=np.float32)
        self.mix_[: len(self.START)] = self.START
        self.mix_[len(self.START)] = 1.0
        self.leaning_ = Leaning.none()
        self.learn(interactions, contents)
        return self

    def lean(self, leaning: Leaning) -> None:
        """Trust what answers taught, as it is, until it is weighed."""
        weights = np.ones(leaning.width, dtype=np.float32)
        self.leaning_ = leaning
        self.mix_ = np.append(self.mix_[: len(self.START) + FEATURES], weights)

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Fit what ``own`` reads."""

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return what the model itself thinks, shape (len(rows), len(START))."""
        return np.empty((len(rows), 0), dtype=np.float32)

    def columns(self, taste: Taste, rows: Rows) -> Floats:
        """Return all that is weighed, shape (len(rows), len(mix_))."""
        check_rows(rows, len(self.total_))
        popular = live(taste.moment, rows, self.total_, self.prior_)
        leaning = self.leaning_.own(taste, rows)
        return np.concatenate([self.own(taste, rows), popular, leaning], axis=1)

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return the utilities of a conditional logit, shape (len(rows),)."""
        utilities: Floats = self.columns(taste, rows) @ self.mix_
        return utilities

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree.
        """
        if self.total_.ndim != 1 or self.total_.shape != self.prior_.shape:
            raise ValueError("popularity to start with is of another number of recipes")
        self.leaning_.check()
        if self.mix_.shape != (len(self.START) + FEATURES + self.leaning_.width,):
            raise ValueError(f"{self.mix_.shape} weights for {len(self.START)} columns")
        for rows in (*self.by_recipe(), *self.leaning_.by_recipe()):
            if len(rows) != len(self.total_):
                raise ValueError(f"{len(rows)} of {len(self.total_)} recipes are described")

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return ()
