"""How alike two recipes are, so that "something else" is something other."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from skill.catalog.catalog import Catalog
from skill.catalog.foods import foods_of
from skill.domain.recipes import Recipe

FOODS, CUISINE = 0.7, 0.3  # how much of the likeness is in what


@dataclass(frozen=True)
class Likeness:
    """Rarity of each food: the log of how many times more recipes there are than have it.

    Salt says nothing of a dish, and mussels nearly everything.  Source: Sparck Jones 1972,
    J. Documentation 28, the inverse document frequency.
    """

    rarity: Mapping[str, float]

    @classmethod
    def over(cls, catalog: Catalog) -> Self:
        """Count the foods of a catalogue."""
        counts = Counter(food for recipe in catalog.all() for food in foods_of(recipe))
        return cls({food: math.log(len(catalog) / n) for food, n in counts.items()})

    def between(self, one: Recipe, two: Recipe) -> float:
        """Return how alike two recipes are, 0 to 1: rare foods shared, the same cuisine."""
        foods, others = foods_of(one), foods_of(two)
        shared = self._weight(foods & others)
        every = self._weight(foods | others)
        same = one.cuisine == two.cuisine
        return FOODS * (shared / every if every else 0.0) + CUISINE * same

    def _weight(self, foods: frozenset[str]) -> float:
        return sum(self.rarity.get(food, 0.0) for food in sorted(foods))
