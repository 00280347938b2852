"""Wishes add up; needs never go."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Meal, Wishes
from skill.domain.wishes import added, begun, lacks, needed, needs, quicker

FOODS = st.sampled_from(["chicken", "rice", "mushroom", "tofu"])
ASKED = st.builds(
    Wishes,
    meal=st.none() | st.sampled_from(Meal),
    cuisine=st.none() | st.sampled_from(["thai", "italian"]),
    with_foods=st.lists(FOODS, max_size=2).map(tuple),
    without=st.lists(FOODS, max_size=2).map(tuple),
    diets=st.frozensets(st.sampled_from(Diet), max_size=2),
    allergies=st.frozensets(st.sampled_from(Allergen), max_size=2),
    within_minutes=st.none() | st.integers(1, 90),
)


def never_a_kind(food: str, other: str) -> bool:
    """Return that foods are only themselves."""
    return False


@given(before=ASKED, asked=ASKED)
def test_a_need_said_once_outlives_every_later_request(
    before: Wishes, asked: Wishes
) -> None:
    """Neither a fresh request nor a refinement drops an allergy or a diet."""
    for after in (begun(before, asked), added(before, asked)):
        assert after.allergies >= before.allergies | asked.allergies
        assert after.diets >= before.diets | asked.diets


def test_a_fresh_request_forgets_the_wishes_of_the_last() -> None:
    """Thai was yesterday's talk; milk still is out."""
    thai = Wishes(cuisine="thai", allergies=frozenset({Allergen.MILK}))

    after = begun(thai, Wishes(meal=Meal.LUNCH))

    assert after == Wishes(meal=Meal.LUNCH, allergies=frozenset({Allergen.MILK}))


def test_a_refinement_keeps_what_it_does_not_speak_of() -> None:
    """Something Thai instead, still with chicken and still in half an hour."""
    before = Wishes(cuisine="greek", with_foods=("chicken",), within_minutes=30)

    after = added(before, Wishes(cuisine="thai"))

    assert after == before.model_copy(update={"cuisine": "thai"})


def test_what_is_newer_of_a_cuisine_and_a_ban_on_it_wins() -> None:
    """Not Asian takes back Thai, and Thai takes back not Asian; not Greek stays."""
    region = {"thai": "asian"}

    def is_of(one: str, other: str) -> bool:
        return other in (one, region.get(one))

    thai, banned = Wishes(cuisine="thai"), Wishes(not_cuisines=("greek", "asian"))

    assert added(thai, banned, is_of) == banned
    assert added(banned, thai, is_of) == Wishes(cuisine="thai", not_cuisines=("greek",))
    assert added(thai, Wishes(not_cuisines=("greek",))).cuisine == "thai"


def test_a_food_wished_for_again_is_no_longer_left_out() -> None:
    """The newest word counts."""
    before = Wishes(without=("mushroom", "olive"))

    after = added(before, Wishes(with_foods=("mushroom",)))

    assert (after.with_foods, after.without) == (("mushroom",), ("olive",))


def test_leaving_out_a_class_takes_back_a_wish_for_one_of_its_kinds() -> None:
    """No meat means no chicken either."""

    def is_a(food: str, other: str) -> bool:
        return (food, other) == ("chicken", "meat")

    after = lacks(Wishes(with_foods=("chicken", "rice")), ["meat"], is_a)

    assert (after.with_foods, after.without) == (("rice",), ("meat",))


def test_who_cannot_take_lactose_gets_no_milk_at_all() -> None:
    """Lactose-free milk is a product; a recipe without milk is sure."""
    after = needed(Wishes(), diets=[Diet.LOW_LACTOSE])

    assert needs(after) == Eaters(
        allergies=frozenset({Allergen.MILK}), diets=frozenset({Diet.LOW_LACTOSE})
    )


@pytest.mark.parametrize(
    ("than", "at_most", "before", "minutes"),
    [
        (timedelta(minutes=45), None, None, 44),
        (timedelta(minutes=45), None, 30, 30),
        (None, timedelta(minutes=20), None, 20),
        (None, timedelta(minutes=20), 15, 15),
        (timedelta(seconds=90), None, None, 1),
        (None, timedelta(seconds=20), None, 1),
        (None, None, None, None),
    ],
)
def test_too_long_means_less_than_the_offer_or_at_most_what_was_said(
    than: timedelta | None,
    at_most: timedelta | None,
    before: int | None,
    minutes: int | None,
) -> None:
    """And never more than was wished before."""
    after = quicker(Wishes(within_minutes=before), than, at_most)

    assert after.within_minutes == minutes


@given(wishes=ASKED, foods=st.lists(FOODS, max_size=2))
def test_what_is_left_out_is_never_wished_for(wishes: Wishes, foods: list[str]) -> None:
    """The two lists share nothing that was just left out."""
    after = lacks(wishes, foods, never_a_kind)

    assert not set(after.with_foods) & set(foods)
    assert set(after.without) >= set(foods)
