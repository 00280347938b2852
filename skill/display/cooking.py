"""The screen of a step: large enough to read from across the kitchen.

``idleTimeout`` asks the device to keep it for half an hour.  Devices decide themselves how
long a skill stays in front; the place is kept in the household, so that "open Larder" comes
back to this very step.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime

from pydantic import JsonValue

from skill.display.clock import Face, at_step, counting
from skill.display.screen import Screen
from skill.domain.frozen import dataclass
from skill.domain.timers import Timer
from skill.food.gate import Cleared

DEGREES = re.compile(r"(\d+) ?(?:\u00b0 ?)?([FC])\b")


@dataclass(frozen=True)
class Around:
    """The words around a step.

    ``place`` says which of how many, ``then`` what comes after, ``amounts`` what goes in
    now.  ``timer`` is the label of the step's timer ("" where it wants none);
    ``running`` that timer, once it runs.
    """

    place: str
    then: str = ""
    amounts: Sequence[str] = ()
    timer: str = ""
    running: Timer | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


def step(choice: Cleared, place: int, around: Around) -> Screen:
    """Return the step at ``place``, counted from 0, between the one before and after."""
    recipe = choice.recipe
    texts = [written(step.text) for step in recipe.steps]
    text, title = texts[place], recipe.title
    before = texts[place - 1] if place else ""
    after = texts[place + 1] if place + 1 < len(texts) else ""
    done: list[JsonValue] = [at <= place for at in range(len(texts))]
    return Screen(
        "cooking",
        {
            "facts": title,
            "place": around.place,
            "done": done,
            "text": text,
            "before": before,
            "after": after,
            "then": around.then,
            "amounts": list(around.amounts),
            "timer": _timer(around),
            "labels": dict(around.labels),
        },
        words=(
            f"{title} · {around.place}",
            text,
            *around.amounts,
            *filter(None, (around.then,)),
        ),
        face=_face(around, place, len(texts)),
        reads=recipe.steps[place].text,
    )


def written(text: str) -> str:
    """Return a step as it is printed: "375 F" is 375 °F, and stays on one line."""
    return DEGREES.sub("\\1\u00a0°\\2", text)


def _face(around: Around, place: int, count: int) -> Face:
    """Return the countdown of the step's timer while it runs, else the step's number."""
    if around.running:
        return counting(around.running.length, paused=False)
    return at_step(place + 1, count)


def _timer(around: Around) -> dict[str, JsonValue]:
    """Return the step's timer: its button, or when it rings, in ms since 1970."""
    running = around.running
    rings = running.rings_at if running else None
    return {"label": around.timer, "endsAt": _ms(rings) if rings else 0}


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
