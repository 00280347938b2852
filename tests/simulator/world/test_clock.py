"""The clock: moved by hand, or running."""

import itertools
from datetime import UTC, datetime, timedelta, timezone

import pytest

from skill.simulator.world.clock import WorldClock
from skill.simulator.world.world import World
from tests.simulator.world.conftest import NOON

HOUR = timedelta(hours=1)


def test_a_still_clock_moves_only_when_it_is_moved() -> None:
    """It is set in any zone and shows UTC."""
    clock = WorldClock(NOON)
    clock.advance(timedelta(minutes=10))
    shown = clock.now()
    clock.set(datetime(2026, 1, 1, 2, 0, tzinfo=timezone(HOUR)))

    assert shown == NOON + timedelta(minutes=10)
    assert clock.now() == datetime(2026, 1, 1, 1, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="no time zone"):
        clock.set(datetime(2026, 1, 1))  # noqa: DTZ001 - the point


def test_the_clock_on_the_wall_is_the_devices(world: World) -> None:
    """UTC where no zone was ever set."""
    here = world.wall
    world.settings.set("System.timeZone", None)

    assert here == world.wall
    assert (here.hour, world.wall.hour) == (12, 17)


def test_a_running_clock_follows_its_ticks_and_can_be_stopped() -> None:
    """Moving it does not stop it."""
    ticks = itertools.count(100, 5)
    clock = WorldClock(NOON, lambda: next(ticks))

    first = clock.now()
    clock.advance(HOUR)
    later = clock.now()
    clock.stop()

    assert first == NOON + timedelta(seconds=5)
    assert later > NOON + HOUR
    assert clock.now() == clock.now()
    assert not clock.runs


def test_a_still_clock_can_be_set_going() -> None:
    """From the instant it shows."""
    clock = WorldClock(NOON)
    ticks = iter([50.0, 57.0])
    clock.run(lambda: next(ticks))

    assert clock.runs
    assert clock.now() == NOON + timedelta(seconds=7)
