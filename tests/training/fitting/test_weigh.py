"""Weights from choices."""

from functools import partial

import numpy as np
import pytest

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.taste import Floats
from skill.training.fitting.weigh import conditional_logit, weighed
from tests.recommender.models.world import world


def choices(weights: Floats, count: int, seed: int) -> Floats:
    """Return columns of choices made under known weights, what was chosen first."""
    rng = np.random.default_rng(seed)
    columns = rng.standard_normal((count, 12, len(weights))).astype(np.float32)
    columns[:, :, 1] *= 40.0  # in other units
    chosen = (columns @ weights + rng.gumbel(size=(count, 12))).argmax(axis=1)
    each = np.arange(count)
    columns[each, 0], columns[each, chosen] = columns[each, chosen], columns[each, 0].copy()
    return columns


def test_the_weights_that_choices_were_made_under_are_found() -> None:
    """Whatever the units of a column."""
    truth = np.array([1.0, 0.03, -0.5, 0.0], dtype=np.float32)

    found, _ = conditional_logit(choices(truth, 4000, 0), np.zeros(4))

    assert found == pytest.approx(truth, abs=0.05)


def test_no_start_is_too_far() -> None:
    """Newton's steps are halved until they help."""
    columns = choices(np.array([1.0, 0.03], dtype=np.float32), 500, 1)

    near, near_loss = conditional_logit(columns, np.zeros(2))
    far, far_loss = conditional_logit(columns, np.array([-30.0, 0.0]))

    assert np.isfinite(far).all()
    assert far_loss < 2 * near_loss
    assert near[0] == pytest.approx(1.0, abs=0.2)


def test_a_column_that_never_differs_is_left_alone() -> None:
    """It tells nothing, and divides by nothing."""
    columns = choices(np.array([1.0, 0.03], dtype=np.float32), 300, 2)
    columns[:, :, 1] = 3.0

    found, _ = conditional_logit(columns, np.array([0.0, 0.7]))

    assert found[1] == pytest.approx(0.7)


def test_of_several_fits_the_one_that_foretells_best_is_kept() -> None:
    """A penalty that leaves the links their say, and one that silences them."""
    small = world(2000)

    def fit(l2: float, events: Interactions, told: Contents, seed: int) -> Collaborative:
        return Collaborative(l2=l2).fit(events, told)

    fits = [partial(fit, l2) for l2 in (1e12, 10.0)]
    kept = weighed(fits, small.interactions, small.contents)

    assert kept.l2 == 10.0
