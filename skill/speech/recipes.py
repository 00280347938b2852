"""Prompts about recipes: offering one, saying why, turning to another."""

from collections.abc import Sequence
from datetime import timedelta

from skill.domain.food import Allergen, Diet, Presence
from skill.domain.frozen import dataclass
from skill.domain.recipes import Recipe
from skill.food.gate import Cleared, Refusal
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class Offered(Prompt):
    """The one recipe, and how long it takes."""

    choice: Cleared
    time: timedelta


@dataclass(frozen=True)
class OfferedNext(Prompt):
    """Another recipe, after one was turned down."""

    choice: Cleared
    time: timedelta


@dataclass(frozen=True)
class OfferedSurprise(Prompt):
    """A recipe nobody asked for by name."""

    choice: Cleared
    time: timedelta


@dataclass(frozen=True)
class OfferedInstead(Prompt):
    """The nearest recipe that passes, where the one asked for does not."""

    choice: Cleared
    time: timedelta


@dataclass(frozen=True)
class ThisOne(Prompt):
    """The recipe that was asked for by name."""

    choice: Cleared
    time: timedelta


@dataclass(frozen=True)
class MakeIt(Prompt):
    """The question after an offer."""


@dataclass(frozen=True)
class MakeItOrElse(Prompt):
    """The same question once more, with the other ways out."""

    choice: Cleared


@dataclass(frozen=True)
class CheckedAllergens(Prompt):
    """What the ingredients were checked for; never that anything is safe."""

    allergens: tuple[Allergen, ...]


@dataclass(frozen=True)
class CheckedDiets(Prompt):
    """The ways of eating that the ingredients were checked for."""

    diets: tuple[Diet, ...]


@dataclass(frozen=True)
class CheckedBoth(Prompt):
    """Allergens and ways of eating that the ingredients were checked for."""

    allergens: tuple[Allergen, ...]
    diets: tuple[Diet, ...]


@dataclass(frozen=True)
class StillFits(Prompt):
    """The recipe on the table keeps the new need as well."""

    choice: Cleared


@dataclass(frozen=True)
class Chosen(Prompt):
    """The recipe was taken: how much there is to it."""

    choice: Cleared
    ingredients: Many
    servings: Many


@dataclass(frozen=True)
class KeepAllergy(Prompt):
    """How to have an allergy of this talk remembered; told once."""

    allergen: Allergen


@dataclass(frozen=True)
class KeepDiet(Prompt):
    """How to have a way of eating remembered; told once."""

    diet: Diet


@dataclass(frozen=True)
class IngredientsFirst(Prompt):
    """Whether to go through the ingredients before the steps; a yes or a no."""


@dataclass(frozen=True)
class TakesTime(Prompt):
    """How long the recipe takes."""

    choice: Cleared
    time: timedelta


@dataclass(frozen=True)
class TakesTimeAndWork(Prompt):
    """How long it takes, and how much of that is work."""

    choice: Cleared
    time: timedelta
    active: timedelta


@dataclass(frozen=True)
class WhatWouldSuit(Prompt):
    """After several refusals: a kitchen's way of asking what is wanted."""


@dataclass(frozen=True)
class WhatWouldSuitAgain(Prompt):
    """The same, with examples of what can be said."""


@dataclass(frozen=True)
class NoSuchDish(Prompt):
    """No recipe of that name."""

    query: str


@dataclass(frozen=True)
class ContainsTrouble(Prompt):
    """A recipe asked for by name breaks a need: which line, and which need."""

    title: str
    line: str
    needs: tuple[Allergen | Diet, ...]


@dataclass(frozen=True)
class UnsureTrouble(Prompt):
    """A recipe asked for by name may break a need; nobody can tell from its words."""

    title: str
    line: str
    needs: tuple[Allergen | Diet, ...]


@dataclass(frozen=True)
class TakeYourTime(Prompt):
    """The cook thinks about an offer, which stays."""


@dataclass(frozen=True)
class OkWithoutIt(Prompt):
    """A question was answered no; nothing happens."""


@dataclass(frozen=True)
class NoRecipeYet(Prompt):
    """A recipe was asked about and there is none."""


@dataclass(frozen=True)
class SuggestOne(Prompt):
    """Whether to suggest a recipe; a yes or a no."""


@dataclass(frozen=True)
class WhichDish(Prompt):
    """Which dish to look for."""


def trouble(refusal: Refusal) -> Prompt:
    """Return what speaks against a recipe: its plainest reason, and the needs it breaks."""
    sure = [r for r in refusal.reasons if r.presence is Presence.CONTAINS]
    worst = (sure or list(refusal.reasons))[0]
    line = told_line(refusal.recipe, worst.line)
    same = [r.need for r in refusal.reasons if r.line == worst.line]
    kind = ContainsTrouble if sure else UnsureTrouble
    return kind(refusal.recipe.title, line, needs_named(same))


def told_line(recipe: Recipe, line: str) -> str:
    """Return how a line is told: an ingredient by its food, other text as it stands."""
    foods = (one.food for one in recipe.ingredients if one.line == line)
    return next(foods, line)


def needs_named(needs: Sequence[Allergen | Diet]) -> tuple[Allergen | Diet, ...]:
    """Return the needs as they are told: each once, and milk stands for lactose as well."""
    told = tuple(dict.fromkeys(needs))
    if Allergen.MILK in told:
        told = tuple(n for n in told if n is not Diet.LOW_LACTOSE)
    return told


def checked(choice: Cleared) -> tuple[Prompt, ...]:
    """Return the sentence on what was checked; none where nobody has needs."""
    eaters = choice.eaters
    told = needs_named((*sorted(eaters.allergies), *sorted(eaters.diets)))
    allergens = tuple(n for n in told if isinstance(n, Allergen))
    diets = tuple(n for n in told if isinstance(n, Diet))
    if allergens and diets:
        return (CheckedBoth(allergens, diets),)
    if allergens:
        return (CheckedAllergens(allergens),)
    return (CheckedDiets(diets),) if diets else ()


@dataclass(frozen=True)
class StillOnOffer(Prompt):
    """The offer once more, after a timer or a reminder came in between."""

    choice: Cleared
