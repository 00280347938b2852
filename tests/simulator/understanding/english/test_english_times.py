"""Times of day and days come out in Alexa's formats."""

from datetime import date

import pytest

from skill.simulator.understanding.english.dates import calendar_date
from skill.simulator.understanding.english.times import time_of_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("half past six", "06:30"),
        ("half six", "06:30"),
        ("quarter to seven in the evening", "18:45"),
        ("a quarter past nine", "09:15"),
        ("twenty five past two", "02:25"),
        ("ten to eight", "07:50"),
        ("five minutes to one", "12:55"),
        ("6:30 pm", "18:30"),
        ("18:30", "18:30"),
        ("630 pm", "18:30"),
        ("six thirty", "06:30"),
        ("six oh five", "06:05"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("five", "05:00"),
        ("five o'clock", "05:00"),
        ("twelve am", "00:00"),
        ("twelve pm", "12:00"),
        ("7 in the morning", "07:00"),
        ("ten at night", "22:00"),
        ("morning", "MO"),
        ("afternoon", "AF"),
        ("evening", "EV"),
        ("tonight", "NI"),
    ],
)
def test_a_time_is_read_whole(said: str, value: str) -> None:
    """British and American, with and without the half of the day."""
    words = said.split()

    assert time_of_day(words, 0) == (len(words), value)


def test_the_evening_told_elsewhere_settles_a_bare_hour() -> None:
    """Eight tonight is no time for breakfast."""
    assert time_of_day(["tonight", "at", "eight"], 2) == (3, "20:00")
    assert time_of_day(["at", "eight", "tonight"], 1) == (2, "20:00")


@pytest.mark.parametrize("said", ["minutes", "6:75", "25:00", "thirty", "the"])
def test_what_no_clock_shows_is_no_time(said: str) -> None:
    """Nor is a number beyond the hours."""
    assert time_of_day(said.split(), 0) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("today", "2026-11-23"),
        ("tonight", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("friday", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("this friday", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("next monday", "2026-11-30"),
        ("november 25 th", "2026-11-25"),
        ("november twenty fifth", "2026-11-25"),
        ("the 25 th of november", "2026-11-25"),
        ("the twenty fifth", "2026-11-25"),
        ("the first", "2026-12-01"),
        ("january third", "2027-01-03"),
        ("christmas eve", "2026-12-24"),
        ("this weekend", "2026-W48-WE"),
        ("the weekend", "2026-W48-WE"),
        ("next weekend", "2026-W49-WE"),
        ("this week", "2026-W48"),
        ("next week", "2026-W49"),
        ("december", "2026-12"),
        ("next month", "2026-12"),
        ("this winter", "2026-WI"),
        ("now", "PRESENT_REF"),
    ],
)
def test_a_day_is_read_whole_and_lies_ahead(said: str, value: str) -> None:
    """Seen from Monday, 23 November 2026."""
    words = said.split()

    assert calendar_date(words, 0, MONDAY) == (len(words), value)


@pytest.mark.parametrize("said", ["march", "the", "february thirtieth", "second", "may"])
def test_other_words_are_no_day(said: str) -> None:
    """March on, and a day that no calendar has."""
    found = calendar_date(said.split(), 0, MONDAY)

    assert found is None or found[0] < len(said.split())


def test_a_year_turns_with_the_week() -> None:
    """The week of 28 December 2026 is the 53rd; the next is of another year."""
    last = date(2026, 12, 28)

    assert calendar_date(["this", "week"], 0, last) == (2, "2026-W53")
    assert calendar_date(["next", "week"], 0, last) == (2, "2027-W01")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("one to eight", "01:00"),
        ("three past six", "03:00"),
        ("one minute to eight", "07:59"),
        ("ten to eight", "07:50"),
        ("twenty three to eight", "07:37"),
    ],
)
def test_a_few_minutes_to_the_hour_are_called_minutes(said: str, value: str) -> None:
    """The "big one" that is moved "to eight" is not moved to 7:59."""
    found = time_of_day(said.split(), 0)

    assert found is not None
    assert found[1] == value
