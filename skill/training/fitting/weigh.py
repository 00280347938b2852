"""Weights of a model's columns, learnt from what was taken after it was fitted."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.mixed import Mixed
from skill.recommender.taste import Floats
from skill.training.fitting.occasions import Occasion, held_back, unseen

OCCASIONS = 4000
OTHERS = 150  # recipes not taken, drawn at random for each that was
RIDGE = 1.0
STEPS = 25

Doubles = NDArray[np.float64]
M = TypeVar("M", bound=Mixed)


def weighed(
    fit: Callable[[Interactions, Contents, int], M],
    interactions: Interactions,
    contents: Contents,
    seed: int = 0,
) -> M:
    """Return a model fitted on everything, its weights learnt on what it had not seen."""
    rng = np.random.default_rng(seed)
    earlier, occasions = held_back(interactions, rng, OCCASIONS)
    draft = fit(earlier, contents, seed)
    choices = [_choice(draft, occasion, rng) for occasion in occasions]
    model = fit(interactions, contents, seed)
    if choices:
        start = draft.mix_.astype(np.float64)
        model.mix_ = conditional_logit(np.stack(choices), start).astype(np.float32)
    return model


def _choice(model: Mixed, occasion: Occasion, rng: np.random.Generator) -> Floats:
    """Return the columns of what was taken, first, and of others that were not."""
    others = unseen(occasion.taste, len(model.total_))
    others = rng.choice(others[others != occasion.row], OTHERS)
    rows = np.concatenate([[occasion.row], others]).astype(np.int32)
    return model.columns(occasion.taste, rows)


def conditional_logit(columns: Floats, start: Doubles) -> Doubles:
    """Return the weights under which the first of each choice's alternatives is likeliest.

    ``columns`` are (choices, alternatives, weights).  Newton's method with a ridge towards
    ``start`` in units of each column's own spread; McFadden 1974: alternatives drawn evenly
    from all that there are leave the weights consistent.
    """
    spread = np.maximum(columns.std(axis=(0, 1), dtype=np.float64), 1e-9)
    x = (columns - columns[:, :1]) / spread
    weights = towards = start * spread
    loss, slope, curve = _surprise(x, weights, towards)
    for _ in range(STEPS):
        step = np.linalg.solve(curve, slope)
        for halved in 0.5 ** np.arange(20.0):
            tried = _surprise(x, weights - halved * step, towards)
            if tried[0] < loss:
                break
        else:
            break
        weights = weights - halved * step
        gained, (loss, slope, curve) = loss - tried[0], tried
        if gained < 1e-6 * len(x):
            break
    found: Doubles = weights / spread
    return found


def _surprise(
    x: Doubles, weights: Doubles, towards: Doubles
) -> tuple[float, Doubles, Doubles]:
    """Return the negative log likelihood with its ridge, its slope and its curvature."""
    utilities = x @ weights
    highest = utilities.max(axis=1, keepdims=True)
    chances = np.exp(utilities - highest)
    summed = chances.sum(axis=1, keepdims=True)
    chances /= summed
    away = weights - towards
    loss = float(np.sum(np.log(summed) + highest) + 0.5 * RIDGE * away @ away)
    mean = np.einsum("ca,cak->ck", chances, x)
    flat = x.reshape(-1, x.shape[2])
    curve = (flat * chances.reshape(-1, 1)).T @ flat - mean.T @ mean
    curve[np.diag_indices_from(curve)] += RIDGE
    return loss, mean.sum(axis=0) + RIDGE * away, curve
