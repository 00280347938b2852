"""What a model may know when it scores: what was taken, and what is true now.

Numbers alone: rows of a catalogue, clocks, indices.  No household, person, device or word.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from skill.recommender.trends import Trends

Rows: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float32]
UNKNOWN = -1
SATURDAY = 5


def no_rows() -> Rows:
    """Return no rows, shape (0,)."""
    return np.empty(0, dtype=np.int32)


def no_floats() -> Floats:
    """Return no numbers, shape (0,)."""
    return np.empty(0, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What is true now for everyone.

    ``clock`` is in days since any fixed start (a log without dates counts events and says
    how many make a day).  ``meal``, ``hour``, ``weekday`` (Monday is 0) and ``season`` are
    indices in the order of their enums, local; ``UNKNOWN`` where a log does not tell.
    ``trends`` is what all households took lately, or None.
    """

    clock: float = 0.0
    meal: int = UNKNOWN
    hour: int = UNKNOWN
    weekday: int = UNKNOWN
    season: int = UNKNOWN
    trends: "Trends | None" = None

    @property
    def is_weekend(self) -> bool:
        """Return whether it is known to be Saturday or Sunday."""
        return self.weekday >= SATURDAY


def no_days() -> NDArray[np.bool_]:
    """Return no days, shape (0,)."""
    return np.empty(0, dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What one household was offered and answered, oldest first, all (m,).

    ``took`` is 1 where it took the row and 0 where it turned it down; ``at`` is when, by
    the clock, and ``weekend`` whether that was on a Saturday or Sunday.
    """

    rows: Rows = field(default_factory=no_rows)
    at: Floats = field(default_factory=no_floats)
    took: Floats = field(default_factory=no_floats)
    weekend: NDArray[np.bool_] = field(default_factory=no_days)


@dataclass(frozen=True, slots=True, eq=False)
class Taste:
    """What one household took and refused, and what it has at hand.

    ``taken`` are catalogue rows, oldest first, and ``at`` their clocks, both (n,).
    ``refused`` are rows turned down.  ``foods`` are indices into the catalogue's foods,
    from timers' names, shopping list and pantry.  A new household has none of them.
    """

    taken: Rows = field(default_factory=no_rows)
    at: Floats = field(default_factory=no_floats)
    refused: Rows = field(default_factory=no_rows)
    foods: Rows = field(default_factory=no_rows)
    answers: Answers = field(default_factory=Answers)
    moment: Moment = field(default_factory=Moment)
