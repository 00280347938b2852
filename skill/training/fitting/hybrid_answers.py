"""The hybrid, taught by answers: it leans, and its evidence and trees correct that.

``hybrid`` learns what is taken of all that there is.  Where one recipe is offered at a
time, that first of all tells what was offered: so there the base is how households lean
and what the moment makes of a recipe; the models' evidence but for popularity corrects it,
and shallow trees what is left, each as far as later answers bear it out.
"""

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.evidence import COLUMNS, Evidence
from skill.recommender.models.hybrid import FEATURES, Hybrid, features
from skill.recommender.models.live import FEATURES as POPULARITY
from skill.recommender.taste import Floats
from skill.training.fitting.answers import Doubles, Lessons, lessons, logistic, offers
from skill.training.fitting.trees import at_worst, exported

ROUNDS = 40
FOR_ROUND = 60  # answers that one more tree needs
LEAST = 0.05  # of a chance times its opposite, below which a residual is all noise


def fit(model: Hybrid, interactions: Interactions, contents: Contents, seed: int) -> Hybrid:
    """Return the model, its evidence fitted on everything, its weights by later answers."""
    model.fit(interactions, contents)
    shared = lessons(interactions, contents, seed)
    model.leaning_ = shared.now
    model.rates_[:] = 0.0
    model.rates_[0] = 1.0
    columns, contexts, given, taken = _seen(interactions, contents, shared, seed)
    if not len(taken):
        return model
    weights, _ = logistic(columns[:, POPULARITY:], taken, given)
    model.weights_[0, POPULARITY:] = weights
    corrected = given + columns.astype(np.float64) @ model.weights_[0]
    read = np.concatenate(
        [
            features(one[None], context, score[None])
            for one, context, score in zip(
                columns, contexts, corrected.astype(np.float32), strict=True
            )
        ]
    )
    _teach_trees(model, read, corrected, taken, seed)
    return model


def _seen(
    interactions: Interactions, contents: Contents, shared: Lessons, seed: int
) -> tuple[Floats, Floats, Doubles, Doubles]:
    """Return later offers' columns, contexts, what is given of the logit, and answers."""
    evidence = Evidence().fit(shared.earlier, contents)
    rng = np.random.default_rng(seed)
    columns, contexts, given, taken = [np.empty((0, COLUMNS), np.float32)], [], [], []
    for one in offers(interactions, shared.start, rng):
        row = np.array([one.occasion.row], dtype=np.int32)
        taste = one.occasion.taste
        history = evidence.history(taste)
        columns.append(evidence.columns(history, row))
        contexts.append(evidence.context(history))
        given.append(one.worth + float(shared.then.own(taste, row).sum()))
        taken.append(float(one.taken))
    seen = np.concatenate(columns)
    return seen, np.array(contexts, np.float32), np.array(given), np.array(taken)


def _teach_trees(
    model: Hybrid, read: Floats, logits: Doubles, taken: Doubles, seed: int
) -> None:
    """Learn what is left of answers beyond the base, by a step of Newton's method.

    Source: Friedman, Hastie and Tibshirani 2000, "Additive logistic regression",
    LogitBoost's working response and its weights.
    """
    rounds = min(ROUNDS, len(read) // FOR_ROUND)
    if not rounds:
        return
    usual = np.log((taken.sum() + 0.5) / (len(taken) - taken.sum() + 0.5))
    chances = 1.0 / (1.0 + np.exp(-np.clip(logits - logits.mean() + usual, -30, 30)))
    trust = np.maximum(chances * (1.0 - chances), LEAST)
    learner = HistGradientBoostingRegressor(
        max_iter=rounds,
        learning_rate=0.05,
        max_leaf_nodes=8,
        min_samples_leaf=60,
        max_features=0.3,
        l2_regularization=20.0,
        max_bins=63,
        early_stopping=False,
        random_state=seed,
    )
    learner.fit(read, (taken - chances) / trust, sample_weight=trust)
    model.trees_ = exported(learner, FEATURES)
    model.rest_ = at_worst(model.trees_, read)
