"""Methods taken apart: one action a step, and every word kept."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.enrich.steps import LONGEST, split

PIECES = [*",;.()5", "add", "stir", "bake", "the", "peanuts", "and", "then", "for", "Cook"]


def test_a_paragraph_becomes_actions() -> None:
    """A new action begins with its verb."""
    steps = split(
        [
            "Heat 1 tablespoon oil in a skillet over medium heat, stir in the garlic and"
            " onion, and cook until soft. Reduce heat to low, then simmer 18 minutes."
        ],
        "en",
    )

    assert steps == (
        "Heat 1 tablespoon oil in a skillet over medium heat.",
        "Stir in the garlic and onion.",
        "Cook until soft.",
        "Reduce heat to low.",
        "Simmer 18 minutes.",
    )


@pytest.mark.parametrize(
    "whole",
    [
        "Season with salt and pepper.",
        "Add salt, pepper, and toast crumbs.",
        "Cover and simmer for 20 minutes.",
        "When the onion softens, add the garlic.",
        "In a large bowl, combine the flour and sugar.",
        "Cook and stir until the meat is brown.",
        "Add 2 tbsp. oil to the pan.",
        "Bake at 350 degrees F. until golden.",
        "Stir in the nuts (chop and toast them first, and let them cool) and the figs.",
    ],
)
def test_one_action_stays_whole(whole: str) -> None:
    """Lists, conditions and brackets are not cut."""
    assert split([whole], "en") == (whole,)


def test_numbers_before_steps_go() -> None:
    """The skill counts by itself."""
    assert split(["1. Boil the eggs.", "Step 2: Peel them well."], "en") == (
        "Boil the eggs.",
        "Peel them well.",
    )


def test_a_heading_goes_with_what_it_heads() -> None:
    """Nobody can do "For the sauce:"."""
    assert split(["For the sauce:", "Melt the butter."], "en") == (
        "For the sauce: Melt the butter.",
    )


def test_bare_words_are_said_in_one_breath() -> None:
    """A "Drain." is no step of its own."""
    assert split(["Boil the rice until tender. Drain."], "en") == (
        "Boil the rice until tender. Drain.",
    )


def test_other_languages_are_parted_by_sentences() -> None:
    """An abbreviation ends none."""
    steps = split(["Die Zwiebel ca. 5 Min. anbraten. Das Mehl dazugeben."], "de")

    assert steps == ("Die Zwiebel ca. 5 Min. anbraten.", "Das Mehl dazugeben.")


def test_an_endless_sentence_is_parted() -> None:
    """No step is longer than can be said."""
    assert all(len(step) <= LONGEST for step in split(["stirring on and on " * 500], "en"))


def words(texts: list[str] | tuple[str, ...]) -> Counter[str]:
    """Return the words of texts, but those that only join actions."""
    joined = " ".join(texts).casefold()
    found = re.findall(r"[^\W\d_]+", joined)
    return Counter(word for word in found if word not in ("and", "then"))


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_no_word_is_lost(parts: list[str]) -> None:
    """Whatever the method says, some step says; a danger in it is still seen."""
    paragraph = " ".join(parts)

    assert words(split([paragraph], "en")) == words([paragraph])


@pytest.mark.parametrize(
    "hard", ["(" * 20_000, ", and " * 10_000, "." * 40_000, "a " * 20_000]
)
def test_nothing_takes_long(hard: str) -> None:
    """Bounded work for any text."""
    began = time.process_time()

    split([hard], "en")

    assert time.process_time() - began < 3
