"""The household's tower, trained with scikit-learn to foretell what is taken next."""

import copy
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.neural import Neural
from skill.recommender.taste import Floats
from skill.training.fitting.occasions import held_back

EXAMPLES = 30_000
FEWEST = 200  # examples that a network can learn from; with fewer it stays at its means


def fit(model: Neural, interactions: Interactions, contents: Contents, seed: int) -> Neural:
    """Return the model, both of its towers fitted on everything.

    The network learns from what was taken after its recipes were placed, or it would only
    learn to trust factors that had seen the answer.  Then recipes are placed anew on
    everything, turned to where they were.
    """
    rng = np.random.default_rng(seed)
    earlier, occasions = held_back(interactions, rng, EXAMPLES)
    draft = copy.copy(model).fit(earlier, contents)
    pairs = [(draft.read(one.taste), draft.recipes_[one.row]) for one in occasions]
    model.fit(interactions, contents)
    if len(pairs) < FEWEST:
        return model
    told, aims = (np.stack(column) for column in zip(*pairs, strict=True))
    network = MLPRegressor(
        hidden_layer_sizes=(model.hidden,),
        alpha=1.0,
        max_iter=20,
        early_stopping=True,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(told, aims)
    model.into_, model.out_ = (layer.astype(np.float32) for layer in network.coefs_)
    model.into_bias_, model.out_bias_ = (b.astype(np.float32) for b in network.intercepts_)
    factors = slice(0, model.factors)
    model.recipes_[:, factors] = turned(
        model.recipes_[:, factors], draft.recipes_[:, factors]
    )
    return model


def turned(points: Floats, towards: Floats) -> Floats:
    """Return points rotated, reflected if need be, as near to others as they can be.

    Source: Schoenemann 1966, orthogonal Procrustes.
    """
    left, _, right = np.linalg.svd(points.T.astype(np.float64) @ towards)
    there: Floats = (points @ (left @ right)).astype(np.float32)
    return there
