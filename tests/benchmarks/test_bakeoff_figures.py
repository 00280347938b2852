"""Ranks as figures."""

import numpy as np
import pytest

from benchmarks.bakeoff_figures import gains, intervals, lifts, sample


def test_a_rank_is_worth_what_the_metrics_say() -> None:
    """The top, the third, the tenth, and one too low."""
    worth = gains(np.array([0, 2, 9, 10]))

    assert worth[:, 0].tolist() == [1, 0, 0, 0]
    assert worth[:, 1].tolist() == [1, 1, 1, 0]
    assert worth[:, 2] == pytest.approx([1.0, 0.5, 1 / np.log2(11), 0.0])
    assert worth[:, 3] == pytest.approx([1.0, 1 / 3, 0.1, 1 / 11])


def test_an_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Households with a chance of 0.3 each, sixty times over."""
    rng = np.random.default_rng(0)
    people = np.repeat(np.arange(60), 5)
    covered = 0
    for _ in range(60):
        ranks = np.where(rng.random(300) < 0.3, 0, 50)
        one = intervals(sample(ranks, people))["hr@1"]
        covered += one.low <= 0.3 <= one.high

    assert covered / 60 >= 0.83


def test_what_hangs_together_in_a_household_widens_the_interval() -> None:
    """All of a household's events alike are worth one event."""
    people = np.repeat(np.arange(40), 25)
    alike = np.where(np.repeat(np.arange(40) % 2 == 0, 25), 0, 50)
    mixed = np.where(np.arange(1000) % 2 == 0, 0, 50)

    wide = intervals(sample(alike, people))["hr@1"]
    narrow = intervals(sample(mixed, people))["hr@1"]

    assert wide.value == narrow.value == 0.5
    assert wide.high - wide.low > 3 * (narrow.high - narrow.low)


def test_there_is_no_lift_over_nothing() -> None:
    """A baseline without any hit."""
    people = np.arange(20)
    none, some = np.full(20, 50), np.where(people < 5, 0, 50)

    found = lifts(sample(some, people), sample(none, people))

    assert set(found) == {"mrr"}


def test_a_lift_is_over_the_baseline_on_the_same_resamplings() -> None:
    """Twice as many hits, of the same households, are a lift of one without doubt."""
    people = np.arange(100)
    base = np.where(people % 4 == 0, 0, 50)
    ours = np.where(people % 2 == 0, 0, 50)

    lift = lifts(sample(ours, people), sample(base, people))["hr@1"]
    none = lifts(sample(base, people), sample(base, people))["hr@1"]

    assert lift.value == pytest.approx(1.0)
    assert lift.low > 0.3
    assert (none.value, none.low, none.high) == (0.0, 0.0, 0.0)
