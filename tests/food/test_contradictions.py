"""A claim does not clear a food of what its own name is."""

import pytest

from skill.domain.food import Allergen, Diet, Presence
from skill.food import labels
from skill.food.lines import read


@pytest.mark.parametrize(
    ("lang", "line", "allergen"),
    [
        ("en", "1 tsp nut-free almond extract", Allergen.TREE_NUT),
        ("en", "1 tsp almond extract (nut-free)", Allergen.TREE_NUT),
        ("en", "1 cup nut-free walnuts", Allergen.TREE_NUT),
        ("en", "nut-free pistachio ice cream", Allergen.TREE_NUT),
        ("en", "nut-free chocolate hazelnut spread", Allergen.TREE_NUT),
        ("en", "2 cups nut-free mixed nuts", Allergen.PEANUT),
        ("en", "peanut-free peanut butter", Allergen.PEANUT),
        ("en", "nut-free peanut butter cups", Allergen.PEANUT),
        ("en", "3 egg-free eggs", Allergen.EGG),
        ("en", "eggless eggs", Allergen.EGG),
        ("en", "egg noodles without egg", Allergen.EGG),
        ("en", "soy-free tofu", Allergen.SOY),
        ("en", "soy-free soy sauce", Allergen.SOY),
        ("en", "gluten-free wheat flour", Allergen.WHEAT),
        ("en", "gluten-free rye bread", Allergen.GLUTEN),
        ("en", "gluten-free whole wheat pasta", Allergen.GLUTEN),
        ("en", "dairy-free goat's milk", Allergen.MILK),
        ("en", "dairy-free whey protein", Allergen.MILK),
        ("en", "ghee (dairy-free)", Allergen.MILK),
        ("en", "sesame-free sesame oil", Allergen.SESAME),
        ("en", "fish-free fish sauce", Allergen.FISH),
        ("en", "shellfish-free shrimp", Allergen.CRUSTACEAN),
        ("en", "shellfish-free oyster sauce", Allergen.MOLLUSC),
        ("en", "celery-free celery salt", Allergen.CELERY),
        ("en", "mustard-free Dijon mustard", Allergen.MUSTARD),
        ("de", "1 TL nussfreies Mandelaroma", Allergen.TREE_NUT),
        ("de", "glutenfreies Weizenmehl", Allergen.WHEAT),
        ("de", "milchfreie Ziegenmilch", Allergen.MILK),
        ("fr", "extrait d'amande sans noix", Allergen.TREE_NUT),
        ("fr", "3 oeufs sans oeufs", Allergen.EGG),
        ("it", "tagliatelle all'uovo senza uova", Allergen.EGG),
        ("es", "harina de trigo sin gluten", Allergen.WHEAT),
    ],
)
def test_a_claim_against_the_food_s_own_name_is_not_believed(
    lang: str, line: str, allergen: Allergen
) -> None:
    """One of the two is wrong, and nobody can tell which."""
    assert read(line, lang).allergen(allergen) is not Presence.FREE


@pytest.mark.parametrize(
    ("lang", "line", "allergen"),
    [
        ("en", "1 cup dairy-free milk", Allergen.MILK),
        ("en", "dairy-free butter", Allergen.MILK),
        ("en", "dairy-free goat cheese", Allergen.MILK),
        ("en", "dairy-free protein powder", Allergen.MILK),
        ("en", "2 cups gluten-free flour", Allergen.WHEAT),
        ("en", "gluten-free bread", Allergen.GLUTEN),
        ("en", "gluten-free oatmeal cookies", Allergen.GLUTEN),
        ("en", "nut-free pesto", Allergen.TREE_NUT),
        ("en", "nut-free coconut milk", Allergen.TREE_NUT),
        ("en", "no-egg noodles", Allergen.EGG),
        ("en", "egg-free mayonnaise", Allergen.EGG),
        ("en", "egg-free egg substitute", Allergen.EGG),
        ("en", "2 vegan eggs", Allergen.EGG),
        ("en", "vegan tuna", Allergen.FISH),
        ("en", "vegan oyster sauce", Allergen.MOLLUSC),
        ("en", "peanut-free almond butter", Allergen.PEANUT),
        ("en", "peanut-free mixed nuts", Allergen.PEANUT),
        ("en", "soy-free miso", Allergen.SOY),
        ("en", "sesame-free tahini alternative", Allergen.SESAME),
        ("en", "celery-free mirepoix", Allergen.CELERY),
        ("de", "Suppengrün ohne Sellerie", Allergen.CELERY),
        ("fr", "miso sans soja", Allergen.SOY),
    ],
)
def test_what_is_sold_without_is_believed(lang: str, line: str, allergen: Allergen) -> None:
    """The food is made with it as a rule, and is not it."""
    assert read(line, lang).allergen(allergen) is Presence.FREE


def test_one_word_of_two_claims_is_believed() -> None:
    """Pistachio ice cream can be free of milk, and not of nuts."""
    read_so = read("dairy- and nut-free pistachio ice cream", "en")

    assert read_so.allergen(Allergen.MILK) is Presence.FREE
    assert read_so.allergen(Allergen.TREE_NUT) is Presence.CONTAINS


@pytest.mark.parametrize(
    "line",
    ["animal-free whey protein", "animal-free milk", "vegan whey", "animal-free eggs"],
)
def test_what_yeast_makes_is_the_same_protein(line: str) -> None:
    """Whey without a cow is whey to those who are allergic to milk."""
    assert read(line, "en").diet(Diet.VEGAN) is not Presence.FREE


@pytest.mark.parametrize(
    ("title", "allergen"),
    [("Miso Soup", Allergen.SOY), ("Mustard Chicken", Allergen.MUSTARD)],
)
def test_a_title_tells_of_what_is_made_of_soy_or_mustard(
    title: str, allergen: Allergen
) -> None:
    """Miso is a food of soy, though there is another."""
    label = labels.of_recipe(title, ["1 carrot"], (), "en")

    assert label.allergen(allergen) is Presence.CONTAINS
