"""Choices: what was taken, what could have been, and the odds it was drawn with."""

from dataclasses import replace

import numpy as np
import pytest

from skill.recommender.models.evidence import COLUMNS
from skill.recommender.taste import Floats
from skill.training.fitting.alternatives import (
    DRAWN,
    EVEN,
    LIKELY,
    Lesson,
    lesson,
    likely_and_even,
    popular_and_even,
)
from tests.recommender.models.world import RECIPES, world

TOLD = world(600)
KNOWN = TOLD.interactions.conversions()


def taught(part: tuple[float, float] = (0.6, 0.8)) -> Lesson:
    """Return a lesson on a part of the world's log."""
    return lesson(KNOWN, TOLD.contents, part, np.random.default_rng(0))


def by_total(columns: Floats, context: Floats) -> Floats:
    """Score by how often recipes were taken: the first column is its logarithm."""
    return columns[:, 0]


def test_a_part_is_foretold_from_what_came_before() -> None:
    """Its evidence counts what came before, its occasions are what came after, twice."""
    one = taught()
    start, end = round(0.6 * len(KNOWN)), round(0.8 * len(KNOWN))

    for _ in range(2):
        rows = [o.row for o in one.occasions(len(KNOWN), np.random.default_rng(0))]
        assert rows == KNOWN.row[start:end].tolist()
    assert one.evidence.total_.sum() == start


def test_without_order_a_part_is_held_out() -> None:
    """It is not in the evidence, and no occasion knows of another."""
    known = replace(KNOWN, clock=np.zeros(len(KNOWN)))
    one = lesson(known, TOLD.contents, (0.6, 0.8), np.random.default_rng(0))

    occasions = list(one.occasions(len(known), np.random.default_rng(0)))

    assert len(occasions) + one.evidence.total_.sum() == len(known)
    assert 0.1 < len(occasions) / len(known) < 0.3
    assert all(
        o.taste.moment.trends.total_.sum() == one.evidence.total_.sum()
        for o in occasions
        if o.taste.moment.trends is not None
    )


def test_fewer_are_thinned_over_the_whole_part() -> None:
    """About as many as asked for, not the first of them."""
    one = taught((0.2, 1.0))

    rows = [o.row for o in one.occasions(100, np.random.default_rng(0))]

    assert 70 < len(rows) < 130
    assert rows != KNOWN.row[round(0.2 * len(KNOWN)) :][: len(rows)].tolist()


@pytest.mark.parametrize("likely", [False, True])
def test_the_first_was_taken_and_the_others_could_have_been(likely: bool) -> None:
    """The same evidence that serving reads, and odds below one."""
    one = taught()
    rng = np.random.default_rng(1)
    drawn = likely_and_even(one, by_total, 999, rng) if likely else None
    found = list(drawn or popular_and_even(one, 999, rng))

    assert found
    for choice in found:
        width = 1 + (LIKELY + EVEN if likely else DRAWN)
        assert choice.columns.shape == (width, COLUMNS)
        assert len(choice.log_odds) == width
        assert max(choice.log_odds) < 0


def test_odds_make_few_stand_for_all() -> None:
    """Weighed by the inverse of their odds, alternatives add up to how many there are."""
    rng = np.random.default_rng(2)
    one = taught()
    for choices in (
        popular_and_even(one, 999, rng),
        likely_and_even(one, by_total, 999, rng),
    ):
        counted = [float(np.exp(-choice.log_odds[1:]).mean()) for choice in choices]
        usual = RECIPES - 1 - 6  # less the one taken and about six taken before
        assert np.mean(counted) == pytest.approx(usual, rel=0.15)


def test_what_the_model_finds_likely_is_drawn_more() -> None:
    """Popular recipes, by a model of popularity; some of anything all the same."""
    rng = np.random.default_rng(3)
    choices = list(likely_and_even(taught(), by_total, 999, rng))
    drawn = np.concatenate([c.columns[1 : LIKELY + 1, 0] for c in choices])
    even = np.concatenate([c.columns[LIKELY + 1 :, 0] for c in choices])

    assert drawn.mean() > even.mean() + 0.3
