"""schema.org's recipes, as sites write them."""

import pytest

from skill.ingest.raw import UnusableError
from skill.ingest.shapes.schema import minutes_in, recipe_in, schema_raw, steps_in


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("PT1H30M", 90),
        ("PT90M", 90),
        ("P0DT0H45M", 45),
        ("P1D", 1440),
        ("PT1.5H", 90),
        ("PT30S", 0.5),
        ("P0Y0M0DT0H35M0S", 35),
        ("1 hour 20 minutes", 80),
        ("45 Min.", 45),
        (25, 25),
        ("25", 25),
        (["PT10M"], 10),
        ({"maxValue": "PT20M"}, 20),
        ("PT0M", None),
        ("soon", None),
        (None, None),
        ({}, None),
        ("P" + "9" * 50 + "D", None),
    ],
)
def test_a_duration_is_minutes(value: object, minutes: float | None) -> None:
    """ISO 8601, words, or numbers; nothing is made up."""
    assert minutes_in(value) == minutes


def test_a_recipe_is_found_in_a_graph() -> None:
    """However deep, within reason; also with several types, or a full address as type."""
    soup = {"@type": ["Thing", "http://schema.org/Recipe"], "name": "Soup"}

    assert recipe_in({"@graph": [{"mainEntity": soup}]}) == soup
    assert recipe_in([[soup]]) == soup
    assert recipe_in({"@type": "RecipeCollection"}) is None


def test_a_ring_ends() -> None:
    """An object that holds itself is left after a while."""
    ring: dict[str, object] = {}
    ring["again"] = [ring, ring]

    assert recipe_in(ring) is None


def test_sections_keep_their_heading() -> None:
    """For the sauce, as a cook reads it."""
    method = [
        {"@type": "HowToSection", "name": "Sauce", "itemListElement": [{"text": "Stir."}]},
        {"@type": "HowToStep", "name": "Serve", "text": "Serve hot."},
        "Enjoy.",
    ]

    assert list(steps_in(method)) == ["Sauce:", "Stir.", "Serve hot.", "Enjoy."]


def test_amounts_in_fields_of_their_own_join_the_line() -> None:
    """A PropertyValue is a line of the list."""
    found = schema_raw(
        {
            "name": "Soup",
            "recipeIngredient": [{"name": "milk", "value": 2, "unitText": "cups"}],
            "recipeInstructions": "Warm it.",
        },
        "web",
    )

    assert found.ingredients == ("2 cups milk",)


def test_nothing_to_eat_is_refused() -> None:
    """A recipe without a list is none."""
    with pytest.raises(UnusableError):
        schema_raw({"name": "Soup", "recipeInstructions": "Stir."}, "web")
