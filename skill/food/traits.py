"""What a food is made of, as far as an allergy or a diet asks.

A trait is an allergen or a substance that a diet rules on.  Diets are not stored: they
follow from the traits by the rules below, which are the project's labelling policy.
"""

from collections.abc import Mapping
from enum import StrEnum

from skill.domain.food import Allergen, Diet, Presence


class Trait(StrEnum):
    """What a food contains, may contain or is free of; the first 15 are allergens."""

    MILK = "milk"
    EGG = "egg"
    FISH = "fish"
    CRUSTACEAN = "crustacean"
    MOLLUSC = "mollusc"
    TREE_NUT = "tree_nut"
    PEANUT = "peanut"
    WHEAT = "wheat"
    GLUTEN = "gluten"
    SOY = "soy"
    SESAME = "sesame"
    CELERY = "celery"
    MUSTARD = "mustard"
    LUPIN = "lupin"
    SULPHITES = "sulphites"
    MEAT = "meat"  # flesh, fat or stock of a land animal, birds included
    PORK = "pork"
    ALCOHOL = "alcohol"
    GELATINE = "gelatine"
    HONEY = "honey"
    RENNET = "rennet"  # animal rennet in a cheese
    INSECT = "insect"  # carmine, shellac, isinglass and the like
    UNHALAL = "unhalal"  # blood, animals not eaten
    UNKOSHER = "unkosher"  # rabbit, eel and other fish without scales
    GRAPE = "grape"  # kosher asks who pressed it
    LACTOSE = "lactose"


TRAITS = tuple(Trait)
IMPLIED: Mapping[Trait, Trait] = {
    Trait.WHEAT: Trait.GLUTEN,
    Trait.PORK: Trait.MEAT,
    Trait.MILK: Trait.LACTOSE,
}
_RANK = {Presence.FREE: 0, Presence.MAY: 1, Presence.UNKNOWN: 2, Presence.CONTAINS: 3}

_FLESH = (Trait.MEAT, Trait.PORK, Trait.GELATINE)
_SEA = (Trait.FISH, Trait.CRUSTACEAN, Trait.MOLLUSC)
_SHELLFISH = (Trait.CRUSTACEAN, Trait.MOLLUSC)

BREAKS: Mapping[Diet, tuple[Trait, ...]] = {
    Diet.VEGETARIAN: (*_FLESH, *_SEA, Trait.RENNET, Trait.INSECT),
    Diet.VEGAN: (
        *(*_FLESH, *_SEA, Trait.RENNET, Trait.INSECT),
        *(Trait.MILK, Trait.EGG, Trait.HONEY),
    ),
    Diet.PESCATARIAN: _FLESH,
    Diet.GLUTEN_FREE: (Trait.GLUTEN, Trait.WHEAT),
    Diet.DAIRY_FREE: (Trait.MILK,),
    Diet.NUT_FREE: (Trait.TREE_NUT, Trait.PEANUT),
    Diet.HALAL: (Trait.PORK, Trait.ALCOHOL, Trait.GELATINE, Trait.UNHALAL),
    Diet.KOSHER: (Trait.PORK, Trait.GELATINE, Trait.UNKOSHER, *_SHELLFISH),
    Diet.ALCOHOL_FREE: (Trait.ALCOHOL,),
    Diet.PORK_FREE: (Trait.PORK,),
    Diet.LOW_LACTOSE: (Trait.LACTOSE,),
}
BLURS: Mapping[Diet, tuple[Trait, ...]] = {
    Diet.HALAL: _SHELLFISH,
    Diet.KOSHER: (Trait.GRAPE,),
    Diet.PORK_FREE: (Trait.GELATINE,),
}
"""Traits whose presence makes a diet a matter of opinion: ``MAY``, never a plain yes."""


def worst(*presences: Presence) -> Presence:
    """Return the most dangerous of the presences; nothing at all is ``FREE``."""
    return max(presences, key=_RANK.__getitem__, default=Presence.FREE)


def trait_of(allergen: Allergen) -> Trait:
    """Return the trait of that allergen."""
    return Trait(allergen.value)


def verdict(diet: Diet, traits: Mapping[Trait, Presence]) -> Presence:
    """Return whether the traits break the diet: CONTAINS breaks it, FREE keeps it."""
    found = [traits[trait] for trait in BREAKS[diet]]
    if any(traits[trait] is Presence.CONTAINS for trait in BLURS.get(diet, ())):
        found.append(Presence.MAY)
    if diet is Diet.KOSHER:
        found.append(_meat_with_milk(traits))
    return worst(*found)


def _meat_with_milk(traits: Mapping[Trait, Presence]) -> Presence:
    """Return the weaker of meat and milk: only both together break kosher."""
    return min(traits[Trait.MEAT], traits[Trait.MILK], key=_RANK.__getitem__)
