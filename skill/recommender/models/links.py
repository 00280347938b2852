"""Weights from recipe to recipe: for each end its strongest sources, as small arrays."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

Halves = NDArray[np.float16]


@dataclass
class Links:
    """What the recipes taken say of each linked recipe.

    Only recipes that households took are linked, w of n, so that a catalogue of millions
    costs no more than its log.  They are kept by their end: scoring costs O(rows x
    strongest), however long a history is.  Half floats: eleven bits are enough to order by.

    Args:
        strongest: sources kept for each recipe, the strongest first; the rest are zero.
            Few are not only smaller but often better: many small weights are noise.
    """

    strongest: int = 200
    place_: Rows = field(init=False, repr=False)  # (n,) below w; w: not linked
    sources_: Rows = field(init=False, repr=False)  # (w + 1, kept) places
    weights_: Halves = field(init=False, repr=False)  # (w + 1, kept), the last row is 0

    def start(self, linked: Rows, n_recipes: int) -> Self:
        """Say which rows are linked, (w,); ``put`` fills in what is said of them."""
        self.place_ = np.full(n_recipes, len(linked), dtype=np.int32)
        self.place_[linked] = np.arange(len(linked), dtype=np.int32)
        shape = (len(linked) + 1, min(self.strongest, len(linked)))
        self.sources_ = np.zeros(shape, dtype=np.int32)
        self.weights_ = np.zeros(shape, dtype=np.float16)
        return self

    def put(self, ends: slice, dense: Floats) -> None:
        """Keep the strongest of all weights to some linked recipes, (recipes, w)."""
        kept = self.sources_.shape[1]
        some = np.argpartition(-np.abs(dense), kept - 1, axis=1)[:, :kept]
        weights = np.take_along_axis(dense, some, axis=1)
        order = np.argsort(-np.abs(weights), axis=1, kind="stable")
        self.sources_[ends] = np.take_along_axis(some, order, axis=1)
        self.weights_[ends] = np.take_along_axis(weights, order, axis=1)

    def reached(
        self, taken: Rows, rows: Rows, *strengths: Floats, cuts: tuple[int, ...] = (0,)
    ) -> Floats:
        """Return summed weights from what was taken, (len(rows), columns).

        The first columns take all alike; each of ``strengths``, (len(taken),), makes more.
        Each of ``cuts`` is how many of the strongest sources one column sums, 0 for all.
        """
        ends = self.place_[rows]
        sources, weights = self.sources_[ends], self.weights_[ends].astype(np.float32)
        alike = np.ones(len(taken), dtype=np.float32)
        columns = []
        for strength in (alike, *strengths):
            each = self._given(taken, strength)[sources] * weights
            columns += [each[:, : cut or None].sum(axis=1) for cut in cuts]
        return np.stack(columns, axis=1)

    def _given(self, taken: Rows, strength: Floats) -> Floats:
        """Return how strongly each linked recipe was taken, (w + 1,), the last is 0."""
        given = np.zeros(len(self.weights_), dtype=np.float32)
        np.add.at(given, self.place_[taken], strength)
        given[-1] = 0.0
        return given

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: a place is outside, or shapes disagree.
        """
        linked = len(self.weights_) - 1
        if self.sources_.shape != self.weights_.shape or linked < 1:
            raise ValueError("links' sources and weights differ in shape")
        if self.place_.min() < 0 or self.place_.max() > linked:
            raise ValueError("a recipe's place is outside of the links")
        if self.sources_.min() < 0 or self.sources_.max() >= linked:
            raise ValueError("a link starts outside")
        if np.any(self.weights_[linked]):
            raise ValueError("recipes without links have weights")
