"""Weights of a model's columns, learnt from answers: what was offered, and taken or not.

Where households chose among everything, what they took tells what they like.  Where one
recipe was offered at a time, it first of all tells what was offered: a recipe offered seven
hundred times is taken often, however few want it.  So there a model learns from each offer
whether it was taken, and offers that nobody took count as much as those that somebody did.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.mixed import Mixed
from skill.recommender.taste import Floats, Moment
from skill.training.fitting.occasions import EARLIER, History, Occasion

OFFERS = 8000
RIDGE = 3.0
STEPS = 25

Doubles = NDArray[np.float64]
M = TypeVar("M", bound=Mixed)


def answered(
    fits: Sequence[Callable[[Interactions, Contents, int], M]],
    interactions: Interactions,
    contents: Contents,
    seed: int = 0,
) -> M:
    """Return a model fitted on everything, its weights learnt on later offers.

    Of several ways to fit it, that which foretold the answers best.
    """
    rng = np.random.default_rng(seed)
    start = round(EARLIER * len(interactions))
    earlier = interactions.some(slice(0, start))
    drafts = [fit(earlier, contents, seed) for fit in fits]
    seen = [
        ([_columns(draft, offer) for draft in drafts], taken)
        for offer, taken in _offers(interactions, start, rng)
    ]
    if not seen:
        return fits[0](interactions, contents, seed)
    taken = np.array([answer for _, answer in seen], dtype=np.float64)
    every = zip(*(columns for columns, _ in seen), strict=True)
    found = [logistic(np.stack(columns), taken) for columns in every]
    best = int(np.argmin([loss for _, loss in found]))
    model = fits[best](interactions, contents, seed)
    model.mix_ = found[best][0].astype(np.float32)
    return model


def is_answered(interactions: Interactions) -> bool:
    """Return whether recipes were offered, by chances that are known, and some refused."""
    chosen = interactions.propensity < 1.0
    return bool(chosen.any()) and not bool(interactions.taken[chosen].all())


def _columns(draft: Mixed, offer: Occasion) -> Floats:
    rows = np.array([offer.row], dtype=np.int32)
    columns: Floats = draft.columns(offer.taste, rows)[0]
    return columns


def _offers(
    interactions: Interactions, start: int, rng: np.random.Generator
) -> Iterator[tuple[Occasion, bool]]:
    """Yield offers from ``start`` on in order, and whether each was taken.

    They are thinned by chance; what was taken is known to all that follow.
    """
    history = History(interactions.n_recipes)
    history.add_all(interactions.some(slice(0, start)).conversions())
    share = min(OFFERS / max(len(interactions) - start, 1), 1.0)
    for index in range(start, len(interactions)):
        household, row = int(interactions.household[index]), int(interactions.row[index])
        clock, taken = float(interactions.clock[index]), bool(interactions.taken[index])
        if rng.random() < share:
            taste = history.taste(household, _moment(interactions, index))
            yield Occasion(household, taste, row), taken
        if taken:
            history.add(household, row, clock)


def _moment(interactions: Interactions, index: int) -> Moment:
    return Moment(
        clock=float(interactions.clock[index]),
        meal=int(interactions.meal[index]),
        hour=int(interactions.hour[index]),
        weekday=int(interactions.weekday[index]),
        season=int(interactions.season[index]),
    )


def logistic(columns: Floats, taken: Doubles) -> tuple[Doubles, float]:
    """Return the weights of a logistic regression on answers, and its loss.

    ``columns`` are (offers, weights), ``taken`` (offers,).  Newton's method, with an
    intercept that is left out of what is returned, and a ridge in units of each column's
    spread (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992).
    """
    spread = np.maximum(columns.std(axis=0, dtype=np.float64), 1e-9)
    middle = columns.mean(axis=0, dtype=np.float64)
    x = np.hstack([np.ones((len(columns), 1)), (columns - middle) / spread])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(x.shape[1])
    weights[0] = np.log((taken.sum() + 0.5) / (len(taken) - taken.sum() + 0.5))
    for _ in range(STEPS):
        chances = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chances - taken) + ridge * weights
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights = weights - np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < 1e-6:
            break
    margins = np.clip(x @ weights, -30, 30)
    loss = float(np.sum(np.log1p(np.exp(margins)) - taken * margins))
    return weights[1:] / spread, loss
