"""A reminder as far as it has been said, and the moment that makes of it.

``settle`` guesses nothing that a question would settle: it returns the reminder to be read
back, or what is still lacking.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from skill.domain.frozen import dataclass
from skill.domain.reminders import NewReminder, Recurrence, Weekday
from skill.domain.wallclock import ANY_DAY, Moment, first_after, later, moment

FARTHEST = timedelta(days=5 * 366)
_WEEK = list(Weekday)
_DAY = 24 * 60 * 60
_TWELVE = 12
_NIGHT_TURNS = 6  # "at night" before this hour is after midnight


class Lack(StrEnum):
    """What must be asked before a reminder can be read back."""

    WHAT = "what"
    WHEN = "when"
    TIME = "time"
    DAY = "day"


class Draft(BaseModel):
    """What the cook has said of a reminder so far.

    ``open_half`` where hours 1 to 12 came without am or pm; ``part`` is Alexa's MO, AF, EV
    or NI; the days from ``first`` to ``last`` hold it; ``after`` is in seconds.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    what: str | None = None
    at: time | None = None
    open_half: bool = False
    part: str | None = None
    first: date | None = None
    last: date | None = None
    after: int | None = None
    days: frozenset[Weekday] = frozenset()
    weekly: bool = False

    def but(self, **changes: object) -> "Draft":
        """Return the draft with some fields changed."""
        return self.model_copy(update=changes)

    @property
    def recurs(self) -> bool:
        """Return whether it is to come back."""
        return self.weekly or bool(self.days)

    @property
    def whole_days(self) -> int | None:
        """Return the while, in seconds, if it is one of days: those can have a time too."""
        return self.after if self.after and self.after % _DAY == 0 else None

    @property
    def by_the_clock(self) -> bool:
        """Return whether a clock on the wall tells when, and not elapsed time alone."""
        timed = self.at is not None or self.part is not None
        return self.after is None or (self.whole_days is not None and timed)

    def on_day(self, first: date, last: date) -> "Draft":
        """Return the draft on other days; "Saturday" lies in a week named before."""
        if first == last and self.first and self.last and self.first < self.last:
            away = (first - self.first).days % 7
            if self.first + timedelta(days=away) <= self.last and not (
                self.first <= first <= self.last
            ):
                first = last = self.first + timedelta(days=away)
        return self.but(first=first, last=last, after=None)


@dataclass(frozen=True)
class Settled:
    """A reminder to be read back; ``other`` is the other half of the day, where open."""

    new: NewReminder
    other: NewReminder | None = None
    moved: timedelta = timedelta(0)


@dataclass(frozen=True)
class Passed:
    """The time asked for is over today; ``tomorrow`` is the same time a day later."""

    tomorrow: NewReminder


def settle(draft: Draft, now: datetime, zone: ZoneInfo) -> Settled | Passed | Lack:
    """Return the reminder meant, or what stands against it."""
    if not draft.what:
        return Lack.WHAT
    if draft.after is not None and not draft.by_the_clock:
        return _elapsed(draft.what, draft.after, now, zone)
    today = now.astimezone(zone).date()
    draft = _days_ahead(draft, today)
    if lack := _lacking(draft, today):
        return lack
    return _recurring(draft, now, zone) if draft.recurs else _once(draft, now, zone)


def _days_ahead(draft: Draft, today: date) -> Draft:
    """Return "in three days at noon" as noon of that day."""
    if draft.whole_days is None:
        return draft
    days = min(draft.whole_days // _DAY, 2 * FARTHEST.days)
    day = today + timedelta(days=days)
    return draft.but(first=day, last=day, after=None)


def _elapsed(what: str, after: int, now: datetime, zone: ZoneInfo) -> Settled | Lack:
    if not 0 < after <= FARTHEST.total_seconds():
        return Lack.WHEN
    due = later(now, timedelta(seconds=after)).astimezone(zone)
    return Settled(NewReminder(what=what, due=due, zone=zone.key, after_seconds=after))


def _lacking(draft: Draft, today: date) -> Lack | None:
    """Return the question that is open about day or time, if any."""
    if draft.at is None and draft.first is None and draft.part is None and not draft.recurs:
        return Lack.WHEN
    if draft.first != draft.last or (draft.weekly and not draft.first):
        return Lack.DAY
    if draft.first and not today <= draft.first <= today + FARTHEST:
        return Lack.DAY
    return Lack.TIME if draft.at is None else None


def halves(draft: Draft) -> tuple[time, ...]:
    """Return the times of day that may be meant, the likelier of two bare ones first.

    Twelve is noon unless the night was named: midnight has a word of its own.
    """
    at = draft.at or time(0)
    if not draft.open_half:
        return (at,)
    early, late = at.replace(hour=at.hour % 12), at.replace(hour=at.hour % 12 + 12)
    if draft.part == "NI":
        return (early,) if at.hour == _TWELVE or at.hour < _NIGHT_TURNS else (late,)
    if draft.part:
        return (early,) if draft.part == "MO" else (late,)
    return (late, early) if at.hour == _TWELVE else (early, late)


def _once(draft: Draft, now: datetime, zone: ZoneInfo) -> Settled | Passed:
    """Return a reminder for one day: the next of the moments that may be meant.

    On a later day the small hours are those of the afternoon, but for a night whose clocks
    change: who names that very hour means it.
    """
    today = now.astimezone(zone).date()
    now = now.astimezone(UTC)
    times = halves(draft)
    if draft.first and draft.first > today:
        moments = [moment(draft.first, at, zone) for at in times]
    else:
        moments = [_today(at, today, zone) for at in times]
    if noon_is_meant(draft) and not draft.first:
        moments = [first_after(now, times[0], zone)]
    coming = [m for m in moments if m.instant > now]
    if not coming:
        again = min((first_after(now, at, zone) for at in times), key=_instant)
        if len(times) == 1 or draft.first:
            return Passed(_new(draft, again, zone))
        coming = [again]
    chosen = coming[0] if noon_is_meant(draft) else min(coming, key=_instant)
    by_day = small_hours(draft) and not any(m.moved or m.twice for m in moments)
    if draft.first and draft.first > today and by_day:
        chosen = max(coming, key=_instant)
    return _settled(draft, chosen, _other(draft, chosen, now, zone), zone)


def noon_is_meant(draft: Draft) -> bool:
    """Return whether a bare twelve was said."""
    return draft.open_half and draft.at is not None and draft.at.hour == _TWELVE


def small_hours(draft: Draft) -> bool:
    """Return whether one to five was said, by night or by day.

    Nobody means those of the night without saying so, unless they are what comes next.
    """
    return draft.open_half and draft.at is not None and 1 <= draft.at.hour <= 5


def _today(at: time, today: date, zone: ZoneInfo) -> Moment:
    """Return that time today; midnight is the one that ends the day."""
    ends = at == time(0)
    return moment(today + timedelta(days=1) if ends else today, at, zone)


def _other(draft: Draft, chosen: Moment, now: datetime, zone: ZoneInfo) -> Moment | None:
    """Return the half of the day that was not chosen, on the named day or the next."""
    at = chosen.due.time()
    others = [t for t in halves(draft) if (t.hour < 12) != (at.hour < 12)]
    if not others:
        return None
    if draft.first:
        named = moment(draft.first, others[0], zone)
        return named if named.instant > now else None
    return first_after(now, others[0], zone)


def _recurring(draft: Draft, now: datetime, zone: ZoneInfo) -> Settled:
    """Return a reminder that comes back.

    The next ringing matters little here, so bare hours are taken as heard, but for the
    small ones: there the next one coming is meant.
    """
    times = halves(draft)
    start = _start(draft, now, zone)
    days = _weekdays(draft)
    firsts = [first_after(start, at, zone, days=days) for at in times]
    pick = firsts.index(min(firsts, key=_instant)) if small_hours(draft) else 0
    chosen = _repeating(draft, firsts[pick], times[pick], zone)
    if len(times) == 1:
        return Settled(chosen, moved=firsts[pick].moved)
    return Settled(chosen, _repeating(draft, firsts[1 - pick], times[1 - pick], zone))


def _start(draft: Draft, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment after which the first ringing may come."""
    if draft.first is None:
        return now
    eve = later(moment(draft.first, time(0), zone).due, timedelta(seconds=-1))
    return max(now, eve, key=_utc)


def _weekdays(draft: Draft) -> frozenset[int]:
    if draft.weekly and draft.first:
        return frozenset({draft.first.weekday()})
    return frozenset(_WEEK.index(day) for day in draft.days) or ANY_DAY


def _repeating(draft: Draft, first: Moment, at: time, zone: ZoneInfo) -> NewReminder:
    days = frozenset(_WEEK[n] for n in _weekdays(draft))
    every_day = len(days) == len(_WEEK)
    recurrence = Recurrence(at=at, days=frozenset() if every_day else days)
    return _new(draft, first, zone).model_copy(update={"recurrence": recurrence})


def _settled(draft: Draft, chosen: Moment, other: Moment | None, zone: ZoneInfo) -> Settled:
    spare = None if other is None else _new(draft, other, zone)
    return Settled(_new(draft, chosen, zone), spare, chosen.moved)


def _new(draft: Draft, at: Moment, zone: ZoneInfo) -> NewReminder:
    return NewReminder(what=draft.what or "", due=at.due, zone=zone.key)


def _instant(at: Moment) -> datetime:
    return at.instant


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
