"""How households lean, learnt from offers that were taken and offers that were not.

Points of households and directions of recipes are found in turn: given directions, what is
believed of every point; given points, each recipe's bias and direction, shrunk to those of
recipes with the same foods and tags, and to its own on the other kind of day.

Sources: Jaakkola and Jordan 2000, the quadratic bound of the logistic; Agarwal and Chen
2009, "Regression-based latent factor models", priors that are regressed on what is known.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.embedding import embedded
from skill.recommender.models.kinds import Kinds
from skill.recommender.models.leaning import DAYS, Leaning, curvature
from skill.recommender.taste import SATURDAY, Rows

MOST = 200_000  # answers that are looked at, the latest
ROUNDS = 40
CONTENTS = 24  # dimensions of what is in recipes
OWN = 1.0  # how far a recipe's numbers are from what its foods and tags tell
SHARED = 2.0  # and from those of its other kind of day: weight of what both have
RIDGE = 0.5  # on what foods and tags tell, in recipes
APART = 0.3  # how far directions are from nothing at first

Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]


def taught(
    model: Leaning, interactions: Interactions, contents: Contents, seed: int
) -> Leaning:
    """Return the model, taught by answers; by none where nobody chose what to offer."""
    log = interactions.some(interactions.propensity < 1.0)
    log = log.some(slice(max(len(log) - MOST, 0), None))
    if not len(log):
        return Leaning.none()
    kinds = Kinds().fit(contents)
    points = embedded(kinds, CONTENTS).astype(np.float64)
    rows = np.unique(log.row)
    described = kinds.mean(points.astype(np.float32), rows).astype(np.float64)
    scale = max(float(described.std()), 1e-9)
    found = Search(_answers(log, rows), model.size, described / scale, seed).run()
    model.usual_ = found.usual
    model.kinds_ = kinds
    model.place_ = np.full(len(contents.prior), len(rows), dtype=np.int32)
    model.place_[rows] = np.arange(len(rows), dtype=np.int32)
    wide = (len(rows) + 1, DAYS, 1 + model.size)
    model.items_ = np.zeros(wide, dtype=np.float32)
    model.items_[:-1] = found.items.reshape(len(rows), *wide[1:])
    told = points / scale @ found.told
    model.of_kinds_ = told.astype(np.float32)
    model.of_kinds_[-1] = 0.0
    return model


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """Answers as columns: whose, of which item, with what offset, and whether taken.

    An item is a recipe on a kind of day: ``DAYS`` times the recipe's place, plus the day.
    """

    household: Ints
    item: Ints
    offset: Doubles
    took: Doubles
    households: int
    recipes: int


def _answers(log: Interactions, rows: Rows) -> Answered:
    people, household = np.unique(log.household, return_inverse=True)
    place = np.searchsorted(rows, log.row).astype(np.int64)
    item = place * DAYS + (log.weekday >= SATURDAY)
    worth, took = log.worth.astype(np.float64), log.taken.astype(np.float64)
    return Answered(household, item, worth, took, len(people), len(rows))


@dataclass(eq=False)
class Search:
    """Finds points and directions.

    ``described`` (recipes, CONTENTS) is what is in each.  ``items`` are (items, 1 + size),
    and ``told`` (CONTENTS, DAYS * (1 + size)) what foods and tags make of them.
    """

    answers: Answered
    size: int
    described: Doubles
    seed: int
    usual: float = field(init=False)
    items: Doubles = field(init=False)
    told: Doubles = field(init=False)
    margin: Doubles = field(init=False)

    def __post_init__(self) -> None:
        held = self.answers
        share = (held.took.sum() + 0.5) / (len(held.took) + 1.0)
        mean = float(held.offset.mean())
        self.usual = float(np.log(share / (1.0 - share)))
        self._intercept = self.usual - mean
        rng = np.random.default_rng(self.seed)
        recipes = np.zeros((held.recipes, 1 + self.size))
        recipes[:, 1:] = APART * rng.normal(size=(held.recipes, self.size))
        self.items = np.repeat(recipes, DAYS, axis=0)
        self._prior = np.zeros_like(self.items)
        self.margin = np.ones(len(held.took))

    def run(self) -> "Search":
        """Go from one to the other and back until there is little left to find."""
        for _ in range(ROUNDS):
            self._place_items(*self._locate())
            self._describe()
        self.usual = self._intercept + float(self.answers.offset.mean())
        return self

    def _locate(self) -> tuple[Doubles, Doubles]:
        """Return every household's mean (h, size) and covariance (h, size, size)."""
        held = self.answers
        of = self.items[held.item]
        offset = held.offset + self._intercept + of[:, 0]
        directions = of[:, 1:]
        weight = curvature(self.margin)
        known = products(held.household, held.households, directions, weight)
        covariance = np.linalg.inv(known + np.eye(self.size)).astype(np.float64)
        pull = held.took - 0.5 - weight * offset
        summed = sums(held.household, held.households, directions * pull[:, None])
        means: Doubles = np.einsum("hij,hj->hi", covariance, summed)
        there = np.einsum("nk,nk->n", directions, means[held.household]) + offset
        spread = np.einsum(
            "ni,nij,nj->n",
            directions,
            covariance[held.household],
            directions,
            optimize=True,
        )
        self.margin = np.sqrt(there**2 + spread)
        slope = held.took - 1.0 / (1.0 + np.exp(-there))
        self._intercept += float(slope.mean() * 4.0)
        return means, covariance

    def _place_items(self, means: Doubles, covariance: Doubles) -> None:
        """Find each item's bias and direction, given what is believed of households."""
        held = self.answers
        count, width = len(self.items), 1 + self.size
        seen = np.ones((held.households, width))
        seen[:, 1:] = means
        weight = curvature(self.margin)
        known = products(held.item, count, seen[held.household], weight)
        unsure = covariance.reshape(held.households, -1)[held.household] * weight[:, None]
        square = sums(held.item, count, unsure).reshape(count, self.size, self.size)
        known[:, 1:, 1:] += square
        pull = held.took - 0.5 - weight * (held.offset + self._intercept)
        summed = sums(held.item, count, seen[held.household] * pull[:, None])
        trust = 1.0 / OWN**2
        known += trust * np.eye(width)
        summed += trust * self._prior
        solved = np.linalg.solve(known, summed[..., None])
        self.items = solved[..., 0].astype(np.float64)

    def _describe(self) -> None:
        """Regress items on what is in recipes, and shrink both kinds of day together."""
        wide = self.items.reshape(self.answers.recipes, -1)
        gram = self.described.T @ self.described
        ridge = RIDGE * np.eye(len(gram))
        told = np.linalg.solve(gram + ridge, self.described.T @ wide)
        self.told = told.astype(np.float64)
        prior = (self.described @ self.told).reshape(self.answers.recipes, DAYS, -1)
        left = wide.reshape(prior.shape) - prior
        both = left.sum(axis=1, keepdims=True) / (DAYS + 1.0 / SHARED)
        self._prior = (prior + both).reshape(self.items.shape)


def sums(group: Ints, count: int, columns: Doubles) -> Doubles:
    """Return the sums of columns (n, k) by group, (count, k)."""
    found = [np.bincount(group, weights=one, minlength=count) for one in columns.T]
    return np.stack(found, axis=1)


def products(group: Ints, count: int, vectors: Doubles, weight: Doubles) -> Doubles:
    """Return the weighted sums of vectors' outer products by group, (count, k, k)."""
    size = vectors.shape[1]
    found = np.empty((count, size, size))
    for i in range(size):
        for j in range(i, size):
            each = weight * vectors[:, i] * vectors[:, j]
            summed = np.bincount(group, weights=each, minlength=count)
            found[:, i, j] = found[:, j, i] = summed
    return found
