"""What every command works with: the kitchen, what came of a line, steps of time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from skill.simulator.kitchen import Exchange, Kitchen
from skill.simulator.world.ringing import Ringing

_STEP = re.compile(r"\+((?:\d+[dhms])+)", re.ASCII)
_PART = re.compile(r"(\d+)([dhms])", re.ASCII)
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


class CommandError(Exception):
    """A command cannot be carried out; the message says what would be understood."""


@dataclass
class Outcome:
    """What came of one line: exchanges, ringing, words, and whether to leave."""

    exchanges: list[Exchange] = field(default_factory=list)
    rings: list[Ringing] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    leave: bool = False


class Talk(Protocol):
    """Who carries out lines, as a command sees it."""

    kitchen: Kitchen
    said: list[str]
    commands: "Mapping[str, Act]"

    def play(self, line: str) -> Outcome:
        """Carry out one line."""
        ...


class Act(Protocol):
    """One command: its docstring is its line in /help."""

    __doc__: str | None

    def __call__(self, player: Talk, rest: Sequence[str]) -> Outcome:
        """Carry it out."""
        ...


def step(text: str) -> timedelta:
    """Return a step of time: ``+10m``, ``+1h30m``, ``+2d``.

    Raises:
        CommandError: it is none.
    """
    match = _STEP.fullmatch(text.replace(" ", ""))
    if not match or len(text) > 20:
        raise CommandError("a step of time is written +10m, +1h30m, +45s or +2d")
    parts = {_UNITS[unit]: int(n) for n, unit in _PART.findall(match[1])}
    try:
        return timedelta(**parts)
    except OverflowError as error:
        raise CommandError("that is further than a clock can go") from error
