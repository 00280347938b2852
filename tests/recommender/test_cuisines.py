"""Cuisines and regions."""

import pytest

from skill.recommender.cuisines import is_of_cuisine


@pytest.mark.parametrize(
    ("cuisine", "asked", "met"),
    [
        ("thai", "Thai", True),
        ("thai", "asian", True),
        ("mexican", "tex-mex", True),
        ("moroccan", "African", True),
        ("italian", "asian", False),
        ("thai", "martian", False),
        ("british", "English", True),
        ("kenyan", "African", True),
        ("venezuelan", "latin", True),
        ("georgian", "eastern european", True),
    ],
)
def test_a_region_stands_for_its_cuisines(cuisine: str, asked: str, met: bool) -> None:
    """Cooks ask for a country or for a part of the world."""
    assert is_of_cuisine(cuisine, asked) is met
