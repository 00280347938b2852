"""How a household leans, read off its answers: what it took, and what it turned down."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.models.kinds import Kinds
from skill.recommender.parts import Array
from skill.recommender.taste import Answers, Floats, Rows, Taste

Doubles = NDArray[np.float64]
ROUNDS = 6
DAYS = 2  # kinds of days: weekdays, weekends


@dataclass
class Leaning:
    """A household is a point, normal around the origin; a recipe a direction, and a bias.

    The logit of the chance that an offer is taken is what the moment makes of the recipe,
    plus its bias, plus the household's point along the recipe's direction.  Weekdays and
    weekends have directions of their own.  A recipe that was never offered has those of its
    foods and tags; a new household is at the origin, where the bias alone speaks.

    ``none`` knows nothing, and has no column; ``skill.training.fitting.leaning`` teaches.

    Args:
        size: dimensions.
    """

    size: int = 6
    usual_: float = field(init=False, default=0.0)  # logit of an offer, biases left out
    place_: Rows = field(init=False, repr=False)  # (n,) below w; w: never offered
    items_: Floats = field(init=False, repr=False)  # (w + 1, DAYS, 1 + size)
    kinds_: Kinds = field(init=False, repr=False)
    of_kinds_: Floats = field(init=False, repr=False)  # (n_kinds + 1, DAYS * (1 + size))

    @classmethod
    def none(cls) -> Self:
        """Return what is known where nothing was ever turned down."""
        model = cls()
        model.place_ = np.empty(0, dtype=np.int32)
        model.items_ = np.zeros((1, DAYS, 1 + model.size), dtype=np.float32)
        model.kinds_ = Kinds.none()
        model.of_kinds_ = np.zeros((1, DAYS * (1 + model.size)), dtype=np.float32)
        return model

    @property
    def width(self) -> int:
        """Return how many columns it has: one, or none where it was taught nothing."""
        return int(len(self.place_) > 0)

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return the logits, what the moment makes of them left out, (len(rows), width)."""
        if not self.width:
            return np.empty((len(rows), 0), dtype=np.float32)
        day = np.full(len(rows), int(taste.moment.is_weekend))
        items = self.items(rows, day)
        told: Floats = items[:, :1] + items[:, 1:] @ self.point(taste.answers)[:, None]
        return told

    def items(self, rows: Rows, day: NDArray[np.int64]) -> Floats:
        """Return each row's bias and direction on a kind of day, (len(rows), 1 + size)."""
        places = self.place_[rows]
        items: Floats = self.items_[places, day]
        new = np.flatnonzero(places == len(self.items_) - 1)
        if len(new):
            told = self.kinds_.mean(self.of_kinds_, rows[new])
            items[new] = told.reshape(len(new), DAYS, -1)[np.arange(len(new)), day[new]]
        return items

    def point(self, answers: Answers) -> Floats:
        """Return where a household is believed to be, (size,)."""
        rows = answers.rows
        here = (rows >= 0) & (rows < len(self.place_))
        day = answers.weekend[here].astype(np.int64)
        items = self.items(rows[here], day).astype(np.float64)
        took = answers.took[here].astype(np.float64)
        point = located(items[:, 1:], items[:, 0] + self.usual_, took)
        return point.astype(np.float32)

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return (self.place_, self.kinds_.of_) if self.width else ()

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree, or a place is outside.
        """
        wide = (DAYS, 1 + self.size)
        if self.items_.ndim != 3 or self.items_.shape[1:] != wide:
            raise ValueError("recipes lean in other dimensions")
        if self.of_kinds_.shape != (len(self.kinds_.idf_), wide[0] * wide[1]):
            raise ValueError("kinds lean in other dimensions")
        if self.width and not 0 <= self.place_.min() <= self.place_.max() < len(
            self.items_
        ):
            raise ValueError("a recipe's place is outside of those that were offered")


def located(directions: Doubles, offset: Doubles, took: Doubles) -> Doubles:
    """Return the mean of a point, given answers along directions (n, size).

    Source: Jaakkola and Jordan 2000, "Bayesian parameter estimation via variational
    methods", the quadratic bound of the logistic; its fixed point in a few rounds.
    """
    point = np.zeros(directions.shape[1])
    margin = np.abs(offset)
    for _ in range(ROUNDS if len(directions) else 0):
        weight = curvature(margin)
        known = (directions * weight[:, None]).T @ directions + np.eye(len(point))
        covariance = np.linalg.inv(known)
        point = covariance @ (directions.T @ (took - 0.5 - weight * offset))
        spread = ((directions @ covariance) * directions).sum(axis=1)
        margin = np.sqrt((directions @ point + offset) ** 2 + spread)
    return point


def curvature(margin: Doubles) -> Doubles:
    """Return the bound's curvature at margins, 1/4 at 0: twice the source's lambda."""
    size = np.maximum(np.abs(margin), 1e-6)
    curved: Doubles = np.tanh(size / 2) / (2 * size)
    return curved
