"""A food as a cook names it, looked for in a recipe by what it is and what it is called.

For wishes and dislikes only; allergies and diets are the gate's.  The lexicon's classes are
there for labels ("a cherry tomato is a vegetable", "ground turkey is labelled as chicken"),
so a name counts as well: what ends in "tomato" is a tomato, and turkey is no chicken.
Unwanted foods are looked for more widely than wanted ones: who says butter means butter,
and who says no butter may mean peanut butter too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from skill.catalog.foods import Stems, foods_of, is_friend, stems_of
from skill.catalog.words import words
from skill.domain.food import Allergen, Presence
from skill.domain.recipes import Recipe
from skill.food import lexicon
from skill.food.traits import Trait

_CUTS = "fillet breast thigh drumstick wing leg chuck sirloin tenderloin mince chip"
CUTS = frozenset(_CUTS.split())
_SPECIES = (
    "chicken turkey duck goose quail beef veal bison venison lamb mutton goat rabbit pork"
)
SPECIES = frozenset(_SPECIES.split())
MADE_OF = (*map(Trait, Allergen), Trait.MEAT)
"""What tells one food from another of a like name: oat milk has no milk in it."""
GRAINS = frozenset({Trait.WHEAT, Trait.GLUTEN})
OF_GRAIN = frozenset({"flour", "beer"})
"""Foods that are their grain; noodles of rice are noodles all the same."""
OF_ANYTHING = frozenset({"stock", "chocolate"})
"""Foods that the lexicon takes for those of meat or milk, which may be without."""
_CREAMS = ("ice cream", "irish cream", "egg cream", "sour cream", "cream cheese")
OTHERS = frozenset(
    {
        *(("cream", one) for one in _CREAMS),
        *(
            ("bean", f"{one} bean")
            for one in ("jelly", "coffee", "espresso", "cocoa", "tonka")
        ),
        *(("apple", f"{one} apple") for one in ("custard", "sugar", "rose", "star")),
        *(("milk", one) for one in ("ice milk", "condensed milk")),
        ("butter", "cookie butter"),
        ("corn", "candy corn"),
        ("egg", "creme egg"),
        ("pepper", "dr pepper"),
        ("potato", "duck potato"),
        ("potato", "potato chip"),
        ("rice", "cauliflower rice"),
        ("squash", "oyster squash"),
    }
)
"""A name, and another with it that is no kind of it, though of like things: stems."""


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
        """Return whether a concept is a kind or cut of it, or a title says it.

        "Sunflower butter cookies" are no proof of butter.
        """
        if any(self.is_kind(food) for food in foods):
            return True
        said = words(title)
        if not self.is_named(said) or any(set(one) <= set(said) for one in self.others):
            return False
        return not any(self.is_like(food) for food in foods)

    @property
    def others(self) -> tuple[Stems, ...]:
        """Return the names that have this one in them, and are no kinds of it."""
        asked = " ".join(self.stems)
        return tuple(tuple(name.split()) for one, name in OTHERS if one == asked)

    def is_kind(self, food: str) -> bool:
        """Return whether a concept is what a cook means by this food, or a kind of it.

        By class, or by the end of its name; it is of what the food is of.
        """
        name = stems_of(food)
        if not self._is_called(food) or not self._is_of_it(food):
            return False
        return not any(name[-len(one) :] == one for one in self.others)

    def is_like(self, food: str) -> bool:
        """Return whether a concept has the name in its own, and is of other things."""
        return set(self.stems) <= set(stems_of(food)) and not self._is_of_it(food)

    def _is_of_it(self, food: str) -> bool:
        """Return whether a concept may be of all that this food is of: no coconut milk."""
        said = " ".join(self.stems)
        less = () if said in OF_GRAIN else GRAINS
        return said in OF_ANYTHING or has_all_of(food, self.concept, less)

    def _is_called(self, food: str) -> bool:
        """Return whether a concept is of the food's class, or has its name at its end."""
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


def has_all_of(food: str, other: str | None, less: Collection[Trait] = ()) -> bool:
    """Return whether a food may have all allergens and meat that another surely has."""
    numbers = lexicon.foods().numbers
    if other is None or food not in numbers or other not in numbers:
        return True
    here, there = lexicon.traits(numbers[food]), lexicon.traits(numbers[other])
    telling = (trait for trait in MADE_OF if there[trait] is Presence.CONTAINS)
    return all(here[trait] is not Presence.FREE for trait in telling if trait not in less)


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
