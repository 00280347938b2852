"""What all households took lately: popularity kept up to date, one event at a time."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

HALF_LIVES = (1.0, 7.0, 30.0, 120.0, 365.0)
"""Days after which an event counts half; without any decay it is ``total_``."""


@dataclass(eq=False)
class Trends:
    """Exponentially decayed counts over rows, decayed lazily: one event costs O(horizons).

    Args:
        n_recipes: how many rows there are.
        half_lives: in days, one decayed count for each.
    """

    n_recipes: int
    half_lives: tuple[float, ...] = HALF_LIVES
    counts_: NDArray[np.float64] = field(init=False, repr=False)  # (n, horizons), at last_
    total_: Floats = field(init=False, repr=False)  # (n,)
    last_: NDArray[np.float64] = field(init=False, repr=False)  # (n,) clock; -inf: never
    first_: NDArray[np.float64] = field(init=False, repr=False)  # (n,) clock; inf: never

    def __post_init__(self) -> None:
        self.counts_ = np.zeros((self.n_recipes, len(self.half_lives)))
        self.total_ = np.zeros(self.n_recipes, dtype=np.float32)
        self.last_ = np.full(self.n_recipes, -np.inf)
        self.first_ = np.full(self.n_recipes, np.inf)

    def add(self, row: int, clock: float) -> None:
        """Count one event at ``clock``, in days; one before the last counts as now."""
        last = self.last_[row]
        now = max(clock, last)
        self.counts_[row] = self.counts_[row] * self._kept(now - last) + 1.0
        self.total_[row] += 1.0
        self.last_[row] = now
        self.first_[row] = min(self.first_[row], clock)

    def decayed(self, rows: Rows, clock: float) -> Floats:
        """Return the counts at ``clock``, shape (len(rows), horizons)."""
        ago = np.maximum(clock - self.last_[rows], 0.0)
        return (self.counts_[rows] * self._kept(ago[:, None])).astype(np.float32)

    def _kept(self, days: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return the share that is left after so many days, by horizon."""
        kept: NDArray[np.float64] = np.exp2(-np.asarray(days) / np.asarray(self.half_lives))
        return kept
