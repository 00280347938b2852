"""How large an experiment must be, whether it was dealt fairly, and what it found.

Rates are conversions of households (each counts once), so that they are independent.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy import stats

from skill.domain.experiments import Experiment

SUSPICIOUS = 0.001  # the chance below which an imbalance is no accident


def households_per_arm(
    base: float, lift: float, *, power: float = 0.8, alpha: float = 0.05
) -> int:
    """Return how many households an arm needs to find a relative lift over a base rate.

    Two-sided test of two proportions, the variance pooled under the null.  Source: Fleiss,
    Levin and Paik 2003, "Statistical Methods for Rates and Proportions", equation 4.14.

    Raises:
        ValueError: a rate is not between 0 and 1, or nothing is to be found.
    """
    other = base * (1 + lift)
    if not (0 < base < 1 and 0 < other < 1 and lift):
        raise ValueError("rates are between 0 and 1, and differ")
    pooled = (base + other) / 2
    null = stats.norm.ppf(1 - alpha / 2) * math.sqrt(2 * pooled * (1 - pooled))
    spread = math.sqrt(base * (1 - base) + other * (1 - other))
    found = (null + stats.norm.ppf(power) * spread) ** 2 / (other - base) ** 2
    return math.ceil(float(found))


@dataclass(frozen=True, slots=True)
class Balance:
    """How arms were filled; ``p`` is the chance of such an imbalance by accident."""

    counts: Mapping[str, int]
    p: float

    @property
    def is_suspicious(self) -> bool:
        """Return whether something sorts households; nothing else may be concluded then."""
        return self.p < SUSPICIOUS


def balance(experiment: Experiment, counts: Mapping[str, int]) -> Balance:
    """Return whether arms hold the shares they were to hold: Pearson's chi-squared.

    Source: Fabijan et al. 2019, "Diagnosing sample ratio mismatch", with their 0.1 %.

    Raises:
        ValueError: an arm is counted that there is none of, or nobody is in any.
    """
    names = [arm.name for arm in experiment.arms]
    total = sum(counts.values())
    if not total or not counts.keys() <= set(names):
        raise ValueError("counts of the arms are needed")
    shares = sum(arm.share for arm in experiment.arms)
    expected = [total * arm.share / shares for arm in experiment.arms]
    seen = [counts.get(name, 0) for name in names]
    if len(seen) == 1:
        return Balance(dict(counts), 1.0)
    return Balance(dict(counts), float(stats.chisquare(seen, expected).pvalue))


@dataclass(frozen=True, slots=True)
class Tally:
    """An arm so far: households met, and those that converted."""

    households: int
    converted: int

    @property
    def rate(self) -> float:
        """Return the conversion."""
        return self.converted / self.households if self.households else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A difference in conversion, valid however often one looks.

    ``p`` is an always-valid p-value: below alpha at any time, it is significant at alpha.
    ``low`` and ``high`` hold the truth at all times together, with 95 %.
    """

    difference: float
    low: float
    high: float
    p: float


def compared(
    control: Tally, other: Tally, *, alpha: float = 0.05, expected: float = 0.02
) -> Found:
    """Return the difference between two arms: the mixture sequential ratio test.

    ``expected`` is the difference that the test is tuned to, the mixture's standard
    deviation; it stays valid whatever it is.  The normal approximation needs some tens of
    conversions, before which nothing is concluded.

    Source: Johari, Koomen, Pekelis and Walsh 2022, "Always Valid Inference: continuous
    monitoring of A/B tests", Operations Research 70, equations 8 and 10; Robbins 1970.
    """
    difference = other.rate - control.rate
    variance = _variance(control) + _variance(other)
    if not variance or min(control.converted, other.converted) < FEWEST:
        return Found(difference, -1.0, 1.0, 1.0)
    mixed = variance + expected**2
    log_ratio = 0.5 * math.log(variance / mixed)
    log_ratio += expected**2 * difference**2 / (2 * variance * mixed)
    wide = math.sqrt(variance * mixed / expected**2 * math.log(mixed / variance / alpha**2))
    p = min(1.0, math.exp(-max(log_ratio, 0.0)))
    return Found(difference, difference - wide, difference + wide, p)


FEWEST = 20  # conversions in each arm


def _variance(tally: Tally) -> float:
    return tally.rate * (1 - tally.rate) / max(tally.households, 1)


def running(looks: Sequence[tuple[Tally, Tally]], *, alpha: float = 0.05) -> int | None:
    """Return the first look at which a difference is significant, None where none is."""
    for number, (control, other) in enumerate(looks):
        if compared(control, other, alpha=alpha).p < alpha:
            return number
    return None
