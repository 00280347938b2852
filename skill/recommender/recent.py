"""The last events of all households: what was taken, when, and by whose taste.

Of a taker nothing is kept but the few rows it took just before: enough to tell whether
those whose taste is like this household's take something now, and the pseudonym that its
events are kept under, so that it can be forgotten.  It lives in memory, is never saved, and
each event leaves after ``SIZE`` more.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

SIZE = 2000
BEFORE = 20
NONE = -1


@dataclass(eq=False)
class Recent:
    """A ring of the last ``SIZE`` events; ``rows``, ``at`` and ``before`` are its slots."""

    added: int = 0
    rows: Rows = field(init=False, repr=False)  # (SIZE,)
    at: NDArray[np.float64] = field(init=False, repr=False)  # (SIZE,) clock, days
    before: Rows = field(init=False, repr=False)  # (SIZE, BEFORE), oldest first, NONE: none
    whose: list[str] = field(init=False, repr=False)  # by slot, "": nobody's
    _tastes: Floats = field(init=False, repr=False)  # (SIZE, d), the takers'
    _points: Floats = field(init=False, repr=False)  # (SIZE, d), of what was taken
    _factors: Floats = field(init=False, repr=False)
    _read: int = field(init=False, repr=False, default=0)
    _ordered: tuple[int, NDArray[np.int64], Rows] | None = field(
        init=False, repr=False, default=None
    )
    _late: "Late | None" = field(init=False, repr=False, default=None)
    _newest: tuple[Rows, Floats] | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        self.rows = np.full(SIZE, NONE, dtype=np.int32)
        self.at = np.zeros(SIZE)
        self.before = np.full((SIZE, BEFORE), NONE, dtype=np.int32)
        self.whose = [""] * SIZE
        self._factors = self._tastes = self._points = np.zeros((SIZE, 0), dtype=np.float32)

    def __len__(self) -> int:
        return min(self.added, SIZE)

    def add(self, row: int, clock: float, before: Rows, whose: str = "") -> None:
        """Take one event in; ``before`` are rows its taker took earlier, oldest first."""
        slot = self.added % SIZE
        self.rows[slot], self.at[slot], self.whose[slot] = row, clock, whose
        self.before[slot] = NONE
        late = before[-BEFORE:]
        if len(late):
            self.before[slot, -len(late) :] = late
        self.added += 1
        self._newest = None

    def forget(self, whose: Collection[str]) -> list[int]:
        """Remove all of some takers' events; return the slots that hold nothing now."""
        gone = [slot for slot, one in enumerate(self.whose) if one and one in whose]
        for slot in gone:
            self.whose[slot] = ""
        self.rows[gone] = NONE
        self.before[gone] = NONE
        self._factors = np.zeros((SIZE, 0), dtype=np.float32)  # all is worked out anew
        self._ordered = self._late = self._newest = None
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

    def seen(
        self, factors: Floats, fading: float, place: Rows | None = None
    ) -> tuple[Floats, Floats]:
        """Return the takers' tastes and the points of what they took, both (len(self), d).

        ``factors`` are the recipes' points, (n_recipes, d), or by ``place`` (n_recipes,);
        recipes that are gone are at the origin.  In a taste a row weighs half of one taken
        ``fading`` rows later.  What was worked out for the same factors is kept until its
        slot is written again.
        """
        if factors is not self._factors:
            self._factors, self._read = factors, 0
            self._tastes = np.zeros((SIZE, factors.shape[1]), dtype=np.float32)
            self._points = np.zeros_like(self._tastes)
        if self._read < self.added:
            late = np.arange(max(self._read, self.added - SIZE), self.added) % SIZE
            since = np.arange(BEFORE - 1, -1, -1, dtype=np.float32)
            strength = np.exp2(-since / np.float32(fading))
            before = _points(self.before[late], factors, place)
            self._tastes[late] = unit(np.einsum("b,sbd->sd", strength, before))
            self._points[late] = _points(self.rows[late], factors, place)
            self._read = self.added
        return self._tastes[: len(self)], self._points[: len(self)]

    def of(self, rows: Rows) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the events of some rows: their slots, and whose place in ``rows``."""
        if self._ordered is None or self._ordered[0] != self.added:
            order = self.rows[: len(self)].argsort(kind="stable")
            self._ordered = self.added, order, self.rows[order]
        _, order, ordered = self._ordered
        first = ordered.searchsorted(rows)
        counts = ordered.searchsorted(rows, "right")
        counts -= first
        places = np.arange(len(rows)).repeat(counts)
        first -= counts.cumsum()
        first += counts
        slots = first.take(places)
        slots += np.arange(len(places))
        return order.take(slots), places

    def late(self, half_lives: tuple[float, ...], clock: float) -> "Late":
        """Return what is left of every event, and where that is in all; see ``seen``.

        At any clock past the newest event all weights are those of its own clock times
        one number a horizon, which no direction depends on: so one answer is kept.
        """
        at = self.at[: len(self)]
        if self._late is None or not self._late.serves(self, half_lives):
            self._late = Late.of(self, half_lives, float(at.max()))
        if clock < self._late.clock:
            return Late.of(self, half_lives, clock)
        return self._late


@dataclass(frozen=True, slots=True, eq=False)
class Late:
    """What is left of a ring's events at ``clock``, (horizons, events), and its direction.

    ``world`` are the points of all events added up so, of length 1: (horizons, d).
    """

    added: int
    factors: Floats
    half_lives: tuple[float, ...]
    clock: float
    left: Floats
    world: Floats

    @classmethod
    def of(cls, recent: Recent, half_lives: tuple[float, ...], clock: float) -> "Late":
        """Weigh all events at a clock; those of the future as if they were of now."""
        ago = np.maximum(clock - recent.at[: len(recent)], 0.0).astype(np.float32)
        left = np.exp2(-ago / np.array(half_lives, dtype=np.float32)[:, None])
        world = unit(left @ recent._points[: len(recent)])
        return cls(recent.added, recent._factors, half_lives, clock, left, world)

    def serves(self, recent: Recent, half_lives: tuple[float, ...]) -> bool:
        """Return whether this is of what the ring holds now."""
        same = self.added == recent.added and self.half_lives == half_lives
        return same and self.factors is recent._factors

    def since(self, clock: float) -> Floats:
        """Return what is left at a later clock of what is left at this one, by horizon."""
        ago = max(clock - self.clock, 0.0)
        left = [2.0 ** (-ago / half) for half in self.half_lives]
        return np.array(left, dtype=np.float32)


def _points(rows: Rows, factors: Floats, place: Rows | None) -> Floats:
    """Return the points of rows, (..., d), the origin for those that there are not."""
    known = (rows >= 0) & (rows < len(factors if place is None else place))
    safe = np.where(known, rows, 0)
    points: Floats = factors[safe if place is None else place[safe]] * known[..., None]
    return points.astype(np.float32)


def unit(vectors: Floats) -> Floats:
    """Return vectors of length 1 in the last axis; the origin stays."""
    length = np.sqrt((vectors * vectors).sum(axis=-1, keepdims=True))
    scaled = vectors.copy()
    scaled /= np.maximum(length, np.float32(1e-9))
    return scaled
