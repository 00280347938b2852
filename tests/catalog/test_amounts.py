"""The amounts of every starter recipe against the rules of thumb that cooks measure by."""

import re

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.recipes import Course, Recipe

EVERY = Catalog.load().all()
CUPS = {"cup": 1.0, "tablespoon": 1 / 16, "teaspoon": 1 / 48, "ounce": 1 / 8}
SPOONS = {"teaspoon": 1.0, "tablespoon": 3.0, "pinch": 1 / 16}
OUNCES = {"ounce": 1.0, "pound": 16.0}
SOUR = r"buttermilk|yogurt|vinegar|lemon|brown sugar|syrup|molasses|banana|dates"
PASTA = r"spaghetti|penne|fusilli|macaroni|rigatoni|ziti|fettuccine|noodles$"
# Boiled in water that is poured away, or softened by what else is in the dish.
ELSEWHERE = {"chicken-biryani", "persian-rice-tahdig", "gemista", "golabki", "fish-sticks"}
SALTY = re.compile(
    r"salt|soy sauce|fish sauce|cheese|ham$|bacon|miso|olives|anchov|capers|kimchi|sausage"
    r"|hummus|mayonnaise|broth|bread|peanut butter|seed butter|tuna|rice cakes"
)
SWEET = re.compile(
    r"sugar|honey|syrup|banana|mango|papaya|apple|yogurt|berries|dates|mussels"
)


def sum_of(recipe: Recipe, word: str, units: dict[str, float]) -> float:
    """Return how much of foods of that word it takes, in what ``units`` count."""
    found = (one for one in recipe.ingredients if re.search(word, one.food))
    return sum((one.quantity or 0.0) * units.get(one.unit, 0.0) for one in found)


def outside(amounts: dict[str, float], least: float, most: float) -> dict[str, float]:
    """Return what is too little or too much; nothing of it at all is neither."""
    return {name: a for name, a in amounts.items() if a and not least <= a <= most}


@pytest.mark.parametrize(
    ("leaven", "least", "most"),
    [("yeast", 0.05, 0.75), ("baking powder", 0.35, 2.0), ("baking soda", 0.2, 1.0)],
)
def test_dough_is_leavened_as_dough_is(leaven: str, least: float, most: float) -> None:
    """In teaspoons to a cup of flour or meal; with soda goes an acid."""
    found: dict[str, float] = {}
    for recipe in EVERY:
        cups = sum_of(recipe, r"flour$|meal$|semolina", CUPS) or sum_of(
            recipe, "oats", CUPS
        )
        sour = any(re.search(SOUR, one.food) for one in recipe.ingredients)
        if cups:
            found[recipe.id] = sum_of(recipe, leaven, SPOONS) / cups
            assert sour or leaven != "baking soda" or not found[recipe.id], recipe.id

    assert outside(found, least, most) == {}


@pytest.mark.parametrize(
    ("grain", "drinks", "least", "most"),
    [
        (r"^quinoa$", "water$", 1.7, 2.3),
        (r"^millet$|^buckwheat groats$", "water$|milk$", 1.6, 4.5),
        (r"^couscous$|bulgur$", "boiling water$", 0.9, 1.5),
        (r"^rolled oats$", "water$|milk$|yogurt$", 0.6, 3.0),
        (r"cornmeal$|grits$", r"water$|milk$", 1.2, 6.0),
        (r"lentils$|split peas$", r"water$|milk$", 2.5, 9.0),
        (
            r"^(?:long-grain white|basmati|jasmine|short-grain) rice$",
            r"water$|milk$|(?:crushed|diced) tomatoes",
            1.1,
            12.0,
        ),
    ],
)
def test_grain_has_the_water_it_drinks(
    grain: str, drinks: str, least: float, most: float
) -> None:
    """In cups to a cup, where it is boiled in what is measured; porridge is the most."""
    found: dict[str, float] = {}
    for recipe in EVERY:
        cups = sum_of(recipe, grain, CUPS)
        if cups and not {"baking", "pancakes"} & recipe.tags and recipe.id not in ELSEWHERE:
            found[recipe.id] = sum_of(recipe, drinks, CUPS) / cups

    assert outside(found, least, most) == {}


def test_pasta_is_a_plateful() -> None:
    """Of a main dish, one to four ounces a person: a soup the least, a plate the most."""
    found = {
        recipe.id: sum_of(recipe, PASTA, OUNCES) / recipe.servings
        for recipe in EVERY
        if recipe.course is Course.MAIN
    }

    assert outside(found, 1.0, 4.0) == {}


def test_a_soup_fills_a_bowl() -> None:
    """A main soup has one to three cups of liquid a person, whatever else is in it."""
    wet = r"water$|milk$|broth$|cream$|tomatoes$|clams$"
    found = {
        recipe.id: sum_of(recipe, wet, {**CUPS, "pound": 1.75}) / recipe.servings
        for recipe in EVERY
        if recipe.course is Course.MAIN and "soup" in recipe.tags
    }

    assert outside(found, 0.75, 3.0) == {}


def test_a_savory_dish_is_seasoned() -> None:
    """Salt, or what brings it; nobody serves a pot of beans without."""
    bland = [
        recipe.id
        for recipe in EVERY
        if recipe.course in (Course.MAIN, Course.SIDE, Course.STARTER, Course.BREAD)
        and not any(SALTY.search(one.food) for one in recipe.ingredients)
        and not any(SWEET.search(one.food) for one in recipe.ingredients)
    ]

    assert bland == []


def test_a_cake_is_not_more_sugar_than_anything() -> None:
    """At most twice as much sugar as flour, or nuts, in cups; icing counts."""
    found = {
        recipe.id: sum_of(recipe, r"sugar$", CUPS) / cups
        for recipe in EVERY
        if {"cake", "cookies", "bread"} & recipe.tags and "baking" in recipe.tags
        if (cups := sum_of(recipe, r"flour$|meal$|oats|semolina", CUPS))
    }

    assert outside(found, 0.0, 2.6) == {}


def test_eggs_are_one_or_a_few_a_person() -> None:
    """A dish called after its eggs has one to four of them each."""
    found = {
        recipe.id: eggs / recipe.servings
        for recipe in EVERY
        if recipe.course is Course.MAIN and "eggs" in recipe.tags
        if (eggs := sum_of(recipe, r"^eggs?$", {"": 1.0}))
    }

    assert outside(found, 0.5, 4.0) == {}
