"""Chance: what any model must beat."""

from dataclasses import dataclass, field
from typing import ClassVar, Self

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.model import check_rows
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class Random:
    """Score rows by chance: the same moment and history draw the same lots.

    Args:
        seed: another one is another draw.

    Source: the finaliser of SplitMix64, Steele, Lea and Flood 2014, figure 16.
    """

    name: ClassVar[str] = "random"

    seed: int = 0
    n_recipes_: int = field(init=False, default=0)

    def fit(self, interactions: Interactions, contents: Contents) -> Self:
        """Learn how many recipes there are."""
        self.n_recipes_ = interactions.n_recipes
        return self

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return draws from [0, 1)."""
        check_rows(rows, self.n_recipes_)
        clock = int(np.float64(taste.moment.clock).view(np.uint64))
        start = hash((self.seed, clock, len(taste.taken))) & (2**64 - 1)
        lots = rows.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(start)
        lots = (lots ^ (lots >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        lots = (lots ^ (lots >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        drawn: Floats = ((lots ^ (lots >> np.uint64(31))) >> np.uint64(40)).astype(
            np.float32
        )
        return drawn * np.float32(2.0**-24)
