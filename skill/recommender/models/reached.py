"""How much of a recipe is reached from what was taken, in units of what is usual."""

from collections.abc import Callable

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Rows

ASKED = 200  # households that tell what is usual
LEAST = 0.3  # of what is usual, for what nothing leads to


def logs(reached: Floats, usual: Floats) -> Floats:
    """Return logarithms of what was reached, in units of what is usual.

    A conditional logit weighs logarithms of chances.  For EASE on Food.com's log they are
    worth 0.044 of log likelihood beyond popularity's, where plain sums are worth 0.006.
    """
    found = np.maximum(reached, np.float32(0.0))
    found /= usual
    found += np.float32(LEAST)
    return np.log(found, out=found)


def usual(reach: Callable[[Rows, Rows], Floats], interactions: Interactions) -> Floats:
    """Return the mean size of what some households reach, by column."""
    taken = interactions.conversions()
    order = np.argsort(taken.household, kind="stable")
    first = np.flatnonzero(np.diff(taken.household[order], prepend=-1))
    histories = np.split(taken.row[order], first[1:])
    some = histories[:: max(len(histories) // ASKED, 1)]
    rows = np.arange(taken.n_recipes, dtype=np.int32)
    means = [np.abs(reach(history, rows)).mean(axis=0) for history in some]
    mean: Floats = np.maximum(np.mean(means, axis=0), 1e-9).astype(np.float32)
    return mean
