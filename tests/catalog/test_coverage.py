"""How far the starter recipes reach: every need, every pair of needs, every main meal."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Difficulty, Meal, Recipe, Season
from skill.food.gate import Cleared, clear

Need = Allergen | Diet

EVERY = Catalog.load().all()
NEEDS: tuple[Need, ...] = (*Allergen, *Diet)
MAIN_MEALS = (Meal.BREAKFAST, Meal.LUNCH, Meal.DINNER)
ENOUGH = 5
MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"


def keeps(recipe: Recipe, need: Need) -> bool:
    """Return whether the gate clears the recipe for who has that one need."""
    eaters = (
        Eaters(allergies=frozenset({need}))
        if isinstance(need, Allergen)
        else Eaters(diets=frozenset({need}))
    )
    return isinstance(clear(recipe, eaters), Cleared)


@pytest.fixture(scope="module")
def kept() -> Mapping[Need, frozenset[str]]:
    """Return the ids of the recipes that keep each need; all 26 of one recipe in turn."""
    found: dict[Need, set[str]] = {need: set() for need in NEEDS}
    for recipe in EVERY:
        for need in NEEDS:
            if keeps(recipe, need):
                found[need].add(recipe.id)
    return {need: frozenset(ids) for need, ids in found.items()}


@pytest.mark.parametrize("meal", MAIN_MEALS)
def test_every_pair_of_needs_has_answers_at_every_main_meal(
    meal: Meal, kept: Mapping[Need, frozenset[str]]
) -> None:
    """For each allergen and diet, and for each two of them, five main dishes are safe."""
    mains = {r.id for r in EVERY if meal in r.meals and r.course is Course.MAIN}
    pairs = combinations_with_replacement(NEEDS, 2)
    found = {(one, two): len(mains & kept[one] & kept[two]) for one, two in pairs}

    assert len(found) == 26 + 325
    assert [pair for pair, many in found.items() if many < ENOUGH] == []


@pytest.mark.parametrize(
    "recipe_id", ["overnight-oats", "pad-thai", "chicken-adobo", "cuban-black-beans"]
)
def test_two_needs_together_are_each_need_alone(recipe_id: str) -> None:
    """Counting by sets is fair: the gate clears for both where it clears for each."""
    [recipe] = [one for one in EVERY if one.id == recipe_id]
    for allergen in Allergen:
        for diet in Diet:
            both = Eaters(allergies=frozenset({allergen}), diets=frozenset({diet}))
            alone = keeps(recipe, allergen) and keeps(recipe, diet)
            assert isinstance(clear(recipe, both), Cleared) is alone


@pytest.mark.parametrize(
    "course", [Course.DESSERT, Course.SIDE, Course.SAUCE, Course.DRINK]
)
def test_every_need_has_its_sweets_sides_sauces_and_drinks(
    course: Course, kept: Mapping[Need, frozenset[str]]
) -> None:
    """Nobody is left with a main dish and nothing beside it."""
    there = {recipe.id for recipe in EVERY if recipe.course is course}

    assert [need for need in NEEDS if len(there & kept[need]) < ENOUGH] == []


def test_the_book_is_large_and_wide() -> None:
    """Three hundred recipes; twenty-five cuisines, each with several."""
    cuisines = Counter(recipe.cuisine for recipe in EVERY)

    assert len(EVERY) >= 300
    assert sum(many >= 3 for many in cuisines.values()) >= 25
    assert max(cuisines.values()) < len(EVERY) / 3


def test_every_cuisine_of_the_book_can_be_asked_for() -> None:
    """By its name, or as another word for its region."""
    model = json.loads(MODEL.read_text(encoding="utf-8"))["interactionModel"]
    [cuisines] = [t for t in model["languageModel"]["types"] if t["name"] == "Cuisine"]
    names = [value["name"] for value in cuisines["values"]]
    heard = {word for name in names for word in (name["value"], *name.get("synonyms", ()))}

    assert {recipe.cuisine for recipe in EVERY} - heard == set()


def test_every_meal_course_and_season_has_a_choice() -> None:
    """No time of the day or year and no place in a meal is served by a handful."""
    meals = Counter(meal for recipe in EVERY for meal in recipe.meals)
    courses = Counter(recipe.course for recipe in EVERY)

    assert min(meals[meal] for meal in Meal) >= 15
    assert min(courses[course] for course in Course) >= 10
    assert min(sum(season in one.seasons for one in EVERY) for season in Season) >= 20


def test_there_is_something_for_five_minutes_and_for_a_sunday() -> None:
    """Quick and slow, easy and hard, for one and for eight and more."""
    by_servings = Counter(recipe.servings for recipe in EVERY)

    assert sum(recipe.total <= timedelta(minutes=10) for recipe in EVERY) >= 15
    assert sum(recipe.total >= timedelta(hours=2) for recipe in EVERY) >= 15
    assert {recipe.difficulty for recipe in EVERY} == set(Difficulty)
    assert all(by_servings[number] for number in range(1, 7))
    assert by_servings[8] >= 10
