"""The pantry as the pick sees it: foods that the lexicon knows, and how long they keep.

What only the cook has a word for stays behind, as do staples, which say nothing of what to
make, and what is past its day, which nobody is asked to eat.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice

from skill.catalog.foods import foods_of, stems_of
from skill.catalog.words import words
from skill.domain.pantry import Pantry, by_expiry
from skill.domain.recipes import Recipe
from skill.food import lexicon
from skill.recommender.foods import CUTS, SPECIES, Food, has_all_of
from skill.recommender.groups import CLASSES

SOON = 5  # days left, from which on a food is to be used up
URGENT, FRESH = 5, 4  # foods that a pick thinks of: to be used up, and told of lately
LATELY = 14  # days for which a food without a day is taken to be there still
MOST = 40  # foods looked at; those that expire first, then the newest
STAPLES = ("salt", "black_pepper", "pepper", "water", "ice", "cooking_spray")
_PLAIN = (
    "whole large small medium fresh all purpose unsalted salted plain ripe granulated"
    " extra virgin kosher sea table boneless skinless free range cold warm"
    " baby frozen canned"
)
BASICS = (
    *("oil", "sugar", "flour", "spice", "herb", "vinegar"),
    *("butter", "milk", "onion", "garlic", "honey", "soy_sauce", "rice", "pasta"),
    *("baking_powder", "baking_soda"),
)
"""Foods that go into so much that they speak for nothing."""
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


@lru_cache(maxsize=1024)
def is_basic(concept: str) -> bool:
    """Return whether having it says nothing of what to make."""
    return any(lexicon.is_a(concept, basic) for basic in BASICS)


@lru_cache(maxsize=65536)
def serves(at_hand: str, food: str) -> bool:
    """Return whether a concept at hand is what a recipe means by another one.

    Chicken thighs are chicken, and whole milk is milk; ground turkey, which labels file
    under chicken, is not, and cream is no sour cream.
    """
    asked = SPECIES.intersection(stems_of(food))
    others = SPECIES.intersection(stems_of(at_hand)) - asked
    return lexicon.is_a(at_hand, food) and not (asked and others)


def is_used(recipe: Recipe, said: str) -> bool:
    """Return whether a recipe truly uses a food, so that it can be told of the food.

    A title's word is no proof, nor is a name inside another: sunflower butter has nothing
    of butter, and coconut milk none of milk.
    """
    return any(_is_it(food, said) for food in foods_of(recipe))


@lru_cache(maxsize=65536)
def _is_it(food: str, said: str) -> bool:
    """Return whether a concept is what a cook means by a name, a kind or a cut of it."""
    classes = CLASSES.get(" ".join(words(said)), ())
    if any(lexicon.is_a(food, each) for each in classes):
        return True
    return Food.named(said).is_kind(food)


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


def worth_using(pantry: Pantry, today: date) -> Mapping[str, int | None]:
    """Return what a pick should think of, by its plain name: the most urgent few first.

    With the days they keep; None where no day was told: of those, the newest, as long as
    they are sure to be there, that tell one dish from another.
    """
    found: dict[str, int | None] = {}
    for food, days in known(pantry, today).items():
        if days is not None and days <= SOON and len(found) < URGENT:
            found.setdefault(_plain_words(food), days)
    lately = (one for one in pantry if (today - one.noted.date()).days <= LATELY)
    undated = (food for food, days in known(tuple(lately), today).items() if days is None)
    telling = (_plain_words(food) for food in undated if not is_basic(food))
    for food in islice(telling, FRESH):
        found.setdefault(food, None)
    return found


def _plain_words(concept: str) -> str:
    kept = " ".join(word for word in concept.split("_") if word not in PLAIN)
    short = lexicon.canonical(kept)
    if short is not None and has_all_of(concept, short):
        return kept
    return concept.replace("_", " ")  # "sea bass": no longer a food, or another one
