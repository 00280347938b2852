"""One recipe as one JSON object, and back: the format of ``starter.json``.

Times are minutes in ``total`` and ``active``, seconds in a step's ``timer``.
"""

from datetime import timedelta
from typing import TypedDict

from skill.domain.recipes import (
    Course,
    Difficulty,
    Ingredient,
    Meal,
    Recipe,
    Season,
    Step,
)

MEALS = {meal.value: meal for meal in Meal}
COURSES = {course.value: course for course in Course}
SEASONS = {season.value: season for season in Season}
DIFFICULTIES = {difficulty.value: difficulty for difficulty in Difficulty}


class IngredientRow(TypedDict):
    """An ingredient; ``quantity`` is null where the recipe gives none."""

    line: str
    food: str
    quantity: float | None
    unit: str
    note: str
    fixed: bool


class StepRow(TypedDict):
    """A step; ``timer`` in seconds, null where it wants none."""

    text: str
    timer: float | None
    timer_name: str


class Facts(TypedDict):
    """A recipe but for what is on its list and in its steps; sets are sorted lists."""

    id: str
    title: str
    meals: list[str]
    course: str
    cuisine: str
    total: float
    active: float | None
    servings: int
    seasons: list[str]
    difficulty: str
    equipment: list[str]
    tags: list[str]
    lang: str
    prior: float
    alcoholic: bool
    foods: list[str]


class Row(Facts):
    """A recipe."""

    ingredients: list[IngredientRow]
    steps: list[StepRow]


class File(TypedDict):
    """A whole catalogue: its version changes with any recipe in it."""

    version: str
    recipes: list[Row]


def to_row(recipe: Recipe) -> Row:
    """Return the recipe as JSON has it; equal recipes give equal rows."""
    return Row(
        id=recipe.id,
        title=recipe.title,
        meals=sorted(recipe.meals),
        course=recipe.course.value,
        cuisine=recipe.cuisine,
        total=_minutes(recipe.total),
        active=None if recipe.active is None else _minutes(recipe.active),
        servings=recipe.servings,
        seasons=sorted(recipe.seasons),
        difficulty=recipe.difficulty.value,
        equipment=list(recipe.equipment),
        tags=sorted(recipe.tags),
        lang=recipe.lang,
        prior=recipe.prior,
        alcoholic=recipe.alcoholic,
        foods=sorted(recipe.foods),
        ingredients=[_ingredient_row(ingredient) for ingredient in recipe.ingredients],
        steps=[_step_row(step) for step in recipe.steps],
    )


def from_row(row: Row) -> Recipe:
    """Return the recipe that ``to_row`` wrote.

    Raises:
        KeyError: a field is missing, or a meal, course, season or difficulty is not ours.
    """
    ingredients = tuple(Ingredient(**each) for each in row["ingredients"])
    return from_facts(row, ingredients, tuple(_step(each) for each in row["steps"]))


def from_facts(
    row: Facts, ingredients: tuple[Ingredient, ...], steps: tuple[Step, ...]
) -> Recipe:
    """Return the recipe with these ingredients and steps.

    Raises:
        KeyError: a field is missing, or a meal, course, season or difficulty is not ours.
    """
    return Recipe(
        id=row["id"],
        title=row["title"],
        meals=frozenset([MEALS[meal] for meal in row["meals"]]),
        course=COURSES[row["course"]],
        cuisine=row["cuisine"],
        total=timedelta(minutes=row["total"]),
        servings=row["servings"],
        ingredients=ingredients,
        steps=steps,
        active=None if row["active"] is None else timedelta(minutes=row["active"]),
        seasons=frozenset([SEASONS[season] for season in row["seasons"]]),
        difficulty=DIFFICULTIES[row["difficulty"]],
        equipment=tuple(row["equipment"]),
        tags=frozenset(row["tags"]),
        lang=row["lang"],
        prior=row["prior"],
        alcoholic=row["alcoholic"],
        foods=frozenset(row["foods"]),
    )


def _ingredient_row(ingredient: Ingredient) -> IngredientRow:
    """Return one ingredient as JSON has it."""
    return IngredientRow(
        line=ingredient.line,
        food=ingredient.food,
        quantity=ingredient.quantity,
        unit=ingredient.unit,
        note=ingredient.note,
        fixed=ingredient.fixed,
    )


def _step_row(step: Step) -> StepRow:
    """Return one step as JSON has it."""
    timer = None if step.timer is None else step.timer.total_seconds()
    return StepRow(text=step.text, timer=timer, timer_name=step.timer_name)


def _step(row: StepRow) -> Step:
    """Return one step from its row."""
    timer = None if row["timer"] is None else timedelta(seconds=row["timer"])
    return Step(text=row["text"], timer=timer, timer_name=row["timer_name"])


def _minutes(length: timedelta) -> float:
    """Return a length in minutes."""
    return length / timedelta(minutes=1)
