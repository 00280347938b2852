"""Popularity as columns a model can weigh: what all households took, lately and ever.

Logarithms of counts, for a conditional logit (McFadden 1974) over them is Luce's choice
rule: a recipe is taken in proportion to a product of powers of its popularities.
"""

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Moment, Rows
from skill.recommender.trends import HALF_LIVES

FEATURES = len(HALF_LIVES) + 3
"""Total, one for each half-life, days since first and since last taken."""
PSEUDO = 0.3  # events that a recipe of prior 1 is held to have had, over any horizon
NEVER = 2000.0  # days, for what was never taken


def live(moment: Moment, rows: Rows, total: Floats, prior: Floats) -> Floats:
    """Return popularity's features, shape (len(rows), FEATURES).

    ``total`` are the counts when the model was fitted, used where there are no trends, and
    ``prior`` is the popularity recipes start with; both (n_recipes,).
    """
    columns = np.empty((FEATURES, len(rows)), dtype=np.float32).T  # faster by column
    start = PSEUDO * prior[rows]
    trends = moment.trends
    if trends is None:
        columns[:, :-2] = np.log(total[rows] + start)[:, None]
        columns[:, -2:] = np.log1p(np.float32(NEVER))
        return columns
    columns[:, 0] = trends.total_[rows] + start
    columns[:, 1:-2] = trends.decayed(rows, moment.clock)
    columns[:, 1:-2] += start[:, None]
    np.log(columns[:, :-2], out=columns[:, :-2])
    columns[:, -2] = _ago(trends.first_[rows], moment.clock)
    columns[:, -1] = _ago(trends.last_[rows], moment.clock)
    return columns


def _ago(clocks: NDArray[np.float64], now: float) -> Floats:
    """Return the logarithm of the days since, never more than ``NEVER``."""
    days = (now - clocks).astype(np.float32)
    days[~np.isfinite(days)] = NEVER
    return np.log1p(np.clip(days, 0.0, NEVER))
