"""scikit-learn's trees and ours are one function."""

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from skill.recommender.models.trees import LEAVES
from skill.training.fitting.trees import ExportError, at_worst, exported

FEATURES = 6


def learner(leaves: int = LEAVES, rounds: int = 30) -> HistGradientBoostingClassifier:
    """Return boosted trees that have learnt a crooked function, one feature of it idle."""
    rng = np.random.default_rng(1)
    columns = rng.normal(size=(4000, FEATURES)).astype(np.float32)
    columns[:, 3] = np.round(columns[:, 3])
    columns[:, 5] = 0.0
    wanted = columns[:, 0] * columns[:, 1] + np.sin(columns[:, 2]) + columns[:, 3] > 0.3
    return HistGradientBoostingClassifier(
        max_iter=rounds, max_leaf_nodes=leaves, early_stopping=False, random_state=0
    ).fit(columns, wanted)


def test_exported_trees_score_as_scikit_learn_does() -> None:
    """To 1e-6 and far beyond, on rows never seen, and at the very thresholds."""
    fitted = learner()
    trees = exported(fitted, FEATURES)
    columns = np.random.default_rng(2).normal(size=(3000, FEATURES)).astype(np.float32)
    for feature in range(FEATURES):
        first, last = trees.starts_[feature], trees.starts_[feature + 1]
        cuts = trees.thresholds_[first:last].astype(np.float32)
        columns[: len(cuts), feature] = cuts
        columns[len(cuts) : 2 * len(cuts), feature] = np.nextafter(cuts, np.float32(np.inf))

    ours, theirs = trees.score(columns), fitted.decision_function(columns)

    trees.check()
    assert np.abs(ours - theirs).max() < 1e-9
    assert np.ptp(theirs) > 3.0


def test_trees_may_be_lopsided_and_small() -> None:
    """Three leaves, one round: most bits of a mask mean nothing."""
    fitted = learner(leaves=3, rounds=1)
    columns = np.random.default_rng(3).normal(size=(500, FEATURES)).astype(np.float32)

    ours = exported(fitted, FEATURES).score(columns)

    assert np.allclose(ours, fitted.decision_function(columns), atol=1e-9)


def test_at_worst_hardly_any_row_gets_less() -> None:
    """About one in a hundred of those that taught them."""
    trees = exported(learner(rounds=5), FEATURES)
    columns = np.random.default_rng(4).normal(size=(9000, FEATURES)).astype(np.float32)

    worst = at_worst(trees, columns)

    said = trees.score(columns)
    assert np.mean(said < worst) < 0.03
    assert np.mean(said <= worst) > 0.003


def test_more_leaves_than_bits_are_refused() -> None:
    """Rather than served with leaves that cannot be reached."""
    with pytest.raises(ExportError, match="more than 16 leaves"):
        exported(learner(leaves=40, rounds=2), FEATURES)
