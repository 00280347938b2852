"""The last events of all households: what was taken, and when.

Of a taker nothing is kept but the pseudonym that its events are kept under, so that it
can be forgotten.  It lives in memory, is never saved, and each event leaves after ``SIZE``
more.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

SIZE = 2000
NONE = -1


@dataclass(eq=False)
class Recent:
    """A ring of the last ``SIZE`` events; ``rows``, ``at`` and ``whose`` are its slots."""

    added: int = 0
    rows: Rows = field(init=False, repr=False)  # (SIZE,)
    at: NDArray[np.float64] = field(init=False, repr=False)  # (SIZE,) clock, days
    whose: list[str] = field(init=False, repr=False)  # by slot, "": nobody's
    _newest: tuple[Rows, Floats] | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        self.rows = np.full(SIZE, NONE, dtype=np.int32)
        self.at = np.zeros(SIZE)
        self.whose = [""] * SIZE

    def __len__(self) -> int:
        return min(self.added, SIZE)

    def add(self, row: int, clock: float, whose: str = "") -> None:
        """Take one event in."""
        slot = self.added % SIZE
        self.rows[slot], self.at[slot], self.whose[slot] = row, clock, whose
        self.added += 1
        self._newest = None

    def forget(self, whose: Collection[str]) -> list[int]:
        """Remove all of some takers' events; return the slots that hold nothing now."""
        gone = [slot for slot, one in enumerate(self.whose) if one and one in whose]
        for slot in gone:
            self.whose[slot] = ""
        self.rows[gone] = NONE
        self._newest = None
        return gone

    def newest(self) -> tuple[Rows, Floats]:
        """Return what was taken and how many events came since, both (m,).

        They are the very same arrays until the ring changes.
        """
        if self._newest is None:
            since = (self.added - 1 - np.arange(len(self))) % SIZE
            held = self.rows[: len(self)] != NONE
            self._newest = self.rows[: len(self)][held], since[held].astype(np.float32)
        return self._newest
