"""Every format of Alexa's slots, and what no format is."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.dialog import calendar_readings, readings
from skill.dialog.calendar_readings import ClockTime, DaySpan, Every
from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen, Diet
from skill.domain.reminders import Weekday

READINGS: list[Callable[[object], object]] = [
    readings.text,
    readings.timer_name,
    readings.length,
    readings.count,
    readings.ordinal,
    calendar_readings.clock_time,
    calendar_readings.day_span,
    calendar_readings.every,
    readings.food,
    readings.own_words,
    readings.allergens,
    readings.one_of(Diet),
]


def heard(value: str | None, id_: str | None = None) -> RawSlot:
    """Return a slot of that value."""
    return RawSlot("x", value, id=id_)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("PT10M", timedelta(minutes=10)),
        ("PT1H30M", timedelta(hours=1, minutes=30)),
        ("PT90M", timedelta(minutes=90)),
        ("PT45S", timedelta(seconds=45)),
        ("PT1M30.5S", timedelta(minutes=1, seconds=30)),
        ("P3D", timedelta(days=3)),
        ("P1DT2H", timedelta(days=1, hours=2)),
        ("P8W", timedelta(weeks=8)),
    ],
)
def test_durations_are_lengths(value: str, meant: timedelta) -> None:
    """Weeks, days, hours, minutes, seconds."""
    assert readings.length(heard(value)) == meant


@pytest.mark.parametrize(
    "value",
    [
        "PT0S",
        "P0D",
        "PT",
        "P",
        "P2Y",
        "P1M",
        "P2YT3H10M",
        "?",
        "",
        "ten minutes",
        "PT-5M",
        "PT10M10M",
        "P99999999999999999D",
        "PT9999999999999999999999999H",
        "PT٣M",
    ],
)
def test_months_years_and_nothing_are_no_lengths(value: str) -> None:
    """A timer cannot run for a month, nor for no time."""
    with pytest.raises(ValueError, match=r"."):
        readings.length(heard(value))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("18:30", ClockTime(time(18, 30))),
        ("05:00", ClockTime(time(5), open_half=True)),
        ("12:15", ClockTime(time(12, 15), open_half=True)),
        ("13:00", ClockTime(time(13))),
        ("00:00", ClockTime(time(0))),
        ("24:00", ClockTime(time(0))),
        ("7", ClockTime(time(7), open_half=True)),
        ("18:30:00", ClockTime(time(18, 30))),
        ("MO", ClockTime(time(9), part="MO")),
        ("AF", ClockTime(time(15), part="AF")),
        ("EV", ClockTime(time(18), part="EV")),
        ("ni", ClockTime(time(20), part="NI")),
    ],
)
def test_times_tell_whether_their_half_is_open(value: str, meant: ClockTime) -> None:
    """One to twelve may be either; parts of the day are no hour."""
    assert calendar_readings.clock_time(heard(value)) == meant


@pytest.mark.parametrize(
    "value", ["?", "25:00", "7:60", "noon", "99", "-1", "18:30Z", "XX"]
)
def test_what_no_clock_shows_is_refused(value: str) -> None:
    """Hours end at 24, minutes at 59."""
    with pytest.raises(ValueError, match=r"."):
        calendar_readings.clock_time(heard(value))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-11-25", date(2026, 11, 25), date(2026, 11, 25)),
        ("2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("2026-W48-WE", date(2026, 11, 28), date(2026, 11, 29)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-11-XX", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("2026-WI", date(2026, 12, 1), date(2027, 3, 1)),
        ("2026-SU", date(2026, 6, 1), date(2026, 8, 30)),
    ],
)
def test_dates_are_the_days_they_cover(value: str, first: date, last: date) -> None:
    """A day, a week, a weekend, a month, a season, a year, a decade."""
    assert calendar_readings.day_span(heard(value)) == DaySpan(first, last)


def test_the_present_names_no_day() -> None:
    """PRESENT_REF is "now"."""
    assert calendar_readings.day_span(heard("PRESENT_REF")) == DaySpan(present=True)


@pytest.mark.parametrize(
    "value",
    [
        "?",
        "2026-13-01",
        "2026-02-30",
        "2026-W60",
        "2026-13",
        "0000-01-01",
        "9999-W52",
        "9999-WI",
        "000X",
        "2015-07-00T9",
        "tomorrow",
        "2026-11-25\n2026",
    ],
)
def test_days_that_no_calendar_has_are_refused(value: str) -> None:
    """Not a crash, even at the end of time."""
    with pytest.raises(ValueError, match=r"."):
        calendar_readings.day_span(heard(value))


@pytest.mark.parametrize(
    ("value", "meant"), [("4", 4), ("0", 0), ("100000", 100_000), (" 12 ", 12)]
)
def test_numbers_are_whole(value: str, meant: int) -> None:
    """Digits, as Alexa sends them."""
    assert readings.count(heard(value)) == meant


@pytest.mark.parametrize("value", ["?", "-1", "100001", "4.5", "four", "12abc", "9" * 40])
def test_other_numbers_are_refused(value: str) -> None:
    """Negative, broken, beyond reason, or not numbers at all."""
    with pytest.raises(ValueError, match=r"."):
        readings.count(heard(value))


@pytest.mark.parametrize(("value", "meant"), [("2", 2), ("last", -1), ("-1", -1)])
def test_ordinals_count_from_one_and_know_the_last(value: str, meant: int) -> None:
    """The last one has no number of its own."""
    assert readings.ordinal(heard(value)) == meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("my pasta timer", "pasta"),
        ("The Oven", "oven"),
        ("egg timers", "egg"),
        ("timer", None),
        ("my timer", None),
        ("x" * 500, "x" * 140),
    ],
)
def test_a_timers_name_is_bare(value: str, meant: str | None) -> None:
    """Without article, owner, or the word timer."""
    assert readings.timer_name(heard(value)) == meant


def test_a_timers_name_is_the_canonical_one() -> None:
    """Synonyms meet in one name."""
    assert (
        readings.timer_name(RawSlot("name", "spag", canonical="spaghetti")) == "spaghetti"
    )


def test_a_timer_is_never_called_by_another_word() -> None:
    """Biscuits are cookies to the list of names, and biscuits to the cook."""
    biscuits = RawSlot("name", "biscuits", canonical="cookie")

    assert readings.timer_name(biscuits) == "biscuits"


@pytest.mark.parametrize(
    ("ids", "meant"),
    [
        (["daily"], Every(frozenset(Weekday))),
        (["weekends"], Every(frozenset({Weekday.SATURDAY, Weekday.SUNDAY}))),
        (["weekly"], Every(weekly=True)),
        (["MO"], Every(frozenset({Weekday.MONDAY}))),
        (["mo", "TH"], Every(frozenset({Weekday.MONDAY, Weekday.THURSDAY}))),
        (["TU_TH"], Every(frozenset({Weekday.TUESDAY, Weekday.THURSDAY}))),
    ],
)
def test_recurrences_are_days_of_the_week(ids: list[str], meant: Every) -> None:
    """Several days come as a list."""
    parts = tuple(heard("said", id_) for id_ in ids)
    slot = parts[0] if len(parts) == 1 else RawSlot("every", values=parts)

    assert calendar_readings.every(slot) == meant


def test_weekdays_are_five() -> None:
    """Without the weekend."""
    found = calendar_readings.every(heard("on weekdays", "weekdays"))

    assert isinstance(found, Every)
    assert len(found.days) == 5


@pytest.mark.parametrize("value", ["?", "yearly", "the other day"])
def test_what_does_not_recur_within_a_week_is_refused(value: str) -> None:
    """Alexa's rules know days and weeks."""
    with pytest.raises(ValueError, match=r"."):
        calendar_readings.every(heard(value))


@pytest.mark.parametrize(
    ("heard", "named"),
    [
        ("half a cabbage", "cabbage"),
        ("a dozen eggs", "eggs"),
        ("two onions", "onions"),
        ("a bag of spinach", "spinach"),
        ("a bit of cream", "cream"),
        ("the last of the milk", "milk"),
        ("Aunt May's relish", "aunt may's relish"),
        ("some leftover chicken", "chicken"),
        ("the", "the"),
    ],
)
def test_a_food_is_called_as_the_cook_calls_it_without_how_much(
    heard: str, named: str
) -> None:
    """Its id in a list is not said back: eggs stay eggs."""
    assert readings.own_words(RawSlot("food", heard, id="listed")) == named


def test_nuts_are_tree_nuts_and_peanuts() -> None:
    """One word, two allergens: both are kept."""
    found = readings.allergens(heard("nuts", "nuts"))

    assert found == {Allergen.TREE_NUT, Allergen.PEANUT}


def test_the_first_filled_part_of_a_list_counts() -> None:
    """For a slot that takes one value."""
    parts = (heard("?"), heard("PT10M"), heard("PT5M"))

    assert readings.length(RawSlot("x", values=parts)) == timedelta(minutes=10)


@pytest.mark.parametrize("value", [None, "", "?", "  "])
def test_what_was_not_heard_is_not_filled(value: str | None) -> None:
    """A question mark is Alexa's way to say that."""
    assert not readings.is_filled(heard(value))


@pytest.mark.parametrize("read", READINGS)
def test_typed_values_pass(read: Callable[[object], object]) -> None:
    """A handler may be called from code."""
    assert read(7) == 7


@pytest.mark.parametrize("read", READINGS)
@given(value=st.text(max_size=300), id_=st.none() | st.text(max_size=20))
def test_hostile_text_is_read_or_refused(
    read: Callable[[object], object], value: str, id_: str | None
) -> None:
    """No text a device could send is more than a ValueError."""
    try:
        read(heard(value, id_))
    except ValueError:
        return


@given(
    st.from_regex(r"\d{3,5}[-WIXSPUFAE\d]{0,10}", fullmatch=True)
    | st.from_regex(r"PT?(\d{1,25}[WDHMSY]){1,4}", fullmatch=True)
    | st.from_regex(r"\d{1,3}:\d{1,3}(:\d\d)?", fullmatch=True)
)
def test_near_formats_are_read_or_refused(value: str) -> None:
    """What looks like a format is the likeliest to hurt."""
    for read in (calendar_readings.day_span, readings.length, calendar_readings.clock_time):
        try:
            read(heard(value))
        except ValueError:
            continue
