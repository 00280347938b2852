"""Rates shrunk to their parents."""

from dataclasses import replace

import numpy as np
import pytest

from skill.recommender.models.bayes import Bayes
from skill.recommender.taste import Taste
from tests.recommender.models.world import NEW, RECIPES, World, world

EVERY = np.arange(RECIPES, dtype=np.int32)


def fitted(small: World, strength: float = 5.0) -> Bayes:
    """Return a model of a world."""
    return Bayes(strength=strength).fit(small.interactions, small.contents)


def test_a_recipe_nobody_was_offered_has_its_parents_rate() -> None:
    """It is between the worst and the best of what it is made of, not at either end."""
    small = world()
    rates = fitted(small).own(Taste(), EVERY)[:, 0]

    assert rates[:-2].min() < rates[NEW[0]] < rates[:-2].max()


def test_refusals_lower_a_rate() -> None:
    """The same conversions out of more offers."""
    small = world()
    often = np.repeat(np.flatnonzero(small.interactions.row == 0), 5)
    more = small.interactions.some(np.r_[np.arange(len(small.interactions)), often])
    more = replace(
        more, taken=np.r_[small.interactions.taken, np.zeros(len(often), np.int8)]
    )

    before = fitted(small).own(Taste(), EVERY[:1])[0, 0]
    after = fitted(replace(small, interactions=more)).own(Taste(), EVERY[:1])[0, 0]

    assert after < before


def test_more_events_free_a_rate_from_its_parents() -> None:
    """A hundred times the log moves every rate away from where it is shrunk to."""
    small = world(900)
    offered = np.bincount(small.interactions.row, minlength=RECIPES)
    taken = np.bincount(small.interactions.conversions().row, minlength=RECIPES)
    told = replace(small.interactions, taken=small.interactions.taken)
    grown = told.some(np.repeat(np.arange(len(told)), 100))

    rates = np.exp(fitted(replace(small, interactions=grown)).own(Taste(), EVERY)[:, 0])

    some = offered > 5
    truth = (taken / np.maximum(offered, 1))[some] / (taken.sum() / offered.sum())
    assert rates[some] == pytest.approx(truth, rel=0.05)


def test_a_context_lifts_what_is_taken_in_it() -> None:
    """Recipe 0 on weekends alone: a weekend lifts it, a weekday lowers it."""
    small = world()
    told = small.interactions
    weekday = np.where(told.row == 0, 6, told.weekday % 5).astype(np.int8)
    model = fitted(replace(small, interactions=replace(told, weekday=weekday)))

    weekend, monday = (
        model.own(Taste(moment=replace(small.moment, weekday=day)), EVERY[:3])[:, 1]
        for day in (6, 0)
    )

    assert weekend[0] > monday[0] + 1.0
    assert abs(weekend[1] - monday[1]) < weekend[0] - monday[0]


def test_draws_are_spread_as_widely_as_what_is_not_known() -> None:
    """Thompson's: the same seed draws the same; few events draw wider than many."""
    small = world()
    model = fitted(small)
    rows = np.array([0, NEW[0]], dtype=np.int32)
    taste = small.taste(3)

    drawn = np.array([model.draw(taste, rows, seed) for seed in range(300)])

    assert np.array_equal(drawn[7], model.draw(taste, rows, 7))
    assert drawn[7, 1] == model.draw(taste, rows[::-1].copy(), 7)[0]
    assert drawn[:, 1].std() > 2 * drawn[:, 0].std() > 0
    mean = np.exp(drawn - model.score(taste, rows)).mean(axis=0)
    assert mean == pytest.approx([1.0, 1.0], abs=0.15)
