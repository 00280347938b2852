"""Every model by name, and how it is fitted."""

from collections.abc import Callable, Mapping
from functools import partial

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.graph import Graph
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import Model
from skill.recommender.models.popularity import Popularity
from skill.recommender.models.random import Random
from skill.training.fitting.weigh import weighed

Fitter = Callable[[Interactions, Contents, int], Model]


def fitters() -> Mapping[str, Fitter]:
    """Return a fit for every model: what happened, what recipes are made of, a seed."""
    return {
        Popularity.name: partial(_weighed, Popularity),
        Random.name: _random,
        Graph.name: partial(_weighed, Graph),
        Collaborative.name: partial(_weighed, Collaborative),
    }


def _random(interactions: Interactions, contents: Contents, seed: int) -> Model:
    return Random(seed=seed).fit(interactions, contents)


def _weighed(
    kind: type[Mixed], interactions: Interactions, contents: Contents, seed: int
) -> Model:
    """Return a model of this kind, its weights learnt on later events."""
    return weighed(kind(), interactions, contents, seed)
