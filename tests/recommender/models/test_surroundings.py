"""What is taken around a household now."""

from dataclasses import replace

import numpy as np
import pytest

from skill.recommender.models.surroundings import KERNELS, NEARBY, WIDTHS, Surroundings
from skill.recommender.taste import Rows
from skill.recommender.trends import Trends
from tests.recommender.models.world import RECIPES, World, world

EVERY = np.arange(RECIPES, dtype=np.int32)


@pytest.fixture(scope="module")
def small() -> World:
    """Return a world of two halves."""
    return world()


@pytest.fixture(scope="module")
def around(small: World) -> Surroundings:
    """Return its recipes as points."""
    return Surroundings().fit(small.interactions)


def side(which: int) -> Rows:
    """Return some recipes of one half."""
    return np.arange(which, 12, 2, dtype=np.int32)


def test_what_the_like_take_counts_more(around: Surroundings, small: World) -> None:
    """Two recipes taken as often and as late, by takers of either half."""
    trends = Trends(RECIPES)
    for _ in range(3):
        trends.add(20, 1.0, side(0))
        trends.add(21, 1.0, side(1))
    moment = replace(small.moment, clock=1.5, trends=trends)
    rows = np.array([21, 20, 30], dtype=np.int32)

    told = around.columns(side(0), moment, rows)

    strange, like, nobody = told[:, :KERNELS]
    assert (like > strange + 0.5).all()
    assert (strange > nobody).all()


def test_what_was_taken_fades(around: Surroundings, small: World) -> None:
    """Fastest over the shortest horizon."""
    trends = Trends(RECIPES)
    trends.add(20, 1.0, side(0))
    at = [replace(small.moment, clock=clock, trends=trends) for clock in (1.0, 21.0)]
    row = np.array([20], dtype=np.int32)

    first, later = (around.columns(side(0), moment, row)[0, :KERNELS] for moment in at)

    assert (first > later).all()
    assert np.argmax(first - later) == 0


def test_own_taste_is_near_its_own_half(around: Surroundings, small: World) -> None:
    """By the points alone, without anybody's last events."""
    quiet = replace(small.moment, trends=None)

    near = around.columns(side(0), quiet, EVERY)[:, 2 * KERNELS]

    own = EVERY % 2 == 0
    assert near[own].mean() > near[~own].mean() + 0.2


def test_rows_in_another_order_are_told_the_same(
    around: Surroundings, small: World
) -> None:
    """The last events are found by row, wherever it stands."""
    order = np.random.default_rng(5).permutation(EVERY)
    trends = Trends(RECIPES)
    for row in (3, 40, 3, 9):
        trends.add(row, 1.0, side(1))
    moment = replace(small.moment, clock=2.0, trends=trends)

    there = around.columns(side(1), moment, order)

    assert there.shape == (RECIPES, NEARBY)
    assert np.allclose(there, around.columns(side(1), moment, EVERY)[order], atol=1e-5)


def test_events_of_recipes_that_are_gone_say_nothing(
    around: Surroundings, small: World
) -> None:
    """Trends may be of a catalogue that has grown since the model was fitted."""
    trends = Trends(RECIPES + 5)
    moment = replace(small.moment, clock=1.0, trends=trends)
    before = around.columns(side(0), moment, EVERY)
    trends.add(RECIPES + 2, 1.0, side(0))

    assert np.allclose(around.columns(side(0), moment, EVERY), before)


def test_nearness_is_told_in_some_dimensions_and_in_all(
    around: Surroundings, small: World
) -> None:
    """The cosine of the leading ones, for the latest recipe alone."""
    quiet = replace(small.moment, trends=None)
    told = around.columns(np.array([4], dtype=np.int32), quiet, EVERY)
    own = told[:, 2 * KERNELS :].reshape(RECIPES, len(WIDTHS), -1)

    points = around.points_[around.place_]
    for place, width in enumerate(WIDTHS):
        short = points[:, :width]
        length = np.linalg.norm(short, axis=1)
        cosine = short @ short[4] / np.maximum(length * length[4], 1e-12)
        assert np.allclose(own[:, place], cosine[:, None], atol=1e-4)


def test_recipes_that_nobody_took_are_at_the_origin(small: World) -> None:
    """Near to nothing, and far from nothing."""
    few = Surroundings(most=10).fit(small.interactions)
    told = few.columns(side(0), replace(small.moment, trends=None), EVERY)

    assert (np.abs(told[:, 2 * KERNELS :]).sum(axis=1) == 0).sum() == RECIPES - 10
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
    few = Surroundings(most=10).fit(small.interactions)
    setattr(few, name, value)

    with pytest.raises(ValueError, match=r"points|widths"):
        few.check()
