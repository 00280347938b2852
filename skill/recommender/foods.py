"""A food as a cook names it, looked for in a recipe by what it is."""

from dataclasses import dataclass
from typing import Self

from skill.catalog.words import words
from skill.domain.recipes import Recipe
from skill.food import lexicon


@dataclass(frozen=True, slots=True)
class Food:
    """A name and the concept it means; None where the lexicon does not know it."""

    said: str
    concept: str | None

    @classmethod
    def named(cls, said: str, lang: str = "en") -> Self:
        """Return the food of that name."""
        return cls(said, lexicon.canonical(said, lang))

    @property
    def known(self) -> bool:
        """Return whether the lexicon knows the food."""
        return self.concept is not None

    def is_in(self, recipe: Recipe) -> bool:
        """Return whether the recipe has it or a kind of it; by its words if not known."""
        if self.concept is not None:
            return any(lexicon.is_a(food, self.concept) for food in foods_of(recipe))
        asked = set(words(self.said))
        return bool(asked) and any(
            asked <= set(words(ingredient.line)) for ingredient in recipe.ingredients
        )


def foods_of(recipe: Recipe) -> frozenset[str]:
    """Return the concepts of a recipe: those compiled with it, or read from its lines."""
    if recipe.foods:
        return recipe.foods
    lines = (ingredient.line for ingredient in recipe.ingredients)
    return frozenset(food for line in lines for food in lexicon.foods_in(line, recipe.lang))
