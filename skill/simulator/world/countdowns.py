"""One timer as Alexa holds it: its state, its JSON, and how it sounds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from skill.simulator.world.ringing import Ringing, words_for
from skill.simulator.world.wire import (
    Body,
    as_body,
    exact,
    from_exact,
    parse_duration,
    part,
    spell_duration,
    spell_instant,
    text,
)

LISTED_AFTER_RINGING: Final = timedelta(hours=1)


@dataclass(frozen=True)
class HeldTimer:
    """A timer as Alexa holds it.  ``left`` is set while it is paused, else ``rings_at``."""

    id: str
    length: timedelta
    request: Body
    created: datetime
    updated: datetime
    rings_at: datetime | None
    left: timedelta | None = None

    @property
    def label(self) -> str | None:
        """Return the label the skill gave, if any."""
        label = self.request.get("timerLabel")
        return str(label) if label else None

    def status(self, now: datetime) -> str:
        """Return ``PAUSED``, ``ON``, or ``OFF`` once it has rung."""
        if self.rings_at is None:
            return "PAUSED"
        return "ON" if self.rings_at > now else "OFF"

    def remaining(self, now: datetime) -> timedelta:
        """Return what is left at ``now``, never negative."""
        if self.rings_at is None:
            return self.left or timedelta(0)
        return max(self.rings_at - now, timedelta(0))

    def spelt(self, now: datetime) -> Body:
        """Return the timer as the API answers it."""
        body: Body = {"id": self.id, "status": self.status(now)}
        body["duration"] = self.request["duration"]
        if self.rings_at is not None:
            body["triggerTime"] = spell_instant(self.rings_at)
        if self.label is not None:
            body["timerLabel"] = self.label
        body["createdTime"] = spell_instant(self.created)
        body["updatedTime"] = spell_instant(self.updated)
        if self.left is not None:
            body["remainingTimeWhenPaused"] = spell_duration(self.left)
        return body

    def is_listed(self, now: datetime) -> bool:
        """Return whether the service still knows the timer at ``now``."""
        return self.rings_at is None or now < self.rings_at + LISTED_AFTER_RINGING

    def rung(self, at: datetime, locale: str) -> Ringing:
        """Return what is heard when it rings."""
        operation = part(part(self.request, "triggeringBehavior"), "operation")
        if operation["type"] == "ANNOUNCE":
            return Ringing(
                at, "timer", self.id, words_for(operation["textToAnnounce"], locale)
            )
        if operation["type"] == "LAUNCH_TASK":
            return self._launching(operation, at, locale)
        called = f"{self.label} timer" if self.label else "timer"
        return Ringing(at, "timer", self.id, f"Your {called} is done.")

    def _launching(self, operation: Body, at: datetime, locale: str) -> Ringing:
        task = part(operation, "task")
        return Ringing(
            at,
            "timer",
            self.id,
            words_for(operation.get("textToConfirm"), locale),
            task=text(task, "name"),
            task_version=str(task.get("version", "1")),
            asks=True,
            task_input=as_body(task.get("input", {})),
        )

    def dump(self) -> Body:
        """Return the timer as JSON for the world's file."""
        return {
            "id": self.id,
            "request": self.request,
            "created": exact(self.created),
            "updated": exact(self.updated),
            "rings_at": self.rings_at and exact(self.rings_at),
            "left": None if self.left is None else self.left.total_seconds(),
        }

    @classmethod
    def restored(cls, dumped: Body) -> Self:
        """Return the timer that ``dump`` wrote."""
        request = part(dumped, "request")
        rings_at, left = dumped["rings_at"], dumped["left"]
        return cls(
            str(dumped["id"]),
            parse_duration(str(request["duration"])) or timedelta(0),
            request,
            from_exact(dumped["created"]),
            from_exact(dumped["updated"]),
            None if rings_at is None else from_exact(rings_at),
            None if left is None else timedelta(seconds=float(str(left))),
        )
