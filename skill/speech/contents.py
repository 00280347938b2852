"""What is said of what is in a recipe: how much, for how many, and what it contains."""

from skill.domain.amounts import Amount
from skill.domain.food import Allergen, Diet
from skill.domain.frozen import dataclass
from skill.food.gate import Cleared
from skill.speech.amounts import Bare
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf, Many


@dataclass(frozen=True)
class IngredientsStart(Prompt):
    """The first part of the list."""

    count: Many
    servings: Many
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class IngredientsGoOn(Prompt):
    """A later part of the list."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class IngredientsEnd(Prompt):
    """The last part of a list that took more than one."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Enough(Prompt):
    """The rest of the list is not wanted."""


@dataclass(frozen=True)
class HearMore(Prompt):
    """Whether to go on with the list; a yes or a no."""


@dataclass(frozen=True)
class SoMuch(Prompt):
    """How much of a food: every line that answers."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class ToTaste(Prompt):
    """The recipe gives no amount for the food."""

    food: str


@dataclass(frozen=True)
class HowMuchOfWhat(Prompt):
    """The question for the food."""


@dataclass(frozen=True)
class NotInRecipe(Prompt):
    """The recipe lists no such food."""

    food: str
    title: str


@dataclass(frozen=True)
class HasIt(Prompt):
    """The recipe contains it, and in which line."""

    line: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class MayHaveIt(Prompt):
    """The recipe may contain it, or nobody can tell from the line."""

    line: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class DoesNotName(Prompt):
    """Nothing in the list is known to contain it."""

    what: AnyOf


@dataclass(frozen=True)
class BreaksDiet(Prompt):
    """A line breaks the diet."""

    line: str
    diet: Diet


@dataclass(frozen=True)
class MayBreakDiet(Prompt):
    """A line may break the diet, or nobody can tell."""

    line: str
    diet: Diet


@dataclass(frozen=True)
class KeepsDiet(Prompt):
    """Nothing in the list is known to break the diet."""

    diet: Diet


@dataclass(frozen=True)
class FoodHas(Prompt):
    """A food that was asked about itself contains it."""

    food: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class FoodMayHave(Prompt):
    """A food that was asked about itself may contain it, or nobody can tell."""

    food: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class FoodDoesNotName(Prompt):
    """A food that was asked about itself is not known to contain it."""

    food: str
    what: AnyOf


@dataclass(frozen=True)
class FoodBreaksDiet(Prompt):
    """A food that was asked about itself breaks the diet."""

    food: str
    diet: Diet


@dataclass(frozen=True)
class FoodMayBreakDiet(Prompt):
    """A food that was asked about itself may break the diet, or nobody can tell."""

    food: str
    diet: Diet


@dataclass(frozen=True)
class FoodKeepsDiet(Prompt):
    """A food that was asked about itself is not known to break the diet."""

    food: str
    diet: Diet


@dataclass(frozen=True)
class HasFood(Prompt):
    """The food is in the list: these lines."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class HasNoFood(Prompt):
    """The food is not in the list."""

    food: str


@dataclass(frozen=True)
class AboutDish(Prompt):
    """Which recipe is spoken of, where the cook named another one; it is not offered."""

    title: str


@dataclass(frozen=True)
class ContainWhat(Prompt):
    """The question for what to look for."""


@dataclass(frozen=True)
class MakesServings(Prompt):
    """For how many the recipe is, as we have it."""

    choice: Cleared
    servings: Many


@dataclass(frozen=True)
class ServingsSet(Prompt):
    """The new number of servings, and the first of the new amounts."""

    servings: Many
    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class ServingsBegin(Prompt):
    """The new number of servings, and the first of the new amounts of a longer list."""

    servings: Many
    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class OnlyByName(Prompt):
    """What nobody knows as a food is left out where a recipe has that very word."""

    heard: str


@dataclass(frozen=True)
class UnknownFood(Prompt):
    """No food of that name is known."""

    heard: str


@dataclass(frozen=True)
class AlsoHas(Prompt):
    """The food itself is not in the list, but what makes it dangerous is: in this line."""

    line: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class AlsoMayHave(Prompt):
    """The food itself is not in the list, but its allergens cannot be ruled out."""

    line: str
    what: tuple[Allergen, ...]
