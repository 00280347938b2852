"""``implicit``'s models under the bake-off's protocol: fitted once, given live histories.

ALS solves for a household's factors anew from all that it has taken; item-kNN reads them
as they are.  BPR has no way to take in what happens later: it keeps the factors that it
learnt, and orders recipes by their bias for households it has not met.
"""

import warnings
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, Self

import numpy as np
from implicit.als import AlternatingLeastSquares
from implicit.bpr import BayesianPersonalizedRanking
from implicit.nearest_neighbours import CosineRecommender
from implicit.utils import ParameterWarning
from scipy import sparse

from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Rows
from skill.training.fitting.occasions import Occasion


class Entry(Protocol):
    """Something that ranks recipes for an occasion.

    ``alone`` tells whether a row's score is its own, whatever rows stand beside it.
    """

    @property
    def alone(self) -> bool:
        """Return it."""
        ...

    def score(self, occasion: Occasion, rows: Rows) -> Floats:
        """Return one score for each row."""
        ...


def matrix(interactions: Interactions) -> sparse.csr_matrix:
    """Return who took what, (households, recipes)."""
    shape = (interactions.n_households, interactions.n_recipes)
    ones = np.ones(len(interactions), dtype=np.float32)
    return sparse.csr_matrix((ones, (interactions.household, interactions.row)), shape)


@dataclass
class Als:
    """Alternating least squares, Hu, Koren and Volinsky 2008."""

    name: ClassVar[str] = "implicit als"
    alone: ClassVar[bool] = True
    factors_: Floats = field(init=False, repr=False)
    gram_: Floats = field(init=False, repr=False)

    alpha: float = 10.0
    l2: float = 10.0

    def fit(self, interactions: Interactions) -> Self:
        """Fit 32 factors, which did best on this log (64 and 128 did worse)."""
        model = AlternatingLeastSquares(
            factors=32,
            regularization=self.l2,
            alpha=self.alpha,
            random_state=0,
            num_threads=1,
        )
        model.fit(matrix(interactions), show_progress=False)
        self.factors_ = np.asarray(model.item_factors)
        self.gram_ = self.factors_.T @ self.factors_
        return self

    def score(self, occasion: Occasion, rows: Rows) -> Floats:
        """Return the products with factors solved anew from what was taken."""
        taken = self.factors_[occasion.taste.taken]
        left = self.gram_ + (self.alpha - 1.0) * taken.T @ taken
        left[np.diag_indices_from(left)] += self.l2
        user = np.linalg.solve(left, self.alpha * taken.sum(axis=0))
        scores: Floats = self.factors_[rows] @ user
        return scores

    def megabytes(self) -> float:
        """Return the size of the factors."""
        return self.factors_.nbytes / 1e6


@dataclass
class Bpr:
    """Bayesian personalised ranking, Rendle and others 2009."""

    name: ClassVar[str] = "implicit bpr"
    alone: ClassVar[bool] = True
    users_: Floats = field(init=False, repr=False)
    factors_: Floats = field(init=False, repr=False)

    def fit(self, interactions: Interactions) -> Self:
        """Fit 64 factors and a bias."""
        model = BayesianPersonalizedRanking(factors=64, random_state=0, num_threads=1)
        model.fit(matrix(interactions), show_progress=False)
        self.users_ = np.asarray(model.user_factors)
        self.factors_ = np.asarray(model.item_factors)
        met = np.bincount(interactions.household, minlength=len(self.users_)) > 0
        self.users_[~met, :-1] = 0.0
        self.users_[~met, -1] = 1.0
        return self

    def score(self, occasion: Occasion, rows: Rows) -> Floats:
        """Return the products with the factors learnt for the household."""
        scores: Floats = self.factors_[rows] @ self.users_[occasion.household]
        return scores

    def megabytes(self) -> float:
        """Return the size of both sides' factors."""
        return (self.users_.nbytes + self.factors_.nbytes) / 1e6


@dataclass
class ItemKnn:
    """The nearest recipes by cosine, Deshpande and Karypis 2004."""

    name: ClassVar[str] = "implicit item-knn"
    alone: ClassVar[bool] = True
    near_: sparse.csr_matrix = field(init=False, repr=False)

    def fit(self, interactions: Interactions) -> Self:
        """Keep 500 neighbours of each recipe."""
        model = CosineRecommender(K=500, num_threads=1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ParameterWarning)  # of its own conversions
            model.fit(matrix(interactions), show_progress=False)
        self.near_ = model.similarity.tocsr()
        return self

    def score(self, occasion: Occasion, rows: Rows) -> Floats:
        """Return the summed likeness to what was taken."""
        summed = np.asarray(self.near_[occasion.taste.taken].sum(axis=0))[0]
        scores: Floats = summed[rows].astype(np.float32)
        return scores

    def megabytes(self) -> float:
        """Return the size of the neighbours."""
        near = self.near_
        return float(near.data.nbytes + near.indices.nbytes + near.indptr.nbytes) / 1e6


RIVALS = (Als, Bpr, ItemKnn)
