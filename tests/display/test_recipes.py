"""Screens of recipes and steps: every value that a document asks for is in its data."""

import json
import re

import pytest

from skill.catalog.catalog import Catalog
from skill.display import cooking, recipes
from skill.display.documents import document
from skill.display.recipes import Caption
from skill.display.screen import Screen
from skill.domain.household import Eaters
from skill.food.gate import Cleared, clear

CAPTION = Caption("30 minutes", "Checked.", {"take": "Make it"})


def crumble() -> Cleared:
    """Return a recipe for people without needs."""
    recipe = Catalog.load().get("apple-crumble")
    assert recipe is not None
    cleared = clear(recipe, Eaters())
    assert isinstance(cleared, Cleared)
    return cleared


def screens() -> list[Screen]:
    """Return one screen of each kind."""
    choice = crumble()
    return [
        recipes.recipe(choice, CAPTION),
        recipes.ingredients(choice, CAPTION, ["12 tart apples", "salt"]),
        cooking.step(choice, 0, CAPTION, "Then: bake."),
    ]


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.document)
def test_a_document_asks_only_for_what_its_screen_gives(screen: Screen) -> None:
    """A name misspelt would stay blank on the device."""
    text = json.dumps(document(screen.document))

    assert set(re.findall(r"\bdata\.(\w+)", text)) <= set(screen.data)


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.document)
def test_a_document_is_self_contained_and_of_the_version_we_can_render(
    screen: Screen,
) -> None:
    """No import, no picture, nothing to fetch."""
    read = document(screen.document)

    assert isinstance(read, dict)
    assert read["version"] == "1.4"
    assert "import" not in read
    assert "http" not in json.dumps(read)


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.document)
def test_a_screen_is_the_same_in_words(screen: Screen) -> None:
    """What is read on it can be read without it."""
    shown = [v for v in screen.data.values() if isinstance(v, str) and v]

    assert set(shown) <= set(screen.words)
