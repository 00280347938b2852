"""Timers on a screen: each counts down by itself, on the device's own clock."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import JsonValue

from skill.display.screen import Screen
from skill.domain.timers import Timer


def timers_screen(timers: Sequence[Timer], *, now: datetime, title: str) -> Screen:
    """Return the countdowns, the next to ring first; times in milliseconds, as APL counts.

    ``endsAt`` is the time of ringing since 1970, 0 for a paused timer.
    """
    rows: list[JsonValue] = [_row(timer, now) for timer in timers]
    words = tuple(_line(timer, now) for timer in timers)
    return Screen("timers", {"title": title, "timers": rows}, (title, *words))


def clock_face(left: timedelta) -> str:
    """Return a countdown as its display shows it: "9:05", "1:00:00"."""
    minutes, seconds = divmod(round(left.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def left(timer: Timer, now: datetime) -> timedelta:
    """Return what is left: Alexa starts a moment after ``now``, which is no extra time."""
    return min(timer.remaining(now), timer.length)


def _row(timer: Timer, now: datetime) -> dict[str, JsonValue]:
    ends = 0 if timer.rings_at is None else _ms(timer.rings_at.timestamp())
    return {
        "id": timer.id,
        "name": timer.name or "",
        "label": _label(timer),
        "task": timer.task or "",
        "endsAt": ends,
        "lengthMs": _ms(timer.length.total_seconds()),
        "leftMs": _ms(left(timer, now).total_seconds()),
        "paused": timer.paused,
    }


def _label(timer: Timer) -> str:
    name = timer.name or clock_face(timer.length)
    return name[:1].upper() + name[1:]


def _line(timer: Timer, now: datetime) -> str:
    held = " ❚❚" if timer.paused else ""
    task = f" → {timer.task}" if timer.task else ""
    return f"{clock_face(left(timer, now))}{held}  {_label(timer)}{task}"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
