"""How alike recipes are, so that "something else" is something other."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.ragged import Rows, places

FOODS, CUISINE = 0.7, 0.3  # how much of the likeness is in what
Shares = NDArray[np.float64]


class Likeness:
    """Likeness of a catalogue's rows: rare foods shared, the same cuisine.

    A food's rarity is the log of how many times more recipes there are than have it: salt
    says nothing of a dish, and mussels nearly everything.  Source: Sparck Jones 1972,
    J. Documentation 28, the inverse document frequency.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns

    @cached_property
    def rarity(self) -> Shares:
        """Return the rarity of each food."""
        counts = np.diff(self.columns.ints("food_in_starts"))
        rarity: Shares = np.log(max(len(self.columns), 1) / np.maximum(counts, 1))
        return rarity

    def most(self, rows: Rows, others: Rows) -> Shares:
        """Return how alike each row is to the most alike of others, 0 to 1."""
        most = np.zeros(len(rows))
        if not len(others) or not len(rows):
            return most
        flat, begins = places(
            self.columns["food_starts"].astype(np.int64, copy=False), rows
        )
        foods = self.columns.rows("food_ids")[flat]
        weights = self.rarity[foods]
        every = _sums(weights, begins)
        cuisines = self.columns["cuisine"]
        for other in others:
            held = np.zeros(len(self.rarity), dtype=np.bool_)
            held[self._foods(int(other))] = True
            shared = _sums(weights * held[foods], begins)
            joined = every + self.rarity[held].sum() - shared
            alike = np.divide(shared, joined, out=np.zeros_like(shared), where=joined > 0)
            same = cuisines[rows] == cuisines[other]
            most = np.maximum(most, FOODS * alike + CUISINE * same)
        return most

    def _foods(self, row: int) -> Rows:
        first, last = self.columns.ints("food_starts")[row : row + 2]
        return self.columns.rows("food_ids")[first:last]


def _sums(values: Shares, begins: NDArray[np.int64]) -> Shares:
    """Return the sum of each row's values."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    sums: Shares = total[begins[1:]] - total[begins[:-1]]
    return sums
