"""Ticks on a list: of one recipe at a time, and not for ever."""

from datetime import timedelta

from skill.domain.household import Household
from skill.domain.stove import KEPT, finished
from skill.domain.ticks import ticked, ticked_off, unticked
from tests.domain.test_stove import CHILI
from tests.support import EVENING


def test_ticks_add_up_and_are_taken_back() -> None:
    """Ticking twice is ticking once: the household is the very same."""
    home = ticked(ticked(Household(), "chili", [0, 2], EVENING), "chili", [2, 3], EVENING)

    assert ticked_off(home, "chili", EVENING) == {0, 2, 3}
    assert ticked(home, "chili", [3], EVENING) is home
    assert ticked_off(unticked(home, "chili", [2, 7], EVENING), "chili", EVENING) == {0, 3}


def test_another_list_is_begun_without_ticks() -> None:
    """The flour of yesterday's cake is not in today's bread."""
    home = ticked(Household(), "chili", [0], EVENING)

    assert ticked_off(home, "bread", EVENING) == frozenset()
    assert ticked_off(ticked(home, "bread", [1], EVENING), "bread", EVENING) == {1}


def test_a_list_left_for_days_and_a_dish_that_is_done_have_no_ticks() -> None:
    """Who cooks it again begins again."""
    home = ticked(Household(cooking=CHILI), "chili", [0], EVENING)

    assert ticked_off(home, "chili", EVENING + KEPT) == frozenset()
    assert ticked_off(home, "chili", EVENING + KEPT - timedelta(seconds=1)) == {0}
    assert finished(home, "chili").ticked is None
