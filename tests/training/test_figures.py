"""Metrics by hand, and intervals that know what hangs together."""

import numpy as np
import pytest

from skill.training.figures import METRICS, gains, resampled


def test_ranks_are_worth_what_the_definitions_say() -> None:
    """First, third, tenth, eleventh."""
    found = gains(np.array([0, 2, 9, 10]))

    assert METRICS == ("hr@1", "hr@10", "ndcg@10", "mrr")
    assert found[:, 0].tolist() == [1, 0, 0, 0]
    assert found[:, 1].tolist() == [1, 1, 1, 0]
    assert found[:, 2] == pytest.approx([1, 0.5, 1 / np.log2(11), 0])
    assert found[:, 3] == pytest.approx([1, 1 / 3, 1 / 10, 1 / 11])


def test_an_interval_holds_the_truth_nineteen_times_in_twenty() -> None:
    """Of a thousand households with three events each, all alike within a household."""
    held = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        mine = np.repeat(rng.random(300) < 0.3, 3).astype(np.float64)
        [sample] = resampled([mine[:, None]], np.repeat(np.arange(300), 3), seed)
        [one] = sample.intervals()
        held.append(one.low <= 0.3 <= one.high)

    assert np.mean(held) >= 0.88


def test_a_household_counts_once_however_much_it_says() -> None:
    """Ten alike events of each of twenty are no more than one of each."""
    rng = np.random.default_rng(0)
    worth = np.repeat(rng.random(20) < 0.5, 10).astype(np.float64)[:, None]

    apart = resampled([worth], np.arange(200))[0].intervals()[0]
    together = resampled([worth], np.repeat(np.arange(20), 10))[0].intervals()[0]

    assert apart.value == together.value
    assert together.high - together.low > 2 * (apart.high - apart.low)


def test_of_one_household_something_can_be_said_but_not_for_sure() -> None:
    """Its events are all there is: its interval is not of no width."""
    worth = (np.random.default_rng(0).random(40) < 0.5).astype(np.float64)[:, None]

    apart = resampled([worth], np.arange(40))[0].intervals()[0]
    alone = resampled([worth], np.zeros(40, dtype=np.int64))[0].intervals()[0]

    assert alone == apart
    assert alone.high - alone.low > 0.2


def test_lifts_and_differences_are_of_the_same_resamplings() -> None:
    """Against itself, nothing is gained and nothing lost, to the last digit."""
    rng = np.random.default_rng(0)
    one = (rng.random((400, 2)) < 0.2).astype(np.float64)
    other = np.minimum(one + (rng.random((400, 2)) < 0.1), 1.0)
    mine, theirs, again = resampled([one, other, one], np.arange(400))

    assert [(i.value, i.low, i.high) for i in again.above(mine)] == [(0, 0, 0)] * 2
    assert all(i.low > 0 for i in theirs.above(mine))
    [lift, _] = theirs.lifts(mine)
    assert lift is not None
    assert lift.value == pytest.approx(other[:, 0].mean() / one[:, 0].mean() - 1)


def test_nothing_is_so_many_times_more_than_nothing() -> None:
    """A baseline that never hits has no lift over it; one that hits once, a finite one."""
    never, once, often = np.zeros((40, 1)), np.zeros((40, 1)), np.ones((40, 1))
    once[0] = 1.0
    none, one, all_ = resampled([never, once, often], np.arange(40))

    assert all_.lifts(none) == [None]
    [lift] = all_.lifts(one)
    assert lift is not None
    assert lift.value == pytest.approx(39.0)
    assert 0.0 < lift.low < 39.0 <= lift.high <= 80.0


def test_no_events_are_no_crash() -> None:
    """A slice that nobody is in."""
    [sample] = resampled([np.zeros((0, 4))], np.zeros(0, dtype=np.int64))

    assert [one.value for one in sample.intervals()] == [0.0] * 4
