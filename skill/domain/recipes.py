"""Recipes as a cook meets them, and what a cook may ask of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from skill.domain.errors import SkillError
from skill.domain.food import Allergen, Diet


class Meal(StrEnum):
    """When it is eaten."""

    BREAKFAST = "breakfast"
    BRUNCH = "brunch"
    LUNCH = "lunch"
    DINNER = "dinner"
    SNACK = "snack"
    DESSERT = "dessert"
    DRINK = "drink"


class Course(StrEnum):
    """Its place in a meal."""

    STARTER = "starter"
    MAIN = "main"
    SIDE = "side"
    DESSERT = "dessert"
    DRINK = "drink"
    BREAD = "bread"
    SAUCE = "sauce"


class Season(StrEnum):
    """A quarter of the year, as felt where the cook lives."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


class Difficulty(StrEnum):
    """How much a recipe asks of the cook."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Ingredient(NamedTuple):
    """One line of the list.  ``line`` is all of it, as the gate reads it.

    ``quantity`` is per recipe as written, in ``unit`` ("" where it is counted); None where
    no amount is given.  ``fixed`` amounts do not scale with servings (one bay leaf).

    A named tuple, as steps are: some twenty are made to read a recipe in the midst of a
    pick, and each takes a third of the time of a frozen dataclass.
    """

    line: str
    food: str
    quantity: float | None = None
    unit: str = ""
    note: str = ""
    fixed: bool = False


class Step(NamedTuple):
    """One thing to do, and the timer it wants, if any."""

    text: str
    timer: timedelta | None = None
    timer_name: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe nobody has cleared yet: prompts, screens and stores take ``Cleared``.

    ``prior`` is the popularity a new recipe starts with, in (0, 1].
    """

    id: str
    title: str
    meals: frozenset[Meal]
    course: Course
    cuisine: str
    total: timedelta
    servings: int
    ingredients: tuple[Ingredient, ...]
    steps: tuple[Step, ...]
    active: timedelta | None = None
    seasons: frozenset[Season] = frozenset()
    difficulty: Difficulty = Difficulty.EASY
    equipment: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    lang: str = "en"
    prior: float = 0.5
    alcoholic: bool = False
    foods: frozenset[str] = field(default=frozenset())


class Wishes(BaseModel):
    """All that a cook has asked for so far; refusals add to it and never take away.

    ``eaters`` needs spoken for this request only ("I'm lactose intolerant") are in
    ``allergies`` and ``diets``; they add to the household's and cannot relax them.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    meal: Meal | None = None
    course: Course | None = None
    cuisine: str | None = None
    dish: str | None = None
    with_foods: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    not_cuisines: tuple[str, ...] = ()
    diets: frozenset[Diet] = frozenset()
    allergies: frozenset[Allergen] = frozenset()
    within_minutes: int | None = Field(default=None, ge=1)
    servings: int | None = Field(default=None, ge=1, le=50)
    easy: bool = False
    not_these: tuple[str, ...] = ()


class NothingFitsError(SkillError):
    """No recipe in the catalogue keeps every need and every wish.

    ``unsafe`` counts recipes that only the gate turned away; ``names`` what it checked.
    """

    def __init__(self, wishes: Wishes, unsafe: int, names: Sequence[str]) -> None:
        super().__init__(f"nothing fits; {unsafe} were refused for the eaters")
        self.wishes = wishes
        self.unsafe = unsafe
        self.names = tuple(names)


class NoRecipeChosenError(SkillError):
    """The cook asked about a recipe and none has been offered or taken."""


class RecipeNotSafeError(SkillError):
    """The recipe asked about does not pass the gate for who is eating now.

    ``because`` are the lines that speak against it, ``needs`` what they do not keep.
    """

    def __init__(
        self, title: str, because: Sequence[str], needs: Sequence[Allergen | Diet] = ()
    ) -> None:
        super().__init__(f"{title!r} refused: {', '.join(because)}")
        self.title = title
        self.because = tuple(because)
        self.needs = tuple(needs)


class NoSuchStepError(SkillError):
    """A step was asked for that the recipe does not have."""

    def __init__(self, asked_for: int, steps: int) -> None:
        super().__init__(f"step {asked_for} of {steps}")
        self.asked_for = asked_for
        self.steps = steps
