"""Dishes are found as they are said: in several languages, with slips, best first."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.catalog.catalog import Catalog
from skill.catalog.slips import deletions, is_slip
from skill.catalog.words import words
from skill.domain.recipes import Recipe

STARTER = Catalog.load()
BASE = STARTER.all()[0]
WORDS = sorted({stem for recipe in STARTER.all() for stem in words(recipe.title)})


def recipe(name: str, lang: str = "en", *foods: str) -> Recipe:
    """Return a recipe of that title."""
    listed = tuple(BASE.ingredients[0]._replace(line=food, food=food) for food in foods)
    return replace(
        BASE,
        id=name.lower().replace(" ", "-"),
        title=name,
        lang=lang,
        ingredients=listed,
        tags=frozenset(),
        foods=frozenset({"water"}),
    )


BOOK = Catalog.of(
    [
        recipe("Spinatlasagne", "de"),
        recipe("Kartoffelsuppe mit Würstchen", "de"),
        recipe("Gebackene Äpfel", "de"),
        recipe("Tartes aux pommes", "fr"),
        recipe("Gâteau aux noix", "fr"),
        recipe("Melanzane alla parmigiana", "it"),
        recipe("Gnocchi di patate", "it"),
        recipe("Tortillas de patatas", "es"),
        recipe("Arroces al horno", "es"),
        recipe("Lasagne al forno", "en"),
        recipe("Spaghetti bolognese"),
        recipe("Macaroni and cheese"),
        recipe("Eggplant dip"),
        recipe("Weeknight bake", "en", "eggplant", "tomato"),
    ],
    "book",
)


def found(asked: str) -> list[str]:
    """Return the titles that are found, best first."""
    return [one.title for one in BOOK.find(asked)]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("mac and cheese", "Macaroni and cheese"),
        ("mac 'n' cheese", "Macaroni and cheese"),
        ("spag bol", "Spaghetti bolognese"),
        ("spaghetti bolognaise", "Spaghetti bolognese"),
        ("lasagna", "Lasagne al forno"),
        ("lasagne", "Lasagne al forno"),
        ("something with aubergine", "Eggplant dip"),
        ("eggplants", "Eggplant dip"),
        ("macarony and cheese", "Macaroni and cheese"),
        ("spagetti bolognese", "Spaghetti bolognese"),
        ("Apfel", "Gebackene Äpfel"),
        ("eine Kartoffelsuppe", "Kartoffelsuppe mit Würstchen"),
        ("tarte aux pommes", "Tartes aux pommes"),
        ("tarte à la pomme", "Tartes aux pommes"),
        ("gateaux aux noix", "Gâteau aux noix"),
        ("melanzana", "Melanzane alla parmigiana"),
        ("gnocchi di patate", "Gnocchi di patate"),
        ("tortilla de patata", "Tortillas de patatas"),
        ("un arroz al horno", "Arroces al horno"),
    ],
)
def test_a_dish_is_found_as_it_is_said(asked: str, title: str) -> None:
    """Stems, synonyms, accents, slips; in the recipe's own language."""
    assert found(asked)[0] == title


def test_a_title_comes_before_a_list() -> None:
    """What is called by the word is meant before what has it in."""
    assert found("aubergine") == ["Eggplant dip", "Weeknight bake"]


@pytest.mark.parametrize("asked", ["", "recipe", "sushi", "xyzzyx", "with and for", "日本"])
def test_what_nobody_knows_is_not_found(asked: str) -> None:
    """Nothing is made up."""
    assert found(asked) == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WORDS), st.data())
def test_every_slip_is_found_that_a_look_at_all_words_finds(
    word: str, data: st.DataObject
) -> None:
    """One letter more, less, other, or two swapped: by what is left of both."""
    letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(letters)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    )
    for asked in slips:
        near = {known for known in WORDS if is_slip(asked, known)}
        left = deletions(asked)
        assert near == {k for k in near if left & deletions(k)}


def test_a_few_are_the_first_of_all() -> None:
    """Who wants three is given the three best."""
    for asked in ("chicken", "soup", "tacos", "rice"):
        every = STARTER.find(asked)
        assert STARTER.find(asked, 3) == every[:3]
        assert STARTER.knows(asked) is bool(every)


def test_a_title_is_one_that_has_all_the_words() -> None:
    """Without slips: what is not called so is no dish of that name."""
    assert BOOK.titles("macaroni cheese")
    assert not BOOK.titles("macarony cheese")
    assert not BOOK.titles("macaroni dip")
    assert not BOOK.titles("")
