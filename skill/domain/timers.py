"""Countdowns, and how the one a cook means is found among several."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from skill.domain.errors import SkillError
from skill.domain.outcomes import UnfinishedError

LONGEST = timedelta(hours=24)

Length = Annotated[timedelta, Field(gt=timedelta(0))]


class Timer(BaseModel):
    """One countdown.  A paused timer keeps ``left``; a running one keeps ``rings_at``."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    length: Length
    rings_at: AwareDatetime | None
    left: timedelta = timedelta(0)
    name: str | None = None
    task: str | None = None
    created: AwareDatetime | None = None

    @property
    def paused(self) -> bool:
        """Return whether the countdown stands still."""
        return self.rings_at is None

    def remaining(self, now: datetime) -> timedelta:
        """Return the time left at ``now``: never negative, nor more than it was set for.

        Alexa counts from when a request reached it, a moment after ours.
        """
        if self.rings_at is None:
            return self.left
        left = self.rings_at.astimezone(UTC) - now.astimezone(UTC)
        return min(max(left, timedelta(0)), self.length)


class NewTimer(BaseModel):
    """A timer to be set.  ``task`` is what Alexa announces when it rings."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    length: Length
    name: str | None = None
    task: str | None = None


class TimerNotFoundError(SkillError):
    """No timer answers to the name, length or ordinal the cook gave."""

    def __init__(self, asked_for: str | None, running: Sequence[Timer]) -> None:
        super().__init__(f"{asked_for!r} matches none of {len(running)} timers")
        self.asked_for = asked_for
        self.running = tuple(running)


class NoTimersError(SkillError):
    """A timer was asked about and none is set."""


class WhichTimerError(SkillError):
    """More than one timer answers to what the cook said: one short question settles it."""

    def __init__(self, candidates: Sequence[Timer]) -> None:
        super().__init__(f"{len(candidates)} timers match")
        self.candidates = tuple(candidates)


class LessThanThatError(SkillError):
    """More was to be taken away than is left."""

    def __init__(self, timer: Timer, left: timedelta) -> None:
        super().__init__(f"only {left} left")
        self.timer = timer
        self.left = left


class ChangeUndoneError(SkillError):
    """A change failed and the timer was put back as it was."""

    def __init__(self, timer: Timer) -> None:
        super().__init__("the change failed; the timer was put back")
        self.timer = timer


class TimerLostError(UnfinishedError):
    """A change failed, and so did putting the timer back; ``left`` is what it had left."""

    def __init__(self, timer: Timer, left: timedelta) -> None:
        super().__init__(f"the timer is gone with {left} left")
        self.timer = timer
        self.left = left


class TimerTooLongError(SkillError):
    """Alexa refused the length; a reminder can do it instead."""

    def __init__(self, wanted: NewTimer) -> None:
        super().__init__(f"{wanted.length} is too long for a timer")
        self.wanted = wanted


class TooManyTimersError(SkillError):
    """Alexa holds as many timers as it will."""


class TimerNameTakenError(SkillError):
    """A timer of that name is already counting; Alexa wants names to be unique."""

    def __init__(self, wanted: NewTimer) -> None:
        super().__init__(f"name {wanted.name!r} is taken")
        self.wanted = wanted
