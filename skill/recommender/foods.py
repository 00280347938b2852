"""A food as a cook names it, looked for in a recipe by what it is and what it is called.

For wishes and dislikes only; allergies and diets are the gate's.  The lexicon's classes are
there for labels ("a cherry tomato is a vegetable", "ground turkey is labelled as chicken"),
so a name counts as well: what ends in "tomato" is a tomato, and turkey is no chicken.
Unwanted foods are looked for more widely than wanted ones.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from skill.catalog.foods import Stems, foods_of, is_friend, stems_of
from skill.catalog.words import words
from skill.domain.recipes import Recipe
from skill.food import lexicon

_CUTS = "fillet breast thigh drumstick wing leg chuck sirloin tenderloin mince chip"
CUTS = frozenset(_CUTS.split())
_SPECIES = (
    "chicken turkey duck goose quail beef veal bison venison lamb mutton goat rabbit pork"
)
SPECIES = frozenset(_SPECIES.split())


@dataclass(frozen=True, slots=True)
class Food:
    """A name, its stems, and the concept it means: None where the lexicon has none."""

    said: str
    stems: Stems
    concept: str | None

    @classmethod
    def named(cls, said: str, lang: str = "en") -> Self:
        """Return the food of that name."""
        return cls(said, words(said), _meaning(said, lang))

    def is_in(self, recipe: Recipe) -> bool:
        """Return whether the recipe has it, a kind or cut, or says so in its title."""
        return _is_in(self, recipe.title, foods_of(recipe))

    def may_be_in(self, recipe: Recipe) -> bool:
        """Return whether the recipe has it, or its name in another food's."""
        named = tuple([ingredient.food for ingredient in recipe.ingredients])
        return _may_be_in(self, foods_of(recipe), named)

    def is_named_or_kind(self, title: str, foods: frozenset[str]) -> bool:
        """Return whether a title says it, or a concept is a kind or cut of it."""
        titled = self.is_named(words(title))
        return titled or any(self.is_kind(food) for food in foods)

    def is_kind(self, food: str) -> bool:
        """Return whether a concept is this food: by class, or by the end of its name."""
        name = stems_of(food)
        if self._is_class_of(food):
            return True
        while len(name) > 1 and name[-1] in CUTS:
            name = name[:-1]
        return self.is_named(name) and name[-len(self.stems) :] == self.stems

    def is_trace(self, food: str) -> bool:
        """Return whether a concept is this food or has its name in its own."""
        return self._is_class_of(food) or self.is_named(stems_of(food))

    def _is_class_of(self, food: str) -> bool:
        """Return whether a concept is of this one's class, and no other animal."""
        if self.concept is None or not lexicon.is_a(food, self.concept):
            return False
        asked = SPECIES.intersection(self.stems)
        return not asked or not SPECIES.intersection(stems_of(food)) - asked

    def is_named(self, name: Stems) -> bool:
        """Return whether all words of this food's name are in another, and truly meant."""
        if not self.stems or not set(self.stems) <= set(name):
            return False
        return not is_friend(self.stems, name)


@lru_cache(maxsize=65536)
def _is_in(food: Food, title: str, foods: frozenset[str]) -> bool:
    """Return what ``is_in`` does; the same recipes are asked about turn after turn."""
    return food.is_named_or_kind(title, foods)


@lru_cache(maxsize=65536)
def _may_be_in(food: Food, foods: frozenset[str], named: tuple[str, ...]) -> bool:
    """Return what ``may_be_in`` does; a dislike is asked of the same recipes each turn."""
    traces = any(food.is_trace(other) for other in foods)
    return traces or any(food.is_named(words(name)) for name in named)


@lru_cache(maxsize=1024)
def _meaning(said: str, lang: str) -> str | None:
    """Return the concept of a name; the same few are asked for again and again."""
    return lexicon.canonical(said, lang)
