"""What the pick is told of the moment, and what it is not told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.domain.food import Allergen
from skill.domain.household import Household, Person, Taken
from skill.domain.recipes import Course, Meal, Season, Wishes
from skill.recommender.signals import Where, meal_of, read

NEW_YORK = ZoneInfo("America/New_York")
TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=NEW_YORK)
SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("hour", "weekday", "weekend"),
    [
        (0, Meal.SNACK, Meal.SNACK),
        (3, Meal.SNACK, Meal.SNACK),
        (4, Meal.BREAKFAST, Meal.BREAKFAST),
        (8, Meal.BREAKFAST, Meal.BREAKFAST),
        (10, Meal.BREAKFAST, Meal.BRUNCH),
        (11, Meal.LUNCH, Meal.BRUNCH),
        (13, Meal.LUNCH, Meal.LUNCH),
        (15, Meal.SNACK, Meal.SNACK),
        (16, Meal.DINNER, Meal.DINNER),
        (21, Meal.DINNER, Meal.DINNER),
        (23, Meal.SNACK, Meal.SNACK),
    ],
)
def test_the_hour_tells_the_meal(hour: int, weekday: Meal, weekend: Meal) -> None:
    """Brunch is for weekends."""
    assert meal_of(TUESDAY.replace(hour=hour)) is weekday
    assert meal_of(SUNDAY.replace(hour=hour)) is weekend


def test_a_meal_that_was_asked_for_wins_over_the_hour() -> None:
    """Breakfast for dinner is breakfast."""
    signals = read(Wishes(meal=Meal.BREAKFAST), TUESDAY)

    assert signals.meal is Meal.BREAKFAST
    assert signals.meal_asked


def test_a_dessert_or_drink_course_is_a_meal_asked_for() -> None:
    """Who asks for a dessert does not mean dinner."""
    assert read(Wishes(course=Course.DESSERT), TUESDAY).meal is Meal.DESSERT
    assert read(Wishes(course=Course.DRINK), TUESDAY).meal is Meal.DRINK
    assert not read(Wishes(course=Course.SIDE), TUESDAY).meal_asked


def test_the_zone_of_the_clock_tells_the_hemisphere() -> None:
    """November is spring in Auckland; a zone said explicitly wins."""
    auckland = TUESDAY.replace(tzinfo=ZoneInfo("Pacific/Auckland"))

    assert read(Wishes(), auckland).season is Season.SPRING
    assert read(Wishes(), TUESDAY).season is Season.AUTUMN
    assert (
        read(Wishes(), TUESDAY, where=Where("Africa/Johannesburg")).season is Season.SPRING
    )


def test_history_becomes_days() -> None:
    """The latest time counts; a clock that went back is today."""
    household = Household(
        taken=(
            Taken(recipe="tacos", at=TUESDAY - timedelta(days=40)),
            Taken(recipe="tacos", at=TUESDAY - timedelta(days=2, hours=3)),
            Taken(recipe="soup", at=TUESDAY + timedelta(hours=1)),
        ),
        refused=(
            Taken(recipe="mussels", at=TUESDAY - timedelta(days=3)),
            Taken(recipe="stew", at=TUESDAY - timedelta(days=90)),
        ),
    )

    signals = read(Wishes(), TUESDAY, household=household)

    assert signals.recently_taken == {"tacos": 2, "soup": 0}
    assert signals.refused == {"mussels"}


def test_dislikes_are_those_of_who_eats_tonight() -> None:
    """A person who is away may be thought of again tomorrow."""
    household = Household(
        people=(
            Person(name="Emma", dislikes=frozenset({"mushroom"})),
            Person(name="Bob", dislikes=frozenset({"olive"})),
        ),
        absent=frozenset({"Bob"}),
        absent_until=TUESDAY + timedelta(hours=6),
    )

    assert read(Wishes(), TUESDAY, household=household).disliked == {"mushroom"}


def test_no_identity_enters() -> None:
    """Nothing that names a person or device can be found anywhere in the signals."""
    household = Household(
        people=(Person(name="Wilhelmina", allergies=frozenset({Allergen.MILK})),),
        notes={"wilhelmina": "secret"},
    )

    told = repr(
        read(Wishes(), TUESDAY, household=household, where=Where("America/New_York"))
    )

    assert "ilhelmina" not in told
    assert "secret" not in told
    assert "New_York" not in told
