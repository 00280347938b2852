"""What is held against rows decides the same, however few of them are looked at."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.recipes import Wishes
from skill.recommender.choosing import best_first
from skill.recommender.context import Context
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.known import Known
from skill.recommender.signals import read
from tests.recommender.shelves import STARTER
from tests.recommender.test_ranking import TUESDAY

CONTEXT = Context(STARTER, rows_of_foods(STARTER))
ROWS = np.arange(len(STARTER), dtype=np.int32)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), best=st.integers(1, 60), heat=st.floats(0.01, 3.0))
def test_the_best_are_the_same_when_only_those_that_may_win_are_looked_at(
    seed: int, best: int, heat: float
) -> None:
    """And they are worth the same, whatever was turned down."""
    chance = np.random.default_rng(seed)
    turned_down = [STARTER.columns.id_of(int(row)) for row in chance.choice(ROWS, 3)]
    signals = read(Wishes(not_these=tuple(turned_down)), TUESDAY)
    known = Known.of(signals, STARTER.columns)
    every = heat * chance.normal(size=len(ROWS))
    some = every.copy()

    CONTEXT.set_apart(every, signals, ROWS, known)
    CONTEXT.set_apart(some, signals, ROWS, known, best)

    first = best_first(every, best)
    assert best_first(some, best).tolist() == first.tolist()
    assert np.allclose(some[first], every[first])
