"""What the house has of a recipe, and what of the house should be used up."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from skill.catalog.catalog import Catalog
from skill.domain.household import Eaters, Household, Rated
from skill.domain.pantry import Item
from skill.domain.recipes import Recipe, Wishes
from skill.recommender.context import Context
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.pantry import (
    FRESH,
    LATELY,
    SOON,
    URGENT,
    concept_of,
    is_used,
    known,
    serves,
    stocked,
    worth_using,
)
from skill.recommender.pick import Engine
from skill.recommender.reasons import Reason, Why, best
from skill.recommender.score import features, score, uses_up
from skill.recommender.signals import Signals, read

TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=ZoneInfo("America/New_York"))
TODAY = TUESDAY.date()


def pantry(*foods: str, **days: int) -> tuple[Item, ...]:
    """Return foods without a day, and foods with the days they keep."""
    dated = [
        Item(food=food.replace("_", " "), noted=TUESDAY, expires=TODAY + timedelta(left))
        for food, left in days.items()
    ]
    return (*(Item(food=food, noted=TUESDAY) for food in foods), *dated)


def signals(held: tuple[Item, ...]) -> Signals:
    """Return the signals of a household with a pantry."""
    return read(Wishes(), TUESDAY, household=Household(pantry=held))


def recipe(recipe_id: str) -> Recipe:
    """Return a recipe of the book."""
    found = Catalog.load().get(recipe_id)
    assert found is not None
    return found


def test_only_foods_that_are_known_and_good_are_told_the_pick() -> None:
    """No words of the cook, no salt, and nothing that is past its day."""
    held = pantry("aunt may's chutneyish thing", "salt", "eggs", yogurt=-1, cream=2)

    assert dict(known(held, TODAY)) == {"cream": 2, "egg": None}
    assert signals(held).at_hand == {"cream", "egg"}


def test_what_is_named_within_a_longer_name_is_that_food() -> None:
    """Leftover chicken is chicken; two foods in one name are neither."""
    assert concept_of("leftover chicken") == "chicken"
    assert concept_of("the ham or the turkey") is None


def test_the_most_urgent_few_come_first_and_then_what_was_told_lately() -> None:
    """What keeps for a week is not urgent; oil and onions speak for nothing."""
    held = pantry("olive oil", "onions", "eggs", spinach=1, cream=0, milk=7)

    told = worth_using(held, TODAY)

    assert list(told.items()) == [("cream", 0), ("spinach", 1), ("egg", None)]
    foods = ["kale", "leek", "celery", "carrot", "tomato", "cabbage", "tofu"]
    dated, undated = pantry(**dict.fromkeys(foods, 1)), pantry(*foods)
    assert len(worth_using(dated, TODAY)) == URGENT
    assert list(worth_using(undated, TODAY)) == foods[: -FRESH - 1 : -1]
    later = TODAY + timedelta(days=LATELY + 1)
    assert worth_using(undated, later) == {}


@pytest.mark.parametrize(
    ("at_hand", "needed", "does"),
    [
        ("chicken_thigh", "chicken", True),
        ("chicken", "chicken_thigh", False),
        ("ground_turkey", "chicken", False),
        ("cream", "sour_cream", False),
    ],
)
def test_a_food_stands_for_its_class_and_no_other_animal(
    at_hand: str, needed: str, does: bool
) -> None:
    """Who has thighs has chicken."""
    assert serves(at_hand, needed) is does


def test_the_house_has_plain_kinds_of_a_food_and_staples() -> None:
    """Flour is all-purpose flour, and salt is everywhere; buttermilk is not milk."""
    pancakes = recipe("vegan-pancakes")
    foods = [one.food for one in pancakes.ingredients]

    there = stocked(pancakes, pantry("flour", "oat milk"), TODAY)

    told = {foods[place] for place in there}
    assert {"all-purpose flour", "salt"} <= told
    assert "baking powder" not in told


def test_who_has_chicken_has_what_it_takes_for_thighs() -> None:
    """Else a recipe that "uses up your chicken" would lack it; sour cream is no cream."""
    thighs = recipe("honey-garlic-chicken")
    place = next(n for n, one in enumerate(thighs.ingredients) if "thigh" in one.food)

    assert place in stocked(thighs, pantry("chicken"), TODAY)
    assert place not in stocked(thighs, pantry("turkey"), TODAY)
    stroganoff = recipe("beef-stroganoff")
    cream = [n for n, one in enumerate(stroganoff.ingredients) if "cream" in one.food]
    assert cream
    assert not set(cream) & stocked(stroganoff, pantry("cream"), TODAY)


@pytest.mark.parametrize(
    ("said", "food", "is_it"),
    [
        ("butter", "sunflower_butter", False),
        ("butter", "peanut_butter", False),
        ("butter", "unsalted_butter", True),
        ("milk", "coconut_milk", False),
        ("milk", "cashew_milk", False),
        ("milk", "whole_milk", True),
        ("flour", "almond_flour", False),
        ("flour", "all_purpose_flour", True),
        ("eggs", "flax_egg", False),
        ("seafood", "shrimp", True),
        ("pasta", "penne", True),
    ],
)
def test_a_food_is_told_as_used_only_where_it_truly_is(
    said: str, food: str, is_it: bool
) -> None:
    """A name inside another is not the food: nobody hears of "your butter" in tahini."""
    title = f"{food} {said}".replace("_", " ")
    titled = replace(recipe("spinach-omelette"), title=title, foods=frozenset({food}))
    asked = read(Wishes(with_foods=(said,)), TUESDAY, household=Household())

    reasons = {one.reason.why for one in features(titled, asked) if one.reason}

    assert is_used(titled, said) is is_it
    assert (Why.USES_FOOD in reasons) is is_it


def test_a_shorter_name_is_told_only_where_it_is_the_same_food() -> None:
    """Whole milk is milk; fat-free milk is no "fat milk"."""
    held = pantry(whole_milk=1, fat_free_sour_cream=2)

    assert list(worth_using(held, TODAY)) == ["milk", "fat free sour cream"]


def test_what_is_past_its_day_is_not_in_the_house() -> None:
    """Nobody is told that they have it."""
    omelette = recipe("spinach-omelette")
    eggs = [n for n, one in enumerate(omelette.ingredients) if "egg" in one.food]

    assert set(eggs) <= stocked(omelette, pantry(eggs=0), TODAY)
    assert not set(eggs) & stocked(omelette, pantry(eggs=-1), TODAY)


def test_what_expires_first_is_worth_most_and_is_the_reason() -> None:
    """Softly: a wish that was spoken is worth more."""
    omelette = recipe("spinach-omelette")
    tomorrow, later = signals(pantry(spinach=1)), signals(pantry(spinach=4))
    plain = score(features(omelette, signals(())))

    assert score(features(omelette, tomorrow)) - plain == pytest.approx(uses_up(1))
    assert score(features(omelette, tomorrow)) > score(features(omelette, later)) > plain
    assert best(features(omelette, tomorrow)) == Reason(Why.USES_UP, food="spinach", days=1)
    asked = read(
        Wishes(with_foods=("egg",)), TUESDAY, household=Household(pantry=pantry(spinach=1))
    )
    assert best(features(omelette, asked)) == Reason(Why.USES_FOOD, food="egg")


def test_what_is_in_the_house_without_a_day_speaks_for_a_recipe_a_little() -> None:
    """Less than anything that will not keep, and it may be the reason."""
    omelette = recipe("spinach-omelette")
    eggs = Reason(Why.AT_HAND, food="egg")

    told = features(omelette, signals(pantry("eggs")))

    assert eggs in [one.reason for one in told]
    assert 0 < uses_up(None) < uses_up(SOON)


def test_all_rows_at_once_are_weighed_as_one_by_one() -> None:
    """What is said of a recipe is what moved it."""
    catalog = Catalog.load()
    context = Context(catalog, rows_of_foods(catalog))
    rows = np.arange(len(catalog.columns), dtype=np.int32)
    held = signals(pantry("eggs", "tofu", spinach=1, cream=3, chicken=0))

    added = context.worth(held, rows) - context.worth(signals(()), rows)

    for row in range(0, len(rows), 7):
        one = catalog.at(int(row))
        assert one is not None
        alone = score(features(one, held)) - score(features(one, signals(())))
        assert added[row] == pytest.approx(alone, abs=1e-9), one.id


def test_a_pick_uses_up_what_it_can() -> None:
    """With spinach that is good until today, most offers have it; without, few."""
    engine = Engine(Catalog.load())

    def with_spinach(held: tuple[Item, ...]) -> int:
        picks = [
            engine.pick(signals(held), Eaters(), seed=f"s{n}").choice.recipe
            for n in range(30)
        ]
        return sum("spinach" in " ".join(one.foods) for one in picks)

    assert with_spinach(pantry(spinach=0)) >= 15 > with_spinach(())


def test_what_was_not_liked_is_held_back_like_what_was_turned_down() -> None:
    """One star in March counts in November; three do not."""
    then = TUESDAY - timedelta(days=240)
    home = Household(
        rated=(
            Rated(recipe="tofu-scramble", at=then, stars=1),
            Rated(recipe="shakshuka", at=then, stars=3),
        )
    )

    assert read(Wishes(), TUESDAY, household=home).refused == {"tofu-scramble"}


def test_a_day_is_the_cooks_own() -> None:
    """Good until today, late in the evening in New York, is still today."""
    late = TUESDAY.replace(hour=23)
    held = (Item(food="cream", noted=late, expires=date(2026, 11, 24)),)

    told = read(Wishes(), late, household=Household(pantry=held))

    assert told.stock == {"cream": 0}
