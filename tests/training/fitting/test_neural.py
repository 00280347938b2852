"""The household's tower, trained."""

import numpy as np
import pytest

from skill.recommender.models.neural import Neural
from skill.training.fitting import neural
from tests.recommender.models.world import RECIPES, world


def test_points_are_turned_and_never_bent() -> None:
    """A rotation undone: where they were, all distances kept."""
    rng = np.random.default_rng(0)
    points = rng.standard_normal((30, 4)).astype(np.float32)
    rotation, _ = np.linalg.qr(rng.standard_normal((4, 4)))

    back = neural.turned((points @ rotation).astype(np.float32), points)

    assert back == pytest.approx(points, abs=1e-5)


def test_numpy_serves_what_scikit_learn_trained() -> None:
    """The network in the model is no longer the one that only knows means."""
    small = world(4000)
    plain = Neural().fit(small.interactions, small.contents)

    model = neural.fit(Neural(), small.interactions, small.contents, 0)

    assert not plain.out_.any()
    assert model.out_.any()
    rows = np.arange(RECIPES, dtype=np.int32)
    theirs, others = (model.own(small.taste(*range(s, 12, 2)), rows)[:, 0] for s in (0, 1))
    own = rows % 2 == 0
    assert (theirs - others)[own].mean() > (theirs - others)[~own].mean()
