"""When something rings, in words: parts of sentences for days, times and recurrences."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.frozen import dataclass
from skill.domain.reminders import NewReminder, Recurrence, Weekday
from skill.speech.prompts import Prompt, Voice
from skill.speech.spoken import day, spoken

WEEKEND = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
WEEKDAYS = frozenset(Weekday) - WEEKEND
YEAR_SAID_AFTER = timedelta(days=330)


@dataclass(frozen=True)
class DayName:
    """A day as it is called on ``today``: "tomorrow", "Friday", "Friday, December 4"."""

    on: date
    today: date


@spoken.register
def _(value: DayName, voice: Voice) -> str:
    return day(value.on, value.today, voice.locale)


@dataclass(frozen=True)
class TodayAt(Prompt):
    """A time today or tomorrow, inside a sentence."""

    day: DayName
    at: time


@dataclass(frozen=True)
class OnDayAt(Prompt):
    """A time on a later day."""

    day: DayName
    at: time


@dataclass(frozen=True)
class OnDayInYearAt(Prompt):
    """A time on a day so far away that its year is said."""

    day: DayName
    year: int
    at: time


@dataclass(frozen=True)
class InAWhile(Prompt):
    """Some time from now, where no clock is known."""

    after: timedelta


@dataclass(frozen=True)
class InAWhileAt(Prompt):
    """Some time from now, and what the clock will show."""

    after: timedelta
    when: Prompt


@dataclass(frozen=True)
class EveryDayAt(Prompt):
    """A time that comes every day."""

    at: time


@dataclass(frozen=True)
class EveryWeekdayAt(Prompt):
    """A time that comes from Monday to Friday."""

    at: time


@dataclass(frozen=True)
class EveryWeekendAt(Prompt):
    """A time that comes on Saturdays and Sundays."""

    at: time


@dataclass(frozen=True)
class EveryAt(Prompt):
    """A time that comes on some days of the week."""

    days: tuple[Weekday, ...]
    at: time


def when(new: NewReminder, now: datetime, *, zone_known: bool = True) -> Prompt:
    """Return in words when a reminder rings, as seen from ``now``."""
    if new.recurrence:
        return recurring(new.recurrence)
    here = ZoneInfo(new.zone)
    at = on_the_day(new.due.astimezone(here), now.astimezone(here).date())
    if new.after_seconds is None:
        return at
    after = timedelta(seconds=new.after_seconds)
    return InAWhileAt(after, at) if zone_known else InAWhile(after)


def on_the_day(due: datetime, today: date) -> Prompt:
    """Return day and time, the year too where it is far."""
    named, at = DayName(due.date(), today), due.time()
    away = due.date() - today
    if away > YEAR_SAID_AFTER:
        return OnDayInYearAt(named, due.year, at)
    return TodayAt(named, at) if away <= timedelta(days=1) else OnDayAt(named, at)


def recurring(recurrence: Recurrence) -> Prompt:
    """Return on which days and at what time it comes back."""
    days, at = recurrence.days, recurrence.at
    if len(days) in (0, len(Weekday)):
        return EveryDayAt(at)
    if days == WEEKDAYS:
        return EveryWeekdayAt(at)
    if days == WEEKEND:
        return EveryWeekendAt(at)
    return EveryAt(tuple(d for d in Weekday if d in days), at)
