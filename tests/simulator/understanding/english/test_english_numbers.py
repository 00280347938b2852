"""Numbers to the thousands, ordinals, and parts of one."""

from fractions import Fraction

import pytest

from skill.simulator.understanding.english.numbers import cardinal, ordinal


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("four", 4),
        ("twenty five", 25),
        ("fourteen", 14),
        ("12", 12),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("a couple of", 2),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two thousand three hundred and four", 2304),
        ("three hundred fifty", 350),
    ],
)
def test_a_number_is_read_whole(said: str, value: int) -> None:
    """However many words it takes."""
    words = said.split()

    assert cardinal(words, 0) == (len(words), Fraction(value))


def test_two_numbers_side_by_side_stay_two() -> None:
    """Half past six is no thirty-six."""
    assert cardinal(["six", "thirty"], 0) == (1, Fraction(6))


@pytest.mark.parametrize(
    ("said", "value"), [("first", 1), ("twenty first", 21), ("thirtieth", 30), ("3 rd", 3)]
)
def test_an_ordinal_is_read_whole(said: str, value: int) -> None:
    """In words or in digits."""
    words = said.split()

    assert ordinal(words, 0) == (len(words), value)
