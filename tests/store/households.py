"""Households that the tests of the stores keep, and when."""

from datetime import UTC, datetime, timedelta

from skill.domain.cooking import Cooking, Ticked
from skill.domain.events import Circumstances, Event, Happened
from skill.domain.food import Allergen, Diet
from skill.domain.household import Household, Person, Rated, Taken, Zone
from skill.domain.pantry import Item
from skill.domain.recipes import Meal, Season

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
OFFERED = Event(
    id="e1",
    happened=Happened.OFFERED,
    household="l1",
    recipe="r1",
    at=NOON,
    offer="e1",
    propensity=0.25,
    model="popularity",
    version="1",
    circumstances=Circumstances(
        meal=Meal.DINNER, hour=18, weekday=1, season=Season.WINTER, returning=True
    ),
)
TAKEN = Event(
    id="e2", happened=Happened.TAKEN, household="l1", recipe="r1", at=NOON, offer="e1"
)
MIA = Person(name="Mia", allergies=frozenset({Allergen.PEANUT, Allergen.TREE_NUT}))
MIAS = Household(people=(MIA,))
FULL = Household(
    people=(
        Person(diets=frozenset({Diet.VEGETARIAN}), dislikes=frozenset({"olives"})),
        MIA,
        Person(name="Zoë 👩‍🍳 بيت \x00 ' \" \\ <b>", guest_until=NOON + timedelta(hours=9)),
    ),
    absent=frozenset({"Mia"}),
    absent_until=NOON + timedelta(hours=5),
    usual_servings=4,
    taken=(Taken(recipe="r1", at=NOON),),
    refused=(Taken(recipe="r2", at=NOON),),
    rated=(Rated(recipe="r1", at=NOON, stars=4),),
    cooking=Cooking(recipe="r1", servings=3, step=2, started=NOON, touched=NOON),
    ticked=Ticked(recipe="r1", places=frozenset({0, 3}), at=NOON),
    pantry=(
        Item(food="milk", noted=NOON, expires=NOON.date()),
        Item(food="tante Mays Soß 🥒", noted=NOON),
    ),
    zones={"d1": Zone(name="Europe/Vienna", read_at=NOON)},
    notes={"last": "élève 🥜"},
)
