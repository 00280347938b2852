"""Lengths of time come out in Alexa's ISO 8601, however they are said."""

import pytest

from skill.simulator.understanding.english.durations import duration


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("ten minutes", "PT10M"),
        ("10 min", "PT10M"),
        ("an hour and a half", "PT1H30M"),
        ("one and a half hours", "PT1H30M"),
        ("1 1/2 hours", "PT1H30M"),
        ("2.5 hours", "PT2H30M"),
        ("half an hour", "PT30M"),
        ("half hour", "PT30M"),
        ("three quarters of an hour", "PT45M"),
        ("a quarter of an hour", "PT15M"),
        ("quarter of an hour", "PT15M"),
        ("ninety seconds", "PT90S"),
        ("two and a half minutes", "PT2M30S"),
        ("a minute and a half", "PT1M30S"),
        ("half a minute", "PT30S"),
        ("1 h 20", "PT1H20M"),
        ("an hour and twenty minutes", "PT1H20M"),
        ("an hour and a quarter", "PT1H15M"),
        ("an hour and three quarters", "PT1H45M"),
        ("a couple of minutes", "PT2M"),
        ("couple minutes", "PT2M"),
        ("twenty five minutes", "PT25M"),
        ("one hundred and twenty minutes", "PT120M"),
        ("two hours ten", "PT2H10M"),
        ("two hours and ten minutes", "PT2H10M"),
        ("one minute thirty", "PT1M30S"),
        ("two minutes and thirty seconds", "PT2M30S"),
        ("3 days", "P3D"),
        ("a day and a half", "P1DT12H"),
        ("two weeks", "P2W"),
        ("half a dozen minutes", "PT6M"),
    ],
)
def test_the_whole_of_it_is_read(said: str, value: str) -> None:
    """Nothing is left over, least of all the half."""
    words = said.split()

    assert duration(words, 0) == (len(words), value)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("half hour one", "PT30M"),
        ("ten minutes and fifteen minutes", "PT10M"),
        ("five minutes and two hours", "PT5M"),
        ("an hour for the roast", "PT1H"),
    ],
)
def test_what_is_no_part_of_it_is_left(said: str, value: str) -> None:
    """A second length, or a word after the first, is another matter."""
    found = duration(said.split(), 0)

    assert found is not None
    assert found[1] == value
    assert found[0] < len(said.split())


def test_a_unit_said_once_serves_both() -> None:
    """In "ten and fifteen minutes" the ten are minutes too."""
    assert duration(["ten", "and", "fifteen", "minutes"], 0) == (1, "PT10M")


@pytest.mark.parametrize(
    "said", ["ten", "a", "half", "and", "minutes", "the hour", "an egg"]
)
def test_other_words_are_no_length(said: str) -> None:
    """A number alone has no unit, a unit alone no number."""
    assert duration(said.split(), 0) is None
