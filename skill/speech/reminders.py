"""What is said of reminders, and when they ring, in words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.reminders import NewReminder, Recurrence, Weekday
from skill.speech.prompts import Prompt, Voice, known_locale, words
from skill.speech.spoken import AnyOf, Many, day, spoken

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


def reminder_text(heard: str, locale: str) -> str:
    """Return what is to be said, spoken to the cook.

    "To take out my bread" is "take out your bread"; ``nouns.toml`` holds what to leave off
    and how words turn.
    """
    known = words(known_locale(locale), "nouns")["reminder"]
    left_off, turned = known.get("leave_off", []), known.get("turned", {})
    said = " ".join(heard.split())
    for opening in left_off if isinstance(left_off, list) else []:
        if said.casefold().startswith(f"{opening} "):
            said = said[len(opening) + 1 :]
            break
    table = turned if isinstance(turned, dict) else {}
    return " ".join(str(table.get(w.casefold(), w)) for w in said.split(" "))


@dataclass(frozen=True)
class WhatAbout(Prompt):
    """The question what to be reminded of."""


@dataclass(frozen=True)
class WhenToRemind(Prompt):
    """The question when."""


@dataclass(frozen=True)
class WhatTime(Prompt):
    """The question for the time, the day being known."""


@dataclass(frozen=True)
class WhichDay(Prompt):
    """The question for the day."""


@dataclass(frozen=True)
class ConfirmReminder(Prompt):
    """Reads a reminder back and asks for a yes.  ``when`` is worded."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ClocksChange(Prompt):
    """The time asked for is skipped when the clocks change: ``at`` is the next there is."""

    at: time


@dataclass(frozen=True)
class OfferOtherHalf(Prompt):
    """Offers the other half of the day instead."""

    when: Prompt


@dataclass(frozen=True)
class OfferTomorrow(Prompt):
    """That time is over today; tomorrow instead is the question."""

    what: str
    at: time
    when: Prompt


@dataclass(frozen=True)
class WhatTimeThen(Prompt):
    """The read-back was declined: the question for another time."""


@dataclass(frozen=True)
class ReminderSet(Prompt):
    """It is set."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ReminderDropped(Prompt):
    """It was not set, as the cook wished."""


@dataclass(frozen=True)
class ReminderLine(Prompt):
    """One reminder inside a sentence."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class RemindersListed(Prompt):
    """All reminders, the next first."""

    count: Many
    reminders: tuple[Prompt, ...]


@dataclass(frozen=True)
class RemindersListedAndMore(Prompt):
    """The next few, and how many more."""

    count: Many
    reminders: tuple[Prompt, ...]
    more: int


@dataclass(frozen=True)
class NoReminders(Prompt):
    """None is set."""


@dataclass(frozen=True)
class NoRemindersThen(Prompt):
    """None is set for the days asked about."""


@dataclass(frozen=True)
class ReminderNotFound(Prompt):
    """No reminder answers to that."""

    asked_for: str


@dataclass(frozen=True)
class NoSuchReminder(Prompt):
    """No reminder has that time or place."""


@dataclass(frozen=True)
class WhichReminder(Prompt):
    """The question which of a few is meant."""

    reminders: AnyOf


@dataclass(frozen=True)
class ChangeToWhen(Prompt):
    """The question for the new time of a reminder."""

    what: str


@dataclass(frozen=True)
class ConfirmChange(Prompt):
    """Reads a change back and asks for a yes."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ReminderChanged(Prompt):
    """It rings at another time now."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ChangeDropped(Prompt):
    """It stays as it was."""


@dataclass(frozen=True)
class ReminderDeleted(Prompt):
    """It is gone."""

    what: str


@dataclass(frozen=True)
class ConfirmDeleteAll(Prompt):
    """Asks before deleting all."""

    count: Many


@dataclass(frozen=True)
class AllDeleted(Prompt):
    """All are gone."""

    count: Many


@dataclass(frozen=True)
class AllKept(Prompt):
    """None was deleted."""


@dataclass(frozen=True)
class TooManyReminders(Prompt):
    """Alexa holds as many as she will."""


@dataclass(frozen=True)
class AlreadyPast(Prompt):
    """That moment is over."""


@dataclass(frozen=True)
class RemindersTitle(Prompt):
    """The heading of the screen."""
