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
Doubles = NDArray[np.float64]
PSEUDO = 0.3  # events that a recipe of prior 1 is held to have had, over any horizon
NEVER = 2000.0  # days, for what was never taken


def live(moment: Moment, rows: Rows, total: Floats, prior: Floats) -> Floats:
    """Return popularity's features, shape (len(rows), FEATURES).

    ``total`` are the counts when the model was fitted, used where there are no trends, and
    ``prior`` is the popularity recipes start with; both (n_recipes,).
    """
    told = np.empty((FEATURES, len(rows)), dtype=np.float32)
    counts = told[:-2]
    start = prior.take(rows)
    start *= np.float32(PSEUDO)
    trends = moment.trends
    if trends is None:
        counts[:] = np.log(total.take(rows) + start)
        told[-2:] = np.log1p(np.float32(NEVER))
        return told.T  # faster by column
    trends.total_.take(rows, out=counts[0], mode="clip")
    counts[1:] = trends.decayed(rows, moment.clock).T
    counts += start
    np.log(counts, out=counts)
    ago = np.empty((2, len(rows)))
    trends.first_.take(rows, out=ago[0], mode="clip")
    trends.last_.take(rows, out=ago[1], mode="clip")
    np.log1p(_since(ago, moment.clock), out=told[-2:], casting="same_kind")
    return told.T


def _since(clocks: Doubles, clock: float) -> Doubles:
    """Return the days since, never more than ``NEVER``, which is what infinity is."""
    ago = np.subtract(clock, clocks, out=clocks)
    ago[np.isinf(ago)] = NEVER
    np.minimum(ago, NEVER, out=ago)
    return np.maximum(ago, 0.0, out=ago)
