"""The best of many, and one of them drawn by chances that can be divided by."""

import hashlib
import math
from collections.abc import Sequence
from struct import unpack

import numpy as np
from numpy.typing import NDArray

from skill.recommender.blend import Worth

Order = NDArray[np.int64]
DRAWS = 1 << 64  # different ones


def softmax(logits: Sequence[float]) -> list[float]:
    """Return chances that sum to one."""
    top = max(logits)
    raised = [math.exp(logit - top) for logit in logits]
    total = sum(raised)
    return [each / total for each in raised]


def drawn(chances: Sequence[float], seed: str) -> list[int]:
    """Return the places drawn one after another without replacement, each by its chance.

    Source: the exponential race (Efraimidis and Spirakis 2006, Inf. Process. Lett. 97):
    the smallest of independent exponential times with these rates wins with its chance.
    """
    bits = hashlib.shake_128(seed.encode("utf-8", "surrogatepass"))
    draws = unpack(f"<{len(chances)}Q", bits.digest(8 * len(chances)))
    times = [
        -math.log((draw + 1) / DRAWS) / max(rate, 1e-300)
        for draw, rate in zip(draws, chances, strict=True)
    ]
    return sorted(range(len(chances)), key=times.__getitem__)


def propensity(chances: Sequence[float], order: Sequence[int], winner: int) -> float:
    """Return the chance of the winner, among those that could have won.

    Whatever was drawn before it was turned away by the gate, and had no chance at all.
    """
    turned_away = order[: order.index(winner)]
    left = 1.0 - sum(chances[place] for place in turned_away)
    return min(max(chances[winner] / left, 0.0), 1.0) if left > 0 else 1.0


def best_first(worth: Worth, most: int) -> Order:
    """Return the places of the best, best first; of equals, the likelier row first."""
    most = min(most, len(worth))
    among = best_of(worth, most)
    return among[(-worth[among]).argsort(kind="stable")]


def best_of(worth: Worth, most: int) -> Order:
    """Return the places of the best in their own order; of equals, the first."""
    if most >= len(worth):
        return np.arange(len(worth))
    least = np.partition(worth, -most)[-most]
    among: NDArray[np.bool_] = worth >= least
    over = int(np.count_nonzero(among)) - most
    if over:
        among[(worth == least).nonzero()[0][-over:]] = False
    best: Order = among.nonzero()[0]
    return best
