"""A guess of the reward: the chance that a recipe is taken where it was not offered.

It is a logistic regression on columns that tell of a recipe at a moment, and it knows how
sure its weights are, household by household.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Interactions
from skill.training.figures import Doubles

LEAST = 4.0  # expected takings that are as good as a recipe's own
STEPS, STRIDE, RIDGE = 25, 2.0, 1.0  # of Newton's method; the ridge is in offers
TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """The chance of a taking, by columns that were brought to one spread.

    ``weights`` (1 + columns,) begin with what is usual.  ``moved`` (offers, 1 + columns) is
    how far each offer that taught it moved the weights: a weight is off by the sum of what
    its offers moved it, each by chance (Huber 1967, the influence of an M-estimator).
    """

    middle: Doubles
    spread: Doubles
    weights: Doubles
    moved: Doubles

    @classmethod
    def fitted(cls, columns: Doubles, taken: Doubles) -> Self:
        """Return what is learnt from offers: ``columns`` (offers, columns), ``taken``."""
        middle, spread = columns.mean(axis=0), np.maximum(columns.std(axis=0), TINY)
        x = _with_usual((columns - middle) / spread)
        ridge = RIDGE * (np.arange(x.shape[1]) > 0) + TINY
        weights = np.zeros(x.shape[1])
        weights[0] = np.log((taken.sum() + 0.5) / (len(taken) - taken.sum() + 0.5))
        for _ in range(STEPS):
            chance = chance_of(x @ weights)
            curve = (x * (chance * (1.0 - chance))[:, None]).T @ x + np.diag(ridge)
            step = np.linalg.solve(curve, x.T @ (chance - taken) + ridge * weights)
            weights = weights - np.clip(step, -STRIDE, STRIDE)
        missed = taken - chance_of(x @ weights)
        return cls(middle, spread, weights, (x * missed[:, None]) @ np.linalg.inv(curve))

    def of(self, columns: Doubles) -> tuple[Doubles, Doubles]:
        """Return the chances, (n,), and how they bend with each weight, (n, weights)."""
        x = _with_usual((columns - self.middle) / self.spread)
        chance = chance_of(x @ self.weights)
        return chance, x * (chance * (1.0 - chance))[:, None]


def lifts(log: Interactions, least: float = LEAST) -> Doubles:
    """Return how far each recipe is above what the moment makes of it, as logarithms.

    (n_recipes,); ``least`` expected takings outweigh a recipe's own.  It speaks of no
    household.
    """
    taken, worth = log.taken.astype(np.float64), log.worth.astype(np.float64)
    usual = np.zeros(0)
    if len(log):
        usual, _ = Guess.fitted(worth[:, None], taken).of(worth[:, None])
    expected = np.bincount(log.row, weights=usual, minlength=log.n_recipes)
    takings = np.bincount(log.row, weights=taken, minlength=log.n_recipes)
    lift: Doubles = np.log((takings + least) / (expected + least))
    return lift


def chance_of(logits: Doubles) -> Doubles:
    """Return the chances of logits."""
    chance: Doubles = 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))
    return chance


def _with_usual(x: Doubles) -> NDArray[np.float64]:
    return np.hstack([np.ones((len(x), 1)), x])
