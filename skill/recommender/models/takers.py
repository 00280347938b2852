"""Who took what, as a dense table over the recipes that were taken most."""

from dataclasses import dataclass

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Takers:
    """``matrix`` (households with any, w) is 1 where taken; ``recipes`` (w,) are rows."""

    matrix: Floats
    recipes: Rows


def takers(interactions: Interactions, most: int) -> Takers:
    """Return the table; one recipe stands in even if none was taken."""
    taken = interactions.conversions()
    counts = np.bincount(taken.row, minlength=taken.n_recipes)
    best = np.argsort(-counts, kind="stable")[: max(min(most, int((counts > 0).sum())), 1)]
    recipes = np.sort(best).astype(np.int32)
    place = np.full(taken.n_recipes, -1)
    place[recipes] = np.arange(len(recipes))
    kept = place[taken.row] >= 0
    people, person = np.unique(taken.household[kept], return_inverse=True)
    matrix = np.zeros((max(len(people), 1), len(recipes)), dtype=np.float32)
    matrix[person, place[taken.row[kept]]] = 1.0
    return Takers(matrix, recipes)
