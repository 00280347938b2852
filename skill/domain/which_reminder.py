"""Which of several reminders is meant: by what it says, day and time, then by place."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.frozen import dataclass
from skill.domain.reminders import (
    NoRemindersError,
    Reminder,
    ReminderNotFoundError,
    Weekday,
    WhichReminderError,
)

LAST = -1
_TELLING = 4  # letters of a word that says something of its own
_WEEK = list(Weekday)


@dataclass(frozen=True)
class Told:
    """What the cook said of a reminder.

    ``open_half`` where the hour may be of either half of the day; ``place`` counts from 1
    in the order of ringing, -1 is the last; ``it`` is the id last spoken of.
    """

    what: str | None = None
    at: time | None = None
    open_half: bool = False
    days: tuple[date, date] | None = None
    place: int | None = None
    it: str | None = None

    @property
    def nothing(self) -> bool:
        """Return whether nothing was said that tells one from another."""
        return (
            self.what is None and self.at is None and not self.days and self.place is None
        )


def the_reminder_meant(reminders: Sequence[Reminder], told: Told) -> Reminder:
    """Return the reminder meant, among reminders in the order of ringing.

    Raises:
        NoRemindersError: none is set.
        ReminderNotFoundError: none answers to what was said.
        WhichReminderError: several do.
    """
    if not reminders:
        raise NoRemindersError("no reminder is set")
    left = matching(reminders, told)
    if not left:
        raise ReminderNotFoundError(told.what)
    if told.place is not None:
        return _at(left, told)
    if told.nothing and (it := next((r for r in left if r.id == told.it), None)):
        return it
    if len(left) > 1:
        raise WhichReminderError(left)
    return left[0]


def matching(reminders: Sequence[Reminder], told: Told) -> Sequence[Reminder]:
    """Return the reminders that answer to what was said, place and context aside."""
    left = about(reminders, told.what) if told.what else reminders
    if told.days:
        left = [r for r in left if rings_within(r, *told.days)]
    if told.at:
        left = [r for r in left if _rings_at(r, told.at, told.open_half)]
    return left


def about(reminders: Sequence[Reminder], what: str) -> Sequence[Reminder]:
    """Return those that say just that, else those with all its words, else with most."""
    wanted = what.casefold()
    words = set(wanted.split())
    exact = [r for r in reminders if r.what.casefold() == wanted]
    if exact:
        return exact
    held = [(r, set(r.what.casefold().split())) for r in reminders]
    whole = [r for r, has in held if words <= has or has <= words]
    telling = {word for word in words if len(word) >= _TELLING}
    most = max((len(telling & has) for _, has in held), default=0)
    return whole or [r for r, has in held if most and len(telling & has) == most]


def rings_within(reminder: Reminder, first: date, last: date) -> bool:
    """Return whether it rings on one of these days, as its own zone counts them."""
    starts = _local(reminder).date()
    if reminder.recurrence is None:
        return first <= starts <= last
    if last < starts:
        return False
    days = reminder.recurrence.days or frozenset(Weekday)
    span = min(len(_WEEK), (last - max(first, starts)).days + 1)
    begin = max(first, starts)
    return any(_WEEK[(begin + timedelta(days=n)).weekday()] in days for n in range(span))


def _rings_at(reminder: Reminder, at: time, open_half: bool) -> bool:
    rings = reminder.recurrence.at if reminder.recurrence else _local(reminder).time()
    hours = {at.hour % 12, at.hour % 12 + 12} if open_half else {at.hour}
    return rings.hour in hours and rings.minute == at.minute


def _local(reminder: Reminder) -> datetime:
    return reminder.due.astimezone(ZoneInfo(reminder.zone))


def _at(left: Sequence[Reminder], told: Told) -> Reminder:
    place = told.place or 0
    if place == LAST:
        return left[-1]
    if not 1 <= place <= len(left):
        raise ReminderNotFoundError(told.what)
    return left[place - 1]
