"""A kitchen that a terminal and a page share."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.settings import Settings
from skill.simulator.commands import CommandError
from skill.simulator.kitchen import Kitchen
from skill.simulator.room import Room
from skill.simulator.terminal import told
from skill.simulator.world.world import World
from tests.support import NOON


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Return a room with a fresh kitchen, its clock standing still."""
    settings = Settings(home=tmp_path, store="memory:", log_level="ERROR")
    with Kitchen(World(NOON), settings) as kitchen:
        yield Room(kitchen)


def test_both_hear_all_that_happens(room: Room) -> None:
    """In order, numbered, with who did it."""
    room.play("help", "terminal")
    room.play("stop", "page")

    assert [(one.number, one.by, one.deed.line) for one in room.since(0)] == [
        (1, "terminal", "help"),
        (2, "page", "stop"),
    ]
    assert [one.number for one in room.since(1)] == [2]
    assert room.since(2) == []


def test_one_engine_answers_both(room: Room) -> None:
    """What is begun in the terminal goes on by touch on the page."""
    room.kitchen.world.use_device("show-8")
    room.play("set a pasta timer for ten minutes", "terminal")

    touched = room.touch(["pause_timer"], None)

    [exchange] = touched.outcome.exchanges
    assert room.kitchen.log[-1] is exchange
    [pasta] = room.kitchen.world.timers.listed(NOON)
    assert pasta.status(NOON) == "PAUSED"


def test_what_cannot_be_done_has_not_happened(room: Room) -> None:
    """Nobody hears of it."""
    with pytest.raises(CommandError):
        room.play("/device toaster", "page")

    assert room.since(0) == []


def test_what_rang_is_heard_once(room: Room) -> None:
    """By both, whoever asked first."""
    room.play("set a pasta timer for ten minutes", "terminal")
    room.kitchen.world.clock.advance(timedelta(minutes=11))

    [ringing] = room.since(1)

    assert (ringing.by, [r.says for r in ringing.outcome.rings]) == (
        "clock",
        ["Your pasta timer is done."],
    )
    assert room.since(1) == [ringing]
    assert room.play("+1m", "page").outcome.rings == []


def test_the_clock_stands_still_while_something_is_done(tmp_path: Path) -> None:
    """So that a recording of it can be played to the same instants."""
    ticks = iter(range(1000))
    settings = Settings(home=tmp_path, store="memory:", log_level="ERROR")
    with Kitchen(World(NOON, ticks=lambda: next(ticks)), settings) as kitchen:
        happening = Room(kitchen).play("set a pasta timer for ten minutes", "page")

        [pasta] = kitchen.world.timers.listed(happening.at)
        assert pasta.created == happening.at
        assert kitchen.world.clock.runs


def test_waiting_ends_when_something_is_due(room: Room) -> None:
    """Long before patience does."""
    room.play("set a pasta timer for ten minutes", "page")
    room.kitchen.world.clock.advance(timedelta(minutes=9, seconds=59, milliseconds=900))
    room.kitchen.world.clock.advance(timedelta(milliseconds=100))

    [ringing] = room.wait(1, timedelta(seconds=20))

    assert ringing.by == "clock"


def test_the_terminal_tells_what_was_done_on_the_page(room: Room) -> None:
    """A line for what was typed or touched, then the answer as ever."""
    typed = list(told(room.play("help", "page"), as_json=False, colour=False))
    touched = list(told(room.touch(["next"], "cooking"), as_json=False, colour=False))

    assert typed[0] == "(on the page) help"
    assert any(row.startswith("Larder:") for row in typed)
    assert touched[0] == "(on the page) /touch next"
