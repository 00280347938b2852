"""What recipes are made of, as a table of a fixed width: fast to gather for any rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents
from skill.recommender.taste import Floats, Rows


@dataclass
class Kinds:
    """The foods and tags of every recipe, the rarest few of each: they tell the most.

    Foods are numbered first, then tags.  ``of_`` is padded with the number past the last.

    Args:
        most: kinds kept of a recipe.
    """

    most: int = 20
    n_foods_: int = field(init=False, default=0)
    of_: Rows = field(init=False, repr=False)  # (n, width), n_kinds: none
    each_: Floats = field(init=False, repr=False)  # (n,) one over how many it has, or 1
    idf_: Floats = field(init=False, repr=False)  # (n_kinds + 1,), the last is 0

    @classmethod
    def none(cls) -> Self:
        """Return a table of no recipes, and of no kinds."""
        kinds = cls()
        kinds.of_ = np.empty((0, 0), dtype=np.int32)
        kinds.each_ = np.empty(0, dtype=np.float32)
        kinds.idf_ = np.zeros(1, dtype=np.float32)
        return kinds

    def fit(self, contents: Contents) -> Self:
        """Lay out what a catalogue's recipes are made of."""
        row, kind = _pairs(contents)
        n_kinds = contents.n_foods + contents.n_tags
        often = np.bincount(kind, minlength=n_kinds)
        order = np.lexsort((kind, often[kind], row))
        row, kind = row[order], kind[order]
        first = np.searchsorted(row, np.arange(contents.n_recipes))
        place = np.arange(len(row)) - first[row]
        width = min(int(place.max(initial=0)) + 1, self.most)
        kept = place < width
        self.n_foods_ = contents.n_foods
        self.of_ = np.full((contents.n_recipes, width), n_kinds, dtype=np.int32)
        self.of_[row[kept], place[kept]] = kind[kept]
        has = np.bincount(row[kept], minlength=contents.n_recipes)
        self.each_ = (1.0 / np.maximum(has, 1)).astype(np.float32)
        idf = np.log((1.0 + contents.n_recipes) / (1.0 + often))
        self.idf_ = np.append(idf, 0.0).astype(np.float32)
        return self

    @property
    def n_kinds(self) -> int:
        """Return how many foods and tags there are."""
        return len(self.idf_) - 1

    @property
    def empty(self) -> NDArray[np.bool_]:
        """Return which recipes have none, (n,)."""
        empty: NDArray[np.bool_] = (self.of_ == self.n_kinds).all(axis=1)
        return empty

    def counted(self, rows: Rows, strength: Floats | None = None) -> Floats:
        """Return how often each kind is in these recipes, (n_kinds + 1,), the last is 0."""
        of = self.of_.take(rows, axis=0)
        weights = None if strength is None else strength.repeat(of.shape[1])
        counts = np.bincount(of.ravel(), weights, len(self.idf_)).astype(np.float32)
        counts[-1] = 0.0
        return counts

    def mean(self, values: Floats, rows: Rows) -> Floats:
        """Return the mean over each recipe's kinds of values (n_kinds + 1, ...)."""
        if values.ndim == 1:
            mean: Floats = self.means([values], rows)[0]
            return mean
        of, each = self.of_.take(rows, axis=0), self.each_.take(rows)
        mean = values[of].sum(axis=1) * each[:, None]
        return mean

    def means(self, values: Sequence[Floats], rows: Rows) -> Floats:
        """Return the means over each recipe's kinds of several values, (m, len(rows)).

        ``values`` are (n_kinds + 1,) each: what recipes are made of is looked up once.
        """
        of = self.of_.take(rows, axis=0).astype(np.intp)
        told = np.stack(values).take(of.ravel(), axis=1, mode="clip")
        means = told.reshape(len(values) * len(rows), of.shape[1]) @ self._ones
        by_value: Floats = means.reshape(len(values), len(rows))
        by_value *= self.each_.take(rows)
        return by_value

    @cached_property
    def _ones(self) -> Floats:
        """Return a one for each kind that is kept of a recipe: products sum faster."""
        return np.ones(self.of_.shape[1], dtype=np.float32)

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: a recipe has a kind that there is not.
        """
        if self.of_.size and (self.of_.min() < 0 or self.of_.max() > self.n_kinds):
            raise ValueError("a recipe's kind is outside of all kinds")
        if self.each_.shape != self.of_.shape[:1]:
            raise ValueError("numbers of kinds of another number of recipes")
        if not 0 <= self.n_foods_ <= self.n_kinds or self.idf_[-1] != 0.0:
            raise ValueError("the kinds' numbers disagree")


def _pairs(contents: Contents) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every (row, kind), foods before tags."""
    rows = np.arange(contents.n_recipes)
    row = [
        np.repeat(rows, np.diff(contents.food_starts)),
        np.repeat(rows, np.diff(contents.tag_starts)),
    ]
    kind = [
        contents.food_ids.astype(np.int64),
        contents.tag_ids.astype(np.int64) + contents.n_foods,
    ]
    return np.concatenate(row), np.concatenate(kind)
