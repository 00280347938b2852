"""The starter recipes themselves: a person will cook them tonight."""

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest

from skill.catalog.catalog import Catalog
from skill.catalog.words import words
from skill.domain.recipes import Course, Meal, Recipe, Season

STARTER = Catalog.load()
CUISINES = sorted({recipe.cuisine for recipe in STARTER.all()})
EACH = pytest.mark.parametrize(
    "recipes",
    [[one for one in STARTER.all() if one.cuisine == cuisine] for cuisine in CUISINES],
    ids=CUISINES,
)
FAHRENHEIT = re.compile(r"(\d{3}) F or (\d{2,3}) C")
BARE_DEGREES = re.compile(r"\d{2,3} ?(?:°|degrees|F\b|C\b)")


@EACH
def test_both_scales_agree(recipes: Sequence[Recipe]) -> None:
    """Every temperature stands as F or C, and they are the same but for rounding."""
    for recipe in recipes:
        for step in recipe.steps:
            for fahrenheit, celsius in FAHRENHEIT.findall(step.text):
                exact = (int(fahrenheit) - 32) / 1.8
                assert abs(exact - int(celsius)) <= (5 if int(fahrenheit) >= 225 else 1)
            bare = BARE_DEGREES.findall(FAHRENHEIT.sub("", step.text))
            assert not bare, step.text


@EACH
def test_a_step_is_a_few_short_sentences(recipes: Sequence[Recipe]) -> None:
    """Three at most, each of which a cook with wet hands can keep in mind."""
    for recipe in recipes:
        assert 2 <= len(recipe.steps) <= 9
        for step in recipe.steps:
            assert step.text[0].isupper()
            assert step.text.endswith("."), step.text
            sentences = step.text.split(". ")
            assert len(sentences) <= 3, step.text
            assert all(one[0].isupper() for one in sentences), step.text
            assert not re.search(
                r"\s[.,;]|\s\s|[{}@#~%]|\d+ minutes\b.*\d+ minutes\b", step.text
            )


@EACH
def test_every_timer_is_said_in_its_step(recipes: Sequence[Recipe]) -> None:
    """The number that rings is the number that was read out."""
    for recipe in recipes:
        for step in recipe.steps:
            if step.timer:
                assert re.search(r"\d+ (?:second|minute|hour)s?", step.text)
                assert step.timer >= timedelta(seconds=15)


@EACH
def test_the_list_is_plain_and_measured(recipes: Sequence[Recipe]) -> None:
    """Every line has an amount, and no line is there twice."""
    for recipe in recipes:
        lines = [ingredient.line for ingredient in recipe.ingredients]

        assert 2 <= len(lines) <= 16
        assert len(set(lines)) == len(lines)
        for ingredient in recipe.ingredients:
            assert ingredient.quantity is not None, ingredient.line
            assert ingredient.quantity > 0
            assert ingredient.food in ingredient.line
            assert ingredient.line.isprintable()


@EACH
def test_what_a_cook_is_told_of_it_is_set(recipes: Sequence[Recipe]) -> None:
    """Title, meals, servings, cuisine and popularity make sense."""
    for recipe in recipes:
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
