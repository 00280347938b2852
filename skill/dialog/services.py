"""What handlers may call: protocols, filled in by ``app.py`` and, for Alexa, each turn."""

from datetime import datetime
from typing import Protocol

from skill.catalog.catalog import Catalog
from skill.dialog.journal import Journal
from skill.domain.frozen import dataclass
from skill.domain.household import Household
from skill.domain.reminders import NewReminder, Reminder
from skill.domain.timers import NewTimer, Timer
from skill.recommender.pick import Recommender
from skill.store.protocol import Store

TIMERS_SCOPE = "alexa::alerts:timers:skill:readwrite"
REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"


class Timers(Protocol):
    """Alexa's timers, as far as a skill may touch them: its own.

    Every call may raise PermissionNeededError, DeviceNotSupportedError, ServiceDownError.
    """

    def create(self, new: NewTimer, *, now: datetime) -> Timer:
        """Start a timer.

        Raises:
            TimerTooLongError, TimerNameTakenError, TooManyTimersError: Alexa refused.
        """

    def all(self, *, now: datetime) -> tuple[Timer, ...]:
        """Return running and paused timers, the next to ring first, paused ones last."""

    def cancel(self, timer: Timer) -> None:
        """Stop a timer for good; one that has gone already is no error."""

    def cancel_all(self) -> None:
        """Stop every timer of this skill."""

    def pause(self, timer: Timer) -> None:
        """Hold a running timer."""

    def resume(self, timer: Timer) -> None:
        """Let a paused timer run on."""


class Reminders(Protocol):
    """Alexa's reminders, as far as a skill may touch them: its own.

    Every call may raise PermissionNeededError, DeviceNotSupportedError, ServiceDownError.
    """

    def create(self, new: NewReminder, *, now: datetime, locale: str) -> Reminder:
        """Set a reminder.

        Raises:
            TooManyRemindersError, TimeHasPassedError: Alexa refused.
        """

    def all(self, *, now: datetime) -> tuple[Reminder, ...]:
        """Return what will still ring, the next first."""

    def change(
        self, reminder: Reminder, new: NewReminder, *, now: datetime, locale: str
    ) -> Reminder:
        """Replace a reminder's time or text."""

    def delete(self, reminder: Reminder) -> None:
        """Delete a reminder; one that has gone already is no error."""


@dataclass(frozen=True)
class Services:
    """Everything a handler may act on in this turn."""

    timers: Timers
    reminders: Reminders
    store: Store
    catalog: Catalog
    recommender: Recommender
    journal: Journal

    def household(self, key: str, now: datetime) -> Household:
        """Return what is kept of a household, or an empty one."""
        return self.store.load(key, now=now).value

    def forget(self, key: str, now: datetime) -> int:
        """Delete all that is kept of a household; return how many records that was.

        What it taught goes first: a request cut off in between comes again, as long as
        there is a household to forget.
        """
        pages = self.journal.forget(key, now)
        gone = self.store.forget(key)
        return pages + gone.documents + gone.entries
