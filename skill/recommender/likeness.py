"""How alike recipes are, so that "something else" is something other."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.ragged import Rows

FOODS, CUISINE = 0.7, 0.3  # how much of the likeness is in what
NOUGHT = np.float32(1e-9)
Shares = NDArray[np.float32]
Ends = NDArray[np.int64]


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
        foods, ends = self._foods(rows)
        rarity = self.rarity.take(foods)
        every = _sums(rarity, ends)
        cuisines = self.columns["cuisine"]
        own = cuisines.take(rows)
        among = np.zeros(len(self.rarity), dtype=np.float32)
        for other in others:
            of_other, _ = self._foods(other[None])
            among[of_other] = 1.0
            shared = _sums(rarity * among.take(foods), ends)
            among[of_other] = 0.0
            joined = every + self.rarity.take(of_other).sum()
            joined -= shared
            alike = shared / np.maximum(joined, NOUGHT)
            alike *= FOODS
            alike += CUISINE * (own == cuisines[other])
            np.maximum(most, alike, out=most)
        return most

    def _foods(self, rows: Rows) -> tuple[Rows, Ends]:
        """Return the foods of rows, one after another, and where each row's end."""
        starts = self.columns.ints("food_starts")
        first = starts.take(rows)
        counts = starts.take(rows + 1) - first
        ends = counts.cumsum()
        flat = (first + counts - ends).repeat(counts)
        flat += np.arange(len(flat))
        return self.columns.rows("food_ids").take(flat), ends


def _sums(values: Shares, ends: Ends) -> Shares:
    """Return the sum of each row's values."""
    total = np.zeros(len(values) + 1)
    values.cumsum(out=total[1:], dtype=np.float64)
    upto = total.take(ends)
    upto[1:] -= total.take(ends[:-1])
    return upto.astype(np.float32)
