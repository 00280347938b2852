"""What kinds of food are taken more of late than ever."""

import numpy as np
import pytest

from skill.recommender.models.kinds import Kinds
from skill.recommender.models.vogue import COLUMNS, LATE, Vogue
from skill.recommender.taste import Floats, Moment, Rows, no_rows
from skill.recommender.trends import Trends
from tests.recommender.models.test_following import log
from tests.recommender.models.test_kinds import contents

SALTED, SAFFRON, BARE = 2, 0, 3  # rows of ``contents``; row 1 has salt and a tag
EVERY = np.arange(4, dtype=np.int32)
KINDS = Kinds().fit(contents())
USUAL = [SALTED] * 30 + [SAFFRON] * 10


def made() -> Vogue:
    """Return what is usual: three of four times salt alone."""
    return Vogue().fit(log(*((0, row, float(day)) for day, row in enumerate(USUAL))), KINDS)


def moment(*taken: int) -> Moment:
    """Return a moment after everybody took these."""
    trends = Trends(4)
    for day, row in enumerate(taken):
        trends.add(row, float(day), whose="someone")
    return Moment(clock=100.0, trends=trends)


def told(now: Moment, taken: Rows | None = None) -> list[list[float]]:
    """Return the columns of every recipe, by column."""
    own = no_rows() if taken is None else taken
    columns = of_every(made(), now, own)
    assert columns.shape == (COLUMNS, 4)
    return [[float(one) for one in column] for column in columns]


def of_every(vogue: Vogue, now: Moment, own: Rows) -> Floats:
    """Return the columns of every recipe, (COLUMNS, 4)."""
    means = KINDS.means(vogue.lifts(KINDS, own, now), EVERY)
    return vogue.columns(means, KINDS.each_)


def test_what_everybody_takes_of_late_is_in_vogue() -> None:
    """Saffron more than ever lifts the recipe with it; sooner in the short run."""
    short, long, _ = told(moment(*[SALTED] * 20, *[SAFFRON] * 20))

    assert short[SAFFRON] > long[SAFFRON] > 0
    assert short[SAFFRON] > short[SALTED]
    assert short[BARE] == long[BARE] == 0


def test_what_is_as_usual_says_nothing() -> None:
    """However often it is taken."""
    short, long, own = told(moment(*USUAL * 9))

    taken = [SALTED, SAFFRON, BARE]
    assert np.abs(np.array([short, long])[:, taken]).max() < 0.1
    assert own == [0, 0, 0, 0]


def test_what_a_household_takes_of_late_is_its_own_vogue() -> None:
    """Its last recipe tells more than the ones before, and everybody's say nothing."""
    nobody = Moment()
    once = np.array([SALTED] * 5 + [SAFFRON], dtype=np.int32)

    short, long, own = told(nobody, once)
    earlier = told(nobody, once[::-1])[2]

    assert short == long == [0, 0, 0, 0]
    assert own[SAFFRON] > earlier[SAFFRON]
    assert own[SAFFRON] > own[SALTED]
    assert told(nobody, np.append(once, [SALTED] * LATE).astype(np.int32))[2][SAFFRON] < 0


def test_the_sum_of_logarithms_is_over_the_root_of_how_many_there_are() -> None:
    """By hand, for one household's single recipe."""
    share = made().share_
    counted = np.array([1.0, 1.0, 0.0])  # salt, saffron, the tag
    lift = np.log((counted + 2 * share[:3]) / (1 + 2) / share[:3])

    own = told(Moment(), np.array([SAFFRON], dtype=np.int32))[2]

    assert own[SAFFRON] == pytest.approx((lift[0] + lift[1]) / np.sqrt(3), abs=1e-5)
    assert own[SALTED] == pytest.approx(lift[0] / np.sqrt(2), abs=1e-5)


def test_the_vogue_follows_each_event_and_forgets_whom_it_must() -> None:
    """What is remembered is worked out again when the ring changes."""
    vogue, now = made(), moment(*[SALTED] * 5)
    before = of_every(vogue, now, no_rows())
    assert now.trends is not None
    now.trends.add(SAFFRON, 6.0, whose="other")
    after = of_every(vogue, now, no_rows())
    now.trends.forget({"other"})
    again = of_every(vogue, now, no_rows())

    assert after[0, SAFFRON] > before[0, SAFFRON]
    assert again[0] == pytest.approx(before[0], abs=0.05)
    now.trends.forget({"someone"})
    assert (of_every(vogue, now, no_rows()) == 0).all()


def test_rows_that_are_gone_count_for_nothing() -> None:
    """A ring may hold events of recipes that the catalogue no longer has."""
    now = Moment(trends=Trends(4))
    assert now.trends is not None
    now.trends.recent.add(SALTED, 0.0)
    before = told(now)
    now.trends.recent.add(77, 0.0)

    assert told(now)[0] == pytest.approx(before[0], abs=0.02)


def test_a_share_of_nothing_is_refused() -> None:
    """It would be divided by."""
    vogue = made()
    vogue.share_ = np.zeros_like(vogue.share_)

    with pytest.raises(ValueError, match="above zero"):
        vogue.check()
