"""What a household remembers of taking, cooking and turning down."""

from datetime import timedelta

from skill.domain.cooking import Cooking
from skill.domain.household import Household, Taken
from skill.domain.stove import (
    KEPT,
    REMEMBERED,
    finished,
    had_lately,
    moved,
    on_stove,
    taken,
    turned_down,
)
from tests.support import EVENING

CHILI = Cooking(recipe="chili", servings=4, started=EVENING, touched=EVENING)


def test_a_recipe_taken_is_on_the_stove_and_remembered() -> None:
    """Both at once, so that neither can be lost alone."""
    after = taken(Household(), CHILI)

    assert after.cooking == CHILI
    assert after.taken == (Taken(recipe="chili", at=EVENING),)


def test_taking_it_twice_in_an_evening_is_taking_it_once() -> None:
    """A request that arrives twice does not count twice."""
    again = CHILI.model_copy(update={"started": EVENING + timedelta(minutes=1)})

    assert len(taken(taken(Household(), CHILI), again).taken) == 1


def test_taking_it_again_next_week_counts_again() -> None:
    """It is a favorite."""
    later = EVENING + timedelta(days=7)

    assert len(had_lately(taken(Household(), CHILI), "chili", later).taken) == 2


def test_only_the_latest_are_remembered() -> None:
    """The document does not grow without end."""
    home = Household()
    for number in range(REMEMBERED + 5):
        home = had_lately(home, f"r{number}", EVENING)
        home = turned_down(home, f"r{number}", EVENING)

    assert len(home.taken) == len(home.refused) == REMEMBERED
    assert home.refused[-1].recipe == f"r{REMEMBERED + 4}"


def test_a_pot_left_for_days_is_off_the_stove() -> None:
    """Nobody resumes last month's soup by accident."""
    home = taken(Household(), CHILI)

    assert on_stove(home, EVENING + KEPT - timedelta(seconds=1)) == CHILI
    assert on_stove(home, EVENING + KEPT) is None


def test_a_step_of_one_recipe_does_not_move_another() -> None:
    """Two devices may have started different recipes."""
    home = taken(Household(), CHILI)
    soup = CHILI.model_copy(update={"recipe": "soup", "step": 3})

    assert moved(home, soup) == home
    assert finished(home, "soup") == home
    assert finished(home, "chili").cooking is None
