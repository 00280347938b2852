"""A simulated town: its truth is known, and estimates are held against it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from skill.training.experiments import Tally, running
from skill.training.households import Households, Nature
from skill.training.off_policy import Choices, Policy, estimate
from tests.book import first_book

MONDAY = datetime(2026, 1, 5, 17, tzinfo=UTC)
SATURDAY = MONDAY + timedelta(days=5)
SMALL = Nature(households=30)


@pytest.fixture(scope="module")
def town() -> Households:
    """Return a town over the first book."""
    return Households(first_book().columns, SMALL, seed=1)


def test_the_same_seed_makes_the_same_town(town: Households) -> None:
    """And another seed another one."""
    same = Households(town.columns, SMALL, seed=1)
    other = Households(town.columns, SMALL, seed=2)

    assert np.array_equal(same.chances(3, MONDAY), town.chances(3, MONDAY))
    assert not np.allclose(other.chances(3, MONDAY), town.chances(3, MONDAY))
    assert same.eaters(3) == town.eaters(3)


def test_chances_are_chances_and_tastes_differ(town: Households) -> None:
    """Every recipe may be taken, and no two households are alike."""
    one, two = town.chances(0, MONDAY), town.chances(1, MONDAY)

    assert one.shape == (len(town.columns),)
    assert np.all((one > 0) & (one < 1))
    assert np.corrcoef(one, two)[0, 1] < 0.99


def test_who_had_it_yesterday_is_tired_of_it(town: Households) -> None:
    """And less so after a month."""
    row = int(np.argmax(town.chances(0, MONDAY)))
    fresh, yesterday, long_ago = (
        town.chances(0, MONDAY, had)[row] for had in ({}, {row: 1.0}, {row: 30.0})
    )

    assert yesterday < long_ago < fresh


def test_there_is_more_patience_at_the_weekend() -> None:
    """What takes long gains, by the same tastes."""
    still = replace(SMALL, weekend=0.0)
    town = Households(first_book().columns, still, seed=1)
    minutes = town.columns["total"].astype(np.int64)
    slow = (minutes > 60) & (minutes < 100)
    gain = town.chances(0, SATURDAY) / town.chances(0, MONDAY)

    assert gain[slow].mean() > gain[minutes < 20].mean()


def test_asking_is_spread_over_the_week(town: Households) -> None:
    """In order, within the week, at the hours of meals."""
    asked = town.asks(MONDAY.replace(hour=0), np.random.default_rng(0), 50)

    assert asked == sorted(asked)
    assert {at.hour for at in asked} == {8, 12, 17, 18}
    assert all(MONDAY.date() <= at.date() <= MONDAY.date() + timedelta(6) for at in asked)


def test_off_policy_estimates_cover_the_truth(town: Households) -> None:
    """Of a hundred logs, the intervals of at least ninety hold what is true."""
    rng = np.random.default_rng(5)
    truth = _contexts(town, rng, 4000)
    logging = _softmax(0.5 * rng.normal(size=truth.shape))
    target = _softmax(np.log(truth / (1 - truth)))
    value = float((target * truth).sum(axis=1).mean())

    held = dict.fromkeys(("ips", "snips", "dr"), 0)
    for _ in range(100):
        found = estimate(*_logged(truth, logging, target, rng))
        for name in held:
            interval = getattr(found, name)
            held[name] += interval.low <= value <= interval.high

    assert min(held.values()) >= 90, held


def test_two_arms_of_the_same_find_nothing() -> None:
    """Looked at every day for a month, two hundred times: a false alarm in 5 % at most."""
    rng = np.random.default_rng(7)
    alarms = 0
    for _ in range(200):
        daily = np.cumsum(rng.binomial(300, 0.2, size=(30, 2)), axis=0)
        looks = [
            (Tally(300 * (day + 1), int(a)), Tally(300 * (day + 1), int(b)))
            for day, (a, b) in enumerate(daily)
        ]
        alarms += running(looks) is not None

    assert alarms <= 10


def _contexts(
    town: Households, rng: np.random.Generator, count: int
) -> NDArray[np.float64]:
    """Return the true chances of thirty candidates in each of some moments."""
    rows = rng.integers(len(town.columns), size=(count, 30))
    who = rng.integers(town.nature.households, size=count)
    hours = rng.integers(24 * 7, size=count)
    every = (
        town.chances(int(h), MONDAY + timedelta(hours=int(hour)))[row]
        for h, hour, row in zip(who, hours, rows, strict=True)
    )
    return np.stack(list(every))


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return chances


def _logged(
    truth: NDArray[np.float64],
    logging: NDArray[np.float64],
    target: NDArray[np.float64],
    rng: np.random.Generator,
) -> tuple[Choices, Policy, Policy]:
    """Return a log of the logging policy, and both policies; nothing tells of a recipe."""
    count, width = len(truth), truth.shape[1]
    every = np.arange(count)
    drawn = (logging.cumsum(axis=1) < rng.random(count)[:, None]).sum(axis=1)
    drawn = np.minimum(drawn, width - 1)
    choices = Choices(
        starts=every * width,
        offered=every * width + drawn,
        known=np.zeros((truth.size, 1)),
        reward=(rng.random(count) < truth[every, drawn]).astype(np.float64),
        propensity=logging[every, drawn],
        household=every,
    )
    nothing = np.zeros(truth.size)
    return choices, Policy(target.ravel(), nothing), Policy(logging.ravel(), nothing)
