"""Taste carried over."""

import numpy as np

from skill.recommender.models.cross_domain import CrossDomain
from skill.recommender.models.embedding import truncated_svd
from tests.recommender.models.world import NEW, world


def test_foods_at_hand_lead_to_recipes_nobody_cooked() -> None:
    """A household that only ever timed and bought foods of one half of the world."""
    small = world()
    model = CrossDomain().fit(small.interactions, small.contents)
    new = np.array(NEW, dtype=np.int32)

    evens = model.own(small.taste(foods=(0, 2, 4, 6)), new)
    odds = model.own(small.taste(foods=(1, 3, 5, 7)), new)

    assert evens[0, 2] > odds[0, 2]
    assert evens[1, 2] < odds[1, 2]


def test_foods_that_are_cooked_together_are_near() -> None:
    """Those of one half of the world, which share recipes, and not those of the other."""
    small = world()
    model = CrossDomain().fit(small.interactions, small.contents)
    points = model.points_[:16]
    near = points @ points.T / np.outer(*(2 * [np.linalg.norm(points, axis=1)]))

    same = (np.arange(16)[:, None] - np.arange(16)) % 2 == 0
    apart = ~np.eye(16, dtype=np.bool_)
    assert near[same & apart].mean() > near[~same].mean() + 0.1


def test_the_share_at_hand_counts_foods() -> None:
    """All of a recipe's foods in the pantry are a greater share than one of them."""
    small = world()
    model = CrossDomain().fit(small.interactions, small.contents)
    foods = small.contents.food_ids[:3].tolist()
    row = np.zeros(1, dtype=np.int32)

    shares = [model.own(small.taste(foods=tuple(foods[:k])), row)[0, 3] for k in (0, 1, 3)]

    assert shares[0] == 0.0
    assert np.isclose(shares[2], 3 * shares[1])


def test_a_truncated_factoring_is_the_best_of_its_rank() -> None:
    """As numpy's own, up to signs."""
    rng = np.random.default_rng(0)
    matrix = rng.standard_normal((40, 5)) @ rng.standard_normal((5, 30))

    left, values, right = truncated_svd(matrix, 5)

    assert np.allclose(values, np.linalg.svd(matrix)[1][:5])
    assert np.allclose((left * values) @ right, matrix)
