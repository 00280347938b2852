"""How each kind of slot value is read: Alexa's formats in, domain values out.

A reading takes a ``RawSlot`` and returns the value, or raises ``ValueError`` when what was
heard cannot be used.  Values that are typed already (a handler called from code) pass.

Formats: Alexa's slot type reference (ISO 8601 with Alexa's own additions for parts of the
day, weekends, decades and seasons).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TypeVar

from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen
from skill.domain.reminders import Weekday

E = TypeVar("E", bound=StrEnum)

UNHEARD = {"", "?"}
_DURATION = re.compile(
    r"P(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+)(?:\.\d+)?S)?)?",
    re.ASCII,
)
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2})?", re.ASCII)
# When a part of the day begins to be meant, if no hour is said.
PARTS = {"MO": time(9), "AF": time(15), "EV": time(18), "NI": time(20)}
_SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
_GROUPS = {
    "nuts": frozenset({Allergen.TREE_NUT, Allergen.PEANUT}),
    "nut": frozenset({Allergen.TREE_NUT, Allergen.PEANUT}),
    "tree nut": frozenset({Allergen.TREE_NUT}),
    "shellfish": frozenset({Allergen.CRUSTACEAN, Allergen.MOLLUSC}),
    "mollusk": frozenset({Allergen.MOLLUSC}),
    "sulfite": frozenset({Allergen.SULPHITES}),
    "sulphite": frozenset({Allergen.SULPHITES}),
    "soya": frozenset({Allergen.SOY}),
    "dairy": frozenset({Allergen.MILK}),
    "lactose": frozenset({Allergen.MILK}),
    "seafood": frozenset({Allergen.FISH, Allergen.CRUSTACEAN, Allergen.MOLLUSC}),
}
_WEEKEND = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
_RECURRENCES = {
    "daily": frozenset(Weekday),
    "weekdays": frozenset(Weekday) - _WEEKEND,
    "weekends": _WEEKEND,
}
LONGEST_TEXT = 140
_BEFORE = ("leftover", "leftovers", "some", "any", "neither", "my", "our", "the")
_AFTER = ("either", "too", "though", "thanks", "please", "again", "also", "leftovers")
_PADDING = frozenset(_BEFORE + _AFTER)
"""Words around a food that are no part of its name: "leftover chicken", "salmon either"."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day.  ``open_half`` where neither am nor pm is sure ("five")."""

    at: time
    open_half: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days from ``first`` to ``last``, both included; ``present`` means "now"."""

    first: date | None = None
    last: date | None = None
    present: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """How something comes back: on these days; ``weekly`` on the day first meant."""

    days: frozenset[Weekday] = frozenset()
    weekly: bool = False


def is_filled(slot: RawSlot) -> bool:
    """Return whether anything was heard for a slot."""
    return bool(slot.values) or (slot.value or "").strip() not in UNHEARD


def _first(slot: RawSlot) -> RawSlot:
    """Return the slot, or the first part of a list that was filled."""
    return next((part for part in slot.values if is_filled(part)), slot)


def _value(slot: RawSlot) -> str:
    return (_first(slot).value or "").strip()


def text(raw: object) -> object:
    """Return what was heard, cut to what a label may hold."""
    return _value(raw)[:LONGEST_TEXT] if isinstance(raw, RawSlot) else raw


def timer_name(raw: object) -> object:
    """Return a timer's name in lower case without "my", "the" and "timer".

    The list's form is taken for another form of what was said ("eggs": egg), but not for
    another word: who times biscuits does not want to hear of cookies.
    """
    if not isinstance(raw, RawSlot):
        return raw
    slot = _first(raw)
    said, listed = (slot.value or "").lower().strip(), (slot.canonical or "").lower()
    heard = listed.strip() if not said or _akin(said, listed) else said
    heard = re.sub(r"^(?:my|the|a|an|our)\s+", "", heard)
    heard = re.sub(r"\s*\b(?:timer|timers)$", "", heard).strip()
    return heard[:LONGEST_TEXT] or None


def _akin(said: str, listed: str) -> bool:
    """Return whether two names share the beginning of a word."""
    begun = {word[:3] for word in said.split()}
    return any(word[:3] in begun for word in listed.split())


def length(raw: object) -> object:
    """Return a DURATION as a timedelta; months, years, nothing and zero are refused."""
    if not isinstance(raw, RawSlot):
        return raw
    heard = _value(raw)
    match = _DURATION.fullmatch(heard)
    if not match or not any(match.groups()) or len(heard) > 20:
        raise ValueError("not a usable duration")
    n = {k: int(v or 0) for k, v in match.groupdict().items()}
    try:
        whole = timedelta(
            weeks=n["w"], days=n["d"], hours=n["h"], minutes=n["m"], seconds=n["s"]
        )
    except OverflowError as error:
        raise ValueError("longer than time is counted") from error
    if whole <= timedelta(0):
        raise ValueError("no time at all")
    return whole


def count(raw: object) -> object:
    """Return a NUMBER as an int."""
    return _whole(raw, 100_000)


def ordinal(raw: object) -> object:
    """Return an Ordinal ("second" is 2); "last" is -1."""
    if isinstance(raw, RawSlot) and _value(raw).lower() in ("last", "-1"):
        return -1
    return _whole(raw, 1_000)


def _whole(raw: object, most: int) -> object:
    if not isinstance(raw, RawSlot):
        return raw
    heard = _value(raw)
    digits = re.fullmatch(r"\d{1,9}", heard, re.ASCII)
    if not digits or int(digits[0]) > most:
        raise ValueError("not a usable number")
    return int(digits[0])


def clock_time(raw: object) -> object:
    """Return a TIME; hours 1 to 12 leave the half of the day open."""
    if not isinstance(raw, RawSlot):
        return raw
    heard = _value(raw).upper()
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
    heard = _value(raw).upper()
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
    """Return a Recurrence slot by its id: daily, weekdays, weekends, weekly, TU or TU_TH."""
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


def food(raw: object) -> object:
    """Return a food as its id in the model, or as heard in lower case."""
    if not isinstance(raw, RawSlot):
        return raw
    slot = _first(raw)
    return _bare((slot.id or slot.value or "").lower()[:LONGEST_TEXT])


def _bare(heard: str) -> str:
    """Return a food without the padding before and after it; padding alone stays."""
    said = heard.split()
    if _PADDING.isdisjoint(said) or _PADDING.issuperset(said):
        return heard
    while said[0] in _PADDING:
        said = said[1:]
    while said[-1] in _PADDING:
        said = said[:-1]
    return " ".join(said)


def allergens(raw: object) -> object:
    """Return the allergens meant: "nuts" are tree nuts and peanuts, and the like."""
    if not isinstance(raw, RawSlot):
        return raw
    found: frozenset[Allergen] = frozenset()
    for part in raw.values or (raw,):
        known = (part.id or part.value or "").strip().lower()
        # "seafood" may be resolved to shellfish: the word itself says more than its id.
        found |= _GROUPS.get((part.value or "").strip().lower(), frozenset())
        if known in _GROUPS:
            found |= _GROUPS[known]
        elif known in set(Allergen):
            found |= {Allergen(known)}
        else:
            raise ValueError("not an allergen that Larder can check")
    return found


def one_of(kind: type[E]) -> Callable[[object], object]:
    """Return a reading for a slot whose ids are the values of an enum."""

    def read(raw: object) -> object:
        if not isinstance(raw, RawSlot):
            return raw
        slot = _first(raw)
        return kind((slot.id or slot.value or "").strip().lower())

    return read
