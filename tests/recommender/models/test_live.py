"""Popularity as columns."""

import numpy as np
import pytest

from skill.recommender.models.live import FEATURES, NEVER, PSEUDO, live
from skill.recommender.taste import Moment
from skill.recommender.trends import Trends

ROWS = np.array([0, 1], dtype=np.int32)
TOTAL, PRIOR = np.array([9.0, 0.0], np.float32), np.array([1.0, 0.5], np.float32)


def test_columns_follow_events_as_they_come() -> None:
    """The total, each horizon, and how long ago the first and the last were."""
    trends = Trends(2)
    trends.add(0, 10.0)
    trends.add(0, 17.0)

    columns = live(Moment(clock=24.0, trends=trends), ROWS, TOTAL, PRIOR)

    assert columns.shape == (2, FEATURES)
    assert columns[0, 0] == pytest.approx(np.log(2.0 + PSEUDO))
    assert columns[0, 2] == pytest.approx(np.log(0.5 + 0.25 + PSEUDO))
    assert columns[0, -2:] == pytest.approx(np.log1p([14.0, 7.0]))
    assert columns[1, :-2] == pytest.approx(np.log(0.5 * PSEUDO))
    assert columns[1, -2:] == pytest.approx(np.log1p(NEVER))


def test_without_trends_what_was_counted_when_fitted_stands_in() -> None:
    """Over every horizon alike; how long ago is not known."""
    columns = live(Moment(clock=24.0), ROWS, TOTAL, PRIOR)

    assert columns[0, :-2] == pytest.approx(np.log(9.0 + PSEUDO))
    assert columns[0, -2:] == pytest.approx(columns[1, -2:])


def test_a_recipe_that_starts_with_a_better_name_starts_ahead() -> None:
    """Nobody took either."""
    columns = live(Moment(trends=Trends(2)), ROWS, TOTAL * 0, PRIOR)

    assert np.all(columns[0, :-2] > columns[1, :-2])
