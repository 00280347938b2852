"""The conversation in a terminal, or through a pipe; the page is beside it if asked for."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TextIO

from skill.settings import Settings
from skill.simulator.commands import CommandError, Outcome
from skill.simulator.opening import Options, kitchen_for
from skill.simulator.room import Happening, Room
from skill.simulator.telling import (
    exchange_json,
    exchange_lines,
    ringing_json,
    ringing_lines,
)

WELCOME = """\
Larder, in a simulated kitchen: nothing here talks to Amazon, and how your words are
understood only approximates Alexa's own understanding.

  set a pasta timer for ten minutes        what's for dinner with chicken
  remind me at six to feed the sourdough   I'm allergic to peanuts
  +10m lets time pass   /help lists what else you can do   /quit leaves
"""


def chat(settings: Settings, options: Options, lines: TextIO, out: TextIO) -> int:
    """Hold a conversation until the lines end; return the exit status.

    1 means that at least one line was a command that could not be carried out.
    """
    with kitchen_for(settings, options) as kitchen:
        room = Room(kitchen)
        with _page(room, options) as address:
            failed = _Talk(room, options, out).hold(lines, address)
    return 1 if failed else 0


def _page(room: Room, options: Options) -> AbstractContextManager[str]:
    """Serve the page if a port is given; the context is its address, or nothing."""
    if options.port is None:
        return nullcontext("")
    from skill.simulator.page.server import PageServer

    return PageServer(room, options.port)


class _Talk:
    """What is typed goes into the room; what happened there comes out."""

    def __init__(self, room: Room, options: Options, out: TextIO) -> None:
        self.room = room
        self.as_json = options.as_json
        self.out = out
        self.told = 0

    def hold(self, lines: TextIO, address: str) -> bool:
        """Play every line; return whether any could not be carried out."""
        typed = lines.isatty()
        failed = False
        if typed:
            self.out.write(WELCOME)
        if address:
            self.out.write(f"\nThe same kitchen with its screen: {address}\n")
        for line in _prompted(lines) if typed else lines:
            if not typed and not self.as_json and line.strip():
                self.out.write(f"> {line.strip()}\n")
            try:
                leaves = self._play(line)
            except CommandError as error:
                failed = True
                sys.stderr.write(f"{error}\n")
                continue
            if leaves:
                break
        return failed

    def _play(self, line: str) -> bool:
        """Play one line, tell all that is new, and return whether it is the last."""
        leaves = bool(line.strip()) and self.room.play(line, "terminal").outcome.leave
        for happening in self.room.since(self.told):
            self.told = happening.number
            for row in told(happening, self.as_json, colour=self.out.isatty()):
                self.out.write(row + "\n")
        self.out.flush()
        return leaves


def told(happening: Happening, as_json: bool, *, colour: bool) -> Iterable[str]:
    """Return the rows that tell what came of a line, here or on the page."""
    outcome: Outcome = happening.outcome
    if as_json:
        yield from ringing_json(outcome.rings)
        yield from (exchange_json(exchange) for exchange in outcome.exchanges)
        return
    if happening.by == "page":
        yield f"(on the page) {happening.deed.words}"
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
