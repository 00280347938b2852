"""How the slots of a calendar are read: times of day, days, and what comes back.

Formats: Alexa's slot type reference (ISO 8601 with Alexa's own additions for parts of the
day, weekends, decades and seasons).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, time, timedelta

from skill.dialog.readings import said
from skill.dialog.turn import RawSlot
from skill.domain.frozen import dataclass
from skill.domain.reminders import Weekday

_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2})?", re.ASCII)
# When a part of the day begins to be meant, if no hour is said.
PARTS = {"MO": time(9), "AF": time(15), "EV": time(18), "NI": time(20)}
_SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
_WEEKEND = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
_RECURRENCES = {
    "daily": frozenset(Weekday),
    "weekdays": frozenset(Weekday) - _WEEKEND,
    "weekends": _WEEKEND,
}


@dataclass(frozen=True)
class ClockTime:
    """A time of day.  ``open_half`` where neither am nor pm is sure ("five")."""

    at: time
    open_half: bool = False
    part: str | None = None


@dataclass(frozen=True)
class DaySpan:
    """The days from ``first`` to ``last``, both included; ``present`` means "now"."""

    first: date | None = None
    last: date | None = None
    present: bool = False


@dataclass(frozen=True)
class Every:
    """How something comes back: on these days; ``weekly`` on the day first meant."""

    days: frozenset[Weekday] = frozenset()
    weekly: bool = False


def clock_time(raw: object) -> object:
    """Return a TIME; hours 1 to 12 leave the half of the day open."""
    if not isinstance(raw, RawSlot):
        return raw
    heard = said(raw).upper()
    if heard in PARTS:
        return ClockTime(PARTS[heard], part=heard)
    match = _CLOCK.fullmatch(heard)
    if not match:
        raise ValueError("not a usable time")
    at = time(int(match[1]) % 24 if match[1] == "24" else int(match[1]), int(match[2] or 0))
    return ClockTime(at, open_half=1 <= at.hour <= 12)


def day_span(raw: object) -> object:
    """Return a DATE as the days it covers."""
    if not isinstance(raw, RawSlot):
        return raw
    heard = said(raw).upper()
    if heard == "PRESENT_REF":
        return DaySpan(present=True)
    for shape, read in _DATES:
        if match := re.fullmatch(shape, heard, re.ASCII):
            return _within_time(read, match)
    raise ValueError("not a usable date")


def _within_time(read: Callable[[re.Match[str]], DaySpan], match: re.Match[str]) -> DaySpan:
    """Return the days, unless they leave the calendar: the last week of 9999 does."""
    try:
        return read(match)
    except OverflowError as error:
        raise ValueError("beyond the last day that can be counted") from error


def _week(match: re.Match[str]) -> DaySpan:
    weekend = match[3] is not None
    first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if weekend else 1)
    return DaySpan(first, first + timedelta(days=1 if weekend else 6))


def _month(match: re.Match[str]) -> DaySpan:
    year, month = int(match[1]), int(match[2])
    return DaySpan(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _season(match: re.Match[str]) -> DaySpan:
    first = date(int(match[1]), _SEASONS[match[2]], 1)
    return DaySpan(first, first + timedelta(days=90))


def _one_day(match: re.Match[str]) -> DaySpan:
    on = date.fromisoformat(match[0])
    return DaySpan(on, on)


def _years(match: re.Match[str]) -> DaySpan:
    """Return a year, or the decade or century that X stands for."""
    known = match[0]
    return DaySpan(
        date(int(known.replace("X", "0")), 1, 1), date(int(known.replace("X", "9")), 12, 31)
    )


_DATES: tuple[tuple[str, Callable[[re.Match[str]], DaySpan]], ...] = (
    (r"\d{4}-\d{2}-\d{2}", _one_day),
    (r"(\d{4})-W(\d{1,2})(-WE)?", _week),
    (r"(\d{4})-(\d{2})(?:-XX)?", _month),
    (r"(\d{4})-(WI|SP|SU|FA)", _season),
    (r"\d{4}|\d{3}X|\d{2}XX", _years),
)


def every(raw: object) -> object:
    """Return a Recurrence slot by its id: daily, weekdays, weekly, TU, TU_TH ..."""
    if not isinstance(raw, RawSlot):
        return raw
    days: frozenset[Weekday] = frozenset()
    for part in raw.values or (raw,):
        known = (part.id or part.value or "").strip().lower()
        if known == "weekly":
            return Every(weekly=True)
        days |= _RECURRENCES.get(known) or {
            Weekday(day) for day in known.upper().split("_") if day in set(Weekday)
        }
    if not days:
        raise ValueError("not a usable recurrence")
    return Every(days)
