"""One kitchen, shared: the terminal and the page act in it in turn, and hear all of it.

The clock stands still while something is done.  So a recording of what was done, and when,
played again from the same beginning, gets the same answers.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from pydantic import JsonValue

from skill.simulator.commands import PAGE_COMMANDS, Player
from skill.simulator.kitchen import Kitchen
from skill.simulator.playing import Outcome

LONGEST_WAIT: Final = timedelta(seconds=25)
SHORTEST_WAIT: Final = timedelta(milliseconds=50)


@dataclass(frozen=True)
class Deed:
    """Something done: a line typed, or a touch on what is shown."""

    line: str = ""
    touch: tuple[JsonValue, ...] | None = None
    token: str | None = None

    @property
    def words(self) -> str:
        """Return the deed as a line."""
        return self.line or " ".join(["/touch", *map(str, self.touch or ())])


@dataclass(frozen=True)
class Happening:
    """What came of a deed; ``by`` is "terminal", "page", or "clock" for what just rang."""

    number: int
    at: datetime
    by: str
    deed: Deed
    outcome: Outcome


class Room:
    """A kitchen and all that happened in it; one thing at a time."""

    def __init__(self, kitchen: Kitchen) -> None:
        self.kitchen = kitchen
        terminal = Player(kitchen)
        page = Player(kitchen, terminal.said, PAGE_COMMANDS)
        self.players = {"terminal": terminal, "page": page}
        self.happened: list[Happening] = []
        self.lock = threading.RLock()
        self._changed = threading.Condition(self.lock)

    def play(self, line: str, by: str) -> Happening:
        """Carry out a line.

        Raises:
            CommandError: it is a command that cannot be carried out.
        """
        return self._do(Deed(line), by, lambda: self.players[by].play(line))

    def touch(self, arguments: Sequence[JsonValue], token: str | None) -> Happening:
        """Touch what is shown; ``token`` names the document that was touched."""
        deed = Deed(touch=tuple(arguments), token=token)
        return self._do(deed, "page", lambda: self.players["page"].touch(arguments, token))

    def since(self, number: int) -> list[Happening]:
        """Return what happened after the first ``number`` things, and what is due now."""
        with self.lock:
            self._ring()
            return self.happened[max(0, number) :]

    def wait(self, number: int, at_most: timedelta) -> list[Happening]:
        """Return what happened after the first ``number`` things, once something has."""
        with self.lock:
            until = min(at_most, LONGEST_WAIT, self._until_next_ring())
            if not self.since(number) and at_most > timedelta(0):
                self._changed.wait(max(until, SHORTEST_WAIT).total_seconds())
            return self.since(number)

    def _do(self, deed: Deed, by: str, act: Callable[[], Outcome]) -> Happening:
        with self.lock:
            self._ring()
            with self.kitchen.world.clock.held() as at:
                outcome = act()
            return self._note(at, by, deed, outcome)

    def _ring(self) -> None:
        """Let ring what is due; nobody has to speak for that."""
        world = self.kitchen.world
        rings = world.ring()
        if rings:
            self._note(world.clock.now(), "clock", Deed(), Outcome(rings=rings))

    def _note(self, at: datetime, by: str, deed: Deed, outcome: Outcome) -> Happening:
        happening = Happening(len(self.happened) + 1, at, by, deed, outcome)
        self.happened.append(happening)
        self._changed.notify_all()
        return happening

    def _until_next_ring(self) -> timedelta:
        world = self.kitchen.world
        due = world.next_ring()
        return LONGEST_WAIT if due is None else due - world.clock.now()
