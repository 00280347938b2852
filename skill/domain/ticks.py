"""What a cook has ticked off on the list of a recipe, by touch or by voice."""

from collections.abc import Iterable
from datetime import datetime

from skill.domain.cooking import Ticked
from skill.domain.household import Household
from skill.domain.stove import KEPT


def ticked_off(household: Household, recipe: str, now: datetime) -> frozenset[int]:
    """Return the places on the recipe's list, counted from 0, that are ticked off."""
    held = household.ticked
    if held is None or held.recipe != recipe or now - held.at >= KEPT:
        return frozenset()
    return held.places


def ticked(
    household: Household, recipe: str, places: Iterable[int], now: datetime
) -> Household:
    """Return the household with more places ticked off; another list is let go of."""
    there = ticked_off(household, recipe, now).union(places)
    return _with(household, recipe, there, now)


def unticked(
    household: Household, recipe: str, places: Iterable[int], now: datetime
) -> Household:
    """Return the household with places to be seen to again."""
    there = ticked_off(household, recipe, now).difference(places)
    return _with(household, recipe, there, now)


def _with(
    household: Household, recipe: str, places: frozenset[int], now: datetime
) -> Household:
    if places == ticked_off(household, recipe, now):
        return household
    held = Ticked(recipe=recipe, places=places, at=now)
    return household.model_copy(update={"ticked": held})
