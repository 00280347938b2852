"""EASE, against the closed form it is named for."""

import numpy as np
import pytest

from skill.recommender.interactions import Interactions
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.reached import LEAST
from skill.recommender.taste import Floats, Taste
from tests.recommender.models.world import RECIPES, world


def closed_form(interactions: Interactions, l2: float) -> Floats:
    """Return Steck's B, written as in the paper."""
    x = np.zeros((interactions.n_households, interactions.n_recipes))
    taken = interactions.conversions()
    x[taken.household, taken.row] = 1.0
    inverse = np.linalg.inv(x.T @ x + l2 * np.eye(interactions.n_recipes))
    weights: Floats = (-inverse / np.diag(inverse)).astype(np.float32)
    np.fill_diagonal(weights, 0.0)
    return weights


@pytest.mark.parametrize("households", [60, 20])
def test_it_is_the_closed_form_from_either_side(households: int) -> None:
    """More households than recipes are solved by recipe, fewer by household."""
    small = world(900)
    some = small.interactions.some(small.interactions.household < households)
    model = Collaborative(l2=7.0, strongest=RECIPES).fit(some, small.contents)
    taken = np.array([0, 4, 9], dtype=np.int32)
    rows = np.arange(RECIPES - 2, dtype=np.int32)

    ours = model.own(Taste(taken=taken), rows)[:, -1]

    sums = np.maximum(closed_form(some, 7.0)[taken].sum(axis=0)[rows], 0.0)
    assert ours == pytest.approx(np.log(sums / model.usual_[-1] + LEAST), abs=1e-3)


def test_only_the_most_taken_are_linked_where_memory_is_short() -> None:
    """The rest are scored by what everybody takes."""
    small = world(900)
    model = Collaborative(most=10).fit(small.interactions, small.contents)

    linked = model.links_.place_ < 10

    assert linked.sum() == 10
    assert model.total_[linked].min() >= model.total_[~linked].max()
