"""Who took what when, as columns: all that models are fitted on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Interactions:
    """Columns of one length n, in the order of ``clock`` (days, float64).

    ``household`` and ``row`` are dense indices below ``n_households`` and ``n_recipes``.
    ``taken`` is 1 for a recipe that was taken and 0 for one that was offered and not.
    ``propensity`` is the chance with which it was offered, in (0, 1]; 1 where nobody chose.
    ``meal``, ``hour``, ``weekday``, ``season`` are as in ``Moment``; -1 where unknown.
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
    n_households: int
    n_recipes: int

    def __len__(self) -> int:
        return len(self.row)


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
