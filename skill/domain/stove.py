"""What becomes of a household when a recipe is taken, cooked, rated or turned down."""

from datetime import datetime, timedelta

from skill.domain.cooking import Cooking
from skill.domain.household import Household, Rated, Taken

KEPT = timedelta(days=3)
"""How long a recipe stays on the stove untouched: over a weekend, no longer."""
REMEMBERED = 200  # recipes taken, and as many turned down: half a year of dinners
SAME_EVENING = timedelta(hours=1)  # taking it twice within this is taking it once


def on_stove(household: Household, now: datetime) -> Cooking | None:
    """Return what is being cooked, if it was touched lately."""
    cooking = household.cooking
    return cooking if cooking and now - cooking.touched < KEPT else None


def taken(household: Household, cooking: Cooking) -> Household:
    """Return the household with the recipe taken and put on the stove."""
    had = had_lately(household, cooking.recipe, cooking.started, cooking.offered)
    return had.model_copy(update={"cooking": cooking})


def had_lately(
    household: Household, recipe: str, at: datetime, offered: str = ""
) -> Household:
    """Return the household with the recipe among those it took; twice at once is once."""
    kept = [
        one
        for one in household.taken
        if one.recipe != recipe or at - one.at >= SAME_EVENING
    ]
    events = (*kept, Taken(recipe=recipe, at=at, offered=offered))[-REMEMBERED:]
    return household.model_copy(update={"taken": events})


def turned_down(household: Household, recipe: str, at: datetime) -> Household:
    """Return the household with the recipe among those it turned down, once each."""
    kept = [one for one in household.refused if one.recipe != recipe]
    events = (*kept, Taken(recipe=recipe, at=at))[-REMEMBERED:]
    return household.model_copy(update={"refused": events})


def moved(household: Household, cooking: Cooking) -> Household:
    """Return the household at a new step, or cooking for more; another recipe stays."""
    there = household.cooking
    if there is None or there.recipe != cooking.recipe:
        return household
    return household.model_copy(update={"cooking": cooking})


def finished(household: Household, recipe: str) -> Household:
    """Return the household without that recipe on the stove; another one stays."""
    there = household.cooking
    if there is None or there.recipe != recipe:
        return household
    return household.model_copy(update={"cooking": None, "ticked": None})


def rated(household: Household, recipe: str, stars: int, at: datetime) -> Household:
    """Return the household with what it thinks of a recipe now, in place of before."""
    kept = [one for one in household.rated if one.recipe != recipe]
    every = (*kept, Rated(recipe=recipe, at=at, stars=stars))[-REMEMBERED:]
    return household.model_copy(update={"rated": every})
