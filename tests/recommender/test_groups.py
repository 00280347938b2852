"""Groups of foods: wanted by class, kept out by the gate."""

import pytest

from skill.catalog.catalog import Catalog
from skill.food import lexicon
from skill.recommender.groups import CLASSES, lacks, uses

STARTER = Catalog.load()


def test_the_lexicon_has_every_class() -> None:
    """A class that was renamed there would silently find nothing here."""
    for classes in CLASSES.values():
        assert set(classes) <= set(lexicon.foods().numbers)


@pytest.mark.parametrize(
    ("said", "recipe"),
    [
        ("seafood", "garlic-shrimp"),
        ("seafood", "salmon-dill-potatoes"),
        ("shellfish", "mussels-tomato"),
        ("meat", "irish-beef-stew"),
        ("dairy", "macaroni-and-cheese"),
        ("vegetables", "ratatouille"),
        ("chicken", "roast-chicken"),
    ],
)
def test_a_group_is_used_where_one_of_it_is(said: str, recipe: str) -> None:
    """Shrimp is seafood."""
    assert uses(STARTER.by_id[recipe], said)


@pytest.mark.parametrize(
    ("said", "with_it", "without_it"),
    [
        ("dairy", "macaroni-and-cheese", "chana-masala"),
        ("nuts", "yogurt-honey-walnuts", "greek-salad"),
        ("nuts", "peanut-stew", "chana-masala"),
        ("gluten", "bolognese", "irish-beef-stew"),
        ("meat", "roast-chicken", "ratatouille"),
        ("seafood", "chicken-larb", "roast-chicken"),
        ("eggs", "turkey-sandwich", "chana-masala"),
        ("alcohol", "mulled-wine", "hot-chocolate"),
    ],
)
def test_a_group_is_kept_out_even_where_it_hides(
    said: str, with_it: str, without_it: str
) -> None:
    """No eggs is no mayonnaise; no seafood is no fish sauce."""
    assert not lacks(STARTER.by_id[with_it], said)
    assert lacks(STARTER.by_id[without_it], said)


def test_turkey_is_no_chicken() -> None:
    """Whatever it is labelled as."""
    meatballs = STARTER.by_id["turkey-meatballs"]

    assert uses(meatballs, "turkey")
    assert not uses(meatballs, "chicken")
    assert not uses(STARTER.by_id["lamb-kofta"], "beef")


def test_without_chili_is_without_its_powder_and_its_other_spelling() -> None:
    """Who says no chili means what burns."""
    hot = [
        recipe
        for recipe in Catalog.load().all()
        if any(w in one.food for one in recipe.ingredients for w in ("chili", "chile"))
    ]

    assert len(hot) > 3
    assert not any(lacks(recipe, "chili pepper") for recipe in hot)
