"""Popularity kept up to date."""

import numpy as np

from skill.recommender.trends import Trends


def test_an_event_counts_half_after_its_half_life() -> None:
    """And so on, by each horizon of its own."""
    trends = Trends(2, half_lives=(1.0, 10.0))

    trends.add(0, 5.0)
    trends.add(0, 6.0)

    rows = np.array([0, 1], dtype=np.int32)
    counts = trends.decayed(rows, 16.0)
    assert np.allclose(counts[0], [2.0**-11 + 2.0**-10, 2.0**-1.1 + 2.0**-1.0])
    assert np.all(counts[1] == 0.0)
    assert trends.total_.tolist() == [2.0, 0.0]


def test_a_clock_that_runs_backwards_neither_grows_nor_shrinks_a_count() -> None:
    """What comes late counts as now."""
    trends = Trends(1, half_lives=(1.0,))

    trends.add(0, 5.0)
    trends.add(0, 3.0)

    rows = np.zeros(1, dtype=np.int32)
    assert trends.decayed(rows, 5.0)[0, 0] == 2.0
    assert trends.decayed(rows, 4.0)[0, 0] == 2.0
    assert trends.first_[0] == 3.0
