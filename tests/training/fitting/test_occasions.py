"""Logs, replayed."""

import numpy as np

from skill.training.fitting.occasions import apart, held_back, later, unseen
from tests.recommender.models.world import RECIPES, world


def test_each_occasion_knows_all_that_was_before_and_nothing_after() -> None:
    """Counts, and the household's own history with its clocks, at every step."""
    told = world(300).interactions.conversions()
    start = 200

    for index, occasion in enumerate(later(told, start), start=start):
        before = told.some(slice(0, index))
        own = before.household == occasion.household
        trends = occasion.taste.moment.trends
        assert trends is not None
        assert occasion.row == told.row[index]
        assert trends.total_.sum() == index
        assert occasion.taste.taken.tolist() == before.row[own].tolist()
        assert np.allclose(occasion.taste.at, before.clock[own])


def test_refusals_are_neither_occasions_nor_history() -> None:
    """What was offered and not taken is not what was taken."""
    told = world(300).interactions

    occasions = list(later(told, 0))

    assert len(occasions) == int(told.taken.sum()) < len(told)


def test_what_is_held_out_of_a_log_without_order_is_never_known() -> None:
    """Neither to its own household, nor in what everybody took."""
    told = world(300).interactions
    out = np.zeros(len(told), dtype=np.bool_)
    out[::5] = True

    occasions = list(apart(told.some(~out), told.some(out)))

    assert len(occasions) == int(told.taken[out].sum())
    for occasion in occasions:
        trends = occasion.taste.moment.trends
        assert trends is not None
        assert trends.total_.sum() == told.taken[~out].sum()


def test_about_as_many_are_held_back_as_were_wanted() -> None:
    """All of the last fifth where it is small, a share of it where it is not."""
    told = world(2000).interactions.conversions()

    earlier, all_ = held_back(told, np.random.default_rng(0), 10_000)
    _, some = held_back(told, np.random.default_rng(0), 100)

    assert len(list(all_)) + len(earlier) == len(told)
    assert 60 < len(list(some)) < 140


def test_what_is_not_taken_yet_is_unseen() -> None:
    """Every other row, in order."""
    rows = unseen(world().taste(3, 0, 3), RECIPES)

    assert rows.tolist() == [row for row in range(RECIPES) if row not in (0, 3)]
