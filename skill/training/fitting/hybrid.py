"""The hybrid: a base by conditional likelihood, then trees against what the base draws.

A first base, taught by choices against the popular and the unknown, tells what a household
is likely to take.  Against that, and a few of anything, the base that serves is taught
anew, and the trees correct it: most that it could confuse is there to be told apart.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.hybrid import FEATURES, Hybrid, base, features
from skill.recommender.taste import Floats
from skill.training.fitting.alternatives import (
    lesson,
    likely_and_even,
    popular_and_even,
)
from skill.training.fitting.intensity import Choice, Choices, Doubles, fitted
from skill.training.fitting.trees import at_worst, exported

CUTS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of a log: each part is foretold from all before
FIRST = 4_000  # occasions that teach the first base
THEN = 80_000  # that teach the base that serves, and the trees
AGAINST = 40.0  # what all alternatives to one choice weigh together, for the trees
ROUNDS = 200
FOR_ROUND = 50  # occasions that one more tree needs
TOP = 0.3  # of what was taken, that which the base finds likeliest, teaches the trees


def fit(model: Hybrid, interactions: Interactions, contents: Contents, seed: int) -> Hybrid:
    """Return the model, its evidence fitted on everything."""
    rng = np.random.default_rng(seed)
    known = interactions.conversions()
    model.fit(interactions, contents)
    found: list[Choice] = []
    for number, part in enumerate(pairwise(CUTS)):
        taught = lesson(known, contents, part, rng)
        if number == 0:
            teach_base(model, _together(list(popular_and_even(taught, FIRST, rng))))
        scorer = Base(model.rates_, model.weights_)
        found += likely_and_even(taught, scorer, THEN // (len(CUTS) - 1), rng)
    choices = _together(found)
    teach_base(model, choices)
    if choices and len(choices) >= FOR_ROUND:
        teach_trees(model, choices, seed)
    return model


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """A base as it was when it was taught."""

    rates: Floats
    weights: Floats

    def __call__(self, columns: Floats, context: Floats) -> Floats:
        """Return logarithms of rates, (rows,)."""
        return base(columns, context, self.rates, self.weights)


def teach_base(model: Hybrid, choices: Choices | None) -> None:
    """Find the rates and weights under which what was taken is likeliest."""
    if choices:
        model.rates_, model.weights_ = fitted(choices)


def _together(found: list[Choice]) -> Choices | None:
    """Return choices as columns, if there are any, and let go of the list's: it is long."""
    choices = Choices.of(found) if found else None
    found.clear()
    return choices


def teach_trees(model: Hybrid, choices: Choices, seed: int) -> None:
    """Learn to tell what was taken from what the base would have drawn.

    Trees serve to order the base's best, so they learn from no more: what is as likely as
    the likeliest ``TOP`` of all that was taken, and of that both what was taken and what
    was not.  How much likelier one is than the base believes is the same there as if they
    had seen all, and every split is spent on it.  Alternatives weigh as if the base itself
    had drawn them: its chance over their odds.
    """
    scores, every = _believed(Base(model.rates_, model.weights_), choices)
    weights = np.exp(scores - choices.log_odds - every[:, None])
    weights *= AGAINST / weights[:, 1:].sum(axis=1, keepdims=True)
    weights[:, 0] = 1.0
    likely = scores - every[:, None]
    kept = likely >= np.quantile(likely[:, 0], 1.0 - TOP)
    parts = zip(choices, scores.astype(np.float32), kept, strict=True)
    read = np.concatenate(
        [features(one.columns[top], one.context, own[top]) for one, own, top in parts]
    )
    taken = np.zeros(kept.shape, dtype=np.int8)
    taken[:, 0] = 1
    learner = _learner(min(ROUNDS, len(choices) // FOR_ROUND), seed)
    learner.fit(read, taken[kept], weights[kept])
    model.trees_ = exported(learner, FEATURES)
    model.rest_ = at_worst(model.trees_, read)


def _believed(scorer: Base, choices: Choices) -> tuple[Doubles, Doubles]:
    """Return the base's scores, and the logarithm of all rates of each choice together.

    What was taken is not counted among the alternatives that stand for all.
    """
    scores = np.array([scorer(one.columns, one.context) for one in choices], np.float64)
    drawn = scores[:, 1:] - choices.log_odds[:, 1:]
    highest = drawn.max(axis=1, keepdims=True)
    every = np.log(np.exp(drawn - highest).mean(axis=1)) + highest[:, 0]
    return scores, every


def _learner(rounds: int, seed: int) -> HistGradientBoostingClassifier:
    """Return what grows so many trees."""
    return HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.1,
        max_leaf_nodes=16,
        min_samples_leaf=500,
        max_features=0.3,
        l2_regularization=10.0,
        max_bins=63,
        early_stopping=False,
        random_state=seed,
    )
