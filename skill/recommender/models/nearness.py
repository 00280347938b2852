"""Recipes as points, and how near each is to what a household takes."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.models.embedding import truncated_svd
from skill.recommender.models.takers import takers
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows

FADINGS = (23.0, 6.6, 1.5)  # recipes taken since, after which one's point weighs half
WIDTHS = (16, 48, 128)  # leading dimensions that nearness is measured in, coarse to fine
NEARBY = len(WIDTHS) * len(FADINGS)  # columns
_EDGES = (0, *WIDTHS[:-1])  # where each width goes beyond the one before
_WITHIN = np.array([np.arange(WIDTHS[-1])[None] < width for width in WIDTHS], np.float32)


@dataclass
class Nearness:
    """Points for recipes: singular vectors of who took what, popularity's left out.

    The leading dimensions alone tell broad tastes, all of them fine ones: nearness to a
    household's own tastes is told in some of either.

    Args:
        most: recipes with a point, the most taken; the others are at the origin.
    """

    most: int = 20_000
    place_: Rows = field(init=False, repr=False)  # (n,) below w; w: at the origin
    points_: Floats = field(init=False, repr=False)  # (w + 1, WIDTHS[-1])
    scales_: Floats = field(init=False, repr=False)  # (w + 1, WIDTHS) 1 / length, or 0

    def fit(self, interactions: Interactions) -> Self:
        """Factor the table of who took what, its rows and columns damped by their sums."""
        table = takers(interactions, self.most)
        degree = np.maximum(table.matrix.sum(axis=1, keepdims=True), 1.0)
        popular = table.matrix.sum(axis=0) + 5.0
        _, values, right = truncated_svd(
            table.matrix / np.sqrt(degree * popular), WIDTHS[-1] + 1
        )
        strength = np.sqrt(values[1:] / max(float(values[0]), 1e-9))
        spread = right[1:].T * strength / np.sqrt(popular)[:, None]
        met = len(table.recipes)
        self.place_ = np.full(interactions.n_recipes, met, dtype=np.int32)
        self.place_[table.recipes] = np.arange(met, dtype=np.int32)
        self.points_ = np.zeros((met + 1, WIDTHS[-1]), dtype=np.float32)
        self.points_[:-1, : spread.shape[1]] = spread * 100.0
        summed = np.cumsum(self.points_**2, axis=1)
        length = np.sqrt(summed[:, [width - 1 for width in WIDTHS]])
        scales = np.where(length > 1e-6, 1 / np.maximum(length, 1e-6), 0.0)
        self.scales_ = scales.astype(np.float32, order="C")  # taken by recipe
        return self

    def columns(self, taken: Rows, rows: Rows) -> Floats:
        """Return the cosines of rows and tastes, (len(rows), NEARBY), 0 at the origin."""
        told = np.empty((NEARBY, len(rows)), dtype=np.float32)
        tastes = _fading(len(taken)) @ self.points_.take(self.place_.take(taken), axis=0)
        own = _WITHIN * tastes
        own *= _scales(tastes)[:, :, None]
        place = self.place_.take(rows)
        near = self.points_.take(place, axis=0) @ own.reshape(NEARBY, -1).T
        scales = self.scales_.take(place, axis=0).T
        by_width = (len(WIDTHS), len(FADINGS), len(rows))
        np.multiply(near.T.reshape(by_width), scales[:, None], out=told.reshape(by_width))
        return told.T

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return (self.place_,)

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree.
        """
        points = len(self.scales_)
        if self.points_.shape != (points, WIDTHS[-1]):
            raise ValueError("recipes' points are of another number or size")
        if self.scales_.shape[1:] != (len(WIDTHS),):
            raise ValueError("points are measured in other widths")
        if len(self.place_) and not 0 <= self.place_.min() <= self.place_.max() < points:
            raise ValueError("a recipe's place is outside of the points")


def _scales(tastes: Floats) -> Floats:
    """Return one over tastes' lengths in each of the widths, (WIDTHS, tastes)."""
    squares = np.add.reduceat(tastes * tastes, _EDGES, axis=1).cumsum(axis=1)
    scales: Floats = np.sqrt(np.maximum(squares, np.float32(1e-18)))
    np.reciprocal(scales, out=scales)
    return scales.T


@lru_cache(maxsize=256)
def _fading(taken: int) -> Floats:
    """Return what each of so many recipes taken weighs in a taste, (FADINGS, taken)."""
    since = np.arange(taken - 1, -1, -1, dtype=np.float32)
    weights: Floats = np.exp2(-since / np.array(FADINGS, dtype=np.float32)[:, None])
    return weights
