"""What the cook's own words for a food mean: a food in the pantry, or a need after all."""

import re
from collections.abc import Iterable

from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.turn import RawSlot, Turn
from skill.domain.pantry import Pantry
from skill.food.lexicon import is_a
from skill.intents.answers import Means, passed_on
from skill.intents.known import foods_in
from skill.recommender.pantry import concept_of

_NEED = re.compile(
    r"\b(?:allerg\w*|intoleran\w*|sensitiv\w*|anaphyla\w*|disease|reactions?)\b"
)
"""Words of a need: what has them is no food that somebody happens to have."""
_SEVERE = re.compile(r"\b(?:an?|my|our|bad|severe|serious|slight|food|to)\b")
_NOTHING_BUT = re.compile(r"^(?:nothing|none) (?:but|except|besides|other than) ")
_CELIAC = re.compile(r"\bco?eliac")


def told_of(heard: Iterable[str]) -> tuple[str, ...]:
    """Return the foods that there are: "nothing but eggs" are eggs."""
    return foods_in(_NOTHING_BUT.sub("", one) for one in heard)


def same(one: str, other: str) -> bool:
    """Return whether two names are of one food, as chickpea and chickpeas are."""
    concept = concept_of(one)
    return one == other or (concept is not None and concept == concept_of(other))


def meant_in(pantry: Pantry, food: str) -> tuple[str, ...]:
    """Return the names in the pantry that a food means: itself, or the one kind of it.

    "The cream" is the double cream, where there is no other.
    """
    exact = tuple(one.food for one in pantry if same(one.food, food))
    if exact:
        return exact
    concept = concept_of(food)
    kinds = [one.food for one in pantry if concept and _is_kind(one.food, concept)]
    return tuple(kinds) if len(kinds) == 1 else ()


def _is_kind(food: str, concept: str) -> bool:
    known = concept_of(food)
    return known is not None and is_a(known, concept)


def need_in(foods: Iterable[str]) -> str | None:
    """Return what somebody cannot eat, where that is what was said; None elsewhere.

    Who says "I have a nut allergy" must never hear that it is in the pantry.  "" is a
    need that was not named.
    """
    for food in foods:
        if _CELIAC.search(food):
            return "gluten"
        if _NEED.search(food):
            return " ".join(_SEVERE.sub(" ", _NEED.sub(" ", food)).split())
    return None


def told_a_need(turn: Turn, services: Services, need: str) -> Reply:
    """Take it as the allergy that it is."""
    heard = RawSlot("allergen", need)
    return passed_on(turn, services, Means("AddAllergyIntent", "allergen"), heard)
