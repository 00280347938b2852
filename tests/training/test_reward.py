"""A guess of the reward knows what it was taught, and how sure that is."""

from dataclasses import replace

import numpy as np
import pytest

from skill.recommender.interactions import Interactions
from skill.training.reward import Guess, chance_of, lifts


def logged(row: list[int], taken: list[int], worth: list[float]) -> Interactions:
    """Return a log of offers of three recipes by one household."""
    clocks = np.arange(len(row), dtype=np.float64)
    rows = np.array(row, dtype=np.int32)
    log = Interactions.logged(0 * rows, rows, clocks, (1, 3))
    return replace(
        log,
        taken=np.array(taken, dtype=np.int8),
        worth=np.array(worth, dtype=np.float32),
    )


def test_a_lift_is_shrunk_to_what_everybody_does() -> None:
    """A recipe offered once and taken is not believed to be taken always."""
    log = logged([0] * 100 + [1], [1] * 10 + [0] * 90 + [1], [0.0] * 101)

    found = np.exp(lifts(log))

    assert found[0] == pytest.approx(1.0, abs=0.1)
    assert found[0] < found[2] < found[1] < 2.0


def test_without_a_log_nothing_is_above_anything() -> None:
    """Every recipe is as usual."""
    assert lifts(logged([], [], [])).tolist() == [0.0, 0.0, 0.0]


def test_a_guess_tells_what_suits_the_moment_from_what_does_not() -> None:
    """Though the recipe is the same; what was never seen to suit is not believed to."""
    worth = np.array(([-1.0] * 4 + [1.0] * 4) * 50)[:, None]
    taken = np.array([1.0, 0, 0, 0, 1, 1, 0, 1] * 50)

    found, _ = Guess.fitted(worth, taken).of(np.array([[-3.0], [-1.0], [1.0]]))

    assert found == pytest.approx([0.04, 0.25, 0.75], abs=0.03)


def test_a_guess_bends_as_its_weights_do() -> None:
    """The slopes it tells are those of its chances."""
    rng = np.random.default_rng(0)
    columns = rng.normal(size=(200, 2))
    guess = Guess.fitted(columns, (rng.random(200) < 0.3).astype(np.float64))
    chance, bends = guess.of(columns[:5])

    for place in range(3):
        other = guess.weights + 1e-6 * (np.arange(3) == place)
        moved, _ = replace(guess, weights=other).of(columns[:5])
        assert (moved - chance) / 1e-6 == pytest.approx(bends[:, place], abs=1e-4)


def test_its_weights_are_off_by_as_much_as_its_offers_say() -> None:
    """Over many logs, weights vary as what moved them adds up to."""
    rng = np.random.default_rng(1)
    weights, errors = [], []
    for _ in range(200):
        columns = rng.normal(size=(300, 1))
        taken = rng.random(300) < chance_of(columns[:, 0] - 1.0)
        guess = Guess.fitted(columns, taken.astype(np.float64))
        weights.append(guess.weights[1] / guess.spread[0])
        errors.append(np.sqrt((guess.moved[:, 1] ** 2).sum()) / guess.spread[0])

    assert np.mean(weights) == pytest.approx(1.0, abs=0.05)
    assert np.std(weights) == pytest.approx(np.mean(errors), rel=0.15)
