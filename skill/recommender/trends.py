"""What all households took lately: popularity kept up to date, one event at a time.

Counts decay forwards: an event at clock t weighs ``2 ** ((t - base) / half_life)`` for
good, and what is read at a later clock is all of it times one number.  So an event costs
O(horizons) and a reading one multiplication a row, however many there are.
Source: Cormode, Shkapenyuk, Srivastava and Xu 2009, "Forward decay", section III.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from skill.recommender.recent import Recent
from skill.recommender.taste import Floats, Rows

HALF_LIVES = (1.0, 7.0, 30.0, 120.0, 365.0)
"""Days after which an event counts half; without any decay it is ``total_``."""
DOUBLINGS = 500.0  # of the shortest half-life, then weights are written anew
MOST = 1000.0  # doublings that a double holds


@dataclass(eq=False)
class Trends:
    """Exponentially decayed counts over rows.

    An event dated before others counts what it would count had it come in time.  One dated
    in the future makes all others look old: whoever has a clock holds events to it first.

    Args:
        n_recipes: how many rows there are.
        half_lives: in days, one decayed count for each.
    """

    n_recipes: int
    half_lives: tuple[float, ...] = HALF_LIVES
    counts_: NDArray[np.float64] = field(init=False, repr=False)  # (n, horizons), at base_
    total_: Floats = field(init=False, repr=False)  # (n,)
    last_: NDArray[np.float64] = field(init=False, repr=False)  # (n,) clock; -inf: never
    first_: NDArray[np.float64] = field(init=False, repr=False)  # (n,) clock; inf: never
    base_: float = field(init=False, default=0.0)
    newest_: float = field(init=False, default=-np.inf)
    recent: Recent = field(init=False, repr=False, default_factory=Recent)
    _counted: dict[str, list[tuple[int, float]]] = field(
        init=False, repr=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self.counts_ = np.zeros((self.n_recipes, len(self.half_lives)))
        self.total_ = np.zeros(self.n_recipes, dtype=np.float32)
        self.last_ = np.full(self.n_recipes, -np.inf)
        self.first_ = np.full(self.n_recipes, np.inf)

    def add(self, row: int, clock: float, whose: str = "") -> None:
        """Count one event at ``clock``, in days."""
        if whose:
            self._counted.setdefault(whose, []).append((row, clock))
        self.recent.add(row, clock, whose)
        self._reach(clock)
        self.counts_[row] += self._grown(clock)
        self.total_[row] += 1.0
        self.last_[row] = max(self.last_[row], clock)
        self.first_[row] = min(self.first_[row], clock)

    def forget(self, whose: Collection[str]) -> None:
        """Take back what some takers did since this was made.

        What was counted before is a sum, and is made without them when it is next made.
        """
        self.recent.forget(whose)
        for row, clock in chain.from_iterable(self._counted.pop(one, ()) for one in whose):
            self.counts_[row] = np.maximum(self.counts_[row] - self._grown(clock), 0.0)
            self.total_[row] = max(self.total_[row] - 1.0, 0.0)

    def add_all(self, rows: Rows, clocks: NDArray[np.float64]) -> None:
        """Count many events at once, in any order."""
        if not len(rows):
            return
        self._reach(float(clocks.max()))
        np.add.at(self.counts_, rows, self._grown(clocks[:, None]))
        np.add.at(self.total_, rows, np.float32(1.0))
        np.maximum.at(self.last_, rows, clocks)
        np.minimum.at(self.first_, rows, clocks)

    def decayed(self, rows: Rows, clock: float) -> Floats:
        """Return the counts at ``clock``, or the newest event's if later: (n, horizons)."""
        ago = max(clock, self.newest_, self.base_) - self.base_
        left = np.exp2(-ago / self._halves)
        return (self.counts_.take(rows, axis=0) * left).astype(np.float32)

    @cached_property
    def _halves(self) -> NDArray[np.float64]:
        """Return the half-lives, (horizons,)."""
        return np.asarray(self.half_lives)

    def _reach(self, clock: float) -> None:
        """Move the base up before a weight at ``clock`` grows past what a float holds."""
        if not np.isfinite(self.newest_):
            self.base_ = clock
        self.newest_ = max(self.newest_, clock)
        if self.newest_ - self.base_ > DOUBLINGS * min(self.half_lives):
            self.counts_ /= self._grown(self.newest_)
            self.base_ = self.newest_

    def _grown(self, clock: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return what one event at ``clock`` weighs, by horizon."""
        doublings = (np.asarray(clock) - self.base_) / self._halves
        grown: NDArray[np.float64] = np.exp2(np.clip(doublings, -MOST, MOST))
        return grown
