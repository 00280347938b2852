"""Popularity kept up to date."""

import numpy as np

from skill.recommender.trends import Trends


def test_an_event_counts_half_after_its_half_life() -> None:
    """Two events a day apart, read ten days later, over two horizons."""
    trends = Trends(2, half_lives=(1.0, 10.0))

    trends.add(0, 5.0)
    trends.add(0, 6.0)

    rows = np.array([0, 1], dtype=np.int32)
    counts = trends.decayed(rows, 16.0)
    assert np.allclose(counts[0], [2.0**-11 + 2.0**-10, 2.0**-1.1 + 2.0**-1.0])
    assert np.all(counts[1] == 0.0)
    assert trends.total_.tolist() == [2.0, 0.0]


def test_an_event_that_comes_late_counts_as_if_it_had_come_in_time() -> None:
    """The order in which events arrive changes nothing."""
    late, in_time = Trends(1, half_lives=(1.0,)), Trends(1, half_lives=(1.0,))

    for clock in (5.0, 3.0):
        late.add(0, clock)
    for clock in (3.0, 5.0):
        in_time.add(0, clock)

    rows = np.zeros(1, dtype=np.int32)
    assert late.decayed(rows, 5.0)[0, 0] == in_time.decayed(rows, 5.0)[0, 0] == 1.25
    assert late.first_[0] == 3.0
    assert late.last_[0] == 5.0


def test_a_clock_read_too_early_is_held_to_the_newest_event() -> None:
    """Nothing counts for more than it did when it happened."""
    trends = Trends(1, half_lives=(1.0,))
    trends.add(0, 5.0)

    assert trends.decayed(np.zeros(1, dtype=np.int32), 2.0)[0, 0] == 1.0


def test_years_of_events_neither_overflow_nor_lose_the_long_horizons() -> None:
    """Twenty years with a half-life of a day: weights are written anew on the way."""
    trends = Trends(1, half_lives=(1.0, 365.0))

    for day in range(0, 7300, 10):
        trends.add(0, float(day))

    counts = trends.decayed(np.zeros(1, dtype=np.int32), 7290.0)[0]
    years = 2.0 ** (-10 / 365)
    assert np.isclose(counts[0], 1.0 / (1.0 - 2.0**-10), rtol=1e-5)
    assert np.isclose(counts[1], (1.0 - years**730) / (1.0 - years), rtol=1e-5)


def test_many_events_at_once_count_as_one_by_one() -> None:
    """A start from a log and a life of single events agree."""
    rng = np.random.default_rng(0)
    rows, clocks = rng.integers(0, 5, 200).astype(np.int32), rng.uniform(0, 900, 200)
    together, single = Trends(5), Trends(5)

    together.add_all(rows, clocks)
    for row, clock in zip(rows.tolist(), clocks.tolist(), strict=True):
        single.add(row, clock)

    every = np.arange(5, dtype=np.int32)
    assert np.allclose(together.decayed(every, 950.0), single.decayed(every, 950.0))
    assert np.array_equal(together.total_, single.total_)
    assert np.array_equal(together.first_, single.first_)


def test_no_events_at_all_are_no_popularity() -> None:
    """At any clock, before or after zero."""
    trends = Trends(1)

    for clock in (-1e6, 0.0, 1e6):
        assert not trends.decayed(np.zeros(1, dtype=np.int32), clock).any()
