"""The starter recipes before the gate: understood, and enough for every need."""

from collections.abc import Sequence

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import Meal, Recipe
from skill.food.gate import Cleared, clear
from skill.food.labels import of_recipe
from skill.food.lines import read

STARTER = Catalog.load()
CUISINES = sorted({recipe.cuisine for recipe in STARTER.all()})
EACH = pytest.mark.parametrize(
    "recipes",
    [[one for one in STARTER.all() if one.cuisine == cuisine] for cuisine in CUISINES],
    ids=CUISINES,
)
CLAIMS: dict[str, Allergen | Diet] = {
    "vegan": Diet.VEGAN,
    "vegetarian": Diet.VEGETARIAN,
    "gluten free": Diet.GLUTEN_FREE,
    "dairy free": Diet.DAIRY_FREE,
    "egg free": Allergen.EGG,
}


def needing(need: Allergen | Diet) -> Eaters:
    """Return eaters with one need."""
    if isinstance(need, Allergen):
        return Eaters(allergies=frozenset({need}))
    return Eaters(diets=frozenset({need}))


def safe(recipe: Recipe, need: Allergen | Diet) -> bool:
    """Return whether the gate clears the recipe for one need."""
    return isinstance(clear(recipe, needing(need)), Cleared)


@EACH
def test_every_line_is_understood(recipes: Sequence[Recipe]) -> None:
    """No ingredient of ours is UNKNOWN in anything that an eater may have to avoid."""
    for recipe in recipes:
        for ingredient in recipe.ingredients:
            label = read(ingredient.line, recipe.lang)
            gaps = {e.food for e in label.evidence if e.presence is Presence.UNKNOWN}
            assert not gaps, (recipe.id, ingredient.line)


@EACH
def test_the_whole_is_understood(recipes: Sequence[Recipe]) -> None:
    """Title and steps hold no surprise either."""
    for recipe in recipes:
        lines = [ingredient.line for ingredient in recipe.ingredients]
        label = of_recipe(recipe.title, lines, [step.text for step in recipe.steps])

        for need in (*Allergen, *Diet):
            assert label.presence(need) is not Presence.UNKNOWN, (recipe.id, need)


@EACH
def test_title_and_steps_add_nothing_to_the_list(recipes: Sequence[Recipe]) -> None:
    """What the list is free of, the words around it do not bring in."""
    for recipe in recipes:
        lines = [ingredient.line for ingredient in recipe.ingredients]
        whole = of_recipe(recipe.title, lines, [step.text for step in recipe.steps])
        bare = of_recipe("", lines)

        for need in (*Allergen, *Diet):
            assert whole.presence(need) is bare.presence(need), whole.because(need)


@EACH
def test_a_tag_claims_no_more_than_the_gate(recipes: Sequence[Recipe]) -> None:
    """A recipe tagged vegan is one that a vegan may have; the tag itself clears nothing."""
    for recipe in recipes:
        for tag, need in CLAIMS.items():
            if tag in recipe.tags or tag in recipe.title.lower():
                assert safe(recipe, need), (tag, clear(recipe, needing(need)))


def test_chicken_without_milk_for_dinner_is_there_several_times() -> None:
    """The sentence that every demonstration begins with."""
    found = [
        recipe.id
        for recipe in STARTER.all()
        if Meal.DINNER in recipe.meals
        and any("chicken" in ingredient.food for ingredient in recipe.ingredients)
        and safe(recipe, Allergen.MILK)
        and safe(recipe, Diet.LOW_LACTOSE)
    ]

    assert len(found) >= 8, found


@pytest.mark.parametrize(
    "recipe", [r for r in STARTER.all() if r.alcoholic], ids=lambda one: one.id
)
def test_what_is_alcoholic_is_refused_to_who_does_not_drink(recipe: Recipe) -> None:
    """By the gate, not only by the flag."""
    assert not safe(recipe, Diet.ALCOHOL_FREE)
    assert not safe(recipe, Diet.HALAL)


@EACH
def test_only_what_is_said_to_be_alcoholic_holds_alcohol(recipes: Sequence[Recipe]) -> None:
    """The flag and the foods agree; extracts for flavour are not for drinking."""
    for recipe in recipes:
        if not recipe.alcoholic:
            lines = [ingredient.line for ingredient in recipe.ingredients]
            found = of_recipe("", lines).presence(Diet.ALCOHOL_FREE)
            extract = any("extract" in line for line in lines)
            assert found is Presence.FREE or extract, recipe.id
