"""Keeps copies of shelves fresh beside the turns, which never wait for them.

Before the first turn the copies are made at once; after that a thread looks every few
minutes.  On Lambda it stands still between turns and goes on with the next.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from skill.store.protocol import StoreDownError
from skill.store.shelf import Shelf
from skill.store.shelving import Needs, serve

EVERY_S = 300.0


def in_a_thread(work: Callable[[], None]) -> None:
    """Begin something that does not keep the process alive."""
    Thread(target=work, daemon=True).start()


@dataclass(frozen=True, slots=True)
class Copy:
    """A shelf, the folder its current version is served from, and what that needs."""

    shelf: Shelf
    folder: Path
    needs: Needs = field(default_factory=Needs)


@dataclass(eq=False)
class Fetching:
    """Calling it looks at the shelves again, if that is due and nobody does so already.

    Attributes:
        monotonic: seconds.
        tell: takes a metric: its name, and facts that name nobody.
        begin: runs what it is given, beside whoever calls.
    """

    copies: Sequence[Copy]
    monotonic: Callable[[], float]
    tell: Callable[[str, Mapping[str, object]], None]
    begin: Callable[[Callable[[], None]], None] = in_a_thread
    every_s: float = EVERY_S
    _looked: float = field(default=float("-inf"), init=False)
    _busy: bool = field(default=False, init=False)

    def first(self) -> None:
        """Make the copies now; what cannot be had is told, and the baseline serves."""
        self._looked = self.monotonic()
        self._fetch()

    def __call__(self) -> None:
        """Look again, if it is time."""
        now = self.monotonic()
        if self._busy or 0 <= now - self._looked < self.every_s:
            return
        self._looked, self._busy = now, True
        self.begin(self._fetch)

    def _fetch(self) -> None:
        try:
            for one in self.copies:
                self._take(one)
        finally:
            self._busy = False

    def _take(self, one: Copy) -> None:
        try:
            serve(one.shelf, one.folder, one.needs)
        except (StoreDownError, OSError, ValueError) as error:
            why = error.why if isinstance(error, StoreDownError) else type(error).__name__
            self.tell("shelf down", {"shelf": one.folder.name, "why": why})
