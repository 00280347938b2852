"""What stands in for an ingredient, and the gate that every stand-in passes."""

import csv
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Ingredient, Recipe, Step
from skill.food import lexicon
from skill.food.gate import Cleared, clear
from skill.food.lines import read
from skill.food.quantities import measured
from skill.food.substitutes import DATA, Use, known_stand_ins, swaps, swaps_in

NO_MILK = Eaters(allergies=frozenset({Allergen.MILK}))
BISCUITS = Recipe(
    id="biscuits",
    title="Butter biscuits",
    meals=frozenset(),
    course=Course.DESSERT,
    cuisine="british",
    total=timedelta(minutes=30),
    servings=4,
    ingredients=(
        Ingredient("1/2 cup unsalted butter", "unsalted butter", 0.5, "cup"),
        Ingredient("1 cup flour", "flour", 1.0, "cup"),
        Ingredient("1/4 cup sugar", "sugar", 0.25, "cup"),
    ),
    steps=(Step("Rub the butter into the flour."), Step("Bake for 12 minutes.")),
)


def rows() -> list[dict[str, str]]:
    """Return the lines of the file."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_line_of_the_file_can_be_read_and_measured() -> None:
    """Known foods, known amounts, in the order of the foods."""
    for row in rows():
        name = row["food"].split(";")[0]
        assert lexicon.canonical(name), row
        assert measured(f"{row['per']} {name}").low, row
        assert Use(row["use"])
        for line in row["instead"].split(";"):
            label = read(line)
            assert measured(line).low, line
            assert all(label.allergen(a) is not Presence.UNKNOWN for a in Allergen), line
    foods = [row["food"] for row in rows()]
    assert foods == sorted(foods)


def test_an_amount_is_that_of_the_recipe() -> None:
    """Half a cup of butter is three eighths of oil."""
    found = swaps_in(BISCUITS, 0, Eaters())

    oil = next(swap for swap in found if swap.instead[0].food == "olive oil")
    assert (oil.of.quantity, oil.of.unit) == (0.5, "cup")
    assert (oil.instead[0].quantity, oil.instead[0].unit) == (0.375, "cup")


def test_a_stand_in_makes_a_recipe_that_the_gate_refused_pass() -> None:
    """The title and the steps are read with the stand-in in the butter's place."""
    assert not isinstance(clear(BISCUITS, NO_MILK), Cleared)

    found = swaps_in(BISCUITS, 0, NO_MILK)

    assert found
    assert all(swap.cleared.eaters == NO_MILK for swap in found)
    assert "margarine" not in {swap.instead[0].food for swap in found}
    assert "butter biscuits" not in {swap.cleared.recipe.title.lower() for swap in found}


@pytest.mark.parametrize(
    "steps",
    [
        (Step("Grease the tin with cream."),),
        (Step("Stir in the peanut butter."), Step("Add a knob of ghee.")),
    ],
)
def test_a_danger_named_anywhere_else_still_refuses(steps: tuple[Step, ...]) -> None:
    """Only the food that is swapped is called by another name."""
    recipe = replace(BISCUITS, steps=steps)

    assert swaps_in(recipe, 0, NO_MILK) == ()


def test_the_butter_of_another_name_is_not_the_butter_of_the_list() -> None:
    """Swapped for tahini, the butter that the steps alone name is butter again."""
    spread = Ingredient("1/2 cup peanut butter", "peanut butter", 0.5, "cup")
    recipe = replace(
        BISCUITS,
        title="Biscuits",
        ingredients=(spread, *BISCUITS.ingredients[1:]),
        steps=(Step("Grease the tin with butter."),),
    )

    every = {swap.instead[0].food for swap in swaps_in(recipe, 0, Eaters())}
    kept = {swap.instead[0].food for swap in swaps_in(recipe, 0, NO_MILK)}

    assert "tahini" in every - kept


def test_a_second_line_of_the_same_food_still_refuses() -> None:
    """One of two butters swapped leaves the other."""
    more = Ingredient("1 tablespoon butter", "butter", 1.0, "tablespoon")
    recipe = replace(BISCUITS, ingredients=(*BISCUITS.ingredients, more))

    assert swaps_in(recipe, 0, NO_MILK) == ()


@pytest.mark.parametrize("food", ["egg", "eggs", "large eggs", "free-range egg"])
def test_a_food_is_known_by_its_last_words(food: str) -> None:
    """However it is written in the list."""
    assert known_stand_ins(food) == known_stand_ins("egg") != ()


def test_what_is_no_kind_of_it_does_not_stand_for_it() -> None:
    """Almond milk is a milk and no almond; gravel is nothing."""
    assert known_stand_ins("almond milk") != known_stand_ins("almond")
    assert known_stand_ins("gravel") == ()


def test_without_a_recipe_the_stand_in_alone_passes_the_gate() -> None:
    """No tahini for who must not have sesame."""
    no_sesame = Eaters(allergies=frozenset({Allergen.SESAME, Allergen.PEANUT}))

    every = {swap.instead[0].food for swap in swaps("peanut butter", Eaters())}
    kept = {swap.instead[0].food for swap in swaps("peanut butter", no_sesame)}

    assert "tahini" in every - kept
    assert kept


def test_no_stand_in_of_the_book_breaks_a_need() -> None:
    """Every swap over recipes of the book passes the gate anew, line by line."""
    eaters = Eaters(
        allergies=frozenset({Allergen.MILK, Allergen.TREE_NUT, Allergen.EGG}),
        diets=frozenset({Diet.VEGETARIAN}),
    )
    found = [
        swap
        for recipe in Catalog.load().all()[:25]
        for place in range(len(recipe.ingredients))
        for swap in swaps_in(recipe, place, eaters)
    ]

    assert found
    for swap in found:
        assert isinstance(clear(swap.cleared.recipe, eaters), Cleared)
        for line in swap.instead:
            assert read(line.line).allergen(Allergen.MILK) is Presence.FREE
