"""Prompts about what was asked of a recipe: naming it, and telling what cannot be had."""

from datetime import timedelta

from skill.domain.food import Allergen, Diet
from skill.domain.frozen import dataclass
from skill.domain.recipes import Meal
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf, Many


@dataclass(frozen=True)
class NothingLeft(Prompt):
    """Everything that keeps all the wishes was offered already; these are let go of."""

    wishes: tuple[Prompt, ...]


@dataclass(frozen=True)
class AllHeard(Prompt):
    """Every recipe that fits at all was offered; the first comes round again."""

    count: Many


@dataclass(frozen=True)
class NothingFits(Prompt):
    """No recipe keeps everything that was asked."""


@dataclass(frozen=True)
class NothingFitsNeeds(Prompt):
    """What would fit the wishes does not keep the needs."""

    unsafe: Many
    needs: tuple[Allergen | Diet, ...]


@dataclass(frozen=True)
class TryWithout(Prompt):
    """Whether to let go of one wish, which would help; a yes or a no."""

    wish: Prompt


@dataclass(frozen=True)
class AskDifferently(Prompt):
    """Nothing soft is left to let go of: ask for something else."""


@dataclass(frozen=True)
class WishTime(Prompt):
    """A wish, named: no more than ``time``."""

    time: timedelta


@dataclass(frozen=True)
class WishFoods(Prompt):
    """A wish, named: with these foods."""

    foods: tuple[str, ...]


@dataclass(frozen=True)
class WishWithout(Prompt):
    """A wish, named: without these foods."""

    foods: tuple[str, ...]


@dataclass(frozen=True)
class WishNot(Prompt):
    """A wish, named: nothing of these cuisines."""

    cuisines: tuple[str, ...]


@dataclass(frozen=True)
class WishKind(Prompt):
    """A wish, named: a cuisine, a dish or a course, in a word."""

    kind: object


@dataclass(frozen=True)
class WishMeal(Prompt):
    """A wish, named: for this meal."""

    meal: Meal


@dataclass(frozen=True)
class WishEasy(Prompt):
    """A wish, named: easy."""


@dataclass(frozen=True)
class Relaxed(Prompt):
    """Wishes that the offer does not keep, said openly."""

    wishes: tuple[Prompt, ...]


@dataclass(frozen=True)
class NotCheckable(Prompt):
    """An allergy that Larder has no way to check."""

    heard: str


@dataclass(frozen=True)
class JustLeaveOut(Prompt):
    """Whether to leave out recipes that name the food, which is less than a check."""

    food: str


@dataclass(frozen=True)
class WithOrWithout(Prompt):
    """Whether foods are wanted that were heard beside others to be left out."""

    foods: tuple[str, ...]


@dataclass(frozen=True)
class WhichMeal(Prompt):
    """Which meal it is for."""


@dataclass(frozen=True)
class WhichDiet(Prompt):
    """Which way of eating, with those that can be checked."""

    diets: AnyOf


@dataclass(frozen=True)
class HowManyEat(Prompt):
    """For how many people."""


@dataclass(frozen=True)
class HowMuchTime(Prompt):
    """How much time there is."""


@dataclass(frozen=True)
class LeaveOutWhat(Prompt):
    """Which food to leave out."""
