"""Two towers: one places a household in its moment, the other places recipes."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.context import SLOTS, slots
from skill.recommender.models.cross_domain import unit
from skill.recommender.models.embedding import embedded, truncated_svd
from skill.recommender.models.kinds import Kinds
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.models.takers import takers
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class Neural(Mixed):
    """Score a recipe by how near it is to where a network sends the household now.

    The recipes' tower is linear: factors of who took what, zero for recipes nobody took,
    beside points of what is in them.  The household's is a network from the means of what
    it took, ever and lately, the length of its history and the moment, to such a point.
    Until ``skill.training.fitting.neural`` has trained it, it sends a household to the
    mean of what it took.

    Args:
        factors: dimensions of who took what.
        contents: dimensions of what is in it.
        hidden: units of the network's hidden layer.
        fading: recipes taken since, after which one counts half as late.
        most: recipes with factors, the most taken.

    Source: Yi and others 2019, "Sampling-bias-corrected neural modeling", two towers; the
    popularity they correct for is weighed in beside.
    """

    name: ClassVar[str] = "neural"
    START: ClassVar[tuple[float, ...]] = (1.0, 1.0)

    factors: int = 48
    contents: int = 24
    hidden: int = 64
    fading: float = 8.0
    most: int = 20_000
    recipes_: Floats = field(init=False, repr=False)  # (n, factors + contents)
    into_: Floats = field(init=False, repr=False)  # (inputs, hidden)
    into_bias_: Floats = field(init=False, repr=False)  # (hidden,)
    out_: Floats = field(init=False, repr=False)  # (hidden, factors + contents)
    out_bias_: Floats = field(init=False, repr=False)  # (factors + contents,)

    @property
    def size(self) -> int:
        """Return the dimensions of a point."""
        return self.factors + self.contents

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Place the recipes; the network is left at nothing but its means."""
        kinds = Kinds().fit(contents)
        points = embedded(kinds, self.contents) * kinds.idf_[:, None]
        every = np.arange(contents.n_recipes, dtype=np.int32)
        self.recipes_ = np.zeros((contents.n_recipes, self.size), dtype=np.float32)
        self.recipes_[:, self.factors :] = unit(kinds.mean(points, every))
        table = takers(interactions, self.most)
        degree = np.maximum(table.matrix.sum(axis=1, keepdims=True), 1.0)
        popular = np.maximum(table.matrix.sum(axis=0), 1.0)
        _, values, right = truncated_svd(
            table.matrix / np.sqrt(degree * popular), self.factors
        )
        spread = right.T * values * np.sqrt(len(popular))
        self.recipes_[table.recipes, : spread.shape[1]] = spread
        self.into_ = np.zeros((self.inputs, self.hidden), dtype=np.float32)
        self.into_bias_ = np.zeros(self.hidden, dtype=np.float32)
        self.out_ = np.zeros((self.hidden, self.size), dtype=np.float32)
        self.out_bias_ = np.zeros(self.size, dtype=np.float32)

    @property
    def inputs(self) -> int:
        """Return how many numbers the household's tower reads."""
        return 2 * self.size + SLOTS + 2

    def read(self, taste: Taste) -> Floats:
        """Return what the household's tower reads, (inputs,)."""
        taken = known(taste.taken, len(self.total_))
        told = np.zeros(self.inputs, dtype=np.float32)
        told[-2:] = np.log1p(np.float32(len(taken))) / 5.0, 1.0
        told[2 * self.size + slots(taste.moment)] = 1.0
        if len(taken):
            since = np.arange(len(taken) - 1, -1, -1, dtype=np.float32)
            late = np.exp2(-since / np.float32(self.fading))
            points = self.recipes_[taken]
            told[: self.size] = points.mean(axis=0)
            told[self.size : 2 * self.size] = (late @ points) / late.sum()
        return told

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return nearness to where the network sends them, and to the plain mean."""
        told = self.read(taste)
        hidden = np.maximum(told @ self.into_ + self.into_bias_, 0.0)
        sent = hidden @ self.out_ + self.out_bias_
        near: Floats = self.recipes_[rows] @ np.stack([sent, told[: self.size]], axis=1)
        return near

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return (self.recipes_,)

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree.
        """
        super().check()
        shapes = (
            self.recipes_.shape[1:] == (self.size,),
            self.into_.shape == (self.inputs, self.hidden),
            self.into_bias_.shape == (self.hidden,),
            self.out_.shape == (self.hidden, self.size),
            self.out_bias_.shape == (self.size,),
        )
        if not all(shapes):
            raise ValueError("the towers' layers do not fit together")
