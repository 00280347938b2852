"""Foods are spoken by plain names."""

import pytest

from skill.catalog.catalog import Catalog
from skill.food import lexicon
from skill.food.lexicon import FILED
from skill.speech.contents import HasNoFood
from skill.speech.foods import food_name
from skill.speech.prompts import Voice
from skill.speech.spoken import say
from skill.speech.wishes import WishFoods


def test_no_concept_is_spoken_by_its_id_or_by_how_it_is_filed() -> None:
    """All of them: no underscore, no word of bookkeeping, never nothing."""
    names = {one: food_name(one, "en-US") for one in lexicon.foods().ids}

    assert [one for one, name in names.items() if "_" in name or not name.strip()] == []
    assert [n for n in names.values() if not FILED.isdisjoint(n.split())] == []


def test_no_recipe_names_a_food_by_an_id() -> None:
    """Nor by an underscore, after the name of it is made."""
    recipes = Catalog.load().all()
    told = [food_name(food, "en-US") for r in recipes for food in r.foods]
    told += [food_name(one.food, "en-US") for r in recipes for one in r.ingredients]

    assert [name for name in told if "_" in name] == []


@pytest.mark.parametrize(
    ("food", "said"),
    [
        ("chickpea", "chickpeas"),
        ("sweet potato", "sweet potatoes"),
        ("anchovy", "anchovies"),
        ("peach", "peaches"),
        ("eggs", "eggs"),
        ("rice", "rice"),
        ("plain_yogurt", "plain yogurt"),
        ("chicken_wing", "chicken wings"),
        ("vague_meats", "meats"),
        ("vague", "food"),
    ],
)
def test_a_food_is_named_as_a_cook_names_it(food: str, said: str) -> None:
    """Counted foods in the plural, others as they are."""
    assert food_name(food, "en-US") == said


def test_every_prompt_with_a_food_says_its_name() -> None:
    """One food or several."""
    voice = Voice("en-US", "x")

    assert say(WishFoods(("olive", "plain_yogurt")), voice) == "the olives and plain yogurt"
    assert "eggs" in say(HasNoFood("egg"), voice)
