"""Chance that belongs to a row."""

import numpy as np
import pytest

from skill.recommender.models.lots import gammas, uniforms

ROWS = np.arange(20_000, dtype=np.int32)


def test_uniform_draws_are_spread_evenly_and_hang_on_the_seed() -> None:
    """Their deciles, their independence of the neighbour, and of the next seed's."""
    drawn = uniforms(ROWS, 5)

    assert np.quantile(drawn, np.arange(0.1, 1.0, 0.1)) == pytest.approx(
        np.arange(0.1, 1.0, 0.1), abs=0.02
    )
    assert abs(np.corrcoef(drawn[1:], drawn[:-1])[0, 1]) < 0.03
    assert abs(np.corrcoef(drawn, uniforms(ROWS, 6))[0, 1]) < 0.03


def test_a_row_draws_its_own_whoever_is_asked_beside_it() -> None:
    """In any order, alone or not."""
    assert uniforms(ROWS[50:51], 3)[0] == uniforms(ROWS[::-1], 3)[-51]


@pytest.mark.parametrize("shape", [0.3, 1.0, 5.0, 200.0])
def test_gamma_draws_have_the_mean_and_the_spread_of_a_gamma(shape: float) -> None:
    """Both are the shape, for shapes below one too."""
    drawn = gammas(np.full(len(ROWS), shape, dtype=np.float32), ROWS, 1)

    assert drawn.mean() == pytest.approx(shape, rel=0.05)
    assert drawn.var() == pytest.approx(shape, rel=0.1)
    assert (drawn >= 0).all()
