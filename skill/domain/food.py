"""What may matter about a food to the people who eat it.

The fifteen allergens are the fourteen of EU Regulation 1169/2011, Annex II, with cereals
split into wheat and gluten and molluscs beside crustaceans, which covers the nine of the US
FALCPA and FASTER acts as well.
"""

from enum import StrEnum


class Allergen(StrEnum):
    """A food group that a person may react to."""

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


class Diet(StrEnum):
    """A way of eating that a recipe keeps or breaks as a whole."""

    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    PESCATARIAN = "pescatarian"
    GLUTEN_FREE = "gluten_free"
    DAIRY_FREE = "dairy_free"
    NUT_FREE = "nut_free"
    HALAL = "halal"
    KOSHER = "kosher"
    ALCOHOL_FREE = "alcohol_free"
    PORK_FREE = "pork_free"
    LOW_LACTOSE = "low_lactose"


class Presence(StrEnum):
    """What is known of one property in one food; not known is an answer of its own."""

    CONTAINS = "contains"
    MAY = "may"
    FREE = "free"
    UNKNOWN = "unknown"
