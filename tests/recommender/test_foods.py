"""Foods as cooks name them, in recipes as they are written."""

import pytest

from skill.catalog.catalog import Catalog
from skill.catalog.finding import first_rows
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.foods import Food
from skill.recommender.groups import uses

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


@pytest.mark.parametrize(
    ("said", "recipe"),
    [
        ("butter", "Rice cakes with sunflower butter and banana"),
        ("milk", "Golden turmeric milk with coconut"),
        ("cream", "Chicken quesadillas"),
        ("cream", "Carrot cake with cream cheese frosting"),
        ("flour", "Chickpea pancakes with tomato and onion"),
        ("meat", "Crab cakes"),
    ],
)
def test_who_wants_a_food_is_not_served_another_of_its_name(said: str, recipe: str) -> None:
    """Sunflower butter is no butter; who bans butter is not served it all the same."""
    found = next(one for one in STARTER.all() if one.title == recipe)

    assert not Food.named(said).is_in(found)
    assert said in ("meat", "milk") or Food.named(said).may_be_in(found)


@pytest.mark.parametrize(
    ("said", "food", "is_it"),
    [
        ("butter", "unsalted_butter", True),
        ("butter", "peanut_butter", False),
        ("butter", "cashew_butter", False),
        ("butter", "apple_butter", False),
        ("milk", "whole_milk", True),
        ("milk", "oat_milk", False),
        ("milk", "condensed_milk", False),
        ("cream", "heavy_cream", True),
        ("cream", "ice_cream", False),
        ("cream", "sour_cream", False),
        ("sour cream", "sour_cream", True),
        ("coconut milk", "coconut_milk", True),
        ("peanut butter", "peanut_butter", True),
        ("flour", "rye_flour", True),
        ("flour", "almond_flour", False),
        ("noodles", "rice_noodle", True),
        ("pasta", "gluten_free_pasta", True),
        ("tortilla", "corn_tortilla", True),
        ("stock", "vegetable_stock", True),
        ("chocolate", "vegan_chocolate", True),
        ("cheese", "cashew_cheese", False),
        ("egg", "flax_egg", False),
        ("beans", "jelly_bean", False),
        ("beans", "green_bean", True),
        ("pepper", "bell_pepper", True),
        ("beef", "impossible_beef", False),
    ],
)
def test_a_kind_is_of_what_the_food_is_of(said: str, food: str, is_it: bool) -> None:
    """Grains do not tell noodles apart, but they are all of a flour."""
    assert Food.named(said).is_kind(food) is is_it


@pytest.mark.parametrize(
    "said",
    ["butter", "milk", "cream", "cheese", "flour", "egg", "beans", "bread", "meat"],
)
def test_a_wish_finds_the_same_in_one_recipe_and_in_all(said: str) -> None:
    """The sets of rows and the question about one recipe agree."""
    rows = first_rows([rows_of_foods(STARTER).using(said)], len(STARTER), len(STARTER))
    found = {one.id for row in rows if (one := STARTER.at(int(row)))}

    assert found == {one.id for one in STARTER.all() if uses(one, said)} != set()
