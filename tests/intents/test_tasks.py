"""Tasks of routines and other skills are answered in one go, and completed with a code."""

import json
from pathlib import Path

import pytest

from skill.dialog.reply import CompleteTask, Reply
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.table import with_needs
from skill.intents.tasks import BAD_INPUT, NOT_FOUND, OK, TASKS, task
from skill.store.protocol import update
from tests.support import EVENING, World, turn, world


def done(at: World, name: object, given: object = None) -> tuple[Reply, CompleteTask]:
    """Return the reply to a task and its completion."""
    facts = {"name": name, "version": "1", "input": given}
    reply = task(turn("LaunchRequest.task", now=EVENING, facts=facts), at.services)
    [completed] = reply.directives
    assert isinstance(completed, CompleteTask)
    return reply, completed


def test_making_a_recipe_names_one_for_the_meal() -> None:
    """The result tells which; nothing is asked, because the session ends."""
    at = world()

    reply, completed = done(at, "amzn1.ask.skill.x.MakeRecipe", {"meal": "breakfast"})

    assert completed.code == OK
    recipe = at.services.catalog.get(str(completed.result["id"]))
    assert recipe is not None
    assert recipe.title == completed.result["title"]
    assert "breakfast" in recipe.meals
    assert reply.ask is None


def test_cooking_a_recipe_puts_it_on_the_stove() -> None:
    """Whoever opens Larder next goes on with it."""
    at = world()

    _, completed = done(at, "x.CookRecipe", {"recipe": "peanut stew"})

    assert completed.code == OK
    cooking = at.services.household("h1", EVENING).cooking
    assert cooking is not None
    assert cooking.recipe == completed.result["id"] == "peanut-stew"


def test_cooking_what_the_household_must_not_eat_is_refused() -> None:
    """The gate is asked here too."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    update(
        at.services.store,
        "h1",
        lambda h: with_needs(h, "Emma", needs, EVENING),
        now=EVENING,
    )

    _, completed = done(at, "x.CookRecipe", {"recipe": "peanut stew"})

    assert completed.code == NOT_FOUND
    assert at.services.household("h1", EVENING).cooking is None


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("x.BuyCar", {}, NOT_FOUND),
        ("", None, NOT_FOUND),
        (None, None, NOT_FOUND),
        (["x"], {}, NOT_FOUND),
        ("x.MakeRecipe", {"meal": "elevenses"}, BAD_INPUT),
        ("x.MakeRecipe", {"servings": 5000}, BAD_INPUT),
        ("x.MakeRecipe", "dinner", OK),
        ("x.MakeRecipe", None, OK),
        ("x.CookRecipe", {}, BAD_INPUT),
        ("x.CookRecipe", {"recipe": 7}, BAD_INPUT),
        ("x.CookRecipe", {"recipe": "  "}, BAD_INPUT),
        ("x.CookRecipe", {"recipe": "zzyzx quux"}, NOT_FOUND),
    ],
)
def test_every_task_ends_with_a_code(name: object, given: object, code: int) -> None:
    """Whatever is asked, whoever asked is told how it ended, and nothing stays open."""
    reply, completed = done(world(), name, given)

    assert completed.code == code
    assert reply.ask is None
    assert reply.prompts


def test_the_package_declares_the_tasks_that_are_done() -> None:
    """Manifest, definitions and code name the same tasks; each example is done."""
    package = Path(__file__).parents[2] / "skill-package"
    manifest = json.loads((package / "skill.json").read_text(encoding="utf-8"))
    declared = manifest["manifest"]["apis"]["custom"]["tasks"]
    defined = {path.name: path for path in (package / "tasks").glob("*.json")}

    assert {row["name"] for row in declared} == set(TASKS)
    assert {f"{row['name']}.{row['version']}.json" for row in declared} == set(defined)
    for name in TASKS:
        held = json.loads(defined[f"{name}.1.json"].read_text(encoding="utf-8"))
        [asked] = held["paths"][f"/{name}"]["post"]["requestBody"]["content"].values()
        _, completed = done(world(), f"x.{name}", asked["examples"]["example"]["value"])
        assert completed.code == OK
