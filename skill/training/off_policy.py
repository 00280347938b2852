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
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Interactions
from skill.training.figures import Doubles, Interval

Z = 1.959964  # of the normal's two-sided 95 %
LEAST = 4.0  # expected takings that are as good as a recipe's own
STEPS, RIDGE = 12, 1.0  # of the reward model's regression
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


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """What the policy would have converted.

    ``credited`` is what the doubly robust estimate is the mean of, by offer, (n,).
    ``effective`` is how many offers the weights are worth (Kish 1965), ``overlap`` the mean
    weight: 1 where the log can speak of all that the policy does.
    """

    ips: Interval
    snips: Interval
    dr: Interval
    credited: Doubles
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
        credited=doubly,
        effective=float(weights.sum()) ** 2 / squares if squares else 0.0,
        overlap=mean_weight,
    )


def gain(ours: Doubles, theirs: Doubles, household: NDArray[np.int64]) -> Interval:
    """Return how much more a policy would have converted than another, at the same offers.

    Both are ``credited``; where they would have done alike, nothing is left of chance.
    """
    return _mean(ours - theirs, household)


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
    """A reward model: how well a moment suits, times how far a recipe is above that.

    ``usual`` and ``slope`` make a chance of what the moment makes of a recipe, a logit;
    ``lift`` (n_recipes,) is each recipe's conversion over it, shrunk to none.  It speaks
    of no household, so that no model's own belief is its own witness.
    """

    usual: float
    slope: float
    lift: Doubles

    @classmethod
    def fitted(cls, log: Interactions, least: float = LEAST) -> Self:
        """Return the guess of a log; ``least`` expected takings outweigh a recipe's own."""
        taken, worth = log.taken.astype(np.float64), log.worth.astype(np.float64)
        usual, slope = _line(worth, taken)
        expected = np.bincount(
            log.row, weights=_chance(usual + slope * worth), minlength=log.n_recipes
        )
        takings = np.bincount(log.row, weights=taken, minlength=log.n_recipes)
        return cls(usual, slope, (takings + least) / (expected + least))

    def of(self, rows: NDArray[np.int32], worth: Doubles) -> Doubles:
        """Return the chance that each row would be taken, given what the moment makes."""
        chance = _chance(self.usual + self.slope * worth) * self.lift[rows]
        found: Doubles = np.minimum(chance, 1.0)
        return found


def _line(worth: Doubles, taken: Doubles) -> tuple[float, float]:
    """Return a logistic regression's intercept and slope, by Newton's method."""
    share = (taken.sum() + 0.5) / (len(taken) + 1.0)
    line = np.array([np.log(share / (1.0 - share)), 0.0])
    x = np.stack([np.ones(len(worth)), worth], axis=1)
    for _ in range(STEPS if len(worth) else 0):
        chance = _chance(x @ line)
        slope = x.T @ (chance - taken) + RIDGE * line * [0.0, 1.0]
        curve = (x * (chance * (1.0 - chance))[:, None]).T @ x + RIDGE * np.eye(2)
        line = line - np.linalg.solve(curve, slope)
    return float(line[0]), float(line[1])


def _chance(logits: Doubles) -> Doubles:
    chance: Doubles = 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))
    return chance


def softmax_chances(scores: Doubles, pool: int) -> Doubles:
    """Return the chances of a policy that draws among the ``pool`` best by their scores.

    Zero for all others; scores are utilities in units of the policy's temperature.
    """
    chances = np.zeros(len(scores))
    best = np.argsort(-scores, kind="stable")[:pool]
    raised = np.exp(scores[best] - scores[best[0]])
    chances[best] = raised / raised.sum()
    return chances
