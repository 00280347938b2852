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
        strongest: sources kept for each recipe; the rest are zero.  Few are not only
            smaller but better: the many small weights are noise.
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
        strongest = np.argpartition(-np.abs(dense), kept - 1, axis=1)[:, :kept]
        strongest.sort(axis=1)
        self.sources_[ends] = strongest
        self.weights_[ends] = np.take_along_axis(dense, strongest, axis=1)

    def reached(self, taken: Rows, rows: Rows, *strengths: Floats) -> Floats:
        """Return the summed weights from all taken, (len(rows), strengths + 1).

        The first column takes all alike; each of ``strengths``, (len(taken),), makes one.
        """
        linked = len(self.weights_) - 1
        given = np.zeros((linked + 1, len(strengths) + 1), dtype=np.float32)
        from_ = self.place_[taken]
        alike = np.ones(len(taken), dtype=np.float32)
        for column, strength in enumerate((alike, *strengths)):
            np.add.at(given[:, column], from_, strength)
        given[linked] = 0.0
        ends = self.place_[rows]
        sources, weights = self.sources_[ends], self.weights_[ends].astype(np.float32)
        summed = [np.einsum("rk,rk->r", column[sources], weights) for column in given.T]
        return np.stack(summed, axis=1)

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
