"""Writing habits are evened out, and what was said can still be told."""

import pytest

from skill.simulator.understanding.language import language_of
from skill.simulator.understanding.spelling import Spelling
from skill.simulator.understanding.words import cut, spoken, texts

ENGLISH = language_of("en-GB")


def _texts(said: str) -> str:
    return " ".join(texts(cut(said, ENGLISH.contractions, ENGLISH.is_before)))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("What’s LEFT?", "what is left"),
        ("ten-minute", "ten minute"),
        ("1h 20", "1 h 20"),
        ("6:30pm", "6:30 pm"),
        ("6 p.m. sharp", "6 pm sharp"),
        ("1½ hours", "1 1/2 hours"),
        ("I dont have any", "i do not have any"),
        ("emma's allergic", "emma is allergic"),
        ("emma's allergies", "emma 's allergies"),
        ("the kids' lunches", "the kids lunches"),
        ("{secondFood} and rice", "{secondFood} and rice"),
    ],
)
def test_words_are_cut_alike_however_written(said: str, words: str) -> None:
    """Case, marks, glued units, short forms."""
    assert _texts(said) == words


def test_what_was_said_is_told_as_it_was_said() -> None:
    """Short forms stay short, a genitive keeps its place."""
    tokens = cut("Grandma's pie, don't burn it", ENGLISH.contractions)

    assert spoken(tokens) == "grandma's pie don't burn it"


def test_a_comma_parts_what_it_parts() -> None:
    """The word before it knows."""
    chicken, rice = cut("chicken, rice", ENGLISH.contractions)

    assert chicken.breaks
    assert not rice.breaks


def test_a_language_without_a_grammar_is_refused() -> None:
    """Rather than misunderstood."""
    with pytest.raises(LookupError):
        language_of("tlh-QO")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tiemr", "timer"),
        ("minuts", "minutes"),
        ("brocolli", "broccoli"),
        ("vegeterian", "vegetarian"),
        ("timer", "timer"),
        ("egg", "egg"),
        ("chuck", "chuck"),
        ("quixotic", "quixotic"),
    ],
)
def test_a_slip_is_put_right_and_nothing_else(typed: str, meant: str) -> None:
    """The likelier of two near words wins; a word marked as right stays."""
    known = {
        "timer": 90,
        "minute": 3,
        "minutes": 9,
        "broccoli": 1,
        "vegetarian": 5,
        "check": 4,
    }

    assert Spelling(known, {"chuck"}).put_right(typed) == meant
