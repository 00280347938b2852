"""Random walks from the recipes taken, over households, to other recipes."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class Graph(Mixed):
    """Score by the chance that a walk of three steps ends at a recipe, popular ones damped.

    Args:
        alpha: power of the chance of each step.
        beta: power of the popularity that an end is divided by.

    Source: Paudel, Christoffel, Newell and Bernstein 2017, "Updatable, accurate, diverse,
    and scalable recommendations for interactive applications", RP3beta.
    """

    name: ClassVar[str] = "graph"
    START: ClassVar[tuple[float, ...]] = (100.0,)

    alpha: float = 1.0
    beta: float = 0.6
    weights_: Floats = field(init=False, repr=False)  # (n, n)

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Multiply the chances of the steps."""
        taken = interactions.conversions()
        matrix = np.zeros((taken.n_households, taken.n_recipes), dtype=np.float32)
        matrix[taken.household, taken.row] = 1.0
        degree = np.maximum(matrix.sum(axis=1, keepdims=True), 1.0)
        popular = np.maximum(matrix.sum(axis=0), 1.0)
        walks = (matrix / popular**self.alpha).T @ (matrix / degree**self.alpha)
        walks /= popular**self.beta
        np.fill_diagonal(walks, 0.0)
        self.weights_ = walks.astype(np.float32)

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return the summed chances from the recipes taken."""
        taken = known(taste.taken, len(self.total_))
        summed: Floats = self.weights_[taken].sum(axis=0)[rows, None]
        return summed
