"""Numbers as recipes write them."""

import pytest

from skill.ingest.enrich.numerals import number, pieces

NAMED = {"a": 1.0, "two": 2.0, "twenty": 20.0, "five": 5.0}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1/2", 0.5),
        ("1 1/2", 1.5),
        ("1-1/2", 1.5),
        ("1½", 1.5),
        ("½", 0.5),
        ("1⁄2", 0.5),
        ("two", 2),
        ("twenty-five", 25),
        ("twenty five", 25),
    ],
)
def test_a_number_is_read(text: str, value: float) -> None:
    """All of it, and nothing after it."""
    row = pieces(text)
    found = number(row, 0, NAMED)

    assert found is not None
    assert found.value == value
    assert found.end == len(row)


@pytest.mark.parametrize("text", ["", "x", "/2", "-", "salt"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Words and signs alone count nothing."""
    assert number(pieces(text), 0, NAMED) is None


def test_nothing_is_divided_by_nought() -> None:
    """What is left is one, and a slash."""
    found = number(pieces("1/0"), 0, NAMED)

    assert found is not None
    assert found.value == 1
