"""Which reminder is meant."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.reminders import (
    NoRemindersError,
    Recurrence,
    Reminder,
    ReminderNotFoundError,
    Weekday,
    WhichReminderError,
)
from skill.domain.which_reminder import Told, rings_within, the_reminder_meant

HERE = ZoneInfo("America/New_York")
TUESDAY = date(2026, 11, 24)


def reminder(id_: str, what: str, due: datetime, days: str = "") -> Reminder:
    """Return a reminder; ``days`` are the weekdays it comes back on."""
    on = frozenset(Weekday(day) for day in days.split())
    again = Recurrence(at=due.time(), days=on) if days else None
    return Reminder(id=id_, what=what, due=due, zone=HERE.key, recurrence=again)


BREAD = reminder("a", "take out the bread", datetime(2026, 11, 24, 16, tzinfo=HERE))
STARTER = reminder("b", "feed the starter", datetime(2026, 11, 25, 7, tzinfo=HERE), "WE")
CHICKEN = reminder("c", "defrost the chicken", datetime(2026, 11, 28, 18, tzinfo=HERE))
ALL = (BREAD, STARTER, CHICKEN)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (Told(what="take out the bread"), BREAD),
        (Told(what="Bread"), BREAD),
        (Told(what="defrosting that chicken"), CHICKEN),
        (Told(at=time(18)), CHICKEN),
        (Told(at=time(4), open_half=True), BREAD),
        (Told(at=time(7)), STARTER),
        (Told(days=(TUESDAY, TUESDAY)), BREAD),
        (Told(place=2), STARTER),
        (Told(place=-1), CHICKEN),
        (Told(it="b"), STARTER),
        (Told(what="the", at=time(16)), BREAD),
        (Told(what="bread", it="b"), BREAD),
    ],
)
def test_what_was_said_tells_one(told: Told, meant: Reminder) -> None:
    """Its words, its time, its day, its place, or the talk before."""
    assert the_reminder_meant(ALL, told) is meant


@pytest.mark.parametrize("told", [Told(), Told(what="the"), Told(it="gone")])
def test_what_tells_none_is_asked_about(told: Told) -> None:
    """All that fit are candidates."""
    with pytest.raises(WhichReminderError) as asked:
        the_reminder_meant(ALL, told)

    assert asked.value.candidates == ALL


@pytest.mark.parametrize(
    "told",
    [
        Told(what="walk the dog now"),
        Told(at=time(16), days=(date(2026, 11, 28),) * 2),
        Told(place=4),
        Told(at=time(4)),
    ],
)
def test_what_fits_none_is_not_found(told: Told) -> None:
    """Common words alone tell nothing."""
    with pytest.raises(ReminderNotFoundError):
        the_reminder_meant(ALL, told)


def test_without_reminders_none_can_be_meant() -> None:
    """Whatever was said."""
    with pytest.raises(NoRemindersError):
        the_reminder_meant((), Told(what="bread"))


def test_a_day_is_counted_in_the_reminders_own_zone() -> None:
    """Eleven at night in New York is the next day in London, and not there."""
    late = reminder("d", "sleep", datetime(2026, 11, 24, 23, tzinfo=HERE))
    moved = late.model_copy(update={"due": late.due.astimezone(ZoneInfo("UTC"))})

    assert rings_within(moved, TUESDAY, TUESDAY)


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 400),
    st.sets(st.sampled_from(list(Weekday)), min_size=1),
)
def test_what_comes_back_rings_within_just_the_spans_that_hold_its_days(
    first: date, length: int, on: set[Weekday]
) -> None:
    """As counting every day by hand tells."""
    last = first + timedelta(days=length)
    starts = datetime(2026, 11, 24, 7, tzinfo=HERE)
    feed = reminder("b", "feed", starts, " ".join(on))
    days = (first + timedelta(days=n) for n in range(length + 1))

    counted = any(
        list(Weekday)[day.weekday()] in on for day in days if day >= starts.date()
    )
    assert rings_within(feed, first, last) == counted
