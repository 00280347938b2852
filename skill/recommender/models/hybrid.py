"""Boosted trees over what the other models, the moment and the last events say."""

from dataclasses import dataclass, field
from typing import ClassVar, Self

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.evidence import COLUMNS, CONTEXT, COUNTS, Evidence
from skill.recommender.models.leaning import Leaning
from skill.recommender.models.model import check_rows
from skill.recommender.models.trees import Trees
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows, Taste

FEATURES = COLUMNS + CONTEXT + 4 + 1
"""What trees read: the columns, the context, and the base's own score."""


@dataclass
class Hybrid:
    """A base that is cheap, and trees that correct it where it matters.

    The base is the logarithm of a rate: a weighted sum of counts over several horizons,
    times an exponential of weighted columns, whose weights depend on the context.  Trees
    add the logarithm of how much likelier a recipe is than the base believes: they were
    taught to tell what was taken from what the base would have drawn.  They read the
    base's ``deep`` best of each call; any other gets ``rest_``, what they say at worst.
    (On 10,505 events of Food.com before its last tenth 24 of 5,600 find at the top what 200
    find, and all but one in 500 of it among ten.)

    ``fit`` leaves plain popularity and no trees; ``skill.training.fitting.hybrid`` teaches.
    Where offers were turned down, ``leaning_`` is added to the base, whose rate is 1.

    Args:
        deep: rows that trees read in one call.

    Sources: Gutmann and Hyvarinen 2010, noise-contrastive estimation; Ke and others 2017,
    LightGBM, whose histogram trees scikit-learn's are.
    """

    name: ClassVar[str] = "hybrid"

    deep: int = 24
    evidence_: Evidence = field(init=False, repr=False)
    rates_: Floats = field(init=False, repr=False)  # (COUNTS + 1,) of 1 and of counts
    weights_: Floats = field(init=False, repr=False)  # (CONTEXT + 1, COLUMNS)
    trees_: Trees = field(init=False, repr=False)
    leaning_: Leaning = field(init=False, repr=False)
    rest_: float = field(init=False, default=0.0)

    def fit(self, interactions: Interactions, contents: Contents) -> Self:
        """Fit the evidence; weigh nothing but how often each recipe was taken."""
        self.evidence_ = Evidence().fit(interactions, contents)
        self.rates_ = np.zeros(COUNTS + 1, dtype=np.float32)
        self.rates_[1] = 1.0
        self.weights_ = np.zeros((CONTEXT + 1, COLUMNS), dtype=np.float32)
        self.trees_ = Trees.none(FEATURES)
        self.leaning_ = Leaning.none()
        return self

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return logarithms of rates, shape (len(rows),)."""
        check_rows(rows, len(self.evidence_.total_))
        history = self.evidence_.history(taste)
        columns = self.evidence_.columns(history, rows)
        context = self.evidence_.context(history)
        scores = base(columns, context, self.rates_, self.weights_)
        if self.leaning_.width:
            scores += self.leaning_.own(taste, rows)[:, 0]
        best = np.arange(len(rows))
        if len(rows) > self.deep:
            best = (-scores).argpartition(self.deep)[: self.deep]
        corrected = scores[best] + self.trees_.score(
            features(columns.T.take(best, axis=1).T, context, scores[best])
        )
        scores += np.float32(self.rest_)
        scores[best] = corrected
        return scores

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return (*self.evidence_.by_recipe(), *self.leaning_.by_recipe())

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree.
        """
        if self.rates_.shape != (COUNTS + 1,) or self.rates_.min() < 0.0:
            raise ValueError("rates of other counts, or below zero")
        if self.weights_.shape != (CONTEXT + 1, COLUMNS):
            raise ValueError("weights of other columns")
        if len(self.trees_.starts_) != FEATURES + 1:
            raise ValueError("trees over other features")
        self.leaning_.check()


def base(columns: Floats, context: Floats, rates: Floats, weights: Floats) -> Floats:
    """Return the base's logarithms of rates, shape (rows,)."""
    by_column = columns.T
    counts = rates[1:] @ np.exp(by_column[:COUNTS])
    counts += rates[0]
    own = weights[0] + context[:CONTEXT] @ weights[1:]
    scores: Floats = np.log(np.maximum(counts, np.float32(1e-9)))
    scores += own @ by_column
    return scores


def features(columns: Floats, context: Floats, scores: Floats) -> Floats:
    """Return what trees read, shape (rows, FEATURES)."""
    read = np.empty((FEATURES, len(columns)), dtype=np.float32)
    read[:COLUMNS] = columns.T
    read[COLUMNS:-1] = context[:, None]
    read[-1] = scores
    return read.T  # they read by column
