"""What households who took the same recipes took besides."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.links import Asked, Links
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.models.reached import logs, usual
from skill.recommender.models.takers import Takers, takers
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows, Taste

BLOCK = 1024  # recipes whose weights are held at once
CUTS = (1, 5, 30, 0)  # strongest sources that a column sums, 0 is all


@dataclass
class Collaborative(Mixed):
    """Score a recipe by how well the recipes already taken predict it.

    With fewer households u than recipes w it solves on their side: from P = (X'X + l2)^-1
    and Woodbury's identity, -P_ij / P_jj = (Y'Y)_ij / (1 - (Y'Y)_jj), Y = L^-1 X with
    LL' = XX' + l2.  That costs u^2 w + u w^2 instead of w^3, and never holds (w, w).

    Args:
        l2: ridge penalty in events; larger trusts rare recipes less.
        strongest: sources kept for each recipe.
        most: recipes linked at all, the most taken.

    Source: Steck 2019, arXiv:1905.03375, the closed form of B.
    """

    name: ClassVar[str] = "collaborative"
    START: ClassVar[tuple[float, ...]] = (0.0, 0.0, 0.0, 1.0)

    l2: float = 500.0
    strongest: int = 255
    most: int = 20_000
    links_: Links = field(init=False, repr=False)
    usual_: Floats = field(init=False, repr=False)  # (columns,) sizes of sums

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Solve for the weights and keep the strongest."""
        table = takers(interactions, self.most)
        few = len(table.matrix) <= len(table.recipes)
        half, scale = _by_households(table, self.l2) if few else _by_recipes(table, self.l2)
        blocks = products(half * scale, half)
        self.links_ = Links(self.strongest).fit(
            table.recipes, interactions.n_recipes, blocks
        )
        self.usual_ = usual(self._reached, interactions)

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return (self.links_.place_,)

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree, or nothing is usual.
        """
        super().check()
        if self.usual_.shape != (len(self.START),) or self.usual_.min() <= 0.0:
            raise ValueError("what is usual is of other columns, or not above zero")

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return logarithms of the summed weights, of few sources and of all."""
        taken = known(taste.taken, len(self.total_))
        return logs(self._reached(taken, rows), self.usual_)

    def _reached(self, taken: Rows, rows: Rows) -> Floats:
        """Return the sums themselves."""
        alike = np.ones((1, len(taken)), dtype=np.float32)
        return self.links_.asked(taken, rows, Asked(alike, CUTS)).T  # faster by column


def products(left: Floats, right: Floats) -> Iterator[Floats]:
    """Yield rows of left' @ right, (w, w), without its diagonal, a block at a time."""
    for first in range(0, left.shape[1], BLOCK):
        block = left[:, first : first + BLOCK].T @ right
        block[np.arange(len(block)), first + np.arange(len(block))] = 0.0
        yield block


def _by_households(table: Takers, l2: float) -> tuple[Floats, Floats]:
    """Return Y and scale, weights (Y'Y) * scale, by solving (households, households)."""
    x = table.matrix
    gram = (x @ x.T).astype(np.float64)
    gram[np.diag_indices_from(gram)] += l2
    half = np.linalg.inv(np.linalg.cholesky(gram)).astype(np.float32) @ x
    return half, (1.0 / (1.0 - np.einsum("uw,uw->w", half, half))).astype(np.float32)


def _by_recipes(table: Takers, l2: float) -> tuple[Floats, Floats]:
    """Return Y and scale, weights (Y'Y) * scale, by inverting (recipes, recipes)."""
    gram = (table.matrix.T @ table.matrix).astype(np.float64)
    gram[np.diag_indices_from(gram)] += l2
    inverse = np.linalg.inv(gram)
    half = np.linalg.cholesky(inverse).T.astype(np.float32)
    return half, (-1.0 / np.diag(inverse)).astype(np.float32)
