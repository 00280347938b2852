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
        most = np.zeros(len(rows), dtype=np.float32)
        if not len(others) or not len(rows):
            return most
        foods, begins, counts = self._foods(rows)
        held = [self._foods(other[None])[0] for other in others]
        shared = np.empty((len(others) + 1, len(foods) + 1), dtype=np.float32)
        shared[:, -1] = 0.0
        self.rarity.take(foods, out=shared[0, :-1], mode="clip")
        among = np.zeros(len(self.rarity), dtype=np.float32)
        for place, of_other in enumerate(held, start=1):
            among[of_other] = 1.0
            np.multiply(shared[0, :-1], among.take(foods), out=shared[place, :-1])
            among[of_other] = 0.0
        summed = np.add.reduceat(shared, begins, axis=1)
        summed[:, counts == 0] = 0.0
        cuisines = self.columns["cuisine"]
        own = cuisines.take(rows)
        for other, of_other, both in zip(others, held, summed[1:], strict=True):
            joined = summed[0] - both
            joined += self.rarity.take(of_other).sum()
            alike = FOODS * both / np.maximum(joined, NOUGHT)
            alike += CUISINE * (own == cuisines[other])
            np.maximum(most, alike, out=most)
        return most

    def _foods(self, rows: Rows) -> tuple[Rows, Counts, Counts]:
        """Return the foods of rows, one after another, where each row's begin, how many."""
        starts = self.columns.ints("food_starts")
        first = starts.take(rows)
        counts = starts.take(rows + 1) - first
        begins = counts.cumsum() - counts
        flat = (first - begins).repeat(counts)
        flat += np.arange(len(flat))
        return self.columns.rows("food_ids").take(flat), begins, counts
