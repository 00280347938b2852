"""Every screen with what it may have to hold, made by the builders that the skill uses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from pydantic import JsonValue

from skill.display import cooking, general, household, recipes
from skill.display.documents import document
from skill.display.recipes import Caption
from skill.display.reminders import Row, reminders_screen
from skill.display.screen import Screen
from skill.display.timers import timers_screen
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Ingredient, Meal, Recipe, Step
from skill.domain.timers import Timer
from skill.food.gate import Cleared, clear
from skill.simulator.world.devices import catalogue
from tests.support import NOON

GERMAN = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenauflauf mit Rotweinschalottenbutter"
)
CHECKED = "I checked the ingredients for peanuts and tree nuts; please check the labels."
LONG_CHECKED = (
    "I checked the ingredients for peanuts, tree nuts, sesame, milk, eggs, mustard, celery "
    "and shellfish, and that it's vegetarian and low in salt; please check the labels."
)
STEPS = (
    Step("Heat the oven to 180 degrees Celsius. Butter a wide dish."),
    Step("Peel, core and slice the apples. Toss them with the sugar and the cinnamon."),
    Step(
        "Rub the butter into the flour until it looks like coarse crumbs, add the oats "
        "and the rest of the sugar, scatter it over the apples without pressing, and "
        "bake until the top is golden and the juice bubbles up at the edges of the dish.",
        timedelta(minutes=35),
    ),
)
FOODS = ("tart apples", "brown sugar", "plain flour", "oats", "butter", "cinnamon", "salt")
ENGLISH = {
    "take": "Make it",
    "other": "Something else",
    "list": "Ingredients",
    "start": "Start cooking",
    "next": "Next",
    "back": "Back",
    "timer": "Set the timer",
}
IN_GERMAN = {
    "take": "Das kochen wir heute",
    "other": "Etwas anderes vorschlagen",
    "list": "Zutatenliste anzeigen",
    "start": "Mit dem Kochen beginnen",
    "next": "Nächster Arbeitsschritt",
    "back": "Vorheriger Schritt",
    "timer": "Zeitschaltuhr einstellen",
}


@dataclass(frozen=True)
class Scene:
    """A screen under a name of its own, as the renderer gets it."""

    name: str
    screen: Screen

    def json(self) -> dict[str, JsonValue]:
        """Return what the driver draws."""
        return {
            "name": self.name,
            "document": document(self.screen.document),
            "data": dict(self.screen.data),
        }


@cache
def scenes() -> tuple[Scene, ...]:
    """Return all of them, each document several times."""
    return (*_recipes(), *_steps(), *_timers(), *_reminders(), *_lists())


@cache
def devices() -> dict[str, dict[str, JsonValue]]:
    """Return every device with a screen: pixels, density, shape and mode."""
    return {
        name: {
            "width": device.screen.width,
            "height": device.screen.height,
            "dpi": device.screen.dpi,
            "shape": device.screen.shape,
            "mode": device.screen.mode,
        }
        for name, device in catalogue().items()
        if device.screen is not None
    }


def _choice(title: str, foods: Sequence[str] = FOODS) -> Cleared:
    recipe = Recipe(
        "r",
        title,
        frozenset({Meal.DESSERT}),
        Course.DESSERT,
        "british",
        timedelta(minutes=55),
        4,
        tuple(Ingredient(food, food) for food in foods),
        STEPS,
    )
    cleared = clear(recipe, Eaters())
    assert isinstance(cleared, Cleared)
    return cleared


def _recipes() -> Iterator[Scene]:
    crumble, long = (
        _choice("Apple crumble"),
        _choice(GERMAN, [f"oats {n}" for n in range(40)]),
    )
    few = [f"{n} g {food}" for n, food in zip(range(50, 400, 50), FOODS, strict=True)]
    many = [
        f"{n} tablespoons of finely chopped {food}" for n in range(1, 7) for food in FOODS
    ]
    facts, bare = Caption("55 minutes · 4 servings", CHECKED, ENGLISH), ("", IN_GERMAN)
    tall = Caption("1 Stunde 55 Minuten · 12 Portionen", LONG_CHECKED, IN_GERMAN)
    for name, choice, caption, lines in (
        ("typical", crumble, facts, few),
        ("long", long, tall, [*many[:39], GERMAN]),
        ("unchecked", crumble, Caption("5 minutes · 1 serving", *bare), few[:1]),
    ):
        yield Scene(f"recipe-{name}", recipes.recipe(choice, caption))
        yield Scene(f"ingredients-{name}", recipes.ingredients(choice, caption, lines))


def _steps() -> Iterator[Scene]:
    crumble, german = _choice("Apple crumble"), _choice(GERMAN)
    then = f"Then: {STEPS[1].text}"
    first = Caption("Apple crumble · step 1 of 3", "", ENGLISH)
    middle = Caption("Apple crumble · step 2 of 3", "", ENGLISH)
    last = Caption(f"{GERMAN} · step 3 of 3", "", IN_GERMAN)
    yield Scene("cooking-typical", cooking.step(crumble, 0, first, then))
    yield Scene(
        "cooking-middle", cooking.step(crumble, 1, middle, f"Then: {STEPS[2].text}")
    )
    yield Scene("cooking-long", cooking.step(german, 2, last, ""))


def _timers() -> Iterator[Scene]:
    pasta = _timer("a", 10, name="pasta", at=4)
    sauce = _timer("b", 45, name="tomato sauce", at=31, task="Stir in the cream")
    paused = Timer(
        id="c", length=timedelta(minutes=20), rings_at=None, left=timedelta(seconds=754)
    )
    roast = _timer("d", 195, name=GERMAN, at=130, task=f"Turn the {GERMAN}")
    soon = _timer("e", 5, at=0.4)
    for name, some in (
        ("one", [pasta]),
        ("one-long", [roast]),
        ("one-paused", [paused]),
        ("three", [pasta, sauce, paused]),
        (
            "ten",
            [soon, pasta, sauce, paused, roast, *(_timer(str(n), n) for n in range(1, 6))],
        ),
        ("none", []),
    ):
        yield Scene(f"timers-{name}", timers_screen(some, now=NOON, title="Timers"))


def _timer(
    id_: str,
    minutes: int,
    *,
    name: str | None = None,
    at: float = 1,
    task: str | None = None,
) -> Timer:
    rings = NOON + timedelta(minutes=at)
    length = timedelta(minutes=minutes)
    return Timer(id=id_, length=length, rings_at=rings, name=name, task=task)


def _reminders() -> Iterator[Scene]:
    two = [
        Row("start the mac & cheese < 5 minutes", "today at 5 PM"),
        Row("take the bins out", "every day at 10 PM", recurs=True),
    ]
    wordy = Row(
        f"put the {GERMAN} in the oven and set the table for everyone", "tomorrow at 4 PM"
    )
    for name, rows in (("typical", two), ("many", [*two * 6, wordy]), ("none", [])):
        yield Scene(f"reminders-{name}", reminders_screen(rows, title="Reminders"))


def _lists() -> Iterator[Scene]:
    say = [
        "What should I make for dinner?",
        "Set a pasta timer for ten minutes.",
        "Remind me at five to start the rice.",
        "My son is allergic to nuts.",
    ]
    home = {"recommend": "Find a recipe", "timers": "Timers", "who": "Who's eating"}
    german = {
        "recommend": "Rezeptvorschlag",
        "timers": "Küchenzeituhren",
        "who": "Wer isst mit?",
    }
    table = [
        "Emma: an allergy to peanuts and tree nuts, vegetarian",
        "Sam",
        f"Anna: {GERMAN}",
    ]
    yield Scene("home-typical", general.home("Try saying", say, home))
    yield Scene(
        "home-long", general.home("Sagen Sie zum Beispiel", [*say, GERMAN] * 2, german)
    )
    yield Scene("home-bare", general.home("Try saying", say[:1], {}))
    yield Scene(
        "household-typical",
        household.page("At the table tonight", table, {"know": "What you know"}),
    )
    yield Scene(
        "household-many", household.page("What I keep", table * 8, {"who": "Who's eating"})
    )
    yield Scene(
        "household-sure",
        household.page(
            "Are you sure?",
            ["Shall I forget all I know about your household? This cannot be undone."],
            {"yes": "Yes", "no": "No"},
        ),
    )
    yield Scene("household-empty", household.page("What I keep", [], {}))
