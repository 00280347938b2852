"""What ranks amount to: hit rates and gains, lifts, and intervals over households."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
METRICS = ("hr@1", "hr@10", "ndcg@10", "mrr")
RESAMPLED = 1000
FEW = 10  # households, below which an interval is of these, and not of households
TINY = 1e-12  # a resampling may hold no hit of the baseline's


@dataclass(frozen=True, slots=True)
class Interval:
    """What was measured, and its 95 % interval.

    ``parts`` are those that it holds all of, where it lies between two.
    """

    value: float
    low: float
    high: float
    parts: tuple["Interval", ...] = ()


def gains(ranks: Ints) -> Doubles:
    """Return each conversion's worth under every metric, (n, metrics); rank 0 is the top.

    With one recipe taken, the ideal gain is 1: NDCG@10 is 1 / log2(rank + 2) in the first
    ten, and the hit rate is the conversion of a list of that length.
    """
    top = ranks < 10
    worth = [ranks == 0, top, top / np.log2(ranks + 2.0), 1.0 / (ranks + 1.0)]
    return np.stack(worth, axis=1).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Means of some columns, and the means of each resampling of households."""

    means: Doubles  # (columns,)
    resampled: Doubles  # (RESAMPLED, columns)

    def intervals(self) -> list[Interval]:
        """Return each column's mean with the percentile interval."""
        low, high = np.percentile(self.resampled, [2.5, 97.5], axis=0)
        return _zipped(self.means, low, high)

    def lifts(self, baseline: "Sample") -> list[Interval | None]:
        """Return how much more than the baseline, 0.5 for half as much again.

        Nothing is so many times more than nothing: over a baseline that never hits there
        is None, and resamplings in which it does not are left out of an interval.
        Both must come from the same resamplings, so that what is common falls out.
        """
        columns = zip(
            *(self.means, self.resampled.T, baseline.means, baseline.resampled.T),
            strict=True,
        )
        return [_lift(*column) for column in columns]

    def above(self, other: "Sample") -> list[Interval]:
        """Return the difference to another, on the same resamplings."""
        low, high = np.percentile(self.resampled - other.resampled, [2.5, 97.5], axis=0)
        return _zipped(self.means - other.means, low, high)


def resampled(columns: Sequence[Doubles], households: Ints, seed: int = 0) -> list[Sample]:
    """Return the means of each (n, columns), all on the same resamplings.

    Households are drawn, not events: what one household takes hangs together.  Each counts
    as often as a Poisson draw says, which needs no more memory than the households.
    Source: Chamandy et al. 2012, "Estimating uncertainty for massive data streams".
    """
    place = clusters(households)
    count = int(place.max()) + 1 if len(place) else 0
    sums = [_summed(each, place, count) for each in (np.ones((len(place), 1)), *columns)]
    stacked = np.concatenate(sums, axis=1)
    rng = np.random.default_rng(seed)
    drawn = np.stack([_drawn(rng, stacked) for _ in range(RESAMPLED)])
    found, at = [], 1
    for each in columns:
        width = each.shape[1]
        means = each.mean(axis=0) if len(each) else np.zeros(width)
        found.append(
            Sample(means, drawn[:, at : at + width] / np.maximum(drawn[:, :1], TINY))
        )
        at += width
    return found


def clusters(households: Ints) -> Ints:
    """Return numbers from 0 for events, the same for those that share one luck.

    Those of a household do.  Where there are too few of them to tell how households differ,
    what is found is true of these alone, and every event stands for itself.
    """
    met, place = np.unique(households, return_inverse=True)
    return place if len(met) >= FEW else np.arange(len(households))


def _drawn(rng: np.random.Generator, sums: Doubles) -> Doubles:
    weights = rng.poisson(1.0, len(sums)).astype(np.float64)
    if len(sums) and not weights.any():
        weights[rng.integers(len(sums))] = 1.0
    drawn: Doubles = weights @ sums
    return drawn


def _summed(columns: Doubles, place: Ints, count: int) -> Doubles:
    """Return the sums by household, (count, columns)."""
    found = np.zeros((count, columns.shape[1]))
    np.add.at(found, place, columns)
    return found


def _lift(
    own: np.float64, resampled: Doubles, base: np.float64, of_base: Doubles
) -> Interval | None:
    if base <= 0.0:
        return None
    some = of_base > 0.0
    low, high = np.percentile(resampled[some] / of_base[some] - 1.0, [2.5, 97.5])
    return Interval(float(own / base - 1.0), float(low), float(high))


def _zipped(values: Doubles, low: Doubles, high: Doubles) -> list[Interval]:
    columns = zip(values.tolist(), low.tolist(), high.tolist(), strict=True)
    return [Interval(*each) for each in columns]
