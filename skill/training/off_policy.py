"""What another way of choosing would have earned, from what was logged.

Every choice was logged with its propensity p, the chance of being chosen.  A policy that
would choose the same recipe with chance t is credited with t / p times what came of it.

* IPS: Horvitz and Thompson 1952; unbiased, of high variance.
* SNIPS: Swaminathan and Joachims 2015, "The self-normalized estimator for counterfactual
  learning"; the weights are normalised, a little biased, of much less variance.
* DR: Dudik, Langford and Li 2011, "Doubly robust policy evaluation and learning"; a guess
  of the reward, corrected by what was logged; unbiased if either is right.

No weights can tell of a recipe that would never have been chosen, and ``overlap`` says how
much of a policy the log can speak of at all.  Of the rest the guess has to tell, and two
honest guesses bound it: one that is deaf to the policy, so that what it says beyond the log
is worth nothing, and one that takes what it says to be worth there what it is worth inside
the log.  An interval reaches from one to the other, and at each end as far beyond as chance
and that guess's own weights make it (after Imbens and Manski 2004, "Confidence intervals
for partially identified parameters").  Where the log speaks of everything the two agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.training.figures import Doubles, Interval, Ints, clusters
from skill.training.reward import Guess

Z = 1.959964  # of the normal's two-sided 95 %
FEWEST = 30  # effective offers, below which an interval is not to be believed
THINNEST = 0.1  # overlap, below which the guess says all of it, and is not believed
TINY = 1e-12
Which = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """m offers, and at each the recipes that some policy would have chosen: k in all.

    Those of offer i are the places from ``starts[i]`` to the next one's; there is one at
    least, and ``offered`` (m,) is the place of the one that was offered.  ``known``
    (k, columns) is what is known of each, whoever chooses.  ``reward`` (m,) is 1 where the
    offer was taken, ``propensity`` the logged chance of it, ``household`` whose it was.
    """

    starts: Ints
    offered: Ints
    known: Doubles
    reward: Doubles
    propensity: Doubles
    household: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offered)

    @property
    def heaviest(self) -> float:
        """Return the weight beyond which it is noise: the root of the offers.

        Source: Ionides 2008, "Truncated importance sampling".
        """
        return float(np.sqrt(len(self)))

    def weights(self, policy: "Policy") -> Doubles:
        """Return how much likelier what was offered is under a policy, (m,)."""
        return policy.chances[self.offered] / self.propensity

    def summed(self, values: Doubles) -> Doubles:
        """Return the sums of some values (k, ...) by offer, (m, ...)."""
        sums: Doubles = np.add.reduceat(values, self.starts, axis=0)
        return sums


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """The ``chances`` with which each recipe is chosen, and what is thought of it: (k,)."""

    chances: Doubles
    scores: Doubles


@dataclass(frozen=True, slots=True, eq=False)
class Credit:
    """What a policy is credited with at every offer, (m,), under one guess.

    ``bends`` (m, w) is how that moves with the guess's weights, ``moved`` (m, w) how those
    were moved by each offer.
    """

    values: Doubles
    bends: Doubles
    moved: Doubles

    @classmethod
    def of(cls, choices: Choices, policy: Policy, guess: Guess, columns: Doubles) -> Self:
        """Return the doubly robust credit; beyond the heaviest weight the guess tells."""
        chance, bends = guess.of(columns)
        offered = choices.offered
        weight = np.minimum(choices.weights(policy), choices.heaviest)
        missed = weight * (choices.reward - chance[offered])
        expected = choices.summed(policy.chances[:, None] * bends)
        return cls(
            values=choices.summed(policy.chances * chance) + missed,
            bends=expected - weight[:, None] * bends[offered],
            moved=guess.moved,
        )

    def above(self, other: "Credit") -> "Credit":
        """Return by how much it is above another, under the same guess."""
        return Credit(self.values - other.values, self.bends - other.bends, self.moved)

    def interval(self, household: NDArray[np.int64], which: Which) -> Interval:
        """Return the mean over some of the offers."""
        centre, share = float(self.values[which].mean()), float(which.mean())
        influence = which * (self.values - centre) / share
        drift = len(which) * (self.moved @ self.bends[which].mean(axis=0))
        return _around(centre, influence + drift, household)


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """What a policy would have converted, and how far that is above another.

    ``effective`` is how many offers its weights are worth, the heaviest cut (Kish 1965);
    ``overlap`` the mean weight: 1 where the log can speak of all that the policy does.
    """

    ips: Interval
    snips: Interval
    dr: Interval
    effective: float
    overlap: float
    household: NDArray[np.int64]
    gains: Sequence[Credit]

    @property
    def believable(self) -> bool:
        """Return whether there is enough of a log behind them to tell."""
        return self.effective >= FEWEST and self.overlap >= THINNEST

    def gain(self, which: Which | None = None) -> Interval:
        """Return how much more it would have converted at some of the offers, or at all."""
        some = np.ones(len(self.household), np.bool_) if which is None else which
        if not some.any():
            return UNTOLD
        deaf, hearing = (one.interval(self.household, some) for one in self.gains)
        return between(deaf, hearing)


UNTOLD = Interval(0.0, -1.0, 1.0)
"""A gain that a log says nothing of."""


def estimate(choices: Choices, ours: Policy, theirs: Policy) -> Estimates:
    """Return what one policy would have converted, and its gain over the other.

    Intervals are of 95 % and know of households.

    Raises:
        ValueError: a propensity is not in (0, 1].
    """
    if not len(choices):
        nothing = Interval(0.0, 0.0, 1.0)
        return Estimates(nothing, nothing, nothing, 0.0, 0.0, choices.household, ())
    if choices.propensity.min() <= 0 or choices.propensity.max() > 1:
        raise ValueError("propensities are in (0, 1]")
    weights = choices.weights(ours)
    mean_weight, cut = float(weights.mean()), np.minimum(weights, choices.heaviest)
    squares = float(np.sum(cut**2))
    earned = weights * choices.reward
    normalised = float(earned.mean()) / mean_weight if mean_weight > 0 else 0.0
    residual = weights * (choices.reward - normalised) / max(mean_weight, TINY)
    every, whose = np.ones(len(choices), np.bool_), choices.household
    credits = [_credits(choices, heard, ours, theirs) for heard in ((), (ours,))]
    return Estimates(
        ips=_mean(earned, whose),
        snips=_around(normalised, residual, whose),
        dr=between(*(our.interval(whose, every) for our, _ in credits)),
        effective=float(cut.sum()) ** 2 / squares if squares else 0.0,
        overlap=mean_weight,
        household=whose,
        gains=[our.above(their) for our, their in credits],
    )


def _credits(choices: Choices, heard: Sequence[Policy], *policies: Policy) -> list[Credit]:
    """Return each policy's credit under a guess that hears what some of them say."""
    told = [choices.known, *(one.scores[:, None] for one in heard)]
    columns = np.concatenate(told, axis=1)
    guess = Guess.fitted(columns[choices.offered], choices.reward)
    return [Credit.of(choices, policy, guess, columns) for policy in policies]


def between(one: Interval, other: Interval) -> Interval:
    """Return the interval of what lies somewhere between two values: all that either holds.

    Where they agree it is theirs.  Where they do not it allows for a little more than
    chance (Imbens and Manski 2004 would reach less far): no guess is quite right.
    """
    middle = (one.value + other.value) / 2
    ends = min(one.low, other.low), max(one.high, other.high)
    return Interval(middle, *ends, parts=(one, other))


def _mean(values: Doubles, household: NDArray[np.int64]) -> Interval:
    centre = float(values.mean())
    return _around(centre, values - centre, household)


def _around(centre: float, influence: Doubles, household: NDArray[np.int64]) -> Interval:
    """Return the interval of an estimate with these influences, summed by household.

    Source: Liang and Zeger 1986, the variance of a mean over clusters.
    """
    sums = np.bincount(clusters(household), weights=influence)
    spread = np.sum(sums**2) * len(sums) / max(len(sums) - 1, 1)
    error = float(np.sqrt(spread)) / len(influence)
    return Interval(centre, centre - Z * error, centre + Z * error)


def softmax_chances(scores: Doubles, pool: int) -> tuple[Ints, Doubles]:
    """Return the places that a policy draws among, the ``pool`` best, and their chances.

    Scores are utilities in units of the policy's temperature; other places have no chance.
    """
    best = np.argsort(-scores, kind="stable")[:pool]
    raised = np.exp(scores[best] - scores[best[0]])
    return best, raised / raised.sum()
