"""Alexa's Timers API (``/v1/alerts/timers``) as the ``Timers`` that handlers know."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from skill.alexa.api import Access, AlexaApi, RefusedError
from skill.alexa.raw import Json, items, text
from skill.dialog.services import TIMERS_SCOPE
from skill.domain.errors import DeviceNotSupportedError, SkillError
from skill.domain.timers import (
    LONGEST,
    NewTimer,
    Timer,
    TimerNameTakenError,
    TimerTooLongError,
    TooManyTimersError,
)

PATH = "/v1/alerts/timers"
MOST_PAGES = 5
MOST_TIMERS = 10
SURELY_FINE = timedelta(hours=2)
_PARTS = re.compile(
    r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.ASCII
)


class AlexaTimers:
    """The timers of this skill on this device."""

    def __init__(self, access: Access, locale: str) -> None:
        self._api = AlexaApi(access, "timers", TIMERS_SCOPE)
        self._locale = locale

    def create(self, new: NewTimer, *, now: datetime) -> Timer:
        """Start a timer; see ``Timers.create``."""
        try:
            made = self._api.call("POST", PATH, request_body(new, self._locale))
        except RefusedError as refused:
            raise self._why(refused, new, now) from refused
        timer = read_timer(made)
        if timer is None:  # it was made, and its own words about it cannot be read
            timer = Timer(id=text(made, "id"), length=new.length, rings_at=now + new.length)
        return timer.model_copy(
            update={"length": new.length, "name": new.name, "task": new.task}
        )

    def all(self, *, now: datetime) -> tuple[Timer, ...]:
        """Return running and paused timers; see ``Timers.all``."""
        found: list[Timer] = []
        path = PATH
        for _ in range(MOST_PAGES):
            page = self._api.call("GET", path)
            found += [t for t in map(read_timer, items(page, "timers")) if t is not None]
            if not (token := text(page, "nextToken")):
                break
            path = f"{PATH}?nextToken={quote(token, safe='')}"
        alive = [t for t in found if t.paused or t.remaining(now) > timedelta(0)]
        far = datetime.max.replace(tzinfo=UTC)
        return tuple(sorted(alive, key=lambda t: t.rings_at or far))

    def cancel(self, timer: Timer) -> None:
        """Stop a timer; one that has gone already is no error."""
        try:
            self._api.call("DELETE", f"{PATH}/{quote(timer.id, safe='')}")
        except RefusedError as refused:
            if refused.status != 404:
                raise

    def cancel_all(self) -> None:
        """Stop every timer of this skill."""
        self._api.call("DELETE", PATH)

    def pause(self, timer: Timer) -> None:
        """Hold a running timer."""
        self._api.call("POST", f"{PATH}/{quote(timer.id, safe='')}/pause")

    def resume(self, timer: Timer) -> None:
        """Let a paused timer run on."""
        self._api.call("POST", f"{PATH}/{quote(timer.id, safe='')}/resume")

    def _why(self, refused: RefusedError, new: NewTimer, now: datetime) -> SkillError:
        """Return why a timer was refused: the service's words first, then what is there.

        The codes of the service's 400s are documented nowhere, so the words are matched,
        and where they say nothing, the timers that exist decide.
        """
        told = f"{refused.code} {refused.reason}".lower()
        if "not supported" in told or "not_supported" in told:
            return DeviceNotSupportedError("timers")
        if "label" in told:
            return TimerNameTakenError(new)
        if "duration" in told or "long" in told or new.length > LONGEST:
            return TimerTooLongError(new)
        if any(word in told for word in ("max", "limit", "exceed", "many")):
            return TooManyTimersError()
        return self._guessed(new, now) or refused

    def _guessed(self, new: NewTimer, now: datetime) -> SkillError | None:
        """Return what must be meant where the service gave no reason.

        Alexa's guidelines for timers name ten timers and, for skills, two hours; her
        service has been seen to take up to 24.
        """
        held = self.all(now=now)
        if new.name and any(t.name == new.name.lower() for t in held):
            return TimerNameTakenError(new)
        if len(held) >= MOST_TIMERS:
            return TooManyTimersError()
        return TimerTooLongError(new) if new.length > SURELY_FINE else None


def iso_duration(length: timedelta) -> str:
    """Return a length as Alexa writes durations: PT1H30M."""
    left = max(1, round(length.total_seconds()))
    hours, left = divmod(left, 3600)
    minutes, seconds = divmod(left, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + "".join(f"{n}{unit}" for n, unit in parts if n)


def request_body(new: NewTimer, locale: str) -> Json:
    """Return the body of a create request; a task is announced when the timer rings."""
    operation: Json = {"type": "NOTIFY_ONLY"}
    if new.task:
        announced = {"locale": locale, "text": new.task}
        operation = {"type": "ANNOUNCE", "textToAnnounce": [announced]}
    body: Json = {
        "duration": iso_duration(new.length),
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": operation,
            "notificationConfig": {"playAudible": True},
        },
    }
    return body | ({"timerLabel": new.name} if new.name else {})


def read_duration(written: str) -> timedelta | None:
    """Return an ISO 8601 duration; None where it is none."""
    match = _PARTS.fullmatch(written)
    if not match or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return timedelta(
        weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=round(seconds)
    )


def read_instant(written: str) -> datetime | None:
    """Return an ISO 8601 instant in UTC; None where it is none."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)


def read_timer(held: Any) -> Timer | None:
    """Return a timer of the service; None for one that is off or cannot be read."""
    length = read_duration(text(held, "duration"))
    if not text(held, "id") or not length or text(held, "status") == "OFF":
        return None
    paused = text(held, "status") == "PAUSED"
    rings_at = None if paused else read_instant(text(held, "triggerTime"))
    left = read_duration(text(held, "remainingTimeWhenPaused")) or timedelta(0)
    if rings_at is None and not paused:
        return None
    return Timer(
        id=text(held, "id"),
        length=length,
        rings_at=rings_at,
        left=left,
        name=text(held, "timerLabel").lower() or None,
        created=read_instant(text(held, "createdTime")),
    )
