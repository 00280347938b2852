"""Timers on a screen: each counts down by itself, on the device's own clock."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta

from pydantic import JsonValue

from skill.display.clock import counting
from skill.display.screen import Screen
from skill.domain.frozen import dataclass
from skill.domain.timers import Timer


@dataclass(frozen=True)
class Legend:
    """The words around timers: what stands under one that is paused, and one that rings.

    ``buttons`` are labels by the verb they send; they stand beside a timer shown alone.
    """

    title: str
    paused: str
    up: str
    buttons: Mapping[str, str] = field(default_factory=dict)


def timers_screen(timers: Sequence[Timer], legend: Legend, *, now: datetime) -> Screen:
    """Return the countdowns, the next to ring first; times in milliseconds, as APL counts.

    ``endsAt`` is the time of ringing since 1970, 0 for a paused timer; ``place`` is what
    "the second one" would count.  Buttons say which timer they are for.
    """
    rows: list[JsonValue] = [
        {"place": place, **_row(timer, legend, now)}
        for place, timer in enumerate(timers, start=1)
    ]
    buttons: list[JsonValue] = [
        {"verb": verb, "label": label, **_which(timers[0])}
        for verb, label in (legend.buttons if len(timers) == 1 else {}).items()
    ]
    return Screen(
        "timers",
        {"title": legend.title, "timers": rows, "buttons": buttons},
        (legend.title, *(_line(timer, now) for timer in timers)),
        face=counting(left(timers[0], now), paused=timers[0].paused) if timers else None,
    )


def _which(timer: Timer) -> dict[str, JsonValue]:
    """Return what tells this timer from others: its touch may come in a later session."""
    seconds = round(timer.length.total_seconds())
    return {"name": timer.name or "", "length": f"PT{seconds}S"}


def clock_face(left: timedelta) -> str:
    """Return a countdown as its display shows it: "9:05", "1:00:00"."""
    minutes, seconds = divmod(round(left.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def left(timer: Timer, now: datetime) -> timedelta:
    """Return what is left: Alexa starts a moment after ``now``, which is no extra time."""
    return min(timer.remaining(now), timer.length)


def _row(timer: Timer, legend: Legend, now: datetime) -> dict[str, JsonValue]:
    ends = 0 if timer.rings_at is None else _ms(timer.rings_at.timestamp())
    return {
        "label": label_of(timer),
        "task": timer.task or "",
        "ofLength": clock_face(timer.length) if timer.name else "",
        "pausedLabel": legend.paused,
        "upLabel": legend.up,
        "endsAt": ends,
        "lengthMs": _ms(timer.length.total_seconds()),
        "leftMs": _ms(left(timer, now).total_seconds()),
        "paused": timer.paused,
    }


def label_of(timer: Timer) -> str:
    """Return what a timer goes by: its name, or its length."""
    name = timer.name or clock_face(timer.length)
    return name[:1].upper() + name[1:]


def _line(timer: Timer, now: datetime) -> str:
    held = " ❚❚" if timer.paused else ""
    task = f" → {timer.task}" if timer.task else ""
    return f"{clock_face(left(timer, now))}{held}  {label_of(timer)}{task}"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
