"""A model that cannot be trusted is left out, told of, and rests; the baseline answers."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.recipes import Meal, Wishes
from skill.food.gate import Cleared, clear
from skill.recommender.blend import REST_S, Learnt
from skill.recommender.models.model import RowsError
from skill.recommender.pick import Engine, Pick
from skill.recommender.signals import read
from skill.recommender.taste import Rows, Taste
from tests.recommender.shelves import STARTER, Broken, Clock, Favourite, Told, learnt

TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=ZoneInfo("America/New_York"))
DINNER = Wishes(meal=Meal.DINNER)
MILK = Eaters(allergies=frozenset({Allergen.MILK}))
ROWS = np.arange(20, dtype=np.int32)


def picked(model: Learnt | None, eaters: Eaters = MILK, seed: str = "r1") -> Pick:
    """Return the pick with a model."""
    engine = Engine(STARTER, lambda: model)
    return engine.pick(read(DINNER, TUESDAY), eaters, seed=seed)


def fails(rows: Rows) -> object:
    """Ask for rows that are not there."""
    raise RowsError(0, 9, 5)


ANSWERS: dict[str, Callable[[Rows], object]] = {
    "not a number": lambda rows: np.full(len(rows), np.nan, dtype=np.float32),
    "one not a number": lambda rows: np.where(rows == rows[0], np.nan, 1.0),
    "infinite": lambda rows: np.full(len(rows), np.inf),
    "too few": lambda rows: np.zeros(len(rows) - 1),
    "a column": lambda rows: np.zeros((len(rows), 1)),
    "words": lambda rows: np.array(["a"] * len(rows)),
    "nothing": lambda rows: None,
    "an error": fails,
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_whatever_a_broken_model_answers_the_baseline_picks(
    answer: Callable[[Rows], object],
) -> None:
    """The pick is the baseline's, safe, and a metric tells why, once."""
    told = Told()
    broken = learnt(Broken(answer), STARTER, tell=told)

    again = [picked(broken), picked(broken)]

    assert again == [picked(None)] * 2
    assert again[0].model == "popularity"
    assert isinstance(clear(again[0].choice.recipe, MILK), Cleared)
    [(event, facts)] = told.events
    assert event == "fallback"
    assert facts["model"] == "broken"


def test_a_slow_model_is_not_waited_for_again() -> None:
    """Its answer is not used, and it rests a minute; then it is asked again."""
    clock, told = Clock(), Told()

    def dawdle(rows: Rows) -> object:
        clock.now += 1.0
        return np.zeros(len(rows), dtype=np.float32)

    slow = learnt(Broken(dawdle), STARTER, tell=told, monotonic=clock)

    assert slow.worth(Taste(), ROWS) is None
    assert slow.worth(Taste(), ROWS) is None
    assert told.events[0][1]["why"] == "slow"
    assert len(told.events) == 1
    clock.now += REST_S
    assert slow.worth(Taste(), ROWS) is None
    assert len(told.events) == 2


def test_a_clock_that_jumps_back_does_no_harm() -> None:
    """As after a snapshot is restored: nothing is taken for slow that was not."""
    clock = Clock()

    def jump(rows: Rows) -> object:
        clock.now -= 1000.0
        return np.zeros(len(rows), dtype=np.float32)

    assert learnt(Broken(jump), STARTER, monotonic=clock).worth(Taste(), ROWS) is not None


def test_a_model_moves_the_pick_and_is_named() -> None:
    """What it likes above all is chosen; by its name and version."""
    row = STARTER.columns.row_of("roast-chicken")
    assert row is not None

    pick = picked(learnt(Favourite(row), STARTER), Eaters())

    assert pick.choice.recipe.id == "roast-chicken"
    assert pick.model == "favourite"
    assert pick.version == f"v1/{STARTER.version}"
    assert pick.propensity > 0.99


def test_a_model_never_makes_what_is_unsafe_safe() -> None:
    """Its favourite has milk; who must not have any never hears of it."""
    row = STARTER.columns.row_of("macaroni-and-cheese")
    assert row is not None
    liked = learnt(Favourite(row), STARTER)

    for seed in range(10):
        pick = picked(liked, seed=f"{seed}")
        offered = (pick.choice, *pick.runners_up)
        assert all(isinstance(clear(one.recipe, MILK), Cleared) for one in offered)


def test_a_model_of_another_catalogue_is_not_asked() -> None:
    """Its rows mean other recipes."""
    other = learnt(Favourite(0), STARTER, catalogue="another")

    assert picked(other) == picked(None)
