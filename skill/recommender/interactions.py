"""Who took what when, as columns: all that models are fitted on."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import UNKNOWN, Floats, Rows

Bytes = NDArray[np.int8]

COLUMNS = (
    "household",
    "row",
    "clock",
    "taken",
    "propensity",
    "meal",
    "hour",
    "weekday",
    "season",
    "worth",
)


@dataclass(frozen=True, slots=True, eq=False)
class Interactions:
    """Columns of one length n, in the order of ``clock`` (days, float64).

    ``household`` and ``row`` are dense indices below ``n_households`` and ``n_recipes``.
    ``taken`` is 1 for a recipe that was taken and 0 for one that was offered and not.
    ``propensity`` is the chance with which it was offered, in (0, 1]; 1 where nobody chose.
    ``meal``, ``hour``, ``weekday``, ``season`` are as in ``Moment``; -1 where unknown.
    ``worth`` is what the moment made of the recipe by hand-set rules, a logit; 0 where
    nobody chose.
    """

    household: Rows
    row: Rows
    clock: NDArray[np.float64]
    taken: Bytes
    propensity: Floats
    meal: Bytes
    hour: Bytes
    weekday: Bytes
    season: Bytes
    worth: Floats
    n_households: int
    n_recipes: int

    def __len__(self) -> int:
        return len(self.row)

    @property
    def is_in_time(self) -> bool:
        """Return whether its clocks tell an order; a log without any has one clock."""
        return len(self) > 1 and bool(self.clock[0] != self.clock[-1])

    def some(self, which: NDArray[np.bool_] | slice) -> "Interactions":
        """Return a part of them, over the same households and recipes."""
        parts = {name: getattr(self, name)[which] for name in COLUMNS}
        return replace(self, **parts)

    def conversions(self) -> "Interactions":
        """Return those that were taken."""
        return self if bool(np.all(self.taken)) else self.some(self.taken == 1)

    @classmethod
    def logged(
        cls, household: Rows, row: Rows, clock: NDArray[np.float64], sizes: tuple[int, int]
    ) -> "Interactions":
        """Return a log that tells who took what when, and nothing else.

        ``sizes`` are n_households and n_recipes.
        """
        n = len(row)
        unknown = np.full(n, UNKNOWN, dtype=np.int8)
        return cls(
            household=household.astype(np.int32),
            row=row.astype(np.int32),
            clock=clock.astype(np.float64),
            taken=np.ones(n, dtype=np.int8),
            propensity=np.ones(n, dtype=np.float32),
            meal=unknown,
            hour=unknown,
            weekday=unknown,
            season=unknown,
            worth=np.zeros(n, dtype=np.float32),
            n_households=sizes[0],
            n_recipes=sizes[1],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """What the recipes of a catalogue are made of, by row.

    Compressed rows: those of recipe i are ``ids[starts[i]:starts[i + 1]]``.  ``foods`` are
    ingredients, ``tags`` everything else that names a kind (cuisine, course, meal, words of
    the title); ``prior`` (n_recipes,) is the popularity a recipe starts with, in (0, 1].
    """

    food_starts: NDArray[np.int64]
    food_ids: Rows
    n_foods: int
    tag_starts: NDArray[np.int64]
    tag_ids: Rows
    n_tags: int
    prior: Floats

    @property
    def n_recipes(self) -> int:
        """Return how many recipes it describes."""
        return len(self.prior)
