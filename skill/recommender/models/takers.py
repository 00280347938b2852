"""Who took what, as a dense table over the recipes that were taken most."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Rows

HOUSEHOLDS = 20_000
"""Households in the table at most, 1.6 GB over as many recipes.

Of more, as many are sampled: which recipes go together is known well before that.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Takers:
    """``matrix`` (households with any, w) is 1 where taken; ``recipes`` (w,) are rows."""

    matrix: Floats
    recipes: Rows


def takers(interactions: Interactions, most: int, households: int = HOUSEHOLDS) -> Takers:
    """Return the table; one recipe stands in even if none was taken."""
    taken = interactions.conversions()
    counts = np.bincount(taken.row, minlength=taken.n_recipes)
    best = np.argsort(-counts, kind="stable")[: max(min(most, int((counts > 0).sum())), 1)]
    recipes = np.sort(best).astype(np.int32)
    place = np.full(taken.n_recipes, -1)
    place[recipes] = np.arange(len(recipes))
    kept = (place[taken.row] >= 0) & _sampled(taken.household, households)
    people, person = np.unique(taken.household[kept], return_inverse=True)
    matrix = np.zeros((max(len(people), 1), len(recipes)), dtype=np.float32)
    matrix[person, place[taken.row[kept]]] = 1.0
    return Takers(matrix, recipes)


def _sampled(household: Rows, households: int) -> NDArray[np.bool_]:
    """Return which events are of a sample of so many households, evenly spread."""
    people = np.unique(household)
    if len(people) <= households:
        return np.ones(len(household), dtype=np.bool_)
    spread = np.linspace(0, len(people) - 1, households).round().astype(np.int64)
    return np.isin(household, people[spread])
