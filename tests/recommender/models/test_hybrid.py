"""A base for all, and trees where it matters."""

from dataclasses import replace

import numpy as np
import pytest

from skill.recommender.models.evidence import COLUMNS, CONTEXT, COUNTS
from skill.recommender.models.hybrid import FEATURES, Hybrid, base, features
from skill.recommender.models.trees import LEAVES, Trees
from skill.recommender.taste import Taste
from tests.recommender.models.world import RECIPES, World, world

EVERY = np.arange(RECIPES, dtype=np.int32)


@pytest.fixture(scope="module")
def small() -> World:
    """Return a world of two halves."""
    return world()


def plain(small: World, **given: int) -> Hybrid:
    """Return a hybrid that was taught nothing."""
    return Hybrid(**given).fit(small.interactions, small.contents)


def constant(value: float) -> Trees:
    """Return one tree that says the same of everything."""
    trees = Trees.none(FEATURES)
    trees.masks_ = np.full((FEATURES, 1), 1, dtype=np.uint16)
    trees.values_ = np.zeros((1, LEAVES))
    trees.values_[0, 0] = value
    return trees


def test_before_it_is_taught_it_is_popularity(small: World) -> None:
    """Kept up to date: the order of the counts, for anyone."""
    scores = plain(small).score(small.taste(0, 4), EVERY)

    trends = small.moment.trends
    assert trends is not None
    counts = trends.total_
    by_count, by_score = np.argsort(-counts, kind="stable"), np.argsort(-scores)
    assert counts[by_score[:10]].tolist() == counts[by_count[:10]].tolist()


def test_trees_read_the_best_and_the_rest_stay_below(small: World) -> None:
    """What they say at worst is held of all others, so that order stays an order."""
    model = plain(small, deep=5)
    before = model.score(small.taste(0), EVERY)
    model.trees_, model.rest_ = constant(2.0), -1.0

    moved = model.score(small.taste(0), EVERY) - before

    best = np.argsort(-before)[:5]
    assert np.allclose(moved[best], 2.0, atol=1e-5)
    assert np.allclose(np.delete(moved, best), -1.0, atol=1e-5)


def test_the_base_adds_rates_and_bends_weights_by_context() -> None:
    """Worked out by hand for one row."""
    columns = np.zeros((1, COLUMNS), dtype=np.float32)
    columns[0, :2] = np.log([3.0, 5.0])
    columns[0, COUNTS] = 2.0
    context = np.zeros(CONTEXT + 4, dtype=np.float32)
    context[0] = 4.0
    rates = np.zeros(COUNTS + 1, dtype=np.float32)
    rates[:3] = 1.0, 2.0, 0.5
    weights = np.zeros((CONTEXT + 1, COLUMNS), dtype=np.float32)
    weights[0, COUNTS], weights[1, COUNTS] = 0.25, 0.5

    score = base(columns, context, rates, weights)

    assert score[0] == pytest.approx(np.log(1.0 + 2.0 * 3.0 + 0.5 * 5.0) + 2.0 * 2.25)


def test_trees_read_columns_context_and_base() -> None:
    """In this order, the context repeated."""
    columns = np.arange(2 * COLUMNS, dtype=np.float32).reshape(2, COLUMNS)
    context = np.arange(100, 100 + CONTEXT + 4, dtype=np.float32)

    read = features(columns, context, np.array([7.0, 8.0], dtype=np.float32))

    assert read.shape == (2, FEATURES)
    assert read[1].tolist() == [*columns[1], *context, 8.0]


def test_context_tells_the_household_from_its_history(small: World) -> None:
    """How much it took and how long ago; none of either for the new."""
    evidence = plain(small).evidence_
    tastes = small.taste(0, 4, 9), Taste(moment=small.moment)
    returning, new = map(evidence.history, tastes)

    told, untold = evidence.context(returning), evidence.context(new)

    assert told[0] == pytest.approx(np.log1p(3))
    assert told[1] == pytest.approx(np.log1p(1.0), abs=1e-3)
    assert untold[0] == 0.0
    assert (told[5], untold[5]) == (0.25, 1.0)
    assert untold[1] > told[1]
    assert told[CONTEXT:].tolist() == untold[CONTEXT:].tolist()


def test_a_history_without_clocks_is_read(small: World) -> None:
    """A log without order has none."""
    evidence = plain(small).evidence_
    taste = replace(small.taste(0, 4), at=np.empty(0, dtype=np.float32))
    timeless = evidence.history(taste)

    assert np.isfinite(evidence.columns(timeless, EVERY)).all()
    assert np.isfinite(evidence.context(timeless)).all()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("rates_", np.ones(COUNTS, dtype=np.float32)),
        ("rates_", -np.ones(COUNTS + 1, dtype=np.float32)),
        ("weights_", np.ones((CONTEXT, COLUMNS), dtype=np.float32)),
        ("trees_", Trees.none(FEATURES + 1)),
    ],
)
def test_parts_that_do_not_belong_together_are_refused(
    name: str, wrong: object, small: World
) -> None:
    """Weights of other columns, rates below zero, trees over other features."""
    model = plain(small)
    model.check()
    setattr(model, name, wrong)

    with pytest.raises(ValueError, match=r"other|zero"):
        model.check()
