"""Random walks from the recipes taken: over households, and over ingredients and tags."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.collaborative import products
from skill.recommender.models.kinds import Kinds
from skill.recommender.models.links import Asked, Links
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.models.reached import logs, usual
from skill.recommender.models.takers import takers
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows, Taste

CUTS = (5, 0)  # strongest sources that walks come from, 0 is all


@dataclass
class Graph(Mixed):
    """Score by the chance that a walk ends at a recipe, popular ends damped.

    One walk goes recipe, household, recipe: its chances are kept as links.  The other goes
    recipe, ingredient or tag, recipe, and is walked when it is asked for, so it reaches
    recipes that nobody took.  What was taken lately starts more walks.

    Args:
        beta: power of the popularity that an end is divided by.
        strongest: sources kept for each recipe.
        most: recipes linked at all, the most taken.
        fading: recipes taken since, after which one starts half as many walks.

    Source: Paudel, Christoffel, Newell and Bernstein 2017, "Updatable, accurate, diverse,
    and scalable recommendations for interactive applications", RP3beta.
    """

    name: ClassVar[str] = "graph"
    START: ClassVar[tuple[float, ...]] = (0.0, 1.0, 0.0, 0.0, 0.0)

    beta: float = 0.6
    strongest: int = 60
    most: int = 20_000
    fading: float = 10.0
    links_: Links = field(init=False, repr=False)
    kinds_: Kinds = field(init=False, repr=False)
    usual_: Floats = field(init=False, repr=False)  # (columns,) sizes of chances

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Multiply the chances of the steps."""
        self.kinds_ = Kinds().fit(contents)
        table = takers(interactions, self.most)
        degree = np.maximum(table.matrix.sum(axis=1, keepdims=True), 1.0)
        popular = np.maximum(table.matrix.sum(axis=0), 1.0)
        onwards, back = table.matrix.copy(), table.matrix.copy()
        onwards /= degree
        onwards /= popular**self.beta
        back /= popular
        walks = products(onwards, back)
        self.links_ = Links(self.strongest).fit(
            table.recipes, interactions.n_recipes, walks
        )
        self.usual_ = usual(self._reached, interactions)

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return self.links_.place_, self.kinds_.of_

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree, or nothing is usual.
        """
        super().check()
        if self.usual_.shape != (len(self.START),) or self.usual_.min() <= 0.0:
            raise ValueError("what is usual is of other columns, or not above zero")

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return logarithms of walks' chances: over households, late ones, over kinds."""
        taken = known(taste.taken, len(self.total_))
        return logs(self._reached(taken, rows), self.usual_)

    def _reached(self, taken: Rows, rows: Rows) -> Floats:
        """Return the chances themselves."""
        walked = self.links_.asked(taken, rows, self.asked(len(taken)))
        over_kinds = self.kinds_.means([self.over_kinds(taken)], rows)
        return np.concatenate([walked, over_kinds]).T  # faster by column

    def asked(self, taken: int) -> Asked:
        """Return what is asked of the links where so many recipes were taken."""
        return _asked(taken, self.fading)

    def over_kinds(self, taken: Rows) -> Floats:
        """Return the chance of each kind that a walk over kinds goes by, (n_kinds + 1,)."""
        late = fading(len(taken), self.fading)
        over = self.kinds_.counted(taken, late) * self.kinds_.idf_
        over *= np.float32(1.0 / max(float(late.sum()), 1.0))
        return over


@lru_cache(maxsize=256)
def fading(taken: int, half: float) -> Floats:
    """Return what each of so many recipes taken weighs: 1, or half for ``half`` later."""
    since = np.arange(taken - 1, -1, -1, dtype=np.float32)
    weights: Floats = np.exp2(-since / np.float32(half))
    return weights


@lru_cache(maxsize=256)
def _asked(taken: int, half: float) -> Asked:
    return Asked(weighed(taken, half), CUTS)


@lru_cache(maxsize=256)
def weighed(taken: int, *halves: float) -> Floats:
    """Return weights of so many recipes taken, (1 + len(halves), taken).

    All alike; then as they fade, by half; a half of 0 leaves the last of them alone.
    """
    weights = np.zeros((1 + len(halves), taken), dtype=np.float32)
    weights[0] = 1.0
    for row, half in zip(weights[1:], halves, strict=True):
        if half:
            row[:] = fading(taken, half)
        else:
            row[-1:] = 1.0
    return weights
