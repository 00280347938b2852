"""Learning from answers: what is offered often is not for that wanted."""

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.taste import Taste
from skill.training.fitting.answers import is_answered, logistic
from skill.training.fitting.every import fitters

RECIPES = 20


def contents() -> Contents:
    """Return recipes that have nothing in common, each of one food and one tag."""
    every = np.arange(RECIPES, dtype=np.int32)
    starts = np.arange(RECIPES + 1, dtype=np.int64)
    prior = np.full(RECIPES, 0.5, dtype=np.float32)
    return Contents(starts, every, RECIPES, starts, every, RECIPES, prior)


def offered(count: int = 6000) -> Interactions:
    """Return offers: recipe 0 is every second one and seldom taken, the others often."""
    rng = np.random.default_rng(2)
    row = np.where(rng.random(count) < 0.5, 0, rng.integers(1, RECIPES, count))
    taken = rng.random(count) < np.where(row == 0, 0.08, 0.4)
    unknown = np.full(count, -1, dtype=np.int8)
    return Interactions(
        household=rng.integers(100, size=count).astype(np.int32),
        row=row.astype(np.int32),
        clock=np.arange(count) / 100.0,
        taken=taken.astype(np.int8),
        propensity=np.where(row == 0, 0.5, 0.5 / (RECIPES - 1)).astype(np.float32),
        meal=unknown,
        hour=unknown,
        weekday=unknown,
        season=unknown,
        worth=np.zeros(count, dtype=np.float32),
        n_households=100,
        n_recipes=RECIPES,
    )


def test_a_regression_finds_the_weights_that_made_the_answers() -> None:
    """To a tenth, of twenty thousand answers."""
    rng = np.random.default_rng(1)
    columns = rng.normal(size=(20_000, 3)).astype(np.float32)
    true = np.array([1.5, -0.7, 0.0])
    chances = 1 / (1 + np.exp(-(columns @ true - 1.0)))
    taken = (rng.random(20_000) < chances).astype(np.float64)

    found, _ = logistic(columns, taken, np.zeros(len(taken)))

    assert np.allclose(found, true, atol=0.1)


def test_a_column_that_never_varies_gets_no_weight() -> None:
    """And breaks nothing."""
    columns = np.ones((50, 2), dtype=np.float32)

    found, loss = logistic(columns, np.tile([0.0, 1.0], 25), np.zeros(50))

    assert np.allclose(found, 0.0)
    assert np.isfinite(loss)


def test_what_is_offered_most_and_wanted_least_is_not_put_first() -> None:
    """It was taken more often than any other all the same."""
    log = offered()
    counts = np.bincount(log.row[log.taken == 1])
    assert counts.argmax() == 0

    rows = np.arange(RECIPES, dtype=np.int32)
    for name in ("bayes", "popularity"):
        scores = fitters()[name](log, contents(), 0).score(Taste(), rows)
        assert scores[0] < np.median(scores), name


def test_a_log_of_choices_is_no_log_of_answers() -> None:
    """Where everything there is was taken, nothing was refused."""
    log = offered()

    assert is_answered(log)
    assert not is_answered(log.conversions())
