"""Why this recipe: one true reason, told from what spoke for it."""

from dataclasses import dataclass
from enum import StrEnum

from skill.domain.recipes import Meal, Season


class Why(StrEnum):
    """The kinds of reasons there are."""

    USES_FOOD = "uses_food"
    QUICK = "quick"
    SEASON = "season"
    MEAL = "meal"
    CUISINE = "cuisine"
    POPULAR = "popular"
    NOT_HAD_LATELY = "not_had_lately"
    KEEPS_NEEDS = "keeps_needs"
    USES_UP = "uses_up"
    AT_HAND = "at_hand"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; only the field that its kind speaks of is set.

    ``food`` is in the cook's own word; ``minutes`` is the recipe's whole time; ``days``
    since it was last taken, or that a food to be used up still keeps; ``needs`` are the
    allergens and diets that were checked.
    """

    why: Why
    food: str | None = None
    minutes: int | None = None
    season: Season | None = None
    meal: Meal | None = None
    cuisine: str | None = None
    days: int | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that moved the score, by how much, and the reason that it may give."""

    weight: float
    reason: Reason | None = None


def best(features: tuple[Feature, ...]) -> Reason | None:
    """Return the reason of the feature that spoke loudest for the recipe."""
    giving = [one for one in features if one.reason is not None and one.weight > 0]
    return max(giving, key=lambda one: one.weight).reason if giving else None
