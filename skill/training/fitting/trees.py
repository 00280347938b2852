"""scikit-learn's boosted trees, laid out as the tables of bits that numpy serves."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from skill.recommender.models.trees import ALL, LEAVES, Doubles, Trees
from skill.recommender.taste import Floats

Nodes = NDArray[np.void]  # scikit-learn's own record of a node
Split = tuple[int, float, int, int]  # feature, threshold, tree, mask


WORST = 0.01  # quantile of what trees say, for rows they do not read
ASKED = 5000  # rows that tell it


class ExportError(ValueError):
    """Trees of a kind that cannot be laid out."""


def exported(
    fitted: HistGradientBoostingClassifier | HistGradientBoostingRegressor, features: int
) -> Trees:
    """Return the same function: what ``decision_function`` gives for two classes.

    Of a regressor, what ``predict`` gives.

    Raises:
        ExportError: more than ``LEAVES`` leaves, more classes, or categories.
    """
    rounds = fitted._predictors
    trees = [np.asarray(one.nodes) for each in rounds for one in each]
    if len(trees) != len(rounds):
        raise ExportError("more than two classes")
    start = float(np.asarray(fitted._baseline_prediction).ravel()[0])
    return laid_out(trees, start, features)


def at_worst(trees: Trees, read: Floats) -> float:
    """Return what trees hardly ever say less than, asked about rows that taught them."""
    said = trees.score(read[:: max(len(read) // ASKED, 1)])
    return float(np.quantile(said, WORST))


def laid_out(trees: Sequence[Nodes], start: float, features: int) -> Trees:
    """Return the tables for trees given as scikit-learn's nodes."""
    values = np.zeros((len(trees), LEAVES))
    splits = [
        split
        for tree, nodes in enumerate(trees)
        for split in _splits(tree, nodes, values[tree])
    ]
    found = Trees()
    found.start_, found.values_ = start, values
    cuts = [sorted({s[1] for s in splits if s[0] == f}) for f in range(features)]
    found.starts_ = np.cumsum([0, *map(len, cuts)]).astype(np.int64)
    found.thresholds_ = np.array([c for each in cuts for c in each], dtype=np.float64)
    found.masks_ = np.full((len(found.thresholds_) + features, len(trees)), ALL)
    for feature, threshold, tree, mask in splits:
        first, last = found.starts_[feature], found.starts_[feature + 1]
        place = int(np.searchsorted(found.thresholds_[first:last], threshold))
        passed = slice(first + feature + place + 1, last + feature + 1)
        found.masks_[passed, tree] &= np.uint16(mask)
    return found


def _splits(tree: int, nodes: Nodes, values: Doubles) -> list[Split]:
    """Return a tree's splits, and put its leaves' values in their places, left to right."""
    if nodes["is_categorical"].any() or nodes["is_leaf"].sum() > LEAVES:
        raise ExportError(f"tree {tree} has categories, or more than {LEAVES} leaves")
    order = _leaves(nodes, 0)
    values[: len(order)] = nodes["value"][order]
    bit = {leaf: 1 << place for place, leaf in enumerate(order)}
    splits: list[Split] = []
    for node in nodes[nodes["is_leaf"] == 0]:
        ruled_out = sum(bit[leaf] for leaf in _leaves(nodes, int(node["left"])))
        mask = int(ALL) & ~ruled_out
        splits.append((int(node["feature_idx"]), float(node["num_threshold"]), tree, mask))
    return splits


def _leaves(nodes: Nodes, place: int) -> list[int]:
    """Return the leaves at or below a node, left to right."""
    node = nodes[place]
    if node["is_leaf"]:
        return [place]
    return _leaves(nodes, int(node["left"])) + _leaves(nodes, int(node["right"]))
