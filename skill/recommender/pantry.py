"""The pantry as the pick sees it: foods that the lexicon knows, and how long they keep.

What only the cook has a word for stays behind, as do staples, which say nothing of what to
make, and what is past its day, which nobody is asked to eat.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from skill.catalog.foods import stems_of
from skill.catalog.words import words
from skill.domain.pantry import Pantry, by_expiry
from skill.domain.recipes import Recipe
from skill.food import lexicon
from skill.recommender.foods import Food

SOON = 5  # days left, from which on a food is to be used up
MOST = 40  # foods looked at; those that expire first, then the newest
STAPLES = ("salt", "black_pepper", "pepper", "water", "ice", "cooking_spray")
PLAINLY = frozenset(
    words(
        "whole large small medium fresh all purpose unsalted salted plain ripe granulated"
        " extra virgin kosher sea table boneless skinless free range cold warm"
    )
)
"""Words that make no other food of one: who has flour has all-purpose flour."""


def known(pantry: Pantry, today: date) -> Mapping[str, int | None]:
    """Return the concepts in the pantry, each with the days it keeps, None if untold."""
    found: dict[str, int | None] = {}
    for item in by_expiry(pantry):
        concept = concept_of(item.food)
        days = None if item.expires is None else (item.expires - today).days
        if concept is None or is_staple(concept) or (days is not None and days < 0):
            continue
        found.setdefault(concept, days)
        if len(found) == MOST:
            break
    return found


def soon(foods: Mapping[str, int | None]) -> Mapping[str, int]:
    """Return those of the foods that are to be used up, with the days they keep."""
    return {food: days for food, days in foods.items() if days is not None and days <= SOON}


@lru_cache(maxsize=1024)
def concept_of(food: str) -> str | None:
    """Return the concept of a food; the same pantry is looked at turn after turn.

    "Leftover chicken" is chicken: where one food is named, it is that one.
    """
    named = lexicon.canonical(food)
    if named is not None:
        return named
    within = lexicon.names_in(food)
    return lexicon.canonical(within[0]) if len(within) == 1 else None


@lru_cache(maxsize=1024)
def is_staple(concept: str) -> bool:
    """Return whether every kitchen has it."""
    return any(lexicon.is_a(concept, staple) for staple in STAPLES)


@lru_cache(maxsize=1024)
def named(concept: str) -> Food:
    """Return a concept as a food to look for."""
    return Food(concept, stems_of(concept), concept)


@lru_cache(maxsize=65536)
def serves(at_hand: str, food: str) -> bool:
    """Return whether a concept at hand is what a recipe means by another one.

    Chicken thighs are chicken, and whole milk is the milk that a recipe asks for.
    """
    return lexicon.is_a(at_hand, food) or named(at_hand).is_kind(food)


def plainly(food: str) -> str:
    """Return a food's name without the words that make no other food of it."""
    kept = [word for word in words(food) if word not in PLAINLY]
    return " ".join(kept)


def stocked(recipe: Recipe, pantry: Pantry, today: date) -> frozenset[int]:
    """Return the places on a recipe's list, from 0, that the house has, as far as told.

    What is past its day does not count; what every kitchen has does.
    """
    good = [one for one in pantry if one.expires is None or one.expires >= today]
    concepts = {found for one in good if (found := concept_of(one.food))}
    names = {plainly(one.food) for one in good}
    return frozenset(
        place
        for place, one in enumerate(recipe.ingredients)
        if plainly(one.food) in names or _is_there(one.food, concepts)
    )


def _is_there(food: str, concepts: Iterable[str]) -> bool:
    known = concept_of(food)
    if known is None:
        return False
    return is_staple(known) or any(serves(one, known) for one in concepts)


def expiring(pantry: Pantry, today: date) -> Mapping[str, int]:
    """Return the concepts to be used up, with the days they keep."""
    return soon(known(pantry, today))


def uses_up(recipe: Recipe, soonest: Mapping[str, int]) -> tuple[str, ...]:
    """Return what is to be used up that a recipe uses, the most urgent first."""
    return tuple(food for food in soonest if named(food).is_in(recipe))
