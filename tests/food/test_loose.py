"""Words that are no food in general, and yet may name one."""

import pytest

from skill.domain.food import Allergen, Diet, Presence
from skill.food.lines import read


def is_known(line: str, lang: str = "en") -> bool:
    """Return whether every word of the line is understood."""
    return read(line, lang).diet(Diet.LOW_LACTOSE) is not Presence.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "turkey and Cabot",
        "6 fillets with lemon",
        "4 rhubarb squares",
        "1 olive loaf",
        "cherry bombs and rhubarb bars",
        "lettuce, tomato, kwashiok",
        "Knorr, 1 cube",
    ],
)
def test_a_maker_a_cut_or_a_shape_without_its_food_is_unknown(line: str) -> None:
    """Nobody knows which cheese, which fish, which cake."""
    assert not is_known(line)


@pytest.mark.parametrize(
    "line",
    [
        "8 oz Cabot cheddar",
        "chocolate (such as Lindt or Ghirardelli)",
        "4 cod fillets",
        "3 tbsp KRAFT 100% Parmesan",
        "melon balls",
        "8 ears corn, husk and silk removed",
        "2 tsp turmeric (haldee)",
    ],
)
def test_beside_its_food_it_says_nothing_more(line: str) -> None:
    """Nor does another name in brackets."""
    assert is_known(line)


@pytest.mark.parametrize(
    ("lang", "line", "allergen"),
    [
        ("it", "zucca nocciolata", Allergen.TREE_NUT),
        ("it", "cotoletta di zucca panata", Allergen.WHEAT),
        ("fr", "poires meringuées", Allergen.EGG),
        ("es", "ensalada anchoada", Allergen.FISH),
        ("en", "cheesed potatoes", Allergen.MILK),
    ],
)
def test_a_participle_of_a_food_has_that_food(
    lang: str, line: str, allergen: Allergen
) -> None:
    """What is nutted has nuts."""
    assert read(line, lang).allergen(allergen) is Presence.CONTAINS


@pytest.mark.parametrize(
    "line", ["200 g Geflügelragout", "1 Gänsekonfit", "100 g Gemüsesouflet"]
)
def test_a_long_compound_that_ends_like_a_participle_is_not_let_pass(line: str) -> None:
    """``ge...t`` is "cut" or "peeled", and never a ragout."""
    assert not is_known(line, "de")


@pytest.mark.parametrize("line", ["1 cup Turkish apricots, dried", "sultanas (golden)"])
def test_a_word_told_after_the_name_is_part_of_it(line: str) -> None:
    """Dried apricots are sulphured, whichever way round they are named."""
    assert read(line).allergen(Allergen.SULPHITES) is Presence.CONTAINS


@pytest.mark.parametrize(
    ("line", "there"),
    [("3/4 cupheavy cream", True), ("1 cupsifted almonds", False), ("2 cupcakes", True)],
)
def test_a_measure_glued_to_a_name_hides_nothing(line: str, there: bool) -> None:
    """Pages lose blanks."""
    label = read(line)

    assert (label.allergen(Allergen.MILK) is not Presence.FREE) is there
    assert is_known(line)


def test_a_vague_word_that_opens_a_list_is_what_follows() -> None:
    """``Toppings:`` alone heads nothing that is known; with a list, it is the list."""
    label = read("Toppings: sour cream and chives")

    assert label.allergen(Allergen.MILK) is Presence.CONTAINS
    assert label.allergen(Allergen.PEANUT) is Presence.FREE
    assert not is_known("Toppings (optional)")
