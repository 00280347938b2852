"""What households who took the same recipes took besides."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class Collaborative(Mixed):
    """Score a recipe by how well the recipes already taken predict it.

    Args:
        l2: ridge penalty in events; larger trusts rare recipes less.

    Source: Steck 2019, arXiv:1905.03375, the closed form of B.
    """

    name: ClassVar[str] = "collaborative"
    START: ClassVar[tuple[float, ...]] = (10.0,)

    l2: float = 1000.0
    weights_: Floats = field(init=False, repr=False)  # (n, n)

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Invert the counts of recipes taken together."""
        taken = interactions.conversions()
        matrix = np.zeros((taken.n_households, taken.n_recipes), dtype=np.float32)
        matrix[taken.household, taken.row] = 1.0
        gram = (matrix.T @ matrix).astype(np.float64)
        gram[np.diag_indices_from(gram)] += self.l2
        inverse = np.linalg.inv(gram)
        weights = -inverse / np.diag(inverse)
        np.fill_diagonal(weights, 0.0)
        self.weights_ = weights.astype(np.float32)

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return the summed weights from the recipes taken."""
        taken = known(taste.taken, len(self.total_))
        summed: Floats = self.weights_[taken].sum(axis=0)[rows, None]
        return summed
