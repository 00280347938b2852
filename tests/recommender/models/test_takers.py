"""Who took what, as a table."""

import numpy as np

from skill.recommender.models.takers import takers
from tests.recommender.models.world import HOUSEHOLDS, RECIPES, world


def test_the_table_holds_every_taking_once() -> None:
    """And no refusal; a recipe that nobody took has no column."""
    told = world(400).interactions
    taken = told.conversions()

    table = takers(told, RECIPES)

    pairs = set(zip(taken.household.tolist(), taken.row.tolist(), strict=True))
    assert table.matrix.sum() == len(pairs)
    assert table.recipes.tolist() == np.unique(taken.row).tolist()


def test_more_households_than_fit_are_sampled_whole() -> None:
    """Each with all that it took, the same ones every time."""
    told = world(900).interactions

    some, again = (takers(told, RECIPES, households=10) for _ in range(2))

    everyone = takers(told, RECIPES).matrix
    assert len(everyone) == HOUSEHOLDS
    assert len(some.matrix) == 10
    assert np.array_equal(some.matrix, again.matrix)
    assert {row.tobytes() for row in some.matrix} <= {row.tobytes() for row in everyone}
