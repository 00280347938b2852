"""Weights of a model's columns, learnt from what was taken after it was fitted."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.mixed import Mixed
from skill.recommender.taste import Floats
from skill.training.fitting.answers import answered, is_answered
from skill.training.fitting.occasions import Occasion, held_back, unseen

OCCASIONS = 4000
OTHERS = 150  # recipes not taken, drawn at random for each that was
RIDGE = 1.0
STEPS = 25

Doubles = NDArray[np.float64]
M = TypeVar("M", bound=Mixed)


def weighed(
    fits: Sequence[Callable[[Interactions, Contents, int], M]],
    interactions: Interactions,
    contents: Contents,
    seed: int = 0,
) -> M:
    """Return a model fitted on everything, its weights learnt on what it had not seen.

    Of several ways to fit it, that which foretold best what it had not seen.  A log of
    offers, taken or not, teaches by its answers.
    """
    if is_answered(interactions):
        return answered(fits, interactions, contents, seed)
    rng = np.random.default_rng(seed)
    earlier, occasions = held_back(interactions, rng, OCCASIONS)
    drafts = [fit(earlier, contents, seed) for fit in fits]
    choices = [_choice(drafts, occasion, rng) for occasion in occasions]
    if not choices:
        return fits[0](interactions, contents, seed)
    found = [
        conditional_logit(np.stack(columns), draft.mix_.astype(np.float64))
        for draft, columns in zip(drafts, zip(*choices, strict=True), strict=True)
    ]
    best = int(np.argmin([loss for _, loss in found]))
    model = fits[best](interactions, contents, seed)
    model.mix_ = found[best][0].astype(np.float32)
    return model


def _choice(
    drafts: Sequence[Mixed], occasion: Occasion, rng: np.random.Generator
) -> list[Floats]:
    """Return each draft's columns of what was taken, first, and of others that were not."""
    others = unseen(occasion.taste, len(drafts[0].total_))
    others = rng.choice(others[others != occasion.row], OTHERS)
    rows = np.concatenate([[occasion.row], others]).astype(np.int32)
    return [draft.columns(occasion.taste, rows) for draft in drafts]


def conditional_logit(columns: Floats, start: Doubles) -> tuple[Doubles, float]:
    """Return the weights that make each choice's first alternative likeliest, and the loss.

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
    return weights / spread, loss


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
