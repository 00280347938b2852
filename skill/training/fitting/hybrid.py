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
from skill.training.fitting.intensity import Choice, Choices, fitted
from skill.training.fitting.trees import exported

CUTS = (0.6, 0.7, 0.8, 0.9, 1.0)  # shares of a log; each part is foretold from those before
FIRST = 4_000  # occasions that teach the first base
THEN = 48_000  # that teach the base that serves, and the trees
AGAINST = 40.0  # what all alternatives to one choice weigh together, for the trees
ROUNDS = 200
FOR_ROUND = 50  # occasions that one more tree needs
WORST = 0.01  # quantile of what trees say, for those they do not read


def fit(model: Hybrid, interactions: Interactions, contents: Contents, seed: int) -> Hybrid:
    """Return the model, its evidence fitted on everything."""
    rng = np.random.default_rng(seed)
    known = interactions.conversions()
    model.fit(interactions, contents)
    found: list[Choice] = []
    for number, part in enumerate(pairwise(CUTS)):
        taught = lesson(known, contents, part, rng)
        if number == 0:
            teach_base(model, list(popular_and_even(taught, FIRST, rng)))
        scorer = Base(model.rates_, model.weights_)
        found += likely_and_even(taught, scorer, THEN // (len(CUTS) - 1), rng)
    teach_base(model, found)
    if len(found) >= FOR_ROUND:
        teach_trees(model, Choices.of(found), seed)
    return model


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """A base as it was when it was taught."""

    rates: Floats
    weights: Floats

    def __call__(self, columns: Floats, context: Floats) -> Floats:
        """Return logarithms of rates, (rows,)."""
        return base(columns, context, self.rates, self.weights)


def teach_base(model: Hybrid, choices: list[Choice]) -> None:
    """Find the rates and weights under which what was taken is likeliest."""
    if choices:
        model.rates_, model.weights_ = fitted(Choices.of(choices))


def teach_trees(model: Hybrid, choices: Choices, seed: int) -> None:
    """Learn to tell what was taken from what the base would have drawn.

    Alternatives weigh as if the base itself had drawn them: its chance over their odds.
    """
    scorer = Base(model.rates_, model.weights_)
    read = np.empty((*choices.log_odds.shape, FEATURES), dtype=np.float32)
    weights = np.empty(choices.log_odds.shape)
    for place, choice in enumerate(choices):
        scores = scorer(choice.columns, choice.context)
        read[place] = features(choice.columns, choice.context, scores)
        drawn = scores[1:] - choice.log_odds[1:]
        weights[place, 1:] = np.exp(drawn - drawn.max())
    weights[:, 0] = 0.0
    weights *= AGAINST / weights.sum(axis=1, keepdims=True)
    weights[:, 0] = 1.0
    taken = np.zeros(weights.shape, dtype=np.int8)
    taken[:, 0] = 1
    learner = HistGradientBoostingClassifier(
        max_iter=min(ROUNDS, len(read) // FOR_ROUND),
        learning_rate=0.06,
        max_leaf_nodes=16,
        min_samples_leaf=200,
        max_features=0.3,
        l2_regularization=10.0,
        max_bins=63,
        early_stopping=False,
        random_state=seed,
    )
    read = read.reshape(-1, FEATURES)
    learner.fit(read, taken.ravel(), weights.ravel())
    model.trees_ = exported(learner, FEATURES)
    said = model.trees_.score(read[:: max(len(read) // 5000, 1)])
    model.rest_ = float(np.quantile(said, WORST))
