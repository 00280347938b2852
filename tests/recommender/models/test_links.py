"""Links, against the dense weights that they stand for."""

import numpy as np
import pytest

from skill.recommender.models.links import Links
from skill.recommender.taste import Floats

N, LINKED = 9, np.array([1, 3, 4, 8], dtype=np.int32)


def dense(seed: int = 0) -> Floats:
    """Return weights by end, without a diagonal."""
    weights = np.random.default_rng(seed).standard_normal((4, 4)).astype(np.float32)
    np.fill_diagonal(weights, 0.0)
    return weights


def test_all_sources_sum_to_what_dense_weights_do() -> None:
    """For rows in any order; recipes without links reach nothing and are not reached."""
    weights = dense()
    links = Links(strongest=4).fit(LINKED, N, [weights[:3], weights[3:]])
    taken = np.array([3, 0, 8], dtype=np.int32)

    reached = links.reached(taken, np.array([8, 2, 1, 4], dtype=np.int32))

    whole = weights[:, [1, 3]].sum(axis=1)
    assert reached[:, 0] == pytest.approx([whole[3], 0.0, whole[0], whole[2]], abs=1e-6)


def test_a_cut_sums_the_strongest_sources_alone() -> None:
    """The strongest by size, whatever its sign; the cut is each end's own."""
    weights = dense(1)
    links = Links(strongest=3).fit(LINKED, N, [weights])

    one, three = links.reached(LINKED, LINKED, cuts=(1, 0)).T

    strongest = np.take_along_axis(weights, np.abs(weights).argmax(axis=1)[:, None], axis=1)
    assert one == pytest.approx(strongest[:, 0], abs=1e-6)
    assert three == pytest.approx(weights.sum(axis=1), abs=1e-6)


def test_a_strength_weighs_each_recipe_taken() -> None:
    """Twice taken counts twice; half a strength counts half."""
    links = Links(strongest=4).fit(LINKED, N, [dense()])
    taken = np.array([3, 3, 8], dtype=np.int32)
    strength = np.array([1.0, 0.0, 0.5], dtype=np.float32)

    alike, weighed = links.reached(taken, LINKED, strength).T

    first = links.reached(taken[:1], LINKED)[:, 0]
    last = links.reached(taken[2:], LINKED)[:, 0]
    assert alike == pytest.approx(2 * first + last, abs=1e-6)
    assert weighed == pytest.approx(first + last / 2, abs=1e-6)


def test_nothing_taken_reaches_nothing() -> None:
    """A new household."""
    links = Links().fit(LINKED, N, [dense()])

    nothing = links.reached(LINKED[:0], LINKED, LINKED[:0].astype(np.float32), cuts=(1, 0))

    assert nothing.shape == (4, 4)
    assert not nothing.any()
