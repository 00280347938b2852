"""Experiments: large enough, dealt fairly, and never fooled by looking often."""

import numpy as np
import pytest

from skill.domain.experiments import Arm, Experiment
from skill.training.experiments import (
    Tally,
    balance,
    compared,
    households_per_arm,
    running,
)

HALVES = Experiment(salt="first", arms=(Arm(name="a", share=1), Arm(name="b", share=1)))
LOOKS = 40
PER_LOOK = 250
RUNS = 400


def looks(rates: tuple[float, float], seed: int) -> list[tuple[Tally, Tally]]:
    """Return two arms as they stood at each of many looks."""
    rng = np.random.default_rng(seed)
    converted = [np.cumsum(rng.binomial(PER_LOOK, rate, LOOKS)) for rate in rates]
    met = PER_LOOK * np.arange(1, LOOKS + 1)
    arms = [
        [Tally(int(n), int(c)) for n, c in zip(met, arm, strict=True)] for arm in converted
    ]
    return list(zip(*arms, strict=True))


@pytest.mark.parametrize(("lift", "households"), [(0.1, 14_751), (0.2, 3_841), (0.5, 686)])
def test_an_arm_needs_as_many_households_as_the_formula_says(
    lift: float, households: int
) -> None:
    """At 10 % conversion, 80 % power and 5 %, two-sided."""
    assert households_per_arm(0.1, lift) == households


def test_that_many_households_do_find_the_lift_four_times_in_five() -> None:
    """Simulated: two thousand experiments of 686 households an arm."""
    rng = np.random.default_rng(1)
    n = households_per_arm(0.1, 0.5)
    control, other = rng.binomial(n, [0.1, 0.15], (2000, 2)).T / n
    error = np.sqrt(2 * (control + other) / 2 * (1 - (control + other) / 2) / n)

    found = np.abs(other - control) / error > 1.96

    assert 0.77 < found.mean() < 0.83


@pytest.mark.parametrize(("base", "lift"), [(0, 0.1), (1, 0.1), (0.9, 0.5), (0.1, 0)])
def test_what_cannot_be_found_is_refused(base: float, lift: float) -> None:
    """Rates beyond certainty, or no difference at all."""
    with pytest.raises(ValueError, match="rates"):
        households_per_arm(base, lift)


def test_a_fair_deal_is_not_suspicious_and_a_leak_is() -> None:
    """One household in fifty lost from an arm of ten thousand shows."""
    assert not balance(HALVES, {"a": 10_050, "b": 9_950}).is_suspicious
    assert balance(HALVES, {"a": 10_250, "b": 9_750}).is_suspicious


def test_shares_of_any_size_are_checked() -> None:
    """Nine to one; an arm that nobody is in; an arm that there is none of."""
    arms = (Arm(name="a", share=9), Arm(name="b", share=1))
    uneven = Experiment(salt="x", arms=arms)

    assert not balance(uneven, {"a": 9_000, "b": 1_010}).is_suspicious
    assert balance(uneven, {"a": 9_000}).is_suspicious
    with pytest.raises(ValueError, match="arms"):
        balance(uneven, {"c": 10})
    with pytest.raises(ValueError, match="arms"):
        balance(uneven, {})


def test_an_a_a_test_finds_nothing_however_often_one_looks() -> None:
    """Looking forty times, it cries wolf in fewer than one run of twenty."""
    wolves = sum(running(looks((0.1, 0.1), seed)) is not None for seed in range(RUNS))

    assert wolves / RUNS <= 0.05
    plain = sum(_peeked(looks((0.1, 0.1), seed)) for seed in range(RUNS))
    assert plain / RUNS > 0.15  # as who looks at a plain z-test would


def test_a_true_difference_is_found_and_lies_in_the_interval() -> None:
    """Half as much again, within ten thousand households an arm, nearly always."""
    runs = [looks((0.1, 0.15), seed) for seed in range(RUNS)]

    found = [running(run) is not None for run in runs]
    held = [
        all((f := compared(*look)).low <= 0.05 <= f.high for look in run) for run in runs
    ]

    assert np.mean(found) > 0.99
    assert np.mean(held) >= 0.95


def test_before_there_is_anything_to_see_nothing_is_concluded() -> None:
    """Nobody met, nobody converted, a handful."""
    for few in (Tally(0, 0), Tally(10, 0), Tally(10, 9)):
        assert compared(Tally(10, 0), few).p == 1.0


def _peeked(run: list[tuple[Tally, Tally]]) -> bool:
    """Return whether a plain two-sided z-test is ever significant."""
    for control, other in run:
        rate = (control.rate + other.rate) / 2
        error = (2 * rate * (1 - rate) / control.households) ** 0.5
        if error and abs(other.rate - control.rate) / error > 1.96:
            return True
    return False
