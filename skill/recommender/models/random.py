"""Chance: what any model must beat."""

from dataclasses import dataclass, field
from typing import ClassVar, Self

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.lots import uniforms
from skill.recommender.models.model import check_rows
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class Random:
    """Score rows by chance: the same moment and history draw the same lots.

    Args:
        seed: another one is another draw.
    """

    name: ClassVar[str] = "random"

    seed: int = 0
    n_recipes_: int = field(init=False, default=0)

    def fit(self, interactions: Interactions, contents: Contents) -> Self:
        """Learn how many recipes there are."""
        self.n_recipes_ = interactions.n_recipes
        return self

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return draws from (0, 1)."""
        check_rows(rows, self.n_recipes_)
        clock = int(np.float64(taste.moment.clock).view(np.uint64))
        return uniforms(rows, self.seed + clock + len(taste.taken)).astype(np.float32)
