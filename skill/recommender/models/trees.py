"""Boosted trees as tables of bits: a row's leaf in every tree, without walking any.

A node that sends a row to the right rules out the leaves to its left.  With a bit for each
leaf, the leaf reached is the lowest bit that is left when the masks of all such nodes are
ANDed.  Masks are kept by feature, for each interval between two thresholds those of all
trees ANDed in advance; they are asked node by node, all trees at once, for that takes a
tenth of the memory, which after the rest of a pick is in no cache.
Source: Lucchese and others 2015, "QuickScorer", section 3; and Ye and others 2018,
"RapidScorer", on merging nodes.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats

LEAVES = 16  # a tree, at most: the bits of a mask
ALL = np.uint16(0xFFFF)
AT_ONCE = 24  # rows: all blocks are as wide, so that what they meet is laid out once

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

    def score(self, columns: Floats) -> Doubles:
        """Return the sums of the leaves reached, shape (rows,), for (rows, features).

        Fastest for columns that are laid out one after another.
        """
        rows = len(columns)
        by_feature = np.zeros((columns.shape[1], -(-rows // AT_ONCE) * AT_ONCE), np.float32)
        by_feature[:, :rows] = columns.T
        firsts = range(0, by_feature.shape[1], AT_ONCE)
        parts = [self._summed(by_feature[:, at : at + AT_ONCE]) for at in firsts]
        return np.concatenate(parts)[:rows] if parts else np.empty(0)

    def _summed(self, by_feature: Floats) -> Doubles:
        """Return the sums for (features, AT_ONCE)."""
        feature, cut, rules_out = self._nodes
        passed = by_feature.take(feature, axis=0) > cut
        ruled_out = passed.view(np.uint8).astype(np.uint16)
        ruled_out *= rules_out
        left = ~np.bitwise_or.reduce(ruled_out, axis=0)
        lowest = left & -left
        lowest -= 1
        leaves = np.bitwise_count(lowest) + self._first_leaves
        reached = self.values_.ravel().take(leaves, mode="clip")
        summed: Doubles = reached.sum(axis=0) + self.start_
        return summed

    @cached_property
    def _nodes(self) -> tuple[Counts, Floats, Masks]:
        """Return features, (nodes, trees), thresholds and leaves ruled out beyond.

        Those are (nodes, trees, AT_ONCE), each number once for every row: comparing alike
        shapes takes half the time.

        A tree's masks change where it has a node.  Rounded down to float32, a threshold is
        above the very same float32 numbers.  Trees of fewer nodes have some that none pass.
        """
        kept = self.masks_
        feature = np.repeat(np.arange(len(self.starts_) - 1), np.diff(self.starts_) + 1)
        changes = (kept[1:] != kept[:-1]) & (feature[1:] == feature[:-1])[:, None]
        tree, before = changes.T.nonzero()
        node = np.arange(len(tree)) - tree.searchsorted(tree)
        shape = (int(node.max(initial=-1)) + 1, kept.shape[1])
        features = np.zeros(shape, dtype=np.int64)
        features[node, tree] = feature[before]
        cuts = np.full((*shape, AT_ONCE), np.inf, dtype=np.float32)
        cuts[node, tree] = self._rounded_down()[before - feature[before], None]
        rules_out = np.zeros((*shape, AT_ONCE), dtype=np.uint16)
        rules_out[node, tree] = ~kept[before + 1, tree, None]
        return features, cuts, rules_out

    def _rounded_down(self) -> Floats:
        """Return the thresholds in float32, none above what it was."""
        down = self.thresholds_.astype(np.float32)
        above = down > self.thresholds_
        down[above] = np.nextafter(down[above], np.float32(-np.inf))
        return down

    @cached_property
    def _first_leaves(self) -> Counts:
        """Return the place of each tree's first leaf among all values, (trees, 1)."""
        return np.arange(len(self.values_))[:, None] * LEAVES

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
