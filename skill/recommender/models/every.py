"""Every model by name: what an artifact may hold."""

from collections.abc import Mapping

from skill.recommender.models.bayes import Bayes
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.cross_domain import CrossDomain
from skill.recommender.models.graph import Graph
from skill.recommender.models.hybrid import Hybrid
from skill.recommender.models.model import Model
from skill.recommender.models.neural import Neural
from skill.recommender.models.popularity import Popularity
from skill.recommender.models.random import Random

MODELS: Mapping[str, type[Model]] = {
    kind.name: kind
    for kind in (
        Popularity,
        Random,
        Bayes,
        Graph,
        CrossDomain,
        Neural,
        Collaborative,
        Hybrid,
    )
}
