"""Spellings that Alexa reads and writes."""

from datetime import timedelta

import pytest

from skill.simulator.world.wire import Ids, parse_duration, spell_duration, spell_instant
from tests.simulator.world.conftest import NOON


@pytest.mark.parametrize(
    ("spelt", "seconds"),
    [
        ("PT10M", 600),
        ("PT90M", 5400),
        ("P1DT2H", 93600),
        ("P1W", 604800),
        ("PT1.5S", 1.5),
        ("P1M", None),
        ("P1Y", None),
        ("PT", None),
        ("P", None),
        ("P1DT", None),
        ("10", None),
        ("-PT1M", None),
        ("P999999999999D", None),
    ],
)
def test_durations_are_read_as_iso_8601_spells_them(
    spelt: str, seconds: float | None
) -> None:
    """Only what has a fixed length."""
    expected = None if seconds is None else timedelta(seconds=seconds)

    assert parse_duration(spelt) == expected


def test_what_is_left_is_spelt_in_whole_seconds_rounded_up() -> None:
    """A timer that still runs never has nothing left."""
    assert spell_duration(timedelta(milliseconds=1)) == "PT1S"
    assert spell_duration(timedelta(hours=1, minutes=5, seconds=25)) == "PT1H5M25S"
    assert spell_duration(timedelta(0)) == "PT0S"
    assert spell_instant(NOON + timedelta(microseconds=1500)) == "2026-11-23T17:00:00.001Z"


def test_identifiers_differ_within_a_world_and_agree_between_runs() -> None:
    """A seed makes them another family's."""
    one, same, other = Ids("a"), Ids("a"), Ids("b")

    first = [one.next("x"), one.next("x"), one.next()]

    assert len(set(first)) == 3
    assert first == [same.next("x"), same.next("x"), same.next()]
    assert other.next("x") not in first
