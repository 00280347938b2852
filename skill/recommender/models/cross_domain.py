"""Taste carried over: from what else a household does here, to recipes nobody cooked."""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.embedding import embedded
from skill.recommender.models.kinds import Kinds
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows, Taste


@dataclass
class CrossDomain(Mixed):
    """Score a recipe by how near its foods are to those a household cooks, buys and times.

    Foods and tags are points, near where a catalogue's recipes use them together; a recipe
    is the mean of its own, and so is what was taken, and what timers, reminders, shopping
    list and pantry name.  None of it needs anyone to have cooked the recipe.

    Args:
        size: dimensions of the points.
        fading: recipes taken since, after which one counts half.
    """

    name: ClassVar[str] = "cross_domain"
    START: ClassVar[tuple[float, ...]] = (1.0, 1.0, 1.0, 1.0)

    size: int = 48
    fading: float = 20.0
    kinds_: Kinds = field(init=False, repr=False)
    points_: Floats = field(init=False, repr=False)  # (n_kinds + 1, size)
    recipes_: Floats = field(init=False, repr=False)  # (n, size) of length 1, or 0

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Embed what the catalogue's recipes are made of; who took what is not needed."""
        self.kinds_ = Kinds().fit(contents)
        self.points_ = embedded(self.kinds_, self.size) * self.kinds_.idf_[:, None]
        every = np.arange(contents.n_recipes, dtype=np.int32)
        self.recipes_ = unit(self.kinds_.mean(self.points_, every))

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return nearness to all taken, to the late, to foods at hand, and their share."""
        taken = known(taste.taken, len(self.total_))
        foods = taste.foods[(taste.foods >= 0) & (taste.foods < self.kinds_.n_foods_)]
        since = np.arange(len(taken) - 1, -1, -1, dtype=np.float32)
        late = np.exp2(-since / np.float32(self.fading))
        cooked = self.recipes_[taken]
        aims = np.stack(
            [cooked.sum(axis=0), late @ cooked, self.points_[foods].sum(axis=0)]
        )
        near = self.recipes_[rows] @ unit(aims).T
        at_hand = np.zeros(len(self.kinds_.idf_), dtype=np.float32)
        at_hand[foods] = 1.0
        share = self.kinds_.mean(at_hand, rows)
        return np.concatenate([near, share[:, None]], axis=1)

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return self.kinds_.of_, self.recipes_

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree.
        """
        super().check()
        if self.points_.shape != (self.kinds_.n_kinds + 1, self.size):
            raise ValueError("points of another number of kinds, or of another size")
        if self.recipes_.shape[1:] != (self.size,):
            raise ValueError("recipes' points are of another size")


def unit(vectors: Floats) -> Floats:
    """Return vectors of length 1 in the last axis; the origin stays."""
    length = np.sqrt(np.einsum("...d,...d->...", vectors, vectors))
    scaled: Floats = vectors / np.maximum(length, np.float32(1e-9))[..., None]
    return scaled
