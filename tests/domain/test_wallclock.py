"""Wall-clock rules across both clock changes, in zones that change in odd ways."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.wallclock import first_after, later, moment, occurrences

ZONES = [
    "America/New_York",
    "Europe/London",
    "Europe/Berlin",
    "Australia/Lord_Howe",  # half an hour
    "Australia/Sydney",
    "Pacific/Apia",  # a whole day was skipped on 2011-12-30
    "America/Santiago",  # changes at midnight
    "Africa/Casablanca",  # goes back for Ramadan
    "Asia/Kathmandu",
    "America/St_Johns",
    "UTC",
]
NEW_YORK = ZoneInfo("America/New_York")


def wall(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return what clocks show, in no zone."""
    return datetime.combine(date(year, month, day), time(hour, minute))


zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(2011, 1, 1), date(2037, 12, 31))
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
instants = st.datetimes(wall(2011, 1, 1), wall(2037, 1, 1), timezones=st.just(UTC))


def on_the_wall(at: datetime) -> datetime:
    """Return what clocks show."""
    return at.replace(tzinfo=None, fold=0)


@given(days, times, zones)
def test_a_moment_shows_the_time_asked_for_or_that_much_later(
    day: date, at: time, zone: ZoneInfo
) -> None:
    """What clocks show differs from what was asked by the gap alone, and never earlier."""
    found = moment(day, at, zone)

    asked = datetime.combine(day, at)
    assert on_the_wall(found.due) - asked == found.moved >= timedelta(0)
    assert found.due.utcoffset() == found.instant.astimezone(zone).utcoffset()


@given(days, times, zones)
def test_a_moved_moment_was_truly_skipped(day: date, at: time, zone: ZoneInfo) -> None:
    """No instant of those two days shows a time that was moved."""
    found = moment(day, at, zone)

    if found.moved:
        asked = datetime.combine(day, at)
        minutes = (found.instant + timedelta(minutes=n) for n in range(-1500, 1500))
        assert all(on_the_wall(m.astimezone(zone)) != asked for m in minutes)


@given(days, times, zones)
def test_of_two_moments_that_show_a_time_the_first_is_meant(
    day: date, at: time, zone: ZoneInfo
) -> None:
    """An ambiguous time comes again later, and never came before."""
    found = moment(day, at, zone)

    def shows(instant: datetime) -> bool:
        return on_the_wall(instant.astimezone(zone)) == datetime.combine(day, at)

    again = [timedelta(minutes=m) for m in (30, 60, 120) if shows(found.instant + _m(m))]
    before = [m for m in (30, 60, 120) if shows(found.instant - _m(m))]
    assert bool(again) == found.twice
    assert not before


@given(instants, times, zones)
def test_the_first_after_is_ahead_and_within_two_days(
    now: datetime, at: time, zone: ZoneInfo
) -> None:
    """The next time a clock shows something is never past, and about a day away at most."""
    found = first_after(now.astimezone(zone), at, zone)

    assert timedelta(0) < found.instant - now <= timedelta(hours=49)


@given(instants, times, zones, st.sets(st.integers(0, 6), min_size=1))
def test_the_first_after_falls_on_a_day_asked_for(
    now: datetime, at: time, zone: ZoneInfo, wanted: set[int]
) -> None:
    """Its weekday is one of those asked for, unless a gap moved it past midnight."""
    found = first_after(now.astimezone(zone), at, zone, days=wanted)

    asked = found.due - found.moved if found.moved < timedelta(days=1) else None
    assert asked is None or asked.weekday() in wanted
    assert found.instant > now


@given(instants, st.timedeltas(timedelta(0), timedelta(days=400)), zones)
def test_elapsed_time_is_never_moved_by_clocks(
    now: datetime, elapsed: timedelta, zone: ZoneInfo
) -> None:
    """Two hours later is two hours later, whatever the wall shows."""
    due = later(now.astimezone(zone), elapsed)

    assert due.astimezone(UTC) - now == elapsed
    assert due.tzinfo is zone


def test_half_past_two_is_moved_an_hour_when_new_york_springs_forward() -> None:
    """2:30 does not exist on March 8, 2026."""
    found = moment(date(2026, 3, 8), time(2, 30), NEW_YORK)

    assert on_the_wall(found.due) == wall(2026, 3, 8, 3, 30)
    assert found.moved == timedelta(hours=1)


def test_half_past_one_is_the_first_of_two_when_new_york_falls_back() -> None:
    """1:30 on November 1, 2026 is first shown in daylight time."""
    found = moment(date(2026, 11, 1), time(1, 30), NEW_YORK)

    assert found.instant == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert found.twice


def test_lord_howe_skips_half_an_hour() -> None:
    """2:15 on October 4, 2026 becomes 2:45."""
    found = moment(date(2026, 10, 4), time(2, 15), ZoneInfo("Australia/Lord_Howe"))

    assert on_the_wall(found.due) == wall(2026, 10, 4, 2, 45)


def test_apia_skipped_a_whole_day() -> None:
    """Noon on December 30, 2011 is noon on the 31st."""
    found = moment(date(2011, 12, 30), time(12), ZoneInfo("Pacific/Apia"))

    assert on_the_wall(found.due) == wall(2011, 12, 31, 12)


def test_an_hour_after_half_past_midnight_crosses_the_change() -> None:
    """90 minutes after 1:00 on the night of the gap is 3:30."""
    now = datetime(2026, 3, 8, 1, 0, tzinfo=NEW_YORK)

    assert on_the_wall(later(now, timedelta(minutes=90))) == wall(2026, 3, 8, 3, 30)


def test_a_daily_time_stays_on_the_wall_through_the_change() -> None:
    """7 AM is 7 AM before and after, 23 hours apart in the night of the gap."""
    week = islice(occurrences(date(2026, 3, 7), time(7), NEW_YORK), 2)
    first, second = (m.instant for m in week)

    assert second - first == timedelta(hours=23)


def test_no_day_at_all_is_refused() -> None:
    """A reminder on no weekday would be looked for without an end."""
    with pytest.raises(ValueError, match="day of the week"):
        first_after(datetime(2026, 1, 1, tzinfo=NEW_YORK), time(7), NEW_YORK, days=())


def _m(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)
