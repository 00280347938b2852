"""Estimates from a log against the truth of a world that is known."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from skill.training.figures import Interval
from skill.training.off_policy import (
    UNTOLD,
    Choices,
    Estimates,
    Policy,
    between,
    estimate,
    softmax_chances,
)

RECIPES, KINDS = 24, 6
WORLDS = 100


@dataclass
class World:
    """Six kinds of households, each with its own chance of taking each recipe.

    Of ``hidden`` recipes the log never offers any.  A contender's ``scores`` say what is
    true, with some noise.
    """

    rng: np.random.Generator
    households: int = 180
    each: int = 5
    hidden: int = 0

    def __post_init__(self) -> None:
        shape = (KINDS, RECIPES)
        logits = self.rng.normal(size=shape) - 1.2
        self.chances = 1 / (1 + np.exp(-logits))
        self.logging = self.rng.dirichlet(np.full(RECIPES, 3.0), KINDS)
        self.logging[:, : self.hidden] = 0.0
        self.logging /= self.logging.sum(axis=1, keepdims=True)
        self.scores = logits + 0.7 * self.rng.normal(size=shape)
        self.policy = np.exp(2 * self.scores)
        self.policy /= self.policy.sum(axis=1, keepdims=True)

    @property
    def truth(self) -> float:
        """Return what the policy converts."""
        return float((self.policy * self.chances).sum(axis=1).mean())

    @property
    def gain(self) -> float:
        """Return how far that is above what the logging policy converts."""
        return self.truth - float((self.logging * self.chances).sum(axis=1).mean())

    def logged(self) -> tuple[Choices, Policy, Policy]:
        """Return a log of the world, what was asked about, and what logged."""
        household = np.repeat(np.arange(self.households), self.each)
        kind, offers = household % KINDS, len(household)
        lots = self.rng.random((offers, 1))
        shown = (self.logging[kind].cumsum(axis=1) < lots).sum(axis=1).clip(0, RECIPES - 1)
        starts = np.arange(offers) * RECIPES
        choices = Choices(
            starts=starts,
            offered=starts + shown,
            known=np.tile(np.arange(RECIPES, dtype=np.float64), offers)[:, None],
            reward=(self.rng.random(offers) < self.chances[kind, shown]).astype(float),
            propensity=self.logging[kind, shown],
            household=household,
        )
        ours = Policy(self.policy[kind].ravel(), self.scores[kind].ravel())
        return choices, ours, Policy(self.logging[kind].ravel(), np.zeros(len(ours.scores)))


@cache
def estimates(hidden: int) -> list[tuple[World, Estimates]]:
    """Return many worlds and what was estimated in each."""
    worlds = [World(np.random.default_rng(seed), hidden=hidden) for seed in range(WORLDS)]
    return [(world, estimate(*world.logged())) for world in worlds]


@pytest.mark.parametrize("name", ["ips", "snips", "dr"])
def test_intervals_hold_the_truth_as_often_as_they_say(name: str) -> None:
    """In a hundred worlds, whatever policy logged and whichever is asked about."""
    runs = [(world.truth, _of(found, name)) for world, found in estimates(0)]

    held = np.mean([one.low <= truth <= one.high for truth, one in runs])
    bias = np.mean([one.value - truth for truth, one in runs])

    assert held > 0.90
    assert abs(bias) < 0.03


def test_of_one_household_a_gain_is_no_surer_than_its_offers() -> None:
    """One luck for all of them would be an interval of no width."""
    choices, ours, theirs = World(np.random.default_rng(0), households=18).logged()
    lone = replace(choices, household=np.zeros(len(choices), dtype=np.int64))
    apart = replace(choices, household=np.arange(len(choices)))

    found = estimate(lone, ours, theirs)

    assert found.dr.high - found.dr.low > 0.1
    assert found.gain() == estimate(apart, ours, theirs).gain()


@pytest.mark.parametrize("hidden", [0, 6, 12])
def test_a_gain_is_held_though_some_recipes_were_never_offered(hidden: int) -> None:
    """The less the log can speak of, the wider; plain weights miss what is beyond it.

    Of 24 recipes 12 are hidden, and with them half of what the policy would do.
    """
    runs = [(world, found) for world, found in estimates(hidden)]
    widths = [found.gain().high - found.gain().low for _, found in runs]

    gains = [found.gain().low <= world.gain <= found.gain().high for world, found in runs]
    plain = [found.ips.low <= world.truth <= found.ips.high for world, found in runs]

    assert np.mean(gains) > 0.93
    assert np.mean(widths) < 0.35
    assert hidden == 0 or np.mean(plain) < 0.6
    assert np.mean([found.overlap for _, found in runs]) == pytest.approx(
        1 - hidden / 24, abs=0.05
    )


def test_a_good_guess_makes_it_sharper() -> None:
    """Doubly robust intervals are narrower than those of plain weights."""
    runs = estimates(0)

    wide = np.mean([found.ips.high - found.ips.low for _, found in runs])
    sharp = np.mean([found.dr.high - found.dr.low for _, found in runs])

    assert sharp < 0.95 * wide


def test_the_policy_that_logged_is_worth_what_was_logged() -> None:
    """Every weight is one; the estimate is the conversion itself."""
    choices, _, logging = World(np.random.default_rng(0)).logged()

    found = estimate(choices, logging, logging)

    assert found.ips.value == pytest.approx(choices.reward.mean())
    assert found.snips.value == pytest.approx(choices.reward.mean())
    assert found.overlap == pytest.approx(1.0)
    assert found.effective == pytest.approx(len(choices))
    assert found.believable


def test_what_was_never_chosen_cannot_be_told() -> None:
    """The overlap says so, and the estimate is not to be believed."""
    world = World(np.random.default_rng(0), hidden=1)
    world.policy = np.eye(RECIPES)[np.zeros(KINDS, dtype=np.int64)]

    found = estimate(*world.logged())

    assert (found.overlap, found.effective, found.believable) == (0.0, 0.0, False)
    assert found.dr.high - found.dr.low > 0.2


def test_a_log_without_chances_is_refused() -> None:
    """A propensity that cannot be."""
    choices, ours, theirs = World(np.random.default_rng(0)).logged()

    with pytest.raises(ValueError, match="propensities"):
        estimate(replace(choices, propensity=0 * choices.propensity), ours, theirs)


def test_a_gain_is_that_between_two_policies_at_the_same_offers() -> None:
    """Where both would have done alike there is none, however chance fell."""
    world = World(np.random.default_rng(0))
    choices, ours, theirs = world.logged()

    none, some = estimate(choices, ours, ours), estimate(choices, ours, theirs)

    assert (none.gain().low, none.gain().value, none.gain().high) == (0.0, 0.0, 0.0)
    assert some.gain().low < some.gain().value < some.gain().high


def test_a_part_without_an_offer_tells_nothing() -> None:
    """Neither does a log without any: anything may be true."""
    choices, ours, theirs = World(np.random.default_rng(0)).logged()
    empty = replace(
        choices,
        starts=choices.starts[:0],
        offered=choices.offered[:0],
        known=choices.known[:0],
        reward=choices.reward[:0],
        propensity=choices.propensity[:0],
        household=choices.household[:0],
    )
    nobody = Policy(ours.chances[:0], ours.scores[:0])

    found = estimate(choices, ours, theirs)
    nothing = estimate(empty, nobody, nobody)

    assert found.gain(np.zeros(len(choices), dtype=np.bool_)) == UNTOLD
    assert nothing.gain() == UNTOLD
    assert not nothing.believable


def test_what_lies_between_two_values_is_held() -> None:
    """All that either of them holds."""
    one, far = Interval(0.1, 0.06, 0.14), Interval(0.5, 0.4, 0.6)

    same, wide = between(one, one), between(far, one)

    assert (same.value, same.low, same.high) == (0.1, 0.06, 0.14)
    assert (wide.value, wide.low, wide.high) == (0.3, 0.06, 0.6)
    assert set(wide.parts) == {one, far}


def test_a_policy_draws_among_the_best() -> None:
    """By the softmax of its scores; what is not among them has no chance."""
    scores = np.log(np.array([1.0, 2.0, 4.0, 1.0]))

    places, chances = softmax_chances(scores, 2)

    assert places.tolist() == [2, 1]
    assert chances == pytest.approx([2 / 3, 1 / 3])


def _of(found: Estimates, name: str) -> Interval:
    interval: Interval = getattr(found, name)
    return interval
