"""Amounts as they are said in en-US; every unit of the catalogue has its words."""

from fractions import Fraction

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.amounts import LARGER, MARKS, SMALLER, Amount, amounts
from skill.speech.amounts import Bare, Measure, paper
from skill.speech.prompts import Voice, words
from skill.speech.spoken import spoken

F = Fraction


@pytest.mark.parametrize(
    ("amount", "words_said"),
    [
        (Amount("flour", F(3, 2), "cup"), "one and a half cups of flour"),
        (Amount("flour", F(5, 2), "cup"), "2 and a half cups of flour"),
        (Amount("milk", F(1, 2), "cup"), "half a cup of milk"),
        (Amount("milk", F(1, 4), "cup"), "a quarter cup of milk"),
        (Amount("cheese", F(1, 2), "ounce"), "half an ounce of cheese"),
        (Amount("sugar", F(2, 3), "cup"), "two thirds of a cup of sugar"),
        (Amount("eggs", F(2)), "2 eggs"),
        (Amount("eggs", F(1), plural=False), "1 egg"),
        (Amount("eggs", F(1, 2), plural=False), "half an egg"),
        (Amount("lemon", F(1, 2)), "half a lemon"),
        (Amount("onion", F(2), plural=True), "2 onions"),
        (Amount("bay leaf", F(2), plural=True), "2 bay leaves"),
        (Amount("tomatoes", F(1), plural=False), "1 tomato"),
        (Amount("salt", F(1), "pinch"), "a pinch of salt"),
        (Amount("garlic", F(3), "clove"), "3 cloves of garlic"),
        (Amount("garlic", F(1), "clove", about=True), "about 1 clove of garlic"),
        (Amount("rice", F(2), "cup", "rinsed"), "2 cups of rice, rinsed"),
        (Amount("salt", None, note="to taste"), "salt, to taste"),
        (Amount("salt & pepper", None), "salt &amp; pepper"),
    ],
)
def test_an_amount_is_said_as_a_cook_says_it(amount: Amount, words_said: str) -> None:
    """Nobody says one point three three."""
    assert spoken(amount, Voice()) == words_said


def test_the_note_and_the_food_can_be_left_out() -> None:
    """The answer to "how much" is short."""
    rice = Amount("rice", F(2), "cup", "rinsed")

    assert spoken(Bare(rice), Voice()) == "2 cups of rice"
    assert spoken(Measure(rice), Voice()) == "2 cups"
    assert spoken(Measure(Amount("eggs", F(3))), Voice()) == "3"
    assert spoken(Measure(Amount("salt", None)), Voice()) == ""


@pytest.mark.parametrize(
    ("amount", "line"),
    [
        (Amount("flour", F(3, 2), "cup", "sifted"), "1½ cups flour, sifted"),
        (Amount("milk", F(1, 4), "cup"), "¼ cup milk"),
        (Amount("garlic", F(2), "clove", about=True), "≈ 2 cloves garlic"),
        (Amount("egg", F(3), plural=True), "3 eggs"),
        (Amount("salt & pepper", None), "salt & pepper"),
    ],
)
def test_an_amount_is_written_as_on_paper(amount: Amount, line: str) -> None:
    """With the fraction as one character, and nothing escaped."""
    assert paper(amount, "en-US") == line


def test_every_amount_of_the_catalogue_can_be_said_at_any_number_of_servings() -> None:
    """No decimal point, no placeholder, no unit without words."""
    for recipe in Catalog.load().all():
        for servings in (None, 1, 3, 7, 50):
            for one in amounts(recipe, servings):
                said = spoken(one, Voice())
                assert one.food.rstrip("s")[:3] in said
                assert not any(mark in said for mark in "{}")
                assert one.quantity is None or "." not in said.replace(one.note, "")


def test_every_unit_has_its_words() -> None:
    """Those of the rules and those of the catalogue."""
    used = {i.unit for r in Catalog.load().all() for i in r.ingredients}
    known = words("en-US", "amounts")["unit"]

    assert {*used, *MARKS, *LARGER, *SMALLER} - {""} <= set(known)
