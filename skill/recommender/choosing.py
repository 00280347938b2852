"""Drawing one of a few good ones, by chances that are known and can be divided by."""

import math
from collections.abc import Sequence
from random import Random


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
    chance = Random(seed)
    times = [chance.expovariate(1.0) / max(rate, 1e-300) for rate in chances]
    return sorted(range(len(chances)), key=lambda place: times[place])


def propensity(chances: Sequence[float], order: Sequence[int], winner: int) -> float:
    """Return the chance of the winner, among those that could have won.

    Whatever was drawn before it was turned away by the gate, and had no chance at all.
    """
    turned_away = order[: order.index(winner)]
    left = 1.0 - sum(chances[place] for place in turned_away)
    return min(max(chances[winner] / left, 0.0), 1.0) if left > 0 else 1.0
