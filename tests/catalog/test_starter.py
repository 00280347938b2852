"""The starter recipes themselves: a person will cook them tonight."""

import re
from datetime import timedelta

import pytest

from skill.catalog.catalog import Catalog
from skill.catalog.words import words
from skill.domain.recipes import Course, Meal, Recipe, Season

STARTER = Catalog.load()
EACH = pytest.mark.parametrize("recipe", STARTER.all(), ids=lambda recipe: recipe.id)
FAHRENHEIT = re.compile(r"(\d{3}) F or (\d{2,3}) C")
BARE_DEGREES = re.compile(r"\d{2,3} ?(?:°|degrees|F\b|C\b)")
# USDA FSIS safe minimum internal temperatures, degrees F, for what the titles hold.
SAFEST = {
    "chicken": 165,
    "turkey": 165,
    "ground beef": 160,
    "ground lamb": 160,
    "pork": 145,
}
FISH = ("salmon fillet", "cod fillet", "shrimp", "beef sirloin")
UNCOOKED = {"smoked-salmon-toast", "turkey-sandwich", "danish-open-sandwich"}


def cooked_to(recipe: Recipe) -> int:
    """Return the highest temperature below an oven's that the steps ask for, in F."""
    said = [int(f) for step in recipe.steps for f, _ in FAHRENHEIT.findall(step.text)]
    return max((degrees for degrees in said if degrees < 300), default=0)


def listed(recipe: Recipe, food: str) -> bool:
    """Return whether an ingredient's name holds the word."""
    return any(food in ingredient.food for ingredient in recipe.ingredients)


@EACH
def test_meat_and_fish_are_cooked_to_a_safe_temperature(recipe: Recipe) -> None:
    """The steps name the internal temperature in both scales, at or above what is safe."""
    least = [degrees for food, degrees in SAFEST.items() if listed(recipe, food)]
    least += [145 for food in FISH if listed(recipe, food)]

    if least and recipe.id not in UNCOOKED:
        assert cooked_to(recipe) >= max(least)


@EACH
def test_both_scales_agree(recipe: Recipe) -> None:
    """Every temperature stands as F or C, and they are the same but for rounding."""
    for step in recipe.steps:
        for fahrenheit, celsius in FAHRENHEIT.findall(step.text):
            exact = (int(fahrenheit) - 32) / 1.8
            assert abs(exact - int(celsius)) <= (5 if int(fahrenheit) >= 300 else 1)
        bare = BARE_DEGREES.findall(FAHRENHEIT.sub("", step.text))
        assert not bare, step.text


@EACH
def test_the_times_add_up(recipe: Recipe) -> None:
    """No recipe claims less time than its longest timer, or more work than time."""
    timers = [step.timer for step in recipe.steps if step.timer]

    assert timedelta(minutes=5) <= recipe.total
    assert recipe.active is not None
    assert recipe.active <= recipe.total
    assert max(timers, default=timedelta(0)) <= recipe.total
    assert sum(timers, timedelta(0)) <= recipe.total * 1.1


@EACH
def test_a_step_is_short_enough_to_be_heard(recipe: Recipe) -> None:
    """A sentence that a cook with wet hands can keep in mind."""
    assert 2 <= len(recipe.steps) <= 9
    for step in recipe.steps:
        assert len(step.text) <= 260, step.text
        assert step.text[0].isupper()
        assert step.text.endswith("."), step.text
        assert not re.search(
            r"\s[.,;]|\s\s|[{}@#~%]|\d+ minutes\b.*\d+ minutes\b", step.text
        )


@EACH
def test_every_timer_is_said_in_its_step(recipe: Recipe) -> None:
    """The number that rings is the number that was read out."""
    for step in recipe.steps:
        if step.timer:
            assert re.search(r"\d+ (?:second|minute|hour)s?", step.text)
            assert step.timer >= timedelta(seconds=15)


@EACH
def test_the_list_is_plain_and_measured(recipe: Recipe) -> None:
    """Every line has an amount, and no line is there twice."""
    lines = [ingredient.line for ingredient in recipe.ingredients]

    assert 2 <= len(lines) <= 16
    assert len(set(lines)) == len(lines)
    for ingredient in recipe.ingredients:
        assert ingredient.quantity is not None, ingredient.line
        assert ingredient.quantity > 0
        assert ingredient.food in ingredient.line
        assert ingredient.line.isprintable()


@EACH
def test_what_a_cook_is_told_of_it_is_set(recipe: Recipe) -> None:
    """Title, meals, servings, cuisine and popularity make sense."""
    assert recipe.meals
    assert 1 <= recipe.servings <= 12
    assert 0 < recipe.prior <= 1
    assert recipe.cuisine == recipe.cuisine.lower()
    assert words(recipe.title)
    assert recipe.seasons != frozenset(Season)
    assert (recipe.course is Course.DRINK) == (Meal.DRINK in recipe.meals)


def test_what_is_alcoholic_is_a_drink() -> None:
    """Nothing that is eaten holds alcohol."""
    alcoholic = [recipe for recipe in STARTER.all() if recipe.alcoholic]

    assert len(alcoholic) >= 2
    assert all(recipe.meals == {Meal.DRINK} for recipe in alcoholic)


def test_the_catalogue_is_wide() -> None:
    """Cuisines, seasons, meals, courses, five minutes to a slow weekend."""
    every = STARTER.all()

    assert len({recipe.cuisine for recipe in every}) >= 25
    assert {meal for recipe in every for meal in recipe.meals} == set(Meal)
    assert {recipe.course for recipe in every} == set(Course)
    assert {season for recipe in every for season in recipe.seasons} == set(Season)
    assert min(recipe.total for recipe in every) == timedelta(minutes=5)
    assert any(recipe.total >= timedelta(hours=3) for recipe in every)
