"""What households take close together leads from one to the other."""

import numpy as np
import pytest

from skill.recommender.interactions import Interactions
from skill.recommender.models.following import SPANS, Following
from skill.recommender.taste import Floats, Rows

RECIPES = 8
EVERY = np.arange(RECIPES, dtype=np.int32)


def log(*taken: tuple[int, int, float]) -> Interactions:
    """Return a log of (household, row, day), given in time."""
    household, row, clock = zip(*taken, strict=True)
    return Interactions.logged(
        np.array(household, dtype=np.int32),
        np.array(row, dtype=np.int32),
        np.array(clock),
        (5, RECIPES),
    )


def rows(*taken: int) -> Rows:
    """Return rows."""
    return np.array(taken, dtype=np.int32)


def told_by(made: Following, taken: Rows) -> Floats:
    """Return what leads to every recipe from what was taken, (RECIPES, SPANS)."""
    return made.links_.asked(taken, EVERY, made.asked(len(taken))).T


def test_what_is_near_in_time_leads_further() -> None:
    """0 then 1 a day later, 0 then 2 half a year later: neither has more pairs."""
    made = Following().fit(log((0, 0, 0), (0, 1, 1), (1, 0, 2), (1, 2, 180)))

    told = told_by(made, rows(0))

    assert told.shape == (RECIPES, SPANS)
    assert (told[1] > 2 * told[2]).all()
    assert (told[2] > 0).all()
    assert (told[[0, 3, 4, 5, 6, 7]] == 0).all()


def test_what_was_taken_between_parts_too() -> None:
    """On one day, the next but two is further than the next."""
    made = Following().fit(log((0, 0, 0), (0, 1, 0), (0, 2, 0), (0, 3, 0)))

    first = told_by(made, rows(0))[:, 0]

    assert first[1] > first[2] > first[3] > 0


def test_it_leads_both_ways_and_not_between_households() -> None:
    """Whichever came first; and what strangers took meanwhile is nothing to them."""
    made = Following().fit(log((0, 0, 0), (1, 5, 0.5), (0, 1, 1), (1, 6, 1.5)))

    assert told_by(made, rows(0))[1, 0] == told_by(made, rows(1))[0, 0] > 0
    assert told_by(made, rows(0))[[5, 6], 0].tolist() == [0, 0]


def test_the_last_and_the_latest_have_columns_of_their_own() -> None:
    """All that was taken counts in the first, fading in the third."""
    made = Following().fit(log((0, 0, 0), (0, 1, 1), (1, 2, 0), (1, 3, 1)))

    every, last, latest = told_by(made, rows(0, 2)).T

    assert every[1] == every[3]
    assert last[1] == 0
    assert last[3] == every[3]
    assert 0 < latest[1] < latest[3]


@pytest.mark.parametrize("taken", [(), ((0, 3, 0.0),)])
def test_with_nothing_to_tell_it_tells_nothing(
    taken: tuple[tuple[int, int, float]],
) -> None:
    """No log, or one event."""
    nothing = log((0, 0, 0.0)).some(slice(0, 0))
    made = Following().fit(log(*taken) if taken else nothing)

    assert (told_by(made, rows(3, 4)) == 0).all()
    made.check()


def test_only_the_most_taken_are_linked() -> None:
    """The table stays as small as it is told."""
    events = [(0, 0, 0), (0, 1, 1), (1, 0, 2), (1, 1, 3), (2, 0, 4), (2, 7, 5)]
    made = Following(most=2).fit(log(*((u, r, float(t)) for u, r, t in events)))

    told = told_by(made, rows(0))[:, 0]

    assert told[1] > 0
    assert told[7] == 0
