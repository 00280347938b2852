"""Households are dealt into arms: always the same one, in the shares asked for."""

from collections import Counter

import pytest
from pydantic import ValidationError

from skill.domain.experiments import Arm, Experiment

HALVES = Experiment(salt="first", arms=(Arm(name="a", share=1), Arm(name="b", share=1)))
KEYS = [f"{n:032x}" for n in range(20_000)]


def test_a_household_stays_in_its_arm() -> None:
    """Whenever and wherever it is asked."""
    again = Experiment.model_validate_json(HALVES.model_dump_json())

    assert [HALVES.arm(k) for k in KEYS[:500]] == [again.arm(k) for k in KEYS[:500]]


def test_arms_hold_the_shares_that_were_asked_for() -> None:
    """Within what chance allows in twenty thousand."""
    arms = (Arm(name="a", share=70), Arm(name="b", share=20), Arm(name="c", share=10))

    dealt = Counter(Experiment(salt="x", arms=arms).arm(key).name for key in KEYS)

    assert abs(dealt["a"] - 14_000) < 260
    assert abs(dealt["b"] - 4_000) < 230
    assert abs(dealt["c"] - 2_000) < 170


def test_another_salt_deals_independently() -> None:
    """Being in one arm says nothing of the next experiment."""
    other = HALVES.model_copy(update={"salt": "second"})

    both = Counter((HALVES.arm(key).name, other.arm(key).name) for key in KEYS)

    assert all(abs(count - 5_000) < 250 for count in both.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"salt": "", "arms": HALVES.arms},
        {"salt": "x", "arms": ()},
        {"salt": "x", "arms": (HALVES.arms[0], HALVES.arms[0])},
        {"salt": "x", "arms": ({"name": "a", "share": 0},)},
        {"salt": "x", "arms": ({"name": "a", "share": float("inf")},)},
    ],
)
def test_an_experiment_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """Before anybody is dealt into it."""
    with pytest.raises(ValidationError):
        Experiment.model_validate(wrong)
