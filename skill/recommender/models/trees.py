"""Boosted trees as tables of bits: a row's leaf in every tree, without walking any.

A node that sends a row to the right rules out the leaves to its left.  With a bit for each
leaf, the leaf reached is the lowest bit that is left when the masks of all such nodes are
ANDed.  Nodes are grouped by feature: for each interval between two thresholds the masks of
all trees are ANDed in advance, so scoring a row costs one lookup a feature.
Source: Lucchese and others 2015, "QuickScorer", section 3; and Ye and others 2018,
"RapidScorer", on merging nodes.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats

LEAVES = 16  # a tree, at most: the bits of a mask
ALL = np.uint16(0xFFFF)

Masks = NDArray[np.uint16]
Doubles = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass
class Trees:
    """A sum of trees of at most ``LEAVES`` leaves over float32 features.

    A row goes left where its feature is no greater than the threshold, compared in double
    precision, as scikit-learn's HistGradientBoosting does.
    """

    start_: float = field(init=False, default=0.0)  # the score before any tree
    thresholds_: Doubles = field(init=False, repr=False)  # ascending by feature
    starts_: Counts = field(init=False, repr=False)  # (features + 1,) into thresholds_
    masks_: Masks = field(init=False, repr=False)  # (thresholds + features, trees)
    values_: Doubles = field(init=False, repr=False)  # (trees, LEAVES)

    @classmethod
    def none(cls, features: int) -> Self:
        """Return a sum of no trees over so many features."""
        found = cls()
        found.thresholds_ = np.empty(0)
        found.starts_ = np.zeros(features + 1, dtype=np.int64)
        found.masks_ = np.empty((features, 0), dtype=np.uint16)
        found.values_ = np.empty((0, LEAVES))
        return found

    def score(self, columns: Floats, same: range = range(0)) -> Doubles:
        """Return the sums of the leaves reached, shape (rows,), for (rows, features).

        ``same`` are features that all of the rows have alike: they are looked up once.
        Fastest for columns that are laid out one after another.
        """
        if not len(columns):
            return np.empty(0)
        by_feature = np.ascontiguousarray(columns.T)
        alike = np.full(len(self.values_), ALL)
        left = np.full((len(columns), len(self.values_)), ALL)
        found = np.empty_like(left)
        for feature, cuts, masks in self._tables:
            if feature in same:
                alike &= masks[cuts.searchsorted(by_feature[feature, 0])]
            else:
                places = cuts.searchsorted(by_feature[feature])
                left &= masks.take(places, axis=0, out=found, mode="clip")
        left &= alike
        lowest = left & -left
        lowest -= 1
        leaves = np.bitwise_count(lowest) + self._first_leaves
        reached = self.values_.ravel().take(leaves, mode="clip")
        summed: Doubles = reached.sum(axis=1) + self.start_
        return summed

    @cached_property
    def _tables(self) -> list[tuple[int, Floats, Masks]]:
        """Return thresholds and masks of the features that any tree asks about.

        Rounded down to float32, a threshold is above the very same float32 numbers.
        """
        down = self.thresholds_.astype(np.float32)
        above = down > self.thresholds_
        down[above] = np.nextafter(down[above], np.float32(-np.inf))
        bounds = pairwise(self.starts_.tolist())
        return [
            (feature, down[first:last], self.masks_[first + feature : last + feature + 1])
            for feature, (first, last) in enumerate(bounds)
            if first < last
        ]

    @cached_property
    def _first_leaves(self) -> Counts:
        """Return the place of each tree's first leaf among all values."""
        return np.arange(len(self.values_)) * LEAVES

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree, or a feature's thresholds are not in order.
        """
        features = len(self.starts_) - 1
        if self.values_.ndim != 2 or self.values_.shape[1] != LEAVES:
            raise ValueError("trees with another number of leaves")
        if self.masks_.shape != (len(self.thresholds_) + features, len(self.values_)):
            raise ValueError("masks of other trees or thresholds")
        if (
            features < 0
            or self.starts_[0] != 0
            or self.starts_[-1] != len(self.thresholds_)
        ):
            raise ValueError("thresholds of other features")
        steps = np.diff(self.starts_)
        within = np.ones(max(len(self.thresholds_) - 1, 0), dtype=np.bool_)
        within[self.starts_[1:-1][steps[1:] > 0] - 1] = False
        if steps.min(initial=0) < 0 or np.any(np.diff(self.thresholds_)[within] <= 0):
            raise ValueError("thresholds that do not ascend")
        if not np.all(self.masks_):
            raise ValueError("a mask that leaves no leaf")
