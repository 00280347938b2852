"""How amounts are read from the files and written on the list."""

from datetime import timedelta

import pytest

from skill.ingest import measures


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("tsp", "teaspoon"),
        ("tbsp", "tablespoon"),
        ("cups", "cup"),
        ("inches", "inch"),
        ("bunches", "bunch"),
        ("slices", "slice"),
        ("cloves", "clove"),
        ("g", "gram"),
    ],
)
def test_a_unit_is_one_full_word(written: str, unit: str) -> None:
    """Speech says the unit, so it is never an abbreviation."""
    assert measures.unit(written) == unit


def test_an_unknown_unit_is_an_error() -> None:
    """A slip in a file is found when it is compiled."""
    with pytest.raises(ValueError, match="tbps"):
        measures.unit("tbps")


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (2, "2"),
        (0.5, "1/2"),
        (1.75, "1 3/4"),
        (1 / 3, "1/3"),
        (2 / 3, "2/3"),
        (14.5, "14 1/2"),
    ],
)
def test_an_amount_is_written_as_cooks_write_it(amount: float, written: str) -> None:
    """Fractions, not decimals."""
    assert measures.number(amount) == written


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ((2, "cup", "rice", "rinsed"), "2 cups rice, rinsed"),
        ((1, "cup", "rice", ""), "1 cup rice"),
        ((0.5, "cup", "rice", ""), "1/2 cup rice"),
        ((2, "inch", "ginger", ""), "2 inches ginger"),
        ((3, "", "eggs", ""), "3 eggs"),
        ((None, "", "salt", ""), "salt"),
    ],
)
def test_a_line_reads_like_a_list(
    parts: tuple[float | None, str, str, str], line: str
) -> None:
    """One line of a shopping list, amounts first."""
    assert measures.line(*parts) == line


def test_lengths_know_their_unit() -> None:
    """Seconds, minutes and hours; nothing else."""
    assert measures.length(1.5, "hours") == timedelta(minutes=90)
    assert measures.length(30, "seconds") == timedelta(seconds=30)
    with pytest.raises(ValueError, match="moments"):
        measures.length(2, "moments")
