"""Reminders: what is to be said, and when, on the wall clock of the device."""

from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from skill.domain.errors import SkillError


class Weekday(StrEnum):
    """A day as iCalendar's BYDAY spells it."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


class Recurrence(BaseModel):
    """How a reminder comes back: every day, or on ``days``; always at ``at``, wall time."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    at: time
    days: frozenset[Weekday] = frozenset()


class NewReminder(BaseModel):
    """A reminder to be set.  ``due`` is aware, in the device's zone: its first ringing.

    ``after_seconds`` is set for "in twenty minutes", which no clock change may move.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    what: str
    due: AwareDatetime
    zone: str
    after_seconds: int | None = None
    recurrence: Recurrence | None = None


class Reminder(NewReminder):
    """A reminder that Alexa holds."""

    id: str
    version: str = ""


class ReminderNotFoundError(SkillError):
    """No reminder answers to what the cook said."""

    def __init__(self, asked_for: str | None) -> None:
        super().__init__(f"no reminder matches {asked_for!r}")
        self.asked_for = asked_for


class NoRemindersError(SkillError):
    """A reminder was asked about and none is set."""


class WhichReminderError(SkillError):
    """More than one reminder answers to what the cook said."""

    def __init__(self, candidates: Sequence[Reminder]) -> None:
        super().__init__(f"{len(candidates)} reminders match")
        self.candidates = tuple(candidates)


class TimeHasPassedError(SkillError):
    """The moment asked for lies behind ``now``."""

    def __init__(self, due: datetime) -> None:
        super().__init__(f"{due.isoformat()} has passed")
        self.due = due


class TooManyRemindersError(SkillError):
    """Alexa holds as many reminders as it will."""
