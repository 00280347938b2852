"""What another way of choosing would have earned, from what was logged.

Every choice was logged with its propensity p, the chance of being chosen.  A policy that
would choose the same recipe with chance t is credited with t / p times what came of it.

* IPS: Horvitz and Thompson 1952; unbiased, of high variance.
* SNIPS: Swaminathan and Joachims 2015, "The self-normalized estimator for counterfactual
  learning"; the weights are normalised, a little biased, of much less variance.
* DR: Dudik, Langford and Li 2011, "Doubly robust policy evaluation and learning"; a guess
  of the reward, corrected by what was logged; unbiased if either is right.

None of them can tell of a recipe that could never have been chosen: ``overlap`` says how
much of the policy the log can speak of at all.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skill.training.figures import Doubles, Interval

Z = 1.959964  # of the normal's two-sided 95 %
FEWEST = 30  # effective offers, below which an interval is not to be believed


@dataclass(frozen=True, slots=True, eq=False)
class Logged:
    """What was logged, and what a policy would have done there: all (n,).

    ``reward`` is 1 where the offer was taken; ``propensity`` the logged chance of it, and
    ``target`` the policy's own chance of the same.  ``expected`` is the reward model's
    guess for what was offered, ``value`` its guess under the policy: the sum over recipes
    of the policy's chance times the guess.  ``household`` is whose offer it was.
    """

    reward: Doubles
    propensity: Doubles
    target: Doubles
    expected: Doubles
    value: Doubles
    household: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Estimates:
    """What the policy would have converted.

    ``gain`` is how far that is above what was converted, offer by offer: the doubly robust
    estimate less the reward logged.
    ``effective`` is how many offers the weights are worth (Kish 1965), ``overlap`` the mean
    weight: 1 where the log can speak of all that the policy does.
    """

    ips: Interval
    snips: Interval
    dr: Interval
    gain: Interval
    effective: float
    overlap: float

    @property
    def believable(self) -> bool:
        """Return whether there is enough of a log behind them."""
        return self.effective >= FEWEST


def estimate(logged: Logged, clip: float = 0.0) -> Estimates:
    """Return the three estimates with 95 % intervals that know of households.

    ``clip`` is the least propensity believed, against weights that are all noise (Ionides
    2008, truncated importance sampling); 0 clips nothing and keeps IPS unbiased.

    Raises:
        ValueError: there is nothing logged, or a propensity is not in (0, 1].
    """
    if not len(logged.reward):
        raise ValueError("no offers were logged")
    if logged.propensity.min() <= 0 or logged.propensity.max() > 1:
        raise ValueError("propensities are in (0, 1]")
    weights = logged.target / np.maximum(logged.propensity, clip)
    mean_weight = float(weights.mean())
    earned = weights * logged.reward
    normalised = earned.mean() / mean_weight if mean_weight > 0 else 0.0
    doubly = logged.value + weights * (logged.reward - logged.expected)
    squares = float(np.sum(weights**2))
    residual = weights * (logged.reward - normalised) / max(mean_weight, 1e-12)
    return Estimates(
        ips=_mean(earned, logged.household),
        snips=_around(float(normalised), residual, logged.household),
        dr=_mean(doubly, logged.household),
        gain=_mean(doubly - logged.reward, logged.household),
        effective=float(weights.sum()) ** 2 / squares if squares else 0.0,
        overlap=mean_weight,
    )


def _mean(values: Doubles, household: NDArray[np.int64]) -> Interval:
    centre = float(values.mean())
    return _around(centre, values - centre, household)


def _around(centre: float, influence: Doubles, household: NDArray[np.int64]) -> Interval:
    """Return the interval of an estimate with these influences, summed by household.

    Source: Liang and Zeger 1986, the variance of a mean over clusters.
    """
    _, place = np.unique(household, return_inverse=True)
    sums = np.bincount(place, weights=influence)
    clusters = len(sums)
    spread = np.sum(sums**2) * clusters / max(clusters - 1, 1)
    error = float(np.sqrt(spread)) / len(influence)
    return Interval(centre, centre - Z * error, centre + Z * error)


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """A reward model: a recipe's conversion, shrunk to everybody's.

    Args of ``fitted``: rows offered and whether they were taken, both (n,).
    """

    conversion: Doubles  # (n_recipes,)

    @classmethod
    def fitted(
        cls,
        row: NDArray[np.int32],
        taken: NDArray[np.int8],
        n_recipes: int,
        least: float = 20.0,
    ) -> "Guess":
        """Return the guess of a log; ``least`` offers are as good as everybody's."""
        offers = np.bincount(row, minlength=n_recipes)
        takings = np.bincount(row, weights=taken, minlength=n_recipes)
        mean = (taken.sum() + 0.5) / (len(taken) + 1.0)
        return cls((takings + least * mean) / (offers + least))


def softmax_chances(scores: NDArray[np.float32], pool: int) -> Doubles:
    """Return the chances of a policy that draws among the ``pool`` best by their scores.

    Zero for all others.  Models score utilities of a conditional logit, whose own
    temperature is 1.
    """
    chances = np.zeros(len(scores))
    best = np.argsort(-scores, kind="stable")[:pool]
    raised = np.exp(scores[best].astype(np.float64) - float(scores[best[0]]))
    chances[best] = raised / raised.sum()
    return chances
