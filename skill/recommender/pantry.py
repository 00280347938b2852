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
from skill.recommender.foods import CUTS, SPECIES

SOON = 5  # days left, from which on a food is to be used up
URGENT = 5  # foods to be used up that a pick looks at
MOST = 40  # foods looked at; those that expire first, then the newest
STAPLES = ("salt", "black_pepper", "pepper", "water", "ice", "cooking_spray")
_PLAIN = (
    "whole large small medium fresh all purpose unsalted salted plain ripe granulated"
    " extra virgin kosher sea table boneless skinless free range cold warm"
    " baby frozen canned"
)
PLAIN, PLAINLY = frozenset(_PLAIN.split()), frozenset(words(_PLAIN))
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


@lru_cache(maxsize=65536)
def serves(at_hand: str, food: str) -> bool:
    """Return whether a concept at hand is what a recipe means by another one.

    Chicken thighs are chicken, and whole milk is milk; ground turkey, which labels file
    under chicken, is not, and cream is no sour cream.
    """
    asked = SPECIES.intersection(stems_of(food))
    others = SPECIES.intersection(stems_of(at_hand)) - asked
    return lexicon.is_a(at_hand, food) and not (asked and others)


def plainly(food: str) -> str:
    """Return a food's name without the words that make no other food of it."""
    said = words(food)
    return " ".join([word for word in said if word not in PLAINLY] or said)


def uncut(food: str) -> str:
    """Return what a cut is of: who has chicken has what it takes for chicken thighs."""
    name = plainly(food).split()
    while len(name) > 1 and name[-1] in CUTS:
        name = name[:-1]
    return " ".join(name)


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
        if {plainly(one.food), uncut(one.food)} & names or _is_there(one.food, concepts)
    )


def _is_there(food: str, concepts: Iterable[str]) -> bool:
    known = concept_of(food)
    if known is None:
        return False
    return is_staple(known) or any(serves(one, known) for one in concepts)


def expiring(pantry: Pantry, today: date) -> Mapping[str, int]:
    """Return what is to be used up, by its plain name, with the days it keeps."""
    urgent: dict[str, int] = {}
    for food, days in known(pantry, today).items():
        if days is None or days > SOON or len(urgent) == URGENT:
            break  # what expires first comes first
        urgent.setdefault(_plain_words(food), days)
    return urgent


def _plain_words(concept: str) -> str:
    kept = [word for word in concept.split("_") if word not in PLAIN]
    return " ".join(kept) or concept.replace("_", " ")
