"""Every model by name, and how it is fitted."""

from collections.abc import Callable, Mapping
from functools import partial

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.bayes import Bayes
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.cross_domain import CrossDomain
from skill.recommender.models.graph import Graph
from skill.recommender.models.hybrid import Hybrid
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import Model
from skill.recommender.models.neural import Neural
from skill.recommender.models.popularity import Popularity
from skill.recommender.models.random import Random
from skill.training.fitting import hybrid, hybrid_answers, neural
from skill.training.fitting.answers import is_answered
from skill.training.fitting.weigh import weighed

Fitter = Callable[[Interactions, Contents, int], Model]
PLAIN = (Popularity, Bayes, Graph, CrossDomain)
PENALTIES = (10.0, 2000.0)  # many small bundles, or broad tastes: the log decides


def fitters() -> Mapping[str, Fitter]:
    """Return a fit for every model: what happened, what recipes are made of, a seed."""
    return {
        Random.name: _random,
        **{kind.name: partial(weighed, [partial(_fit, kind)]) for kind in PLAIN},
        Neural.name: partial(weighed, [_neural]),
        Collaborative.name: partial(weighed, [partial(_ease, l2) for l2 in PENALTIES]),
        Hybrid.name: _hybrid,
    }


def _ease(
    l2: float, interactions: Interactions, contents: Contents, seed: int
) -> Collaborative:
    """Return EASE with a penalty; chance has no part in it."""
    return Collaborative(l2=l2).fit(interactions, contents)


def _fit(
    kind: type[Mixed], interactions: Interactions, contents: Contents, seed: int
) -> Mixed:
    """Return a model of this kind; chance has no part in it."""
    return kind().fit(interactions, contents)


def _neural(interactions: Interactions, contents: Contents, seed: int) -> Neural:
    """Return the two towers, trained."""
    return neural.fit(Neural(), interactions, contents, seed)


def _hybrid(interactions: Interactions, contents: Contents, seed: int) -> Hybrid:
    """Return trees over the others' evidence; a log of answers teaches by its answers."""
    if is_answered(interactions):
        return hybrid_answers.fit(Hybrid(), interactions, contents, seed)
    return hybrid.fit(Hybrid(), interactions, contents, seed)


def _random(interactions: Interactions, contents: Contents, seed: int) -> Model:
    """Return the lottery."""
    return Random(seed=seed).fit(interactions, contents)
