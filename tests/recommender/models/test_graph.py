"""Walks, against a plain walk over the graph."""

import numpy as np
import pytest

from skill.recommender.models.graph import Graph
from skill.recommender.models.reached import LEAST
from skill.recommender.taste import Taste
from tests.recommender.models.world import NEW, RECIPES, world


def test_links_are_the_chances_of_walks_over_households() -> None:
    """From a recipe to one of its households, to one of theirs; popular ends damped."""
    small = world(300)
    model = Graph(beta=0.5, strongest=RECIPES).fit(small.interactions, small.contents)
    taken = small.interactions.conversions()
    took = np.zeros((taken.n_households, RECIPES))
    took[taken.household, taken.row] = 1.0
    popular, degree = took.sum(axis=0), took.sum(axis=1)

    ours = model.own(
        Taste(taken=np.array([4], dtype=np.int32)), np.arange(40, dtype=np.int32)
    )

    for end in (0, 1, 2, 9):
        who = np.flatnonzero(took[:, 4] * took[:, end])
        walks = sum(1.0 / popular[4] / degree[person] for person in who)
        chance = walks / popular[end] ** 0.5
        logarithm = np.log(chance / model.usual_[1] + LEAST)
        assert ours[end, 1] == pytest.approx(logarithm, abs=1e-3)


def test_a_recipe_that_nobody_took_is_reached_over_its_kinds() -> None:
    """By those who cook its foods, more than by those who cook others."""
    small = world()
    model = Graph().fit(small.interactions, small.contents)
    new = np.array(NEW, dtype=np.int32)

    evens = model.own(small.taste(0, 2, 4, 6, 8, 10), new)
    odds = model.own(small.taste(1, 3, 5, 7, 9, 11), new)

    assert evens[:, :4] == pytest.approx(np.log(LEAST))
    assert evens[0, 4] > odds[0, 4]
    assert evens[1, 4] < odds[1, 4]
