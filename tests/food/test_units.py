"""One unit for another."""

from fractions import Fraction

import pytest

from skill.food import lexicon
from skill.food.units import (
    NotConvertibleError,
    _densities,
    convert,
    grams_per_cup,
    in_system,
    unit_named,
    units,
)

F = Fraction


@pytest.mark.parametrize(
    ("quantity", "unit", "into", "food", "value"),
    [
        (F(1), "cup", "tablespoon", "", 16),
        (F(1), "tablespoon", "teaspoon", "", 3),
        (F(1), "pound", "ounce", "", 16),
        (F(2), "stick", "pound", "", 0.5),
        (F(1), "kilogram", "gram", "", 1000),
        (F(1), "cup", "gram", "all-purpose flour", 125),
        (F(1), "cup", "gram", "brown sugar", 220),
        (F(200), "gram", "cup", "sugar", 1),
        (F(1), "cup", "gram", "olive oil", 216),
        (F(1), "inch", "centimeter", "", 2.54),
    ],
)
def test_an_amount_is_told_in_another_unit(
    quantity: Fraction, unit: str, into: str, food: str, value: float
) -> None:
    """Volumes, weights, lengths, and weights of volumes."""
    assert float(convert(quantity, unit, into, food)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("unit", "into", "food"),
    [
        ("slice", "gram", "bread"),
        ("cup", "gram", "gravel"),
        ("inch", "gram", "ginger"),
        ("hogshead", "gram", "butter"),
    ],
)
def test_what_cannot_be_told_is_an_error(unit: str, into: str, food: str) -> None:
    """A slice weighs what it weighs."""
    with pytest.raises(NotConvertibleError):
        convert(F(1), unit, into, food)


@pytest.mark.parametrize(
    ("food", "like"),
    [
        ("almond milk", "milk"),
        ("brown rice flour", "rice flour"),
        ("Greek yogurt", "yogurt"),
        ("unsalted butter", "butter"),
        ("chicken stock", "broth"),
        ("caster sugar", "sugar"),
        ("blackberries", "berry"),
    ],
)
def test_a_food_pours_like_the_last_words_of_its_name(food: str, like: str) -> None:
    """Almond milk is a milk, not an almond."""
    assert grams_per_cup(food) == grams_per_cup(like) is not None


def test_every_density_is_of_a_known_food_and_plausible() -> None:
    """From spinach to honey."""
    for name, grams in _densities().items():
        heads = ("paste", "berry", "juice", "syrup")
        assert lexicon.foods_in(name) or name in heads, name
        assert 15 <= grams <= 350, name


@pytest.mark.parametrize(
    ("quantity", "unit", "metric", "into"),
    [
        (F(1), "cup", True, "milliliter"),
        (F(2), "pound", True, "gram"),
        (F(5), "pound", True, "kilogram"),
        (F(500), "gram", False, "pound"),
        (F(100), "gram", False, "ounce"),
        (F(250), "milliliter", False, "cup"),
        (F(1), "tablespoon", True, "tablespoon"),
        (F(1), "can", True, "can"),
        (F(1), "pinch", True, "pinch"),
    ],
)
def test_an_amount_is_told_in_the_system_that_is_wanted(
    quantity: Fraction, unit: str, metric: bool, into: str
) -> None:
    """And weighs the same as before."""
    told, name = in_system(quantity, unit, metric=metric)

    assert name == into
    if units()[unit].size:
        assert told * units()[into].size == quantity * units()[unit].size


@pytest.mark.parametrize(
    ("said", "lang", "unit"),
    [
        ("tbsp", "en", "tablespoon"),
        ("Tbsp.", "en", "tablespoon"),
        ("fluid ounces", "en", "fluid ounce"),
        ("loaves", "en", "loaf"),
        ("Prise", "de", "pinch"),
        ("gousses", "fr", "clove"),
        ("cucchiai", "it", "tablespoon"),
        ("dientes", "es", "clove"),
        ("furlong", "en", None),
    ],
)
def test_a_unit_is_known_by_its_names(said: str, lang: str, unit: str | None) -> None:
    """Short, long, plural, in five languages."""
    assert unit_named(said, lang) == unit
