"""Comparing the words a cook says with the words of recipes."""

import pytest

from skill.catalog.slips import is_slip
from skill.catalog.words import stem, words


@pytest.mark.parametrize(
    ("said", "stems"),
    [
        ("Find me a recipe for pancakes, please", ("pancake",)),
        ("berries and cherries", ("berry", "cherry")),
        ("Tomatoes", ("tomato",)),
        ("mashed potatoes", ("mashed", "potato")),
        ("radishes", ("radish",)),
        ("shepherd's pie", ("shepherd", "pie")),
        ("couscous", ("couscous",)),
        ("jalapeño", ("jalapeno",)),
        ("aubergines", ("eggplant",)),
        ("prawns", ("shrimp",)),
        ("mac and cheese", ("macaroni", "cheese")),
        ("", ()),
        ("something good", ()),
    ],
)
def test_words_are_cut_to_what_they_mean(said: str, stems: tuple[str, ...]) -> None:
    """Plurals, accents, noise and a few synonyms make no difference."""
    assert words(said) == stems


@pytest.mark.parametrize("word", ["hummus", "swiss", "molasses", "asparagus", "brussels"])
def test_a_stem_is_its_own_stem(word: str) -> None:
    """Stemming twice changes nothing, so that both sides may be stemmed."""
    assert stem(stem(word)) == stem(word)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("panckae", "pancake"),
        ("risoto", "risotto"),
        ("currry", "curry"),
        ("lentel", "lentil"),
    ],
)
def test_one_slip_is_forgiven(asked: str, known: str) -> None:
    """A letter missing, doubled, wrong, or two swapped; either way round."""
    assert is_slip(asked, known)
    assert is_slip(known, asked)


@pytest.mark.parametrize(
    ("asked", "known"),
    [("pie", "pea"), ("rice", "ice"), ("salad", "salmon"), ("tofu", "taco")],
)
def test_two_slips_or_short_words_are_not_guessed(asked: str, known: str) -> None:
    """Short words are too alike for guessing."""
    assert not is_slip(asked, known)
