"""Rates and weights of the hybrid's base, by the likelihood of what was taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from skill.recommender.models.evidence import CONTEXT, COUNTS
from skill.recommender.taste import Floats

RIDGE = (60.0, 300.0)  # in choices, on standardised weights: plain, and by context
STEPS = 150
START = -2.0  # logarithm of each rate, in units of its own mean
Doubles = NDArray[np.float64]


class Choice(NamedTuple):
    """One of ``Choices``."""

    columns: Floats
    context: Floats
    log_odds: Doubles | Floats


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """What could have been taken, the first of each was, and the odds it was drawn with.

    ``columns`` (choices, alternatives, COLUMNS), ``contexts`` (choices, CONTEXT or more),
    ``log_odds`` (choices, alternatives).
    """

    columns: Floats
    contexts: Floats
    log_odds: Floats

    @classmethod
    def of(cls, choices: Sequence[Choice]) -> Self:
        """Return them together; there is at least one."""
        columns, contexts, odds = zip(*choices, strict=True)
        return cls(np.stack(columns), np.stack(contexts), np.array(odds, dtype=np.float32))

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[Choice]:
        """Yield one by one."""
        parts = (self.columns, self.contexts, self.log_odds)
        return map(Choice._make, zip(*parts, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """Choices in standard units."""

    counts: Floats  # (choices, alternatives, COUNTS + 1), of mean 1
    columns: Floats  # of variance 1, what was taken at 0
    contexts: Floats  # (choices, CONTEXT + 1), a leading 1, then of mean 0, variance 1
    log_odds: Floats


def fitted(choices: Choices) -> tuple[Floats, Floats]:
    """Return rates (COUNTS + 1,) and weights (CONTEXT + 1, COLUMNS) for ``base``.

    Alternatives are weighed by the inverse of their odds, so that few stand for all.
    Source: McFadden 1978, "Modelling the choice of residential location", section 6.
    """
    counts = np.exp(choices.columns[..., :COUNTS])
    counts = np.concatenate([np.ones_like(counts[..., :1]), counts], axis=-1)
    usual = counts.mean(axis=(0, 1)) + 1e-6
    spread = choices.columns.std(axis=(0, 1)) + 1e-3
    context = choices.contexts[:, :CONTEXT]
    middle, width = context.mean(axis=0), context.std(axis=0) + 1e-3
    scaled = Scaled(
        (counts / usual).astype(np.float32),
        (choices.columns - choices.columns[:, :1]) / spread,
        np.concatenate([np.ones_like(context[:, :1]), (context - middle) / width], axis=1),
        choices.log_odds.astype(np.float32),
    )
    rates, weights = _likeliest(scaled)
    weights[1:] /= width[:, None]
    weights[0] -= middle @ weights[1:]
    return (rates / usual).astype(np.float32), (weights / spread).astype(np.float32)


def _likeliest(scaled: Scaled) -> tuple[Doubles, Doubles]:
    """Return rates and weights in standard units."""
    rates, shape = scaled.counts.shape[-1], (CONTEXT + 1, scaled.columns.shape[-1])
    start = np.zeros(rates + shape[0] * shape[1])
    start[:rates] = START
    found = minimize(
        lambda given: _surprise(given, scaled),
        start,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS},
    ).x
    weights: Doubles = np.array(found[rates:]).reshape(shape)
    return np.exp(found[:rates]), weights


def _surprise(given: Doubles, scaled: Scaled) -> tuple[float, Doubles]:
    """Return the mean negative log likelihood with its ridge, and its slope."""
    n_rates = scaled.counts.shape[-1]
    n = len(scaled.columns)
    rates = np.exp(np.minimum(given[:n_rates], 20.0)).astype(np.float32)
    weights = given[n_rates:].reshape(scaled.contexts.shape[1], -1)
    ridge = np.full((len(weights), 1), RIDGE[1] / n)
    ridge[0] = RIDGE[0] / n
    own = scaled.contexts @ weights.astype(np.float32)
    rate = scaled.counts @ rates + np.float32(1e-9)
    utilities = np.log(rate) + np.matmul(scaled.columns, own[..., None])[..., 0]
    utilities -= scaled.log_odds
    highest = utilities.max(axis=1, keepdims=True)
    chances = np.exp(utilities - highest)
    summed = chances.sum(axis=1, keepdims=True)
    loss = float(np.mean(np.log(summed) + highest - utilities[:, :1]))
    slope = chances / summed
    slope[:, 0] -= 1.0
    slope /= n
    by_rate = np.tensordot(slope / rate, scaled.counts, 2) * rates
    own_slope = np.matmul(slope[:, None, :], scaled.columns)[:, 0]
    by_weight = scaled.contexts.T @ own_slope + 2 * ridge * weights
    loss += float(np.sum(ridge * weights**2))
    return loss, np.concatenate([by_rate, by_weight.ravel()]).astype(np.float64)
