"""How near recipes are to what a household takes."""

import numpy as np
import pytest

from skill.recommender.models.nearness import NEARBY, WIDTHS, Nearness
from skill.recommender.taste import Rows, no_rows
from tests.recommender.models.world import RECIPES, World, world

EVERY = np.arange(RECIPES, dtype=np.int32)


@pytest.fixture(scope="module")
def small() -> World:
    """Return a world of two halves."""
    return world()


@pytest.fixture(scope="module")
def tastes(small: World) -> Nearness:
    """Return its recipes as points."""
    return Nearness().fit(small.interactions)


def side(which: int) -> Rows:
    """Return some recipes of one half."""
    return np.arange(which, 12, 2, dtype=np.int32)


def test_own_taste_is_near_its_own_half(tastes: Nearness) -> None:
    """By the points of what was taken."""
    near = tastes.columns(side(0), EVERY)[:, 0]

    own = EVERY % 2 == 0
    assert near[own].mean() > near[~own].mean() + 0.2


def test_rows_in_another_order_are_told_the_same(tastes: Nearness) -> None:
    """Each by itself, wherever it stands."""
    order = np.random.default_rng(5).permutation(EVERY)

    there = tastes.columns(side(1), order)

    assert there.shape == (RECIPES, NEARBY)
    assert np.allclose(there, tastes.columns(side(1), EVERY)[order], atol=1e-5)


def test_a_household_without_a_past_is_near_to_nothing(tastes: Nearness) -> None:
    """No recipe of all."""
    assert not tastes.columns(no_rows(), EVERY).any()


def test_nearness_is_told_in_some_dimensions_and_in_all(tastes: Nearness) -> None:
    """The cosine of the leading ones, for the latest recipe alone."""
    told = tastes.columns(np.array([4], dtype=np.int32), EVERY)
    own = told.reshape(RECIPES, len(WIDTHS), -1)

    points = tastes.points_[tastes.place_]
    for place, width in enumerate(WIDTHS):
        short = points[:, :width]
        length = np.linalg.norm(short, axis=1)
        cosine = short @ short[4] / np.maximum(length * length[4], 1e-12)
        assert np.allclose(own[:, place], cosine[:, None], atol=1e-4)


def test_recipes_that_nobody_took_are_at_the_origin(small: World) -> None:
    """Near to nothing, and far from nothing."""
    few = Nearness(most=10).fit(small.interactions)
    told = few.columns(side(0), EVERY)

    assert (np.abs(told).sum(axis=1) == 0).sum() == RECIPES - 10
    few.check()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("points_", np.zeros((11, 3), dtype=np.float32)),
        ("scales_", np.zeros((11, 1), dtype=np.float32)),
        ("place_", np.full(RECIPES, 11, dtype=np.int32)),
    ],
)
def test_arrays_that_do_not_belong_together_are_refused(
    small: World, name: str, value: np.ndarray
) -> None:
    """Of other sizes, or leading outside."""
    few = Nearness(most=10).fit(small.interactions)
    setattr(few, name, value)

    with pytest.raises(ValueError, match=r"points|widths"):
        few.check()
