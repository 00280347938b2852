"""Weights of a model's columns, learnt from answers: what was offered, and taken or not.

Where households chose among everything, what they took tells what they like.  Where one
recipe was offered at a time, it first of all tells what was offered: a recipe offered seven
hundred times is taken often, however few want it.  So there a model learns from each offer
whether it was taken, and offers that nobody took count as much as those that somebody did.
What the moment made of a recipe is given: it is added again when serving.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.leaning import Leaning
from skill.recommender.models.mixed import Mixed
from skill.recommender.taste import Floats
from skill.training.fitting.leaning import taught
from skill.training.fitting.occasions import EARLIER, History, Occasion, moment

OFFERS = 8000
RIDGE = 30.0
STEPS = 25

Doubles = NDArray[np.float64]
M = TypeVar("M", bound=Mixed)


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """An offer, whether it was taken, and what the moment made of it."""

    occasion: Occasion
    taken: bool
    worth: float


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """The earlier part of a log, and how households lean by it, and by all of it."""

    start: int
    earlier: Interactions
    then: Leaning
    now: Leaning


@lru_cache(maxsize=1)
def lessons(interactions: Interactions, contents: Contents, seed: int) -> Lessons:
    """Return what models share that are taught by the same answers, one after another."""
    start = round(EARLIER * len(interactions))
    earlier = interactions.some(slice(0, start))
    then = taught(Leaning(), earlier, contents, seed)
    return Lessons(start, earlier, then, taught(Leaning(), interactions, contents, seed))


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
    shared = lessons(interactions, contents, seed)
    drafts = [_leant(fit(shared.earlier, contents, seed), shared.then) for fit in fits]
    seen = [
        ([_columns(draft, one.occasion) for draft in drafts], one.taken, one.worth)
        for one in offers(interactions, shared.start, rng)
    ]
    if not seen:
        return _leant(fits[0](interactions, contents, seed), shared.now)
    taken = np.array([answer for _, answer, _ in seen], dtype=np.float64)
    worth = np.array([worth for _, _, worth in seen])
    every = zip(*(columns for columns, _, _ in seen), strict=True)
    found = [
        _mixed(draft, np.stack(columns), taken, worth)
        for draft, columns in zip(drafts, every, strict=True)
    ]
    best = int(np.argmin([loss for _, loss in found]))
    model = _leant(fits[best](interactions, contents, seed), shared.now)
    model.mix_ = found[best][0]
    return model


def _mixed(
    draft: Mixed, columns: Floats, taken: Doubles, worth: Doubles
) -> tuple[Floats, float]:
    """Return the weights of a model's columns, and the loss.

    What leans is believed as it is, and corrected by the model's own columns.  It gives
    popularity no weight: where one recipe is offered at a time, what is popular is what
    was offered, and offering it makes it more so.
    """
    mix = np.zeros(columns.shape[1], dtype=np.float32)
    if not draft.leaning_.width:
        weights, loss = logistic(columns, taken, worth)
        return weights.astype(np.float32), loss
    which = np.append(np.arange(len(draft.START)), len(mix) - 1)
    weights, loss = logistic(columns[:, which], taken, worth + columns[:, -1])
    mix[which] = weights
    mix[-1] += 1.0
    return mix, loss


def _leant(model: M, leaning: Leaning) -> M:
    """Return the model, leaning as answers taught where it leans at all."""
    if model.LEANS:
        model.lean(leaning)
    return model


def is_answered(interactions: Interactions) -> bool:
    """Return whether recipes were offered, by chances that are known, and some refused."""
    chosen = interactions.propensity < 1.0
    return bool(chosen.any()) and not bool(interactions.taken[chosen].all())


def _columns(draft: Mixed, offer: Occasion) -> Floats:
    rows = np.array([offer.row], dtype=np.int32)
    columns: Floats = draft.columns(offer.taste, rows)[0]
    return columns


def offers(
    interactions: Interactions, start: int, rng: np.random.Generator
) -> Iterator[Answered]:
    """Yield offers from ``start`` on in order, and what became of them.

    They are thinned by chance; what was answered is known to all that follow.
    """
    history = History(interactions.n_recipes)
    before = interactions.some(slice(0, start))
    history.add_all(before.conversions())
    history.answer_all(before)
    share = min(OFFERS / max(len(interactions) - start, 1), 1.0)
    for index in range(start, len(interactions)):
        if rng.random() < share:
            household = int(interactions.household[index])
            taste = history.taste(household, moment(interactions, index))
            occasion = Occasion(household, taste, int(interactions.row[index]))
            taken, worth = interactions.taken[index], interactions.worth[index]
            yield Answered(occasion, bool(taken), float(worth))
        history.hear(interactions, index)


def logistic(columns: Floats, taken: Doubles, given: Doubles) -> tuple[Doubles, float]:
    """Return the weights of a logistic regression on answers, and its loss.

    ``columns`` are (offers, weights), ``taken`` (offers,), and so is ``given``, a part of
    the logit that is known.  Newton's method, with an intercept that is left out of what is
    returned, and a ridge in units of each column's spread (Hoerl and Kennard 1970; le
    Cessie and van Houwelingen 1992).
    """
    spread = np.maximum(columns.std(axis=0, dtype=np.float64), 1e-9)
    middle = columns.mean(axis=0, dtype=np.float64)
    x = np.hstack([np.ones((len(columns), 1)), (columns - middle) / spread])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(x.shape[1])
    weights[0] = np.log((taken.sum() + 0.5) / (len(taken) - taken.sum() + 0.5))
    weights[0] -= given.mean()
    for _ in range(STEPS):
        chances = 1.0 / (1.0 + np.exp(-np.clip(x @ weights + given, -30, 30)))
        slope = x.T @ (chances - taken) + ridge * weights
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights = weights - np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < 1e-6:
            break
    margins = np.clip(x @ weights + given, -30, 30)
    loss = float(np.sum(np.log1p(np.exp(margins)) - taken * margins))
    return weights[1:] / spread, loss
