"""Anybody's Cooklang file."""

import pytest

from skill.ingest.raw import UnusableError
from skill.ingest.shapes.cook import read
from tests.ingest import samples


def test_a_cooklang_file_is_a_recipe() -> None:
    """With its list, steps and what its head says."""
    found = read(samples.COOK.encode(), "book", "bread/toast.cook")

    assert found.id == "book:toast"
    assert found.title == "Toast"
    assert found.ingredients == ("2 slices bread", "1 tablespoon butter")
    assert found.steps == ("Toast the bread for 3 minutes, then butter with butter.",)
    assert (found.total, found.yields) == (5, "1")


def test_a_file_without_a_head_goes_by_its_name() -> None:
    """And an amount nobody can count stays in words."""
    found = read(b"Boil @eggs{some more%dozens}.", "book", "soft-boiled_eggs.cook")

    assert found.title == "Soft boiled eggs"
    assert found.ingredients == ("some more dozens eggs",)


def test_a_text_without_food_is_refused() -> None:
    """It has no list."""
    with pytest.raises(UnusableError):
        read(b"Buy milk.", "book", "note.cook")
