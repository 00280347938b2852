"""Talk in a line, and foods that it leaves unnamed."""

import pytest

from skill.domain.food import Allergen, Diet, Presence
from skill.food.lines import read


@pytest.mark.parametrize(
    "line",
    [
        "1 cup gluten-free flour, or regular",
        "1 cup gluten-free flour (the regular kind is fine too)",
        "4 gluten-free tortillas or normal ones",
    ],
)
def test_a_plain_alternative_to_a_free_food_is_unknown(line: str) -> None:
    """What is "regular" is what the claim denied."""
    assert read(line).allergen(Allergen.WHEAT) is not Presence.FREE


def test_regular_before_its_own_food_is_no_alternative() -> None:
    """It speaks of the food that it stands before."""
    label = read("1 cup dairy-free cocoa and 1 cup regular sugar")

    assert label.allergen(Allergen.MILK) is Presence.FREE


@pytest.mark.parametrize("line", ["🥜 butter", "1 cup 🥛", "2 🥚, beaten", "🦐 or tofu"])
def test_a_food_that_is_drawn_is_not_understood(line: str) -> None:
    """A picture names no food, so nothing about the line is known."""
    label = read(line)

    assert all(label.presence(need) is not Presence.FREE for need in Allergen)
    assert read("★ 2 carrots").presence(Allergen.PEANUT) is Presence.FREE


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("1 lettuce, crumbled feeta on top", False),
        ("1 lettuce, some kashkwal", False),
        ("2 onions, the frabjous kind that is sold in jars", True),
        ("4 oz chocolate (such as Frabjous)", True),
        ("2 tsp turmeric (frabjous)", True),
    ],
)
def test_a_strange_word_passes_only_where_there_is_talk(line: str, known: bool) -> None:
    """A second food, misspelt, must not hide behind a comma."""
    assert (read(line).diet(Diet.LOW_LACTOSE) is not Presence.UNKNOWN) is known
