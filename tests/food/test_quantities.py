"""What a line measures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.food.numbers import number
from skill.food.quantities import Measured, measured
from skill.food.units import units

F = Fraction


@pytest.mark.parametrize(
    ("text", "lang", "value", "rest"),
    [
        ("1 1/2 cups", "en", F(3, 2), " cups"),
        ("1½ cups", "en", F(3, 2), " cups"),
        ("2-1/2 cups", "en", F(5, 2), " cups"),
        (".25 ounce", "en", F(1, 4), " ounce"),
        ("1,000 g", "en", F(1000), " g"),
        ("2,5 dl", "de", F(5, 2), " dl"),
        ("1.000 g", "de", F(1000), " g"),
        ("one and a half cups", "en", F(3, 2), " cups"),
        ("2 and a half", "en", F(5, 2), ""),
        ("half a lemon", "en", F(1, 2), " lemon"),
        ("three quarters of a cup", "en", F(3, 4), " cup"),
        ("three fourths cup", "en", F(3, 4), " cup"),
        ("a fourth of a cup", "en", F(1, 4), " cup"),
        ("3 quarters of a cup", "en", F(3, 4), " cup"),
        ("1 third cup", "en", F(1, 3), " cup"),
        ("2 halves", "en", F(2), " halves"),
        ("a quarter cup", "en", F(1, 4), " cup"),
        ("a few sprigs", "en", F(3), " sprigs"),
        ("anderthalb Liter", "de", F(3, 2), " Liter"),
        ("eine halbe Zitrone", "de", F(1, 2), " Zitrone"),
        ("un demi citron", "fr", F(1, 2), " citron"),
        ("mezzo bicchiere", "it", F(1, 2), " bicchiere"),
        ("medio kilo", "es", F(1, 2), " kilo"),
    ],
)
def test_a_number_is_read_as_recipes_write_it(
    text: str, lang: str, value: Fraction, rest: str
) -> None:
    """Fractions, mixed numbers, decimals and words."""
    found = number(text, lang)

    assert found is not None
    assert (found[0], text[found[1] :]) == (value, rest)


@pytest.mark.parametrize("text", ["salt", "1/0 cup", "", "99999999999 g"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert number(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1 1/2 cups all-purpose flour, sifted",
            Measured("all-purpose flour", F(3, 2), F(3, 2), "cup", "sifted"),
        ),
        ("a knob of butter", Measured("butter", F(1), F(1), "knob")),
        ("2-3 cloves garlic, minced", Measured("garlic", F(2), F(3), "clove", "minced")),
        ("6 to 8 ounces spaghetti", Measured("spaghetti", F(6), F(8), "ounce")),
        ("1 to 1 1/2 cups water", Measured("water", F(1), F(3, 2), "cup")),
        (
            "1 (14 oz) can coconut milk",
            Measured("coconut milk", F(1), F(1), "can", size=(F(14), "ounce")),
        ),
        (
            "one 28-oz. can tomatoes",
            Measured("tomatoes", F(1), F(1), "can", size=(F(28), "ounce")),
        ),
        (
            "2 x 400g tins chickpeas",
            Measured("chickpeas", F(2), F(2), "can", size=(F(400), "gram")),
        ),
        (
            "1 (.25 ounce) package active dry yeast",
            Measured("active dry yeast", F(1), F(1), "packet", size=(F(1, 4), "ounce")),
        ),
        ("1 pound (450 g) beef", Measured("beef", F(1), F(1), "pound")),
        ("4 cups/1 litre water", Measured("water", F(4), F(4), "cup")),
        ("1 cup plus 2 tbsp flour", Measured("flour", F(9, 8), F(9, 8), "cup")),
        ("a dozen eggs", Measured("eggs", F(12), F(12))),
        ("100g butter", Measured("butter", F(100), F(100), "gram")),
        ("1 T sugar", Measured("sugar", F(1), F(1), "tablespoon")),
        ("1 t salt", Measured("salt", F(1), F(1), "teaspoon")),
        ("1 inch piece ginger", Measured("ginger", F(1), F(1), "inch")),
        ("a couple of carrots", Measured("carrots", F(2), F(2))),
        ("1 T. butter", Measured("butter", F(1), F(1), "tablespoon")),
        (
            "4 skinless, boneless chicken breasts, halved",
            Measured("skinless, boneless chicken breasts", F(4), F(4), note="halved"),
        ),
        (
            "1 14- to 16-ounce can tomatoes",
            Measured("tomatoes", F(1), F(1), "can", size=(F(14), "ounce")),
        ),
        ("salt and pepper to taste", Measured("salt and pepper", fixed=True)),
        ("1 bay leaf", Measured("bay leaf", F(1), F(1), fixed=True)),
        (
            "2 tablespoons vegetable oil, for frying",
            Measured("vegetable oil", F(2), F(2), "tablespoon", fixed=True),
        ),
        ("Kosher salt", Measured("Kosher salt")),
    ],
)
def test_an_english_line_is_taken_apart(line: str, expected: Measured) -> None:
    """Amount, range, unit, size, food and note."""
    assert measured(line) == expected


@pytest.mark.parametrize(
    ("line", "lang", "amount", "unit", "food"),
    [
        ("2 EL Olivenöl", "de", F(2), "tablespoon", "Olivenöl"),
        ("1 gestrichener TL Salz", "de", F(1), "teaspoon", "Salz"),
        ("etwas Salz", "de", None, "", "Salz"),
        ("2 c. à soupe d'huile d'olive", "fr", F(2), "tablespoon", "huile d'olive"),
        ("2 cuillères à café de cannelle", "fr", F(2), "teaspoon", "cannelle"),
        ("1 gousse d'ail", "fr", F(1), "clove", "ail"),
        ("4x gousse d'ail", "fr", F(4), "clove", "ail"),
        ("zucchero 130 g", "it", F(130), "gram", "zucchero"),
        ("sale q.b.", "it", None, "", "sale"),
        ("1 bustina di lievito", "it", F(1), "packet", "lievito"),
        ("3 dientes de ajo", "es", F(3), "clove", "ajo"),
        ("2 cdas de aceite", "es", F(2), "tablespoon", "aceite"),
    ],
)
def test_other_languages_are_taken_apart(
    line: str, lang: str, amount: Fraction | None, unit: str, food: str
) -> None:
    """Their units, articles and habits."""
    found = measured(line, lang)

    assert (found.low, found.unit, found.food) == (amount, unit, food)


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "it", "es", "zz"]))
def test_any_text_is_taken_apart_without_harm(line: str, lang: str) -> None:
    """Never an error, never an unknown unit or a range that runs down."""
    found = measured(line, lang)

    assert found.unit == "" or found.unit in units()
    assert found.low is None or (found.high is not None and 0 <= found.low <= found.high)
