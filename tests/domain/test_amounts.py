"""Amounts scale to what a kitchen can measure."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.amounts import MARKS, NOTICED, Amount, amount
from skill.domain.recipes import Ingredient

F = Fraction


def some(quantity: float | None, unit: str = "", fixed: bool = False) -> Ingredient:
    """Return so much flour."""
    return Ingredient("flour", "flour", quantity, unit, fixed=fixed)


@pytest.mark.parametrize(
    ("quantity", "unit", "times", "scaled", "scaled_unit"),
    [
        (2, "cup", F(2), F(4), "cup"),
        (1 / 3, "cup", F(2), F(2, 3), "cup"),
        (1, "cup", F(1, 8), F(2), "tablespoon"),
        (1, "tablespoon", F(1, 2), F(3, 2), "teaspoon"),
        (2, "teaspoon", F(3), F(2), "tablespoon"),
        (2, "tablespoon", F(4), F(1, 2), "cup"),
        (600, "gram", F(5, 2), F(3, 2), "kilogram"),
        (1, "pound", F(1, 4), F(4), "ounce"),
        (250, "milliliter", F(3, 2), F(380), "milliliter"),
        (4, "", F(1, 2), F(2), ""),
        (1, "", F(1, 2), F(1, 2), ""),
        (1, "clove", F(3, 2), F(2), "clove"),
    ],
)
def test_a_scaled_amount_is_in_the_unit_a_cook_reaches_for(
    quantity: float, unit: str, times: Fraction, scaled: Fraction, scaled_unit: str
) -> None:
    """Six teaspoons are two tablespoons."""
    got = amount(some(quantity, unit), times)

    assert (got.quantity, got.unit) == (scaled, scaled_unit)


def test_a_fixed_amount_does_not_scale() -> None:
    """One bay leaf serves any number."""
    got = amount(some(1, "", fixed=True), F(4))

    assert got.quantity == 1


def test_no_amount_stays_none() -> None:
    """Salt is salt."""
    assert amount(some(None), F(4)) == Amount("flour", None)


def test_an_amount_as_written_is_said_as_written() -> None:
    """Sixteen tablespoons stay tablespoons while nothing is scaled."""
    got = amount(some(16, "tablespoon"), F(1))

    assert (got.quantity, got.unit, got.about) == (F(16), "tablespoon", False)


def test_a_count_that_crosses_one_changes_the_number_of_its_food() -> None:
    """Two eggs halved are one egg; one onion doubled is two onions."""
    assert amount(some(2), F(1, 2)).plural is False
    assert amount(some(1), F(2)).plural is True
    assert amount(some(4), F(1, 2)).plural is None


@given(
    quantity=st.floats(0.05, 40),
    unit=st.sampled_from([*MARKS, "gram", "milliliter", "clove"]),
    times=st.fractions(F(1, 8), F(12), max_denominator=12),
)
def test_a_scaled_amount_can_be_measured_and_says_when_it_is_rounded(
    quantity: float, unit: str, times: Fraction
) -> None:
    """Never nothing, never a number no spoon has; far off only with "about"."""
    got = amount(some(quantity, unit), times)

    assert got.quantity is not None
    assert got.quantity > 0
    assert got.quantity % 1 in {F(0), *(mark for marks in MARKS.values() for mark in marks)}
    whole = {"cup": 48, "tablespoon": 3, "teaspoon": 1, "pound": 16, "ounce": 1}
    if unit in whole and got.unit in whole and not got.about:
        exact = F(quantity).limit_denominator(48) * times * whole[unit]
        assert abs(got.quantity * whole[got.unit] - exact) <= NOTICED * exact
