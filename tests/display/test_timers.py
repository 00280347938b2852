"""Timers and reminders on a screen."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import JsonValue

from skill.display.clock import counting
from skill.display.reminders import Row, reminders_screen
from skill.display.screen import Screen
from skill.display.timers import Legend, clock_face, timers_screen
from skill.domain.timers import Timer

LEGEND = Legend("Timers", "Paused", "Time's up", {"pause_timer": "Pause"})
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PASTA = Timer(
    id="t1",
    length=timedelta(minutes=10),
    rings_at=NOON + timedelta(minutes=9, seconds=5),
    name="pasta",
    task="drain it",
)
PAUSED = Timer(
    id="t2",
    length=timedelta(hours=2),
    rings_at=None,
    left=timedelta(hours=1),
)


def only(screen: Screen, name: str) -> dict[str, JsonValue]:
    """Return the only row of a list."""
    rows = screen.data[name]
    assert isinstance(rows, list)
    [row] = rows
    assert isinstance(row, dict)
    return row


@pytest.mark.parametrize(
    ("seconds", "face"),
    [(0, "0:00"), (5, "0:05"), (65, "1:05"), (3600, "1:00:00"), (90061, "25:01:01")],
)
def test_a_countdown_is_written_as_clocks_do(seconds: int, face: str) -> None:
    """Hours only where there are any."""
    assert clock_face(timedelta(seconds=seconds)) == face


def test_a_running_timer_counts_down_to_its_end() -> None:
    """In milliseconds since 1970, so that the device's clock does the counting."""
    screen = timers_screen([PASTA], LEGEND, now=NOON)

    assert screen.document == "timers"
    assert screen.data["timers"] == [
        {
            "place": 1,
            "label": "Pasta",
            "task": "drain it",
            "ofLength": "10:00",
            "pausedLabel": "Paused",
            "upLabel": "Time's up",
            "endsAt": 1795521600000 + 545000,
            "lengthMs": 600000,
            "leftMs": 545000,
            "paused": False,
        }
    ]


def test_a_paused_timer_stands_still() -> None:
    """It ends at no time yet, and is called by its length."""
    row = only(timers_screen([PAUSED], LEGEND, now=NOON), "timers")

    assert (row["endsAt"], row["leftMs"], row["paused"]) == (0, 3600000, True)
    assert row["label"] == "2:00:00"


def test_a_timer_just_set_shows_its_length_and_not_a_second_more() -> None:
    """Alexa starts it when the request reaches her."""
    late = PASTA.model_copy(update={"rings_at": NOON + timedelta(minutes=10, seconds=1)})

    assert only(timers_screen([late], LEGEND, now=NOON), "timers")["leftMs"] == 600000


def test_a_terminal_shows_the_same_in_words() -> None:
    """A line for each."""
    screen = timers_screen([PASTA, PAUSED], LEGEND, now=NOON)

    assert screen.words == ("Timers", "9:05  Pasta → drain it", "1:00:00 ❚❚  2:00:00")


def test_reminders_are_shown_with_place_and_time() -> None:
    """The place is what "delete the second one" counts."""
    rows = [Row("eat", "today at 6 PM"), Row("sleep", "every day at 10 PM", recurs=True)]

    screen = reminders_screen(rows, title="Reminders")

    assert screen.document == "reminders"
    assert screen.data["reminders"] == [
        {"place": 1, "what": "Eat", "when": "today at 6 PM", "recurs": False},
        {"place": 2, "what": "Sleep", "when": "every day at 10 PM", "recurs": True},
    ]
    assert screen.words == (
        "Reminders",
        "today at 6 PM  eat",
        "every day at 10 PM ↻  sleep",
    )


def test_only_a_timer_alone_has_buttons() -> None:
    """Of several, the one that is touched is shown alone first."""
    one, two = (timers_screen(some, LEGEND, now=NOON) for some in ([PASTA], [PASTA] * 2))

    pause = {"verb": "pause_timer", "label": "Pause", "name": "pasta", "length": "PT600S"}
    assert one.data["buttons"] == [pause]
    assert two.data["buttons"] == []


def test_a_clock_counts_down_the_next_to_ring() -> None:
    """Four characters hold one timer."""
    screen = timers_screen([PASTA, PAUSED], LEGEND, now=NOON)

    assert screen.face == counting(timedelta(minutes=9, seconds=5), paused=False)
    assert timers_screen([], LEGEND, now=NOON).face is None
