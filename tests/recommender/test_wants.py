"""Which wishes may be dropped, in which order, and which recipes are left."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Difficulty, Meal, Wishes
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.known import Known
from skill.recommender.signals import Signals, read
from skill.recommender.wanted import Wanted
from skill.recommender.wants import relaxations, spoken

STARTER = Catalog.load()
TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=ZoneInfo("America/New_York"))


def titles(wishes: Wishes, *dropped: str) -> set[str]:
    """Return the ids that are left."""
    return left(read(wishes, TUESDAY), *dropped)


def left(signals: Signals, *dropped: str) -> set[str]:
    """Return the ids of all rows that keep what is not dropped."""
    known = Known.of(signals, STARTER.columns)
    wanted = Wanted(STARTER, rows_of_foods(STARTER), signals, Eaters(), known)
    return {STARTER.columns.id_of(row) for row in wanted.rows(dropped, len(STARTER))}


def test_nothing_is_dropped_first_and_everything_soft_last() -> None:
    """One wish at a time, then one more each time."""
    signals = read(Wishes(cuisine="thai", dish="soup", within_minutes=20), TUESDAY)

    order = list(relaxations(signals))

    assert order[0] == frozenset()
    assert order[1:6] == [
        frozenset({name}) for name in ("hour", "cuisine", "longer", "dish", "within")
    ]
    assert order[-2:] == [
        frozenset({"cuisine", "longer", "dish", "within"}),
        frozenset({"hour", "cuisine", "longer", "dish", "within"}),
    ]
    assert len(set(order)) == len(order)


def test_a_meal_that_was_asked_for_is_never_dropped() -> None:
    """Only the clock's meal is."""
    for wishes in (Wishes(meal=Meal.LUNCH), Wishes(course=Course.DRINK)):
        assert all("hour" not in dropped for dropped in relaxations(read(wishes, TUESDAY)))


def test_what_was_dropped_is_told_in_the_cooks_terms() -> None:
    """Time is time, however much of it was dropped; the hour was nobody's wish."""
    assert spoken({"hour", "longer", "within", "some_foods"}) == ("within", "foods")
    assert spoken({"hour"}) == ()


def test_a_dinner_is_a_main_dish() -> None:
    """Garlic green beans are eaten at dinner, but are not dinner."""
    every = [STARTER.by_id[name] for name in titles(Wishes(meal=Meal.DINNER))]

    assert len(every) > 30
    assert {recipe.course for recipe in every} == {Course.MAIN}
    assert all(Meal.DINNER in recipe.meals for recipe in every)


def test_a_side_is_a_side_at_any_meal() -> None:
    """The course that was asked for decides, and keeps to it."""
    found = titles(Wishes(course=Course.SIDE, meal=Meal.DINNER))

    assert "garlic-green-beans" in found
    assert {STARTER.by_id[name].course for name in found} == {Course.SIDE}


def test_easy_means_easy() -> None:
    """No medium recipe is left."""
    found = titles(Wishes(easy=True, meal=Meal.DINNER))

    assert {STARTER.by_id[name].difficulty for name in found} == {Difficulty.EASY}


def test_any_of_the_foods_will_do_once_all_cannot_be_had() -> None:
    """Chicken and salmon in one dish there is not; either there is."""
    wishes = Wishes(meal=Meal.DINNER, with_foods=("chicken", "salmon"))

    assert titles(wishes) == set()
    assert {"roast-chicken", "salmon-dill-potatoes"} <= titles(wishes, "some_foods")


def test_a_dish_word_may_be_a_food() -> None:
    """No recipe says poultry anywhere, and chicken is what is meant."""
    assert "roast-chicken" in titles(Wishes(dish="poultry"))
    assert "salmon-dill-potatoes" in titles(Wishes(dish="seafood"))


def test_without_holds_whatever_is_dropped() -> None:
    """Kinds are meant too: no cheese is no feta."""
    wishes = Wishes(without=("cheese",), cuisine="greek", within_minutes=5)

    left = titles(wishes, "hour", "cuisine", "longer", "within")

    assert left
    assert not left & {"greek-salad", "macaroni-and-cheese", "chilaquiles"}


@pytest.mark.parametrize("hour", [2, 8, 12, 14, 16, 20])
def test_alcohol_is_offered_of_an_evening_or_by_name_alone(hour: int) -> None:
    """Never at half past two, by day or by night, and never as a surprise."""
    at = TUESDAY.replace(hour=hour, minute=30)

    def alcoholic(wishes: Wishes, *dropped: str, surprise: bool = False) -> bool:
        signals = read(wishes, at, surprise=surprise)
        return any(STARTER.by_id[name].alcoholic for name in left(signals, *dropped))

    assert alcoholic(Wishes(meal=Meal.DRINK)) is (hour == 20)
    assert not alcoholic(Wishes(meal=Meal.DRINK), surprise=True)
    assert not alcoholic(Wishes(), "hour")
    assert alcoholic(Wishes(dish="margarita"))
    assert alcoholic(Wishes(with_foods=("tequila",)))
    assert not alcoholic(Wishes(with_foods=("tequila",)), "foods", "hour")
