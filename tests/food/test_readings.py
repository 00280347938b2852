"""A reading stands for a label only while everything it rests on is the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Ingredient, Recipe
from skill.food.gate import Cleared, Refusal, clear
from skill.food.labels import of_recipe
from skill.food.readings import Proven, Reading, reading
from skill.food.traits import TRAITS
from skill.food.verdicts import NOTHING, Label

RECIPES = Catalog.load().all()
PAELLA = next(recipe for recipe in RECIPES if recipe.id == "seafood-paella")
FISH = Eaters(allergies=frozenset({Allergen.FISH, Allergen.CRUSTACEAN}))
ALL_FREE = reading(PAELLA, NOTHING)


def label(recipe: Recipe) -> Label:
    """Return the label of a recipe's words."""
    lines = [ingredient.line for ingredient in recipe.ingredients]
    return of_recipe(recipe.title, lines, [s.text for s in recipe.steps], recipe.lang)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(RECIPES),
    st.frozensets(st.sampled_from(Allergen), max_size=3),
    st.frozensets(st.sampled_from(Diet), max_size=2),
)
def test_with_a_reading_the_gate_says_what_it_says_without(
    recipe: Recipe, allergies: frozenset[Allergen], diets: frozenset[Diet]
) -> None:
    """Cleared or refused, for the same reasons."""
    eaters = Eaters(allergies=allergies, diets=diets)

    assert clear(recipe, eaters, reading(recipe, label(recipe))) == clear(recipe, eaters)


def test_a_reading_holds_every_trait() -> None:
    """Nothing is lost in two bits each."""
    for recipe in RECIPES[:40]:
        found = reading(recipe, label(recipe)).label(recipe)
        assert found is not None
        assert found.traits == label(recipe).traits


def salmon(recipe: Recipe) -> Recipe:
    """Return the recipe with one line more."""
    more = Ingredient("1 pound salmon", "salmon")
    return replace(recipe, ingredients=(*recipe.ingredients, more))


def fewer_steps(recipe: Recipe) -> Recipe:
    """Return the recipe without its last step."""
    return replace(recipe, steps=recipe.steps[:-1])


def german(recipe: Recipe) -> Recipe:
    """Return the recipe as if it were in another language."""
    return replace(recipe, lang="de")


def called(recipe: Recipe) -> Recipe:
    """Return the recipe by another name."""
    return replace(recipe, title=recipe.title + " with prawns")


@pytest.mark.parametrize(
    "changed", [salmon, fewer_steps, german, called], ids=lambda change: change.__name__
)
def test_a_reading_of_other_words_counts_for_nothing(
    changed: Callable[[Recipe], Recipe],
) -> None:
    """One word more, and the words are read again."""
    other = changed(PAELLA)

    assert ALL_FREE.label(other) is None
    assert clear(other, FISH, ALL_FREE) == clear(other, FISH)


@given(st.integers(0, 4 ** len(TRAITS) - 1), st.integers(0, 2**64 - 1))
def test_a_reading_made_up_clears_nothing(traits: int, proof: int) -> None:
    """Bits that fell over in an artifact do not add up to a proof."""
    assert isinstance(clear(PAELLA, FISH, Reading(traits, proof)), Refusal)


def test_a_reading_with_its_traits_changed_clears_nothing() -> None:
    """The proof is over the traits as well."""
    true = reading(PAELLA, label(PAELLA))

    assert isinstance(clear(PAELLA, FISH, replace(true, traits=0)), Refusal)
    assert isinstance(clear(PAELLA, FISH, replace(true, traits=ALL_FREE.traits)), Refusal)


def test_a_reading_that_refuses_is_read_again_for_its_reasons() -> None:
    """A refusal is never without its evidence."""
    refused = clear(PAELLA, FISH, reading(PAELLA, label(PAELLA)))

    assert isinstance(refused, Refusal)
    assert all(reason.line and reason.food for reason in refused.reasons)


def test_a_reading_is_trusted_where_it_is_one() -> None:
    """Or it would be of no use."""
    vegan = next(r for r in RECIPES if isinstance(clear(r, FISH), Cleared))

    assert reading(vegan, label(vegan)).label(vegan) is not None


def test_what_was_proven_of_a_recipe_is_said_of_no_other() -> None:
    """Not of its equal, nor of one with other words; and nothing of a reading that lies."""
    held = Proven.of(PAELLA, reading(PAELLA, label(PAELLA)))
    other = replace(PAELLA, title="Plain rice")
    lying = Proven.of(other, ALL_FREE)

    assert held.label(PAELLA) is not None
    assert held.label(replace(PAELLA)) is None
    assert held.label(other) is None
    assert lying.label(other) is None
    assert isinstance(clear(other, FISH, held), Refusal)
    assert isinstance(clear(other, FISH, lying), Refusal)
