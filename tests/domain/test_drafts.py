"""What a reminder said so far comes to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.drafts import Draft, Lack, Passed, Settled, settle
from skill.domain.reminders import NewReminder, Recurrence, Weekday

HERE = ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=HERE)  # a Tuesday
TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
YEAR_2020 = datetime.combine(date(2020, 1, 1), time())
YEAR_2030 = datetime.combine(date(2030, 1, 1), time())
FIVE = Draft(what="eat", at=time(5), open_half=True)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment in New York."""
    return datetime.combine(day, time(hour, minute), HERE)


def due(draft: Draft, now: datetime = NOON) -> tuple[datetime, datetime | None]:
    """Return when a draft rings, and the other half of the day."""
    settled = settle(draft, now, HERE)
    assert isinstance(settled, Settled)
    other = settled.other
    return settled.new.due, None if other is None else other.due


def test_five_is_the_next_five_there_is() -> None:
    """At noon that is this afternoon; the other one is tomorrow morning."""
    assert due(FIVE) == (at(TODAY, 17), at(TOMORROW, 5))


def test_five_said_in_the_evening_is_tomorrow_morning() -> None:
    """At six in the evening the next five is before dawn."""
    assert due(FIVE, NOON.replace(hour=18)) == (at(TOMORROW, 5), at(TOMORROW, 17))


def test_five_said_at_five_sharp_is_not_now() -> None:
    """What is now is not ahead."""
    assert due(FIVE, NOON.replace(hour=17))[0] == at(TOMORROW, 5)


def test_an_hour_of_the_afternoon_has_no_other_half() -> None:
    """17:00 is 5 PM."""
    assert due(Draft(what="eat", at=time(17))) == (at(TODAY, 17), None)


def test_twelve_is_noon_and_midnight_has_its_own_word() -> None:
    """At eleven, twelve is in an hour; midnight stays an offer."""
    twelve = Draft(what="eat", at=time(12), open_half=True)

    assert due(twelve, NOON.replace(hour=11)) == (at(TODAY, 12), at(TOMORROW, 0))


def test_noon_said_after_noon_is_tomorrows() -> None:
    """Never the midnight that comes first."""
    twelve = Draft(what="eat", at=time(12), open_half=True)

    assert due(twelve, NOON.replace(hour=23)) == (at(TOMORROW, 12), at(TOMORROW, 0))


def test_midnight_ends_the_day_it_is_said_of() -> None:
    """Midnight today is tonight."""
    midnight = Draft(what="sleep", at=time(0), first=TODAY, last=TODAY)

    assert due(midnight)[0] == at(TOMORROW, 0)


@pytest.mark.parametrize(
    ("part", "hour", "rings"),
    [
        ("MO", 7, at(TOMORROW, 7)),
        ("AF", 3, at(TODAY, 15)),
        ("EV", 7, at(TODAY, 19)),
        ("NI", 9, at(TODAY, 21)),
        ("NI", 12, at(TOMORROW, 0)),
        ("NI", 2, at(TOMORROW, 2)),
    ],
)
def test_a_part_of_the_day_closes_the_half(part: str, hour: int, rings: datetime) -> None:
    """Seven in the evening is 7 PM, twelve at night is midnight."""
    draft = Draft(what="eat", at=time(hour), open_half=True, part=part)
    settled = settle(draft, NOON, HERE)

    found = settled.tomorrow if isinstance(settled, Passed) else None
    found = settled.new if isinstance(settled, Settled) else found
    assert found is not None
    assert found.due == rings
    assert not isinstance(settled, Settled) or settled.other is None


def test_a_time_that_has_passed_is_offered_for_tomorrow() -> None:
    """8:15 in the morning, said at noon of "today"."""
    morning = Draft(what="eat", at=time(8, 15), first=TODAY, last=TODAY)

    passed = settle(morning, NOON, HERE)

    assert passed == Passed(NewReminder(what="eat", due=at(TOMORROW, 8, 15), zone=HERE.key))


def test_one_in_the_afternoon_said_at_two_has_passed() -> None:
    """A closed time without a day means today."""
    settled = settle(Draft(what="eat", at=time(13)), NOON.replace(hour=14), HERE)

    assert isinstance(settled, Passed)
    assert settled.tomorrow.due == at(TOMORROW, 13)


def test_both_halves_of_today_gone_offers_tomorrow() -> None:
    """Five, today, at six in the evening."""
    draft = FIVE.but(first=TODAY, last=TODAY)

    settled = settle(draft, NOON.replace(hour=18), HERE)

    assert isinstance(settled, Passed)
    assert settled.tomorrow.due == at(TOMORROW, 5)


def test_a_while_is_counted_in_elapsed_time() -> None:
    """Two hours before the clocks go forward, three hours later show four more."""
    eve = datetime(2026, 3, 8, 0, 0, tzinfo=HERE)
    settled = settle(Draft(what="eat", after=3 * 3600), eve, HERE)

    assert isinstance(settled, Settled)
    assert settled.new.due.astimezone(UTC) - eve.astimezone(UTC) == timedelta(hours=3)
    assert settled.new.due.hour == 4
    assert settled.new.after_seconds == 3 * 3600


def test_a_skipped_time_is_moved_and_tells_by_how_much() -> None:
    """2:30 on the night of the gap becomes 3:30."""
    night = date(2026, 3, 8)
    draft = Draft(what="eat", at=time(2, 30), part="NI", first=night, last=night)

    settled = settle(draft, datetime(2026, 3, 1, 12, tzinfo=HERE), HERE)

    assert isinstance(settled, Settled)
    assert settled.new.due == at(night, 3, 30)
    assert settled.moved == timedelta(hours=1)


def test_the_next_of_two_halves_is_judged_in_elapsed_time() -> None:
    """1:30, said in the first of the two hours from one to two, is the afternoon's."""
    night = datetime(2026, 11, 1, 1, 45, tzinfo=HERE)
    draft = Draft(what="eat", at=time(1, 30), open_half=True)

    assert due(draft, night)[0] == at(date(2026, 11, 1), 13, 30)


@pytest.mark.parametrize(
    ("draft", "lack"),
    [
        (Draft(), Lack.WHAT),
        (Draft(at=time(9)), Lack.WHAT),
        (Draft(what="eat"), Lack.WHEN),
        (Draft(what="eat", part="EV"), Lack.TIME),
        (Draft(what="eat", first=TODAY, last=TODAY), Lack.TIME),
        (Draft(what="eat", days=frozenset(Weekday)), Lack.TIME),
        (Draft(what="eat", at=time(9), first=TODAY, last=TOMORROW), Lack.DAY),
        (Draft(what="eat", at=time(9), weekly=True), Lack.DAY),
        (
            Draft(what="eat", at=time(9), first=date(2026, 1, 1), last=date(2026, 1, 1)),
            Lack.DAY,
        ),
        (Draft(what="eat", at=time(9), first=date.max, last=date.max), Lack.DAY),
        (Draft(what="eat", after=10**9), Lack.WHEN),
        (Draft(what="eat", after=0), Lack.WHEN),
    ],
)
def test_what_is_open_is_asked_and_not_guessed(draft: Draft, lack: Lack) -> None:
    """Missing things, weekends, days gone by, and spans without an end."""
    assert settle(draft, NOON, HERE) is lack


def test_every_day_has_no_days_of_its_own() -> None:
    """Seven days out of seven are every day."""
    draft = Draft(what="feed", at=time(18), days=frozenset(Weekday))
    settled = settle(draft, NOON, HERE)

    assert isinstance(settled, Settled)
    assert settled.new.recurrence == Recurrence(at=time(18))
    assert settled.new.due == at(TODAY, 18)


def test_weekdays_begin_on_the_next_of_them() -> None:
    """Said on Friday evening, the first is on Monday."""
    five = frozenset(Weekday) - {Weekday.SATURDAY, Weekday.SUNDAY}
    friday = at(date(2026, 11, 27), 20)
    settled = settle(Draft(what="pack lunch", at=time(19), days=five), friday, HERE)

    assert isinstance(settled, Settled)
    assert settled.new.due == at(date(2026, 11, 30), 19)
    assert settled.new.recurrence == Recurrence(at=time(19), days=five)


def test_weekly_takes_the_weekday_of_its_first_day() -> None:
    """Weekly, from Thursday."""
    thursday = date(2026, 11, 26)
    draft = Draft(what="bin", at=time(19), weekly=True, first=thursday, last=thursday)
    settled = settle(draft, NOON, HERE)

    assert isinstance(settled, Settled)
    assert settled.new.recurrence == Recurrence(
        at=time(19), days=frozenset({Weekday.THURSDAY})
    )
    assert settled.new.due == at(thursday, 19)


def test_a_bare_morning_hour_every_day_is_taken_as_heard() -> None:
    """Seven every day, said at noon, is 7 AM; 7 PM stays an offer."""
    draft = Draft(what="feed", at=time(7), open_half=True, days=frozenset(Weekday))

    assert due(draft) == (at(TOMORROW, 7), at(TODAY, 19))


def test_a_bare_five_every_day_is_the_next_one() -> None:
    """Nobody means five in the morning without saying so."""
    draft = Draft(what="feed", at=time(5), open_half=True, days=frozenset(Weekday))

    assert due(draft) == (at(TODAY, 17), at(TOMORROW, 5))


@pytest.mark.parametrize(("hour", "meant", "other"), [(2, 14, 2), (5, 17, 5), (7, 7, 19)])
def test_a_bare_hour_of_a_later_day_is_one_of_the_day(
    hour: int, meant: int, other: int
) -> None:
    """Saturday at two is in the afternoon; Saturday at seven may be breakfast."""
    saturday = date(2026, 11, 28)
    draft = Draft(
        what="make stock", at=time(hour), open_half=True, first=saturday, last=saturday
    )

    assert due(draft) == (at(saturday, meant), at(saturday, other))


@pytest.mark.parametrize(
    ("day", "asked", "meant"),
    [
        (date(2027, 3, 14), time(2, 30), time(3, 30)),
        (date(2027, 11, 7), time(1, 30), time(1, 30)),
    ],
)
def test_the_hour_of_the_change_is_meant_by_who_names_it(
    day: date, asked: time, meant: time
) -> None:
    """Half past two on the night of the gap is not the afternoon's."""
    draft = Draft(what="dough", at=asked, open_half=True, first=day, last=day)

    assert due(draft)[0] == datetime.combine(day, meant, HERE)


def test_a_weekday_named_after_a_week_is_looked_for_within_it() -> None:
    """The weekend after next, then "Saturday"."""
    saturday = date(2026, 12, 5)
    weekend = Draft(first=saturday, last=saturday + timedelta(days=1))

    chosen = weekend.on_day(date(2026, 11, 28), date(2026, 11, 28))

    assert (chosen.first, chosen.last) == (saturday, saturday)


@given(
    st.datetimes(YEAR_2020, YEAR_2030, timezones=st.just(UTC)),
    st.times(),
    st.booleans(),
    st.sampled_from([None, "MO", "AF", "EV", "NI"]),
    st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_what_is_settled_is_always_ahead(
    now: datetime, clock: time, open_half: bool, part: str | None, zone: str
) -> None:
    """No draft with a time comes to a moment that is over."""
    open_hour = open_half and 1 <= clock.hour <= 12
    draft = Draft(what="x", at=clock, open_half=open_hour, part=part)
    settled = settle(draft, now, ZoneInfo(zone))

    assert not isinstance(settled, Lack)
    new = settled.new if isinstance(settled, Settled) else settled.tomorrow
    assert timedelta(0) < new.due.astimezone(UTC) - now <= timedelta(hours=49)
