"""Estimates from a log against the truth of a world that is known."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from skill.recommender.interactions import Interactions
from skill.training.figures import Doubles, Interval
from skill.training.off_policy import (
    Estimates,
    Guess,
    Logged,
    estimate,
    gain,
    softmax_chances,
)

RECIPES = 6
WORLDS = 300


@dataclass
class World:
    """Three kinds of households, each with its own chance of taking each recipe."""

    rng: np.random.Generator
    households: int = 200
    each: int = 5

    def __post_init__(self) -> None:
        self.chances = self.rng.dirichlet(np.ones(RECIPES), 3) * 1.2
        self.logging = self.rng.dirichlet(np.full(RECIPES, 3.0), 3)
        self.policy = self.rng.dirichlet(np.ones(RECIPES), 3)

    @property
    def truth(self) -> float:
        """Return what the policy converts."""
        return float((self.policy * np.minimum(self.chances, 1)).sum(axis=1).mean())

    def logged(self, guess: Doubles) -> Logged:
        """Return a log of the world, with a guess of each recipe's conversion."""
        household = np.repeat(np.arange(self.households), self.each)
        kind = household % 3
        lots = self.rng.random((len(kind), 1))
        shown = (self.logging[kind].cumsum(axis=1) < lots).sum(axis=1)
        chance = np.minimum(self.chances[kind, shown], 1)
        return Logged(
            reward=(self.rng.random(len(kind)) < chance).astype(np.float64),
            propensity=self.logging[kind, shown],
            target=self.policy[kind, shown],
            expected=guess[shown],
            value=self.policy[kind] @ guess,
            household=household,
        )


@cache
def estimates(guess: float) -> list[tuple[float, Estimates]]:
    """Return truth and estimates in many worlds."""
    found = []
    for seed in range(WORLDS):
        world = World(np.random.default_rng(seed), households=201)
        found.append((world.truth, estimate(world.logged(np.full(RECIPES, guess)))))
    return found


@pytest.mark.parametrize("name", ["ips", "snips", "dr"])
def test_intervals_hold_the_truth_as_often_as_they_say(name: str) -> None:
    """In three hundred worlds, whatever policy logged and whichever is asked about."""
    runs = [(truth, _of(found, name)) for truth, found in estimates(0.2)]

    held = np.mean([one.low <= truth <= one.high for truth, one in runs])
    bias = np.mean([one.value - truth for truth, one in runs])

    assert held > 0.90
    assert abs(bias) < 0.01


def test_a_good_guess_makes_it_sharper() -> None:
    """Doubly robust intervals are narrower than those of plain weights; both are right."""
    runs = estimates(0.2)

    wide = np.mean([found.ips.high - found.ips.low for _, found in runs])
    sharp = np.mean([found.dr.high - found.dr.low for _, found in runs])

    assert sharp < 0.95 * wide


def test_the_policy_that_logged_is_worth_what_was_logged() -> None:
    """Every weight is one; the estimate is the conversion itself."""
    world = World(np.random.default_rng(0))
    world.policy = world.logging
    logged = world.logged(np.full(RECIPES, 0.5))

    found = estimate(logged)

    assert found.ips.value == pytest.approx(logged.reward.mean())
    assert found.snips.value == pytest.approx(logged.reward.mean())
    assert found.overlap == 1.0
    assert found.effective == pytest.approx(len(logged.reward))
    assert found.believable


def test_what_was_never_chosen_cannot_be_told() -> None:
    """The overlap says so, and the estimate is not to be believed."""
    world = World(np.random.default_rng(0))
    logged = world.logged(np.full(RECIPES, 0.2))
    strange = Logged(
        logged.reward,
        logged.propensity,
        np.zeros(len(logged.reward)),
        logged.expected,
        logged.value,
        logged.household,
    )

    found = estimate(strange)

    assert (found.overlap, found.effective, found.believable) == (0.0, 0.0, False)
    assert found.dr.value == pytest.approx(0.2)


def test_a_log_without_chances_is_refused() -> None:
    """Nothing logged, or a propensity that cannot be."""
    empty = np.zeros(0)
    with pytest.raises(ValueError, match="no offers"):
        estimate(Logged(empty, empty, empty, empty, empty, empty.astype(np.int64)))
    one = np.ones(1)
    with pytest.raises(ValueError, match="propensities"):
        estimate(Logged(one, 0 * one, one, one, one, np.zeros(1, np.int64)))


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


def test_a_guess_is_shrunk_to_what_everybody_does() -> None:
    """A recipe offered once and taken is not believed to be taken always."""
    log = logged([0] * 100 + [1], [1] * 10 + [0] * 90 + [1], [0.0] * 101)

    found = Guess.fitted(log).of(np.arange(3, dtype=np.int32), np.zeros(3))

    assert found[0] == pytest.approx(0.1, abs=0.01)
    assert found[0] < found[2] < found[1] < 0.2


def test_a_guess_tells_what_suits_the_moment_from_what_does_not() -> None:
    """Though the recipe is the same; what was never seen to suit is not believed to."""
    log = logged([0] * 400, [1, 0, 0, 0, 1, 1, 0, 1] * 50, ([-1.0] * 4 + [1.0] * 4) * 50)

    found = Guess.fitted(log).of(np.zeros(3, dtype=np.int32), np.array([-3.0, -1.0, 1.0]))

    assert found == pytest.approx([0.04, 0.25, 0.75], abs=0.03)


def test_a_gain_is_that_between_two_policies_at_the_same_offers() -> None:
    """Where both would have done alike there is none, however chance fell."""
    credited = np.array([1.0, 0.0, 1.0, 0.0, 0.5])
    better = credited + np.array([0.2, 0.0, 0.2, 0.0, 0.1])
    household = np.arange(5)

    none, some = gain(credited, credited, household), gain(better, credited, household)

    assert (none.low, none.value, none.high) == (0.0, 0.0, 0.0)
    assert some.value == pytest.approx(0.1)
    assert some.low < some.value < some.high


def test_a_policy_draws_among_the_best() -> None:
    """By the softmax of its scores; what is not among them has no chance."""
    scores = np.log(np.array([1.0, 2.0, 4.0, 1.0]))

    chances = softmax_chances(scores, 2)

    assert chances == pytest.approx([0, 1 / 3, 2 / 3, 0])


def _of(found: Estimates, name: str) -> Interval:
    interval: Interval = getattr(found, name)
    return interval
