"""How alike recipes are, so that "something else" is something other."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.ragged import Rows

FOODS, CUISINE = 0.7, 0.3  # how much of the likeness is in what
NOUGHT = np.float32(1e-9)
Shares = NDArray[np.float32]
Counts = NDArray[np.int64]


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
        rarity = np.log(max(len(self.columns), 1) / np.maximum(counts, 1))
        return rarity.astype(np.float32)

    def most(self, rows: Rows, others: Rows) -> Shares:
        """Return how alike each row is to the most alike of others, 0 to 1."""
        if not len(others) or not len(rows):
            return np.zeros(len(rows), dtype=np.float32)
        worth = self._worth(others)
        foods, begins, counts = self._foods(rows)
        summed = np.add.reduceat(worth.take(foods, axis=1), begins, axis=1)
        summed[:, counts == 0] = 0.0
        both = summed[1:]
        joined = summed[0] - both
        joined += worth[1:].sum(axis=1, keepdims=True)
        alike = FOODS * both / np.maximum(joined, NOUGHT)
        cuisines = self.columns["cuisine"]
        alike += CUISINE * (cuisines.take(rows) == cuisines.take(others)[:, None])
        most: Shares = alike.max(axis=0)
        return most

    def _worth(self, others: Rows) -> Shares:
        """Return what each food is worth, and to each of the others: 0 if it lacks it.

        Shape (1 + len(others), foods + 1): past the last food there is none.
        """
        starts, foods = self.columns.ints("food_starts"), self.columns.rows("food_ids")
        worth = np.zeros((1 + len(others), len(self.rarity) + 1), dtype=np.float32)
        worth[0, :-1] = self.rarity
        for told, other in zip(worth[1:], others.tolist(), strict=True):
            of_other = foods[starts[other] : starts[other + 1]]
            told[of_other] = self.rarity.take(of_other)
        return worth

    def _foods(self, rows: Rows) -> tuple[Rows, Counts, Counts]:
        """Return the foods of rows, one after another, where each row's begin, how many.

        Past the last of them stands none, so that rows without any begin somewhere, too.
        """
        starts = self.columns.ints("food_starts")
        first = starts.take(rows)
        counts = starts.take(rows + 1) - first
        ends = counts.cumsum()
        foods = np.full(int(ends[-1]) + 1, len(self.rarity), dtype=np.int32)
        flat = (first - ends + counts).repeat(counts)
        flat += np.arange(len(flat))
        self.columns.rows("food_ids").take(flat, out=foods[:-1], mode="clip")
        return foods, ends - counts, counts
