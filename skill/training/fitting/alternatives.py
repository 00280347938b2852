"""What households could have taken instead: few that stand for all, and their odds.

A log in time is walked twice: models fitted on a part testify on what came next, so that
evidence is about as old when it teaches as when it serves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.evidence import Evidence
from skill.recommender.taste import Floats, Rows
from skill.training.fitting.intensity import Choice
from skill.training.fitting.occasions import Occasion, apart, later, unseen

DRAWN = 150  # to each occasion, half evenly, half by popularity
POOL = 1500  # recipes, drawn evenly, that the likely are drawn from
LIKELY = 30  # to each occasion, drawn as a model would take them
EVEN = 12  # besides, drawn evenly
Doubles = NDArray[np.float64]
Scorer = Callable[[Floats, Floats], Floats]
"""From columns (rows, COLUMNS) and a context to logarithms of rates (rows,)."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Evidence, and what came after it: the last of ``log``, or ``held`` out of it."""

    evidence: Evidence
    log: Interactions
    start: int
    held: Interactions | None = None

    def occasions(self, most: int, rng: np.random.Generator) -> Iterator[Occasion]:
        """Yield about so many of the occasions, thinned by chance, in their order."""
        if self.held is None:
            count, after = len(self.log) - self.start, later(self.log, self.start)
        else:
            count, after = len(self.held), apart(self.log, self.held)
        share = most / max(count, 1)
        return (one for one in after if rng.random() < share)


def lesson(
    known: Interactions,
    contents: Contents,
    part: tuple[float, float],
    rng: np.random.Generator,
) -> Lesson:
    """Return evidence fitted on what came before a part of a log, given as its shares.

    Without order a part of that size is held out by chance.
    """
    if known.is_in_time:
        start, end = (round(share * len(known)) for share in part)
        before = known.some(slice(0, start))
        return Lesson(Evidence().fit(before, contents), known.some(slice(0, end)), start)
    out = rng.random(len(known)) < part[1] - part[0]
    before = known.some(~out)
    return Lesson(Evidence().fit(before, contents), before, 0, known.some(out))


def popular_and_even(
    taught: Lesson, most: int, rng: np.random.Generator
) -> Iterator[Choice]:
    """Yield choices against what is popular and what is not."""
    popular = np.log(taught.evidence.total_ + 1.0)
    for one, others in _offered(taught, most, rng):
        odds = _half_and_half(popular[others])
        drawn = rng.choice(len(others), DRAWN, p=np.exp(odds))
        own = _half_and_half(popular[[*others, one.row]])[-1]
        rows = np.append(np.int32(one.row), others[drawn]).astype(np.int32)
        history = taught.evidence.history(one.taste)
        columns = taught.evidence.columns(history, rows)
        context = taught.evidence.context(history)
        yield Choice(columns, context, np.append(own, odds[drawn]))


def likely_and_even(
    taught: Lesson, scorer: Scorer, most: int, rng: np.random.Generator
) -> Iterator[Choice]:
    """Yield choices against what a model takes for likely, and against anything."""
    for one, others in _offered(taught, most, rng):
        pool = rng.choice(others, min(POOL, len(others)), replace=False)
        rows = np.append(np.int32(one.row), pool).astype(np.int32)
        history = taught.evidence.history(one.taste)
        columns = taught.evidence.columns(history, rows)
        context = taught.evidence.context(history)
        scores = scorer(columns, context)
        chances = np.exp(scores - scores[1:].max(), dtype=np.float64)
        chances /= chances[1:].sum()
        likely = 1 + rng.choice(len(pool), LIKELY, p=chances[1:])
        read = np.concatenate([[0], likely, 1 + rng.integers(0, len(pool), EVEN)])
        odds = (LIKELY * chances[read] + EVEN / len(pool)) / (LIKELY + EVEN)
        yield Choice(columns[read], context, np.log(odds))


def _offered(
    taught: Lesson, most: int, rng: np.random.Generator
) -> Iterator[tuple[Occasion, Rows]]:
    """Yield occasions, each with all that was not taken instead."""
    n = len(taught.evidence.total_)
    for one in taught.occasions(most, rng):
        others = unseen(one.taste, n)
        others = others[others != one.row]
        if len(others):
            yield one, others


def _half_and_half(logs: Floats) -> Doubles:
    """Return logarithms of chances: half even, half in proportion to exp(logs)."""
    chances = np.exp(logs.astype(np.float64))
    mixed = 0.5 / len(logs) + 0.5 * chances / chances.sum()
    found: Doubles = np.log(mixed / mixed.sum())
    return found
