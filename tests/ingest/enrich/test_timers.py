"""The timer of a step."""

from datetime import timedelta

import pytest

from skill.ingest.enrich import timers


@pytest.mark.parametrize(
    ("step", "minutes"),
    [
        ("Simmer 18 minutes.", 18),
        ("Bake for 5 to 10 minutes.", 5),
        ("Roast for an hour and a half.", 90),
        ("Chill at least 4 hours or overnight.", 240),
        ("Fry, stirring every 2 minutes, for 12 minutes.", 12),
    ],
)
def test_a_step_wants_its_timer(step: str, minutes: int) -> None:
    """The first length that is waited for."""
    assert timers.timer(step, "en") == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "step", ["Soak overnight.", "Chill for 3 days.", "Stir.", "Cook a few minutes."]
)
def test_no_timer_is_made_up(step: str) -> None:
    """Overnight and days are for a calendar."""
    assert timers.timer(step, "en") is None


def test_a_timer_is_named_by_what_cooks() -> None:
    """A food of the list, not the water; else the dish."""
    foods = frozenset({"rice", "water"})

    assert timers.name("Boil the water and rice.", "Pilaf", foods, "en") == "rice"
    assert (
        timers.name("Bake until done.", "Chocolate cake", foods, "en") == "chocolate cake"
    )


def test_a_name_keeps_its_accents() -> None:
    """As the step has it."""
    foods = frozenset({"carrot"})

    assert timers.name("Die Möhren 5 Minuten dünsten.", "Salat", foods, "de") == "möhren"
