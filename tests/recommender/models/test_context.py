"""Moments as slots."""

from dataclasses import replace

import numpy as np
import pytest

from skill.domain.recipes import Meal, Season
from skill.recommender.models.context import MEALS, SEASONS, SLOTS, slots, slots_of
from skill.recommender.taste import Moment
from tests.recommender.models.world import world


def test_every_meal_and_season_has_a_slot_of_its_own() -> None:
    """No two moments that differ in one thing share all slots."""
    assert len(Meal) <= MEALS
    assert len(Season) == SEASONS
    told = {
        tuple(slots(Moment(meal=meal, hour=hour, weekday=day, season=season)).tolist())
        for meal in range(len(Meal))
        for hour in range(0, 24, 4)
        for day in (0, 6)
        for season in range(SEASONS)
    }
    assert len(told) == len(Meal) * 6 * 2 * SEASONS
    assert max(max(each) for each in told) < SLOTS


@pytest.mark.parametrize(("day", "alike"), [(5, 6), (0, 4)])
def test_saturdays_are_as_sundays_and_fridays_as_mondays(day: int, alike: int) -> None:
    """A weekend and a week."""
    assert slots(Moment(weekday=day)).tolist() == slots(Moment(weekday=alike)).tolist()


def test_what_is_unknown_has_no_slot() -> None:
    """A log that only tells who took what."""
    assert not len(slots(Moment()))
    assert len(slots(Moment(hour=0))) == 1


def test_events_are_in_the_slots_of_their_moments() -> None:
    """Whole columns, as one moment after the other."""
    told = world(50).interactions
    told = replace(
        told, hour=np.where(np.arange(50) % 3 == 0, -1, told.hour).astype(np.int8)
    )
    columns = zip(told.meal, told.hour, told.weekday, told.season, strict=True)

    each = [
        slots(Moment(meal=int(m), hour=int(h), weekday=int(w), season=int(s))).tolist()
        for m, h, w, s in columns
    ]

    assert [row[row >= 0].tolist() for row in slots_of(told)] == each
