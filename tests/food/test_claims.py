"""Claims clear what they name, on their own noun, and nothing else."""

import pytest

from skill.domain.food import Allergen, Diet, Presence
from skill.food.lines import read


def contains(line: str, allergen: Allergen, lang: str = "en") -> bool:
    """Return whether the line surely contains the allergen."""
    return read(line, lang).allergen(allergen) is Presence.CONTAINS


@pytest.mark.parametrize(
    ("lang", "line", "allergen"),
    [
        ("en", "1 cup dairy-free cream", Allergen.MILK),
        ("en", "2 tbsp vegan butter, melted", Allergen.MILK),
        ("en", "8 oz no-egg noodles", Allergen.EGG),
        ("en", "2 cups gluten-free flour", Allergen.WHEAT),
        ("en", "bread (gluten-free)", Allergen.GLUTEN),
        ("en", "1 cup pesto without nuts", Allergen.TREE_NUT),
        ("en", "dairy-, egg- and nut-free brownies", Allergen.EGG),
        ("en", "eggless mayonnaise", Allergen.EGG),
        ("de", "200 g glutenfreies Mehl", Allergen.WHEAT),
        ("de", "100 g vegane Butter", Allergen.MILK),
        ("fr", "200 g de pâtes sans gluten", Allergen.GLUTEN),
        ("it", "pane senza glutine", Allergen.WHEAT),
        ("es", "mayonesa sin huevo", Allergen.EGG),
    ],
)
def test_a_claim_clears_its_own_noun(lang: str, line: str, allergen: Allergen) -> None:
    """Before or after it, in every language."""
    assert not contains(line, allergen, lang)


@pytest.mark.parametrize(
    ("line", "allergen"),
    [
        ("1 cup lactose-free milk", Allergen.MILK),
        ("2 tbsp non-dairy creamer", Allergen.MILK),
        ("1/2 cup egg substitute", Allergen.EGG),
        ("6 cage-free eggs", Allergen.EGG),
        ("6 eggs free range", Allergen.EGG),
        ("1 cup milk free of hormones", Allergen.MILK),
        ("1 cup fat-free yogurt", Allergen.MILK),
        ("sugar-free peanut butter", Allergen.PEANUT),
        ("vegan or regular butter", Allergen.MILK),
        ("dairy-free spread and butter", Allergen.MILK),
        ("butter (dairy-free if needed)", Allergen.MILK),
        ("spaghetti (use gluten-free if you like)", Allergen.WHEAT),
        ("8 slices bread without crusts", Allergen.WHEAT),
        ("almonds without skins", Allergen.TREE_NUT),
        ("nut-free almonds", Allergen.TREE_NUT),
        ("gluten-free wheat", Allergen.WHEAT),
        ("1 cup dairy-free whole wheat bread", Allergen.WHEAT),
        ("milk, dairy-free cheese", Allergen.MILK),
        ("peanut-free almond butter", Allergen.TREE_NUT),
        ("vegan-friendly dip with cream", Allergen.MILK),
        ("for the sauce - butter", Allergen.MILK),
    ],
)
def test_a_claim_clears_nothing_else(line: str, allergen: Allergen) -> None:
    """Not another noun, not another allergen, not the allergen itself, not as a wish."""
    assert contains(line, allergen)


def test_what_stands_in_for_milk_may_be_nuts_or_soy() -> None:
    """A vegan butter clears the milk and raises the question what it is made of."""
    label = read("50 g vegan butter")

    assert label.diet(Diet.VEGAN) is Presence.FREE
    assert label.allergen(Allergen.SOY) is Presence.MAY
    assert label.allergen(Allergen.TREE_NUT) is Presence.MAY


def test_lactose_free_milk_is_low_in_lactose_and_milk_all_the_same() -> None:
    """One claim, two answers."""
    label = read("1 l lactose-free milk")

    assert label.diet(Diet.LOW_LACTOSE) is Presence.FREE
    assert label.diet(Diet.DAIRY_FREE) is Presence.CONTAINS
