"""A hybrid of the size and cost of a served one, for catalogues that nobody cooked from.

Its evidence is fitted on a log made up for the purpose, over the likeliest rows; its trees
on noise, as many as are served and as deep.  Other rows are folded onto the tail of those:
one fit serves every size.  It costs what the hybrid costs; what it likes means nothing.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from skill.catalog.columns import Columns
from skill.recommender.interactions import Interactions
from skill.recommender.models.hybrid import FEATURES, Hybrid
from skill.recommender.taste import Floats, Rows, Taste
from skill.recommender.trends import Trends
from skill.training.contents import contents
from skill.training.fitting.hybrid import ROUNDS
from skill.training.fitting.trees import exported

EVENTS, HOUSEHOLDS = 20_000, 2_000
NOW = 20_780.0  # days since 1970, about when requests are made
NOISE = 20_000


@dataclass
class Folded:
    """A model of a small catalogue that scores rows of any.

    The likeliest rows are those that were cooked; every other looks like one of the tail.
    """

    inner: Hybrid
    rows: int
    name: ClassVar[str] = "hybrid"

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return the scores of the rows that these are folded onto."""
        taken, refused = self.folded(taste.taken), self.folded(taste.refused)
        folded = Taste(taken, taste.at, refused, taste.foods, moment=taste.moment)
        return self.inner.score(folded, self.folded(rows))

    def folded(self, rows: Rows) -> Rows:
        """Return the rows of the small catalogue that these are folded onto."""
        tail = np.int32(self.rows // 3)
        return np.where(rows < self.rows, rows, np.int32(self.rows - 1) - rows % tail)


def log_of(rows: int, seed: int) -> Interactions:
    """Return who took what, the likelier recipes more often."""
    chance = np.random.default_rng(seed)
    row = (rows * chance.random(EVENTS) ** 2).astype(np.int32)
    household = chance.integers(0, HOUSEHOLDS, EVENTS).astype(np.int32)
    clock = np.sort(NOW - 400 + 400 * chance.random(EVENTS))
    return Interactions.logged(household, row, clock, (HOUSEHOLDS, rows))


def hybrid(columns: Columns, seed: int) -> tuple[Folded, Trends]:
    """Return a hybrid fitted on a small catalogue, and what was taken there lately."""
    log = log_of(len(columns), seed)
    model = Hybrid().fit(log, contents(columns))
    chance = np.random.default_rng(seed)
    noise = chance.normal(size=(NOISE, FEATURES)).astype(np.float32)
    learner = HistGradientBoostingClassifier(
        max_iter=ROUNDS, max_leaf_nodes=16, max_bins=63, early_stopping=False
    )
    learner.fit(noise, chance.random(NOISE) < 0.2)
    model.trees_ = exported(learner, FEATURES)
    trends = Trends(len(columns))
    for row, clock in zip(log.row.tolist(), log.clock.tolist(), strict=True):
        trends.add(row, clock)
    return Folded(model, len(columns)), trends
