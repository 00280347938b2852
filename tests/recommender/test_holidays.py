"""Holidays come when calendars say."""

from datetime import date

import pytest

from skill.recommender.holidays import easter, near


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_easter_is_when_churches_keep_it(year: int, day: date) -> None:
    """The years are those of published tables, the latest and earliest dates among them."""
    assert easter(year) == day


@pytest.mark.parametrize(
    ("day", "locale", "name"),
    [
        (date(2026, 11, 24), "en-US", "thanksgiving"),
        (date(2026, 11, 27), "en-US", None),
        (date(2026, 11, 24), "en-GB", None),
        (date(2026, 10, 12), "en-CA", "thanksgiving"),
        (date(2026, 12, 22), "de-DE", "christma"),
        (date(2026, 4, 3), "en-GB", "easter"),
        (date(2026, 2, 17), "en-GB", "pancake"),
        (date(2026, 7, 4), "en-US", "independence"),
        (date(2026, 7, 4), "en-GB", None),
        (date(2026, 6, 15), "en-US", None),
    ],
)
def test_a_holiday_is_near_from_a_few_days_before(
    day: date, locale: str, name: str | None
) -> None:
    """On the day as well, and not after it."""
    assert near(day, locale) == name
