"""What a model's lists are like besides right: coverage, diversity, healthiness."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.food import lexicon
from skill.recommender.interactions import Contents

PLANTS = ("vegetable", "fruit", "legume", "bean", "nut", "mushroom")
HEALTH = (
    "share of a recipe's ingredients that are vegetables, fruit, mushrooms, legumes or "
    "nuts; a proxy that knows neither amounts nor salt, sugar and fat"
)


@dataclass(frozen=True)
class Makeup:
    """What recipes are made of, for comparing those of a list."""

    columns: Columns
    contents: Contents

    @cached_property
    def plants(self) -> NDArray[np.bool_]:
        """Return which foods are whole plants, (n_foods,)."""
        names = self.columns.food_names
        return np.array([any(lexicon.is_a(f, c) for c in PLANTS) for f in names], np.bool_)

    def health(self, row: int) -> float:
        """Return the share of plants among a recipe's foods; NaN where none is known."""
        foods = self._foods(row)
        return float(self.plants[foods].mean()) if len(foods) else float("nan")

    def diversity(self, rows: NDArray[np.int32]) -> float:
        """Return how unlike the recipes of a list are, 0 to 1; NaN for fewer than two.

        The mean over pairs of 1 - Jaccard of their foods and tags.  Source: Smyth and
        McClave 2001, "Similarity vs. diversity".
        """
        sets = [self._features(int(row)) for row in rows]
        pairs = [(a, b) for n, a in enumerate(sets) for b in sets[n + 1 :]]
        unlike = [1.0 - len(a & b) / len(a | b) for a, b in pairs if a | b]
        return float(np.mean(unlike)) if unlike else float("nan")

    def _foods(self, row: int) -> NDArray[np.int32]:
        held = self.contents
        return held.food_ids[held.food_starts[row] : held.food_starts[row + 1]]

    def _features(self, row: int) -> frozenset[int]:
        held = self.contents
        tags = held.tag_ids[held.tag_starts[row] : held.tag_starts[row + 1]]
        return frozenset([*self._foods(row).tolist(), *(-1 - tags).tolist()])


def coverage(lists: NDArray[np.int32], reachable: int) -> float:
    """Return the share of the reachable recipes that are in anybody's list."""
    shown = np.unique(lists[lists >= 0])
    return len(shown) / reachable if reachable else 0.0
