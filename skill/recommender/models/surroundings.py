"""Recipes as points, and what is taken around a household now: by the like, and by all."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.models.embedding import truncated_svd
from skill.recommender.models.takers import takers
from skill.recommender.parts import Array
from skill.recommender.recent import unit
from skill.recommender.taste import Floats, Moment, Rows

HALF_LIVES = (2.0, 10.0, 50.0)  # days, of what others took
KERNELS = len(HALF_LIVES)
FADINGS = (23.0, 6.6, 1.5)  # recipes taken since, after which one's point weighs half
NEARBY = KERNELS + len(FADINGS) + KERNELS  # columns
LIKE = 4.0  # a taker of the same taste counts exp(LIKE) times one of a strange taste
FLOOR = 0.05


@dataclass
class Surroundings:
    """Points for recipes: singular vectors of who took what, popularity's left out.

    Args:
        size: dimensions.
        most: recipes with a point, the most taken; the others are at the origin.

    Source of the takers' kernels: Hawkes 1971, rates that every event excites for a while;
    here each event excites by how alike its taker is.
    """

    size: int = 48
    most: int = 20_000
    points_: Floats = field(init=False, repr=False)  # (n, size)
    scale_: Floats = field(init=False, repr=False)  # (n,) 1 / length, or 0

    def fit(self, interactions: Interactions) -> Self:
        """Factor the table of who took what, its rows and columns damped by their sums."""
        table = takers(interactions, self.most)
        degree = np.maximum(table.matrix.sum(axis=1, keepdims=True), 1.0)
        popular = table.matrix.sum(axis=0) + 5.0
        _, values, right = truncated_svd(
            table.matrix / np.sqrt(degree * popular), self.size + 1
        )
        strength = np.sqrt(values[1:] / max(float(values[0]), 1e-9))
        spread = right[1:].T * strength / np.sqrt(popular)[:, None]
        self.points_ = np.zeros((interactions.n_recipes, self.size), dtype=np.float32)
        self.points_[table.recipes, : spread.shape[1]] = spread * 100.0
        length = np.sqrt(np.einsum("nd,nd->n", self.points_, self.points_))
        self.scale_ = np.where(length > 1e-6, 1 / np.maximum(length, 1e-6), 0.0).astype(
            np.float32
        )
        return self

    def columns(self, taken: Rows, moment: Moment, rows: Rows) -> Floats:
        """Return takers like them by horizon, nearness to own tastes and to the world's."""
        told = np.empty((NEARBY, len(rows)), dtype=np.float32)
        directions = np.zeros((NEARBY - KERNELS, self.size), dtype=np.float32)
        tastes = directions[: len(FADINGS)]
        tastes[:] = unit(_fading(len(taken)) @ self.points_.take(taken, axis=0))
        told[:KERNELS] = FLOOR
        recent = None if moment.trends is None else moment.trends.recent
        if recent is not None and len(recent):
            takers, _ = recent.seen(self.points_, FADINGS[0])
            late = recent.late(HALF_LIVES, moment.clock)
            slots, places = recent.of(rows)
            alike = takers.take(slots, axis=0) @ tastes[0]
            alike *= np.float32(LIKE)
            np.exp(alike, out=alike)
            weights = late.left.take(slots, axis=1)
            weights *= late.since(moment.clock)[:, None]
            weights *= alike
            cells = np.arange(KERNELS)[:, None] * len(rows) + places
            taken_there = np.bincount(cells.ravel(), weights.ravel(), KERNELS * len(rows))
            told[:KERNELS] += taken_there.reshape(KERNELS, len(rows))
            directions[len(FADINGS) :] = late.world
        np.log(told[:KERNELS], out=told[:KERNELS])
        np.matmul(directions, self.points_.take(rows, axis=0).T, out=told[KERNELS:])
        told[KERNELS:] *= self.scale_.take(rows)
        return told.T

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return self.points_, self.scale_

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree.
        """
        if self.points_.shape != (len(self.scale_), self.size):
            raise ValueError("recipes' points are of another number or size")


@lru_cache(maxsize=256)
def _fading(taken: int) -> Floats:
    """Return what each of so many recipes taken weighs in a taste, (FADINGS, taken)."""
    since = np.arange(taken - 1, -1, -1, dtype=np.float32)
    weights: Floats = np.exp2(-since / np.array(FADINGS, dtype=np.float32)[:, None])
    return weights
