"""What is worked out for a recipe, against what our own book says of it."""

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.recipes import Recipe
from skill.ingest.raw import raw
from skill.ingest.recipe import enriched

EVERY = 5


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Recipe, Recipe]]:
    """Return recipes of the book beside what is worked out from their texts alone."""
    found = []
    for recipe in Catalog.load().all()[::EVERY]:
        lines = [one.line for one in recipe.ingredients]
        steps = [step.text for step in recipe.steps]
        found.append((recipe, enriched(raw("x:1", recipe.title, lines, steps)).recipe))
    return found


def share(hits: list[bool]) -> float:
    """Return the share that is true."""
    return sum(hits) / len(hits)


def test_courses_are_mostly_right(pairs: list[tuple[Recipe, Recipe]]) -> None:
    """Nearly nine in ten."""
    assert share([made.course is own.course for own, made in pairs]) > 0.8


def test_times_come_near(pairs: list[tuple[Recipe, Recipe]]) -> None:
    """The total within a third, for most."""
    near = [2 / 3 < made.total / own.total < 4 / 3 for own, made in pairs]

    assert share(near) > 0.8


def test_difficulty_is_mostly_right(pairs: list[tuple[Recipe, Recipe]]) -> None:
    """Four in five."""
    assert share([made.difficulty is own.difficulty for own, made in pairs]) > 0.7


def test_meals_overlap(pairs: list[tuple[Recipe, Recipe]]) -> None:
    """Nobody is offered pancakes as a cocktail."""
    assert share([bool(made.meals & own.meals) for own, made in pairs]) > 0.85


def test_a_cuisine_that_is_said_is_mostly_right(pairs: list[tuple[Recipe, Recipe]]) -> None:
    """And where none is sure, none is said."""
    said = [made.cuisine == own.cuisine for own, made in pairs if made.cuisine]

    assert share(said) > 0.8
    assert len(said) > len(pairs) / 3


def test_every_line_is_kept(pairs: list[tuple[Recipe, Recipe]]) -> None:
    """Word for word."""
    for own, made in pairs:
        assert [one.line for one in made.ingredients] == [o.line for o in own.ingredients]
        assert made.lang == "en"
