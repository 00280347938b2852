"""Foods as cooks name them, in recipes as they are written."""

import pytest

from skill.catalog.catalog import Catalog
from skill.recommender.foods import Food

STARTER = Catalog.load()


@pytest.mark.parametrize(
    ("said", "recipe"),
    [
        ("tomatoes", "avocado-toast"),
        ("onion", "greek-salad"),
        ("potato", "greek-lemon-chicken"),
        ("salmon", "salmon-dill-potatoes"),
        ("chicken", "jerk-chicken-tray"),
        ("chicken", "roast-chicken"),
        ("aubergine", "ratatouille"),
        ("cheese", "greek-salad"),
        ("cheese", "chilaquiles"),
        ("pasta", "bolognese"),
        ("beef", "irish-beef-stew"),
        ("beans", "black-bean-chili"),
        ("prawns", "garlic-shrimp"),
        ("fish", "fish-tacos"),
        ("bell pepper", "shakshuka"),
        ("lentils", "misir-wot"),
        ("rice", "mushroom-risotto"),
        ("bread", "soft-scrambled-eggs"),
        ("milk", "overnight-oats"),
    ],
)
def test_a_kind_or_cut_of_a_food_is_that_food(said: str, recipe: str) -> None:
    """What a cook has on hand is found under its plain name, and kept out under it."""
    assert Food.named(said).is_in(STARTER.by_id[recipe])
    assert Food.named(said).may_be_in(STARTER.by_id[recipe])


@pytest.mark.parametrize(
    ("said", "recipe"),
    [
        ("milk", "chicken-coconut-curry"),
        ("butter", "peanut-stew"),
        ("butter", "chicken-larb"),
        ("egg", "ratatouille"),
        ("olive", "roast-chicken"),
        ("potato", "peanut-stew"),
        ("chicken", "chana-masala"),
        ("wheat", "buckwheat-galettes"),
    ],
)
def test_a_name_that_only_sounds_like_it_is_not(said: str, recipe: str) -> None:
    """Coconut milk is no milk, eggplant no egg, a sweet potato no potato."""
    found = STARTER.by_id[recipe]

    assert not Food.named(said).is_in(found)
    assert not Food.named(said).may_be_in(found)


def test_what_is_made_of_a_disliked_food_is_kept_out_too() -> None:
    """Garlic powder is not garlic to cook with, but it is garlic to who hates it."""
    tacos = STARTER.by_id["beef-tacos"]

    assert not Food.named("garlic").is_in(tacos)
    assert Food.named("garlic").may_be_in(tacos)


@pytest.mark.parametrize("said", ["", "unobtainium", "the"])
def test_a_word_that_is_no_food_is_nowhere(said: str) -> None:
    """Noise finds nothing, and keeps nothing out."""
    assert not any(Food.named(said).is_in(recipe) for recipe in STARTER.all())
    assert not any(Food.named(said).may_be_in(recipe) for recipe in STARTER.all())
