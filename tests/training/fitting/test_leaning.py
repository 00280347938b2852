"""How households lean is found from what they took and what they turned down."""

from dataclasses import replace

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.models.leaning import Leaning
from skill.recommender.taste import Answers, Moment, Taste
from skill.training.fitting.leaning import taught
from tests.training.fitting.test_answers import RECIPES, contents

HOUSEHOLDS = 200
EVERY = np.arange(RECIPES, dtype=np.int32)
WEEKDAY, SATURDAY = Moment(weekday=1), Moment(weekday=5)


def log(count: int = 8000) -> Interactions:
    """Return offers to two kinds of households: each likes one half of the recipes.

    At weekends all of them like what the others do.  The last recipe is never offered.
    """
    rng = np.random.default_rng(4)
    household, row = rng.integers(HOUSEHOLDS, size=count), rng.integers(19, size=count)
    weekday = rng.integers(7, size=count)
    liked = (household % 2 == row % 2) != (weekday >= 5)
    told = Interactions.logged(
        household.astype(np.int32),
        row.astype(np.int32),
        np.arange(count) / 100.0,
        (HOUSEHOLDS, RECIPES),
    )
    return replace(
        told,
        taken=(rng.random(count) < np.where(liked, 0.6, 0.1)).astype(np.int8),
        propensity=np.full(count, 0.05, dtype=np.float32),
        weekday=weekday.astype(np.int8),
    )


def taste(moment: Moment, took: float) -> Taste:
    """Return that of a household that answered six even recipes alike, on weekdays."""
    rows = np.array([0, 2, 4, 6, 8, 10], dtype=np.int32)
    six = np.full(6, took, dtype=np.float32)
    answers = Answers(rows, np.zeros(6, np.float32), six, np.zeros(6, np.bool_))
    return Taste(answers=answers, moment=moment)


MODEL = taught(Leaning(), log(), contents(), 0)


def halves(of: Taste) -> float:
    """Return how far the even recipes that were never answered are above the odd ones."""
    told = MODEL.own(of, EVERY)[:, 0]
    return float(told[12:19:2].mean() - told[13:19:2].mean())


def test_answers_tell_which_half_a_household_likes() -> None:
    """Who took six of one half likes the rest of it; who turned them down, the other."""
    assert halves(taste(WEEKDAY, 1.0)) > 1.0
    assert halves(taste(WEEKDAY, 0.0)) < -1.0


def test_weekends_have_tastes_of_their_own() -> None:
    """Which are foretold from what was answered on weekdays."""
    assert halves(taste(SATURDAY, 1.0)) < -0.7


def test_a_new_household_and_a_new_recipe_are_in_the_middle() -> None:
    """Nothing was answered, or the recipe was never offered."""
    assert abs(halves(Taste(moment=WEEKDAY))) < 0.3
    told = MODEL.own(taste(WEEKDAY, 1.0), EVERY)[:, 0]
    assert told.min() < told[-1] < told.max()


def test_recipes_that_are_gone_are_no_answers() -> None:
    """As if they had never been."""
    known = taste(WEEKDAY, 1.0)
    rows = known.answers.rows.copy()
    rows[0] = RECIPES + 3
    gone = MODEL.point(replace(known.answers, rows=rows))
    some = replace(
        known.answers,
        rows=rows[1:],
        took=known.answers.took[1:],
        weekend=known.answers.weekend[1:],
    )

    assert np.allclose(gone, MODEL.point(some))


def test_where_nobody_chose_nothing_leans() -> None:
    """A log of what was taken alone adds no column."""
    model = taught(
        Leaning(), replace(log(), propensity=np.ones(8000, np.float32)), contents(), 0
    )

    assert model.width == 0
    assert model.own(Taste(), EVERY).shape == (RECIPES, 0)
