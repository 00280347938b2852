"""The conversation in a terminal, or through a pipe."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from skill.settings import Settings
from skill.simulator.commands import CommandError, Outcome, Player
from skill.simulator.kitchen import Kitchen
from skill.simulator.telling import (
    exchange_json,
    exchange_lines,
    ringing_json,
    ringing_lines,
)
from skill.simulator.world.world import World

WELCOME = """\
Larder, in a simulated kitchen: nothing here talks to Amazon, and how your words are
understood only approximates Alexa's own understanding.

  set a pasta timer for ten minutes        what's for dinner with chicken
  remind me at six to feed the sourdough   I'm allergic to peanuts
  +10m lets time pass   /help lists what else you can do   /quit leaves
"""


@dataclass
class Options:
    """How to open the kitchen; None is "as it was left", or a fresh default."""

    device: str | None = None
    at: datetime | None = None
    zone: str | None = None
    as_json: bool = False
    fresh: bool = False


def chat(settings: Settings, options: Options, lines: TextIO, out: TextIO) -> int:
    """Hold a conversation until the lines end; return the exit status.

    1 means that at least one line was a command that could not be carried out.
    """
    home = settings.home / "simulator"
    home.mkdir(parents=True, exist_ok=True)
    world = _world(home / "world.json", options)
    own = {"home": home, "store": "memory:" if options.fresh else settings.store}
    talking = settings.model_copy(update=own | {"log_level": "ERROR"})
    with Kitchen(world, talking) as kitchen:
        failed = _talk(Player(kitchen), options, lines, out)
    return 1 if failed else 0


def _world(path: Path, options: Options) -> World:
    """Return the world as it was left, or a new one; options have the last word."""
    if options.fresh or not path.exists():
        world = World(options.at or datetime.now(UTC), ticks=time.monotonic)
    else:
        world = World.load(path, time.monotonic)
        world.clock.set(options.at or max(world.clock.now(), datetime.now(UTC)))
    if not options.fresh:
        world.kept_at = path
    if options.device:
        world.use_device(options.device)
    if options.zone:
        world.settings.set("System.timeZone", options.zone)
    return world


def _talk(player: Player, options: Options, lines: TextIO, out: TextIO) -> bool:
    """Play every line; return whether any could not be carried out."""
    typed = lines.isatty()
    failed = False
    if typed:
        out.write(WELCOME)
    for line in _prompted(lines) if typed else lines:
        if not typed and not options.as_json and line.strip():
            out.write(f"> {line.strip()}\n")
        try:
            outcome = player.play(line)
        except CommandError as error:
            failed = True
            sys.stderr.write(f"{error}\n")
            continue
        for row in told(outcome, options.as_json, colour=out.isatty()):
            out.write(row + "\n")
        out.flush()
        if outcome.leave:
            break
    return failed


def told(outcome: Outcome, as_json: bool, *, colour: bool) -> Iterable[str]:
    """Return the rows that tell what came of a line."""
    if as_json:
        yield from ringing_json(outcome.rings)
        yield from (exchange_json(exchange) for exchange in outcome.exchanges)
        return
    yield from ringing_lines(outcome.rings, colour=colour)
    for exchange in outcome.exchanges:
        yield from exchange_lines(exchange, colour=colour)
    yield from outcome.words


def _prompted(lines: TextIO) -> Iterator[str]:
    """Yield what is typed, with the line editing that the terminal has."""
    with suppress(ImportError):
        import readline  # noqa: F401 - input() edits lines once it is imported
    while True:
        try:
            yield input("\nyou> ")
        except (EOFError, KeyboardInterrupt):
            return
