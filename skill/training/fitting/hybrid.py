"""The hybrid: a base by conditional likelihood, then trees against what the base draws.

A log in time is walked twice: models fitted on a part testify on what came next.  What
came first teaches the base, all that came after it the trees; the shares are such that
evidence is about as old when it teaches as when it serves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.evidence import Evidence
from skill.recommender.models.hybrid import FEATURES, Hybrid, base, features
from skill.recommender.taste import Floats
from skill.training.fitting.intensity import Choices, fitted
from skill.training.fitting.occasions import Occasion, apart, later, unseen
from skill.training.fitting.trees import exported

CUTS = (0.6, 0.8, 1.0)  # shares of a log; each part is foretold from those before
FOR_BASE = 12_000  # occasions that teach the base
FOR_TREES = 52_000
DRAWN = 150  # alternatives to each, for the base: half evenly, half by popularity
AGAINST = 20  # alternatives to each, for the trees, drawn from the base
POOL = 800  # recipes, drawn evenly, that those are drawn from
ROUNDS = 200
FOR_ROUND = 50  # occasions that one more tree needs
WORST = 0.01  # quantile of what trees say, for those they do not read


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Evidence, and about how many of the occasions that came after it are used."""

    evidence: Evidence
    occasions: Iterator[Occasion]


def fit(model: Hybrid, interactions: Interactions, contents: Contents, seed: int) -> Hybrid:
    """Return the model, its evidence fitted on everything."""
    rng = np.random.default_rng(seed)
    known = interactions.conversions()
    model.fit(interactions, contents)
    lessons = len(CUTS) - 1
    examples: list[Floats] = []
    for part in range(lessons):
        first = FOR_BASE if part == 0 else 0
        lesson = _lesson(known, contents, part, first + FOR_TREES // lessons, rng)
        if first:
            teach_base(model, lesson, rng)
        examples += _examples(model, lesson, rng)
    if len(examples) >= FOR_ROUND:
        teach_trees(model, np.stack(examples), seed)
    return model


def _lesson(
    known: Interactions, contents: Contents, part: int, most: int, rng: np.random.Generator
) -> Lesson:
    """Return evidence fitted on what came before a cut, and occasions up to the next."""
    start, end = (round(cut * len(known)) for cut in CUTS[part : part + 2])
    if known.is_in_time:
        before = known.some(slice(0, start))
        count, after = end - start, later(known.some(slice(0, end)), start)
    else:
        held = rng.random(len(known)) < CUTS[part + 1] - CUTS[part]
        before = known.some(~held)
        count, after = int(held.sum()), apart(before, known.some(held))
    share = most / max(count, 1)
    thinned = (one for one in after if rng.random() < share)
    return Lesson(Evidence().fit(before, contents), thinned)


def teach_base(model: Hybrid, lesson: Lesson, rng: np.random.Generator) -> None:
    """Find the rates and weights under which what was taken is likeliest."""
    columns, contexts, odds = [], [], []
    n = len(lesson.evidence.total_)
    popular = np.log(lesson.evidence.total_ + 1.0)
    for one in islice(lesson.occasions, FOR_BASE):
        others = unseen(one.taste, n)
        others = others[others != one.row]
        if len(others):
            log_odds = _half_and_half(popular[others])
            drawn = rng.choice(len(others), DRAWN, p=np.exp(log_odds))
            own = _half_and_half(popular[[*others, one.row]])[-1]
            rows = np.append(np.int32(one.row), others[drawn]).astype(np.int32)
            columns.append(lesson.evidence.columns(one.taste, rows))
            contexts.append(lesson.evidence.context(one.taste))
            odds.append(np.append(own, log_odds[drawn]))
    if columns:
        choices = Choices(np.stack(columns), np.stack(contexts), np.stack(odds))
        model.rates_, model.weights_ = fitted(choices)


def _half_and_half(logs: Floats) -> Floats:
    """Return logarithms of chances: half even, half in proportion to exp(logs)."""
    chances = np.exp(logs.astype(np.float64))
    mixed = 0.5 / len(logs) + 0.5 * chances / chances.sum()
    found: Floats = np.log(mixed / mixed.sum())
    return found


def _examples(model: Hybrid, lesson: Lesson, rng: np.random.Generator) -> Iterator[Floats]:
    """Yield what trees read of a taken recipe, first, and of those drawn instead."""
    n = len(lesson.evidence.total_)
    for one in lesson.occasions:
        others = unseen(one.taste, n)
        others = others[others != one.row]
        if not len(others):
            continue
        pool = rng.choice(others, min(POOL, len(others)), replace=False)
        rows = np.append(np.int32(one.row), pool).astype(np.int32)
        columns = lesson.evidence.columns(one.taste, rows)
        context = lesson.evidence.context(one.taste)
        scores = base(columns, context, model.rates_, model.weights_)
        chances = np.exp(scores[1:] - scores[1:].max(), dtype=np.float64)
        against = 1 + rng.choice(len(pool), AGAINST, p=chances / chances.sum())
        read = np.append(0, against)
        yield features(columns[read], context, scores[read])


def teach_trees(model: Hybrid, examples: Floats, seed: int) -> None:
    """Learn to tell what was taken from what the base would have drawn."""
    read = examples.reshape(-1, FEATURES)
    taken = np.zeros(examples.shape[:2], dtype=np.int8)
    taken[:, 0] = 1
    learner = HistGradientBoostingClassifier(
        max_iter=min(ROUNDS, len(examples) // FOR_ROUND),
        learning_rate=0.06,
        max_leaf_nodes=16,
        min_samples_leaf=200,
        max_features=0.3,
        l2_regularization=10.0,
        max_bins=63,
        early_stopping=False,
        random_state=seed,
    )
    learner.fit(read, taken.ravel())
    model.trees_ = exported(learner, FEATURES)
    said = model.trees_.score(read[:: max(len(read) // 5000, 1)])
    model.rest_ = float(np.quantile(said, WORST))
