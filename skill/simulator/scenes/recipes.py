"""The pick and the list of ingredients."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from skill.catalog.catalog import Catalog
from skill.display import recipes
from skill.display.recipes import Caption, Line
from skill.domain.cooking import Ticked
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household
from skill.domain.pantry import Item
from skill.domain.recipes import Course, Ingredient, Meal, Recipe, Season, Step
from skill.food.gate import Cleared, clear
from skill.intents import shown
from skill.intents.at_hand import AtHand
from skill.simulator.scenes.scene import GERMAN, NOON, TURN, Scene
from skill.speech.reasons import InSeason, IsQuick, NotHadLately, UsesYour

PEANUTS = Eaters(allergies=frozenset({Allergen.PEANUT, Allergen.TREE_NUT}))
VEGAN = Eaters(diets=frozenset({Diet.VEGAN}))
CHECKED = (
    "Geprüft auf Erdnüsse, Schalenfrüchte, Sesam, Milch, Eier, Senf, Sellerie und "
    "Krebstiere sowie auf vegetarische und salzarme Kost; bitte immer auch die "
    "Verpackungen lesen."
)
IN_GERMAN = {
    "take": "Das kochen wir heute",
    "other": "Etwas anderes vorschlagen",
    "list": "Zutatenliste anzeigen",
    "start": "Mit dem Kochen beginnen",
    "next": "Nächster Arbeitsschritt",
    "back": "Vorheriger Schritt",
}
FACTS = {"clock": "1 Stunde 55 Minuten", "people": "12 Portionen", "flame": "Anspruchsvoll"}


@cache
def cleared(recipe_id: str, eaters: Eaters) -> Cleared:
    """Return a recipe of the starter catalogue through the gate.

    Raises:
        LookupError: there is none of that id, or it does not suit these eaters.
    """
    recipe = Catalog.load().get(recipe_id)
    if recipe and isinstance(verdict := clear(recipe, eaters), Cleared):
        return verdict
    raise LookupError(recipe_id)


def hard(title: str, steps: Sequence[Step]) -> Cleared:
    """Return a recipe with a title and steps of our own.

    Raises:
        LookupError: it does not pass the gate for those who eat everything.
    """
    about = (frozenset({Meal.DINNER}), Course.MAIN, "german", timedelta(minutes=115), 12)
    recipe = Recipe("hard", title, *about, (Ingredient("salt", "salt"),), tuple(steps))
    if isinstance(verdict := clear(recipe, Eaters()), Cleared):
        return verdict
    raise LookupError(title)


def hand_of(choice: Cleared, servings: int = 4) -> AtHand:
    """Return a recipe at hand."""
    return AtHand(choice, servings, Household())


def scenes() -> Iterator[Scene]:
    """Yield the pick, plain and hard, and the list, short and long."""
    tacos = cleared("chicken-tinga-tacos", PEANUTS)
    others = [
        cleared(name, PEANUTS)
        for name in ("black-bean-chili", "greek-lemon-chicken", "mushroom-risotto")
    ]
    for name, choice, reason in (
        ("typical", tacos, UsesYour("chicken")),
        ("soup", cleared("tomato-soup", VEGAN), InSeason(Season.WINTER)),
        ("crumble", cleared("apple-crumble", PEANUTS), NotHadLately()),
        ("eggs", cleared("shakshuka", PEANUTS), IsQuick(timedelta(minutes=30))),
    ):
        yield Scene(
            f"recipe-{name}", shown.offer(choice, 4, TURN, reason=reason, others=others)
        )
    yield Scene("recipe-bare", shown.offer(_unchecked(), 1, TURN))
    yield Scene("recipe-long", recipes.recipe(_long(), _caption()))
    yield Scene("ingredients-typical", shown.ingredients(hand_of(tacos, 6), TURN))
    yield Scene("ingredients-pantry", shown.ingredients(_at_home(tacos), TURN))
    lines = [
        f"{n} EL fein gehackte {food}"
        for n in range(1, 14)
        for food in ("Petersilie", "rote Zwiebeln", "getrocknete Steinpilze")
    ]
    yield Scene(
        "ingredients-long",
        recipes.ingredients(_long(), _caption(), list(map(Line, [*lines, GERMAN]))),
    )
    yield Scene(
        "ingredients-one",
        recipes.ingredients(
            tacos, Caption({"people": "For 1"}, labels=IN_GERMAN), [Line("1 egg")]
        ),
    )


def _at_home(choice: Cleared) -> AtHand:
    """Return a recipe of which some is at home and some is ready."""
    pantry = tuple(Item(food=food, noted=NOON) for food in ("chicken", "onions", "limes"))
    ready = Ticked(recipe=choice.recipe.id, places=frozenset({1, 2}), at=NOON)
    return replace(hand_of(choice, 6), household=Household(pantry=pantry, ticked=ready))


def _unchecked() -> Cleared:
    return cleared("gazpacho", Eaters())


def _long() -> Cleared:
    return hard(GERMAN, [Step("Backen.")])


def _caption() -> Caption:
    long = hard(f"Noch ein {GERMAN}", [Step("Backen.")])
    return Caption(
        FACTS,
        reason="Ihr habt das schon lange nicht mehr gegessen, und es passt in den Winter.",
        checked=CHECKED,
        others=[(long, "2 Stunden 5 Minuten")] * 3,
        others_title="Oder vielleicht lieber",
        labels=IN_GERMAN,
    )
