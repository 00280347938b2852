"""Four characters: a countdown that the device counts, or the number of a step."""

from datetime import timedelta

import pytest
from pydantic import JsonValue

from skill.display.clock import Face, at_step, counting


@pytest.mark.parametrize(
    ("left", "start", "format_"),
    [
        (timedelta(minutes=9, seconds=5), 545, "%M:%S"),
        (timedelta(minutes=59, seconds=59), 3599, "%M:%S"),
        (timedelta(hours=1), 3600, "%H:%M"),
        (timedelta(days=2), 86399, "%H:%M"),
        (timedelta(seconds=-3), 0, "%M:%S"),
    ],
)
def test_a_countdown_starts_as_a_time_of_day(
    left: timedelta, start: int, format_: str
) -> None:
    """``TimeText`` counts down to midnight; from an hour on, hours and minutes fit."""
    down = {"type": "TimeText", "format": format_, "start": start, "direction": "down"}

    assert items(counting(left, paused=False)) == [down]


def test_a_paused_countdown_stands_still() -> None:
    """At what it has left."""
    still = {"type": "TimeText", "format": "%M:%S", "start": 120, "direction": "none"}

    assert items(counting(timedelta(minutes=2), paused=True)) == [still]


@pytest.mark.parametrize(
    ("number", "count", "text"),
    [(2, 7, "2-7"), (2, 12, "2-12"), (10, 12, "10"), (123, 123, "123")],
)
def test_a_step_is_numbered_within_four_characters(
    number: int, count: int, text: str
) -> None:
    """How many there are is left out where there is no room."""
    assert at_step(number, count) == Face(text)
    assert items(at_step(number, count)) == [{"type": "Text", "text": text}]


def items(face: Face) -> JsonValue:
    """Return the components of a face's document."""
    document = face.document()
    template = document["mainTemplate"]
    assert (document["type"], document["version"]) == ("APLT", "1.0")
    assert isinstance(template, dict)
    return template["items"]
