"""What ranks amount to: hit rates and gains, their lifts and their intervals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
METRICS = ("hr@1", "hr@10", "ndcg@10", "mrr")
RESAMPLED = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """What was measured, and the 95 % interval of a bootstrap."""

    value: float
    low: float
    high: float


def gains(ranks: NDArray[np.int64]) -> Doubles:
    """Return what each event is worth, (events, metrics); rank 0 is the top."""
    top = ranks < 10
    return np.stack(
        [ranks == 0, top, top / np.log2(ranks + 2.0), 1.0 / (ranks + 1.0)], axis=1
    ).astype(np.float64)


def weights(households: NDArray[np.int64], seed: int) -> tuple[Doubles, NDArray[np.int64]]:
    """Return how often each household is drawn in each resampling, and each event's place.

    Households are drawn, not events: what one household takes hangs together.
    """
    met, place = np.unique(households, return_inverse=True)
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(met), np.full(len(met), 1.0 / len(met)), size=RESAMPLED)
    return drawn.astype(np.float64), place


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Means of every metric over the events, and over each resampling of households."""

    means: Doubles  # (metrics,)
    resampled: Doubles  # (RESAMPLED, metrics)


def sample(
    ranks: NDArray[np.int64], households: NDArray[np.int64], seed: int = 0
) -> Sample:
    """Return means of the metrics, on the same resamplings for every model."""
    worth = gains(ranks)
    drawn, place = weights(households, seed)
    summed = np.zeros((drawn.shape[1], worth.shape[1]))
    np.add.at(summed, place, worth)
    events = drawn @ np.bincount(place)
    return Sample(worth.mean(axis=0), (drawn @ summed) / events[:, None])


def intervals(ours: Sample) -> dict[str, Interval]:
    """Return every metric with its interval."""
    low, high = np.percentile(ours.resampled, [2.5, 97.5], axis=0)
    columns = zip(METRICS, ours.means, low, high, strict=True)
    return {name: Interval(float(v), float(a), float(b)) for name, v, a, b in columns}


def lifts(ours: Sample, baseline: Sample) -> dict[str, Interval]:
    """Return how much more than the baseline each metric is, 0.5 for half as much again.

    Nothing is so many times more than nothing: where the baseline has no hit at all there
    is no lift, and resamplings in which it has none are left out of the interval.
    """
    found = {}
    for column, name in enumerate(METRICS):
        base, resampled = baseline.means[column], baseline.resampled[:, column]
        some = resampled > 0.0
        if base > 0.0:
            each = ours.resampled[some, column] / resampled[some] - 1.0
            low, high = np.percentile(each, [2.5, 97.5])
            found[name] = Interval(
                float(ours.means[column] / base - 1.0), float(low), float(high)
            )
    return found
