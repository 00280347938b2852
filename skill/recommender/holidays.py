"""Holidays that people cook for, and whether one is near.

Fixed dates, those counted in weekdays, and Easter with what moves with it.  Names are stems
of the words that recipes are tagged with.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

NEAR = timedelta(days=4)  # before a holiday its cooking begins
FIXED: Mapping[str, tuple[int, int]] = {
    "christma": (12, 25),
    "valentine": (2, 14),
    "halloween": (10, 31),
}
AMERICAN: Mapping[str, tuple[int, int]] = {"independence": (7, 4), "patrick": (3, 17)}
BRITISH: Mapping[str, tuple[int, int]] = {"bonfire": (11, 5), "burn": (1, 25)}


@lru_cache(maxsize=64)
def near(day: date, locale: str = "en-US") -> str | None:
    """Return the holiday of that locale that is today or in a few days, or None."""
    coming = [(on, name) for name, on in _coming(day, locale) if day <= on <= day + NEAR]
    return min(coming)[1] if coming else None


def _coming(day: date, locale: str) -> Iterator[tuple[str, date]]:
    """Yield the holidays of the day's year."""
    country = locale.rpartition("-")[2]
    local = {"US": AMERICAN, "GB": BRITISH}.get(country, {})
    for name, (month, at) in {**FIXED, **local}.items():
        yield name, date(day.year, month, at)
    yield "easter", easter(day.year)
    yield "pancake", easter(day.year) - timedelta(days=47)
    if country == "US":
        yield "thanksgiving", _weekday(day.year, 11, 3, 4)
    if country == "CA":
        yield "thanksgiving", _weekday(day.year, 10, 0, 2)


def _weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Return the first, second ... Monday (0), Tuesday ... of a month."""
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * (which - 1))


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar.

    Source: the anonymous algorithm in Nature 13 (1876), p. 487; Meeus 1991, chapter 8.
    """
    golden, century = year % 19, year // 100
    skipped, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    leap, left = divmod(year % 100, 4)
    weekday = (32 + 2 * rest + 2 * leap - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, at = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, at + 1)
