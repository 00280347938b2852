"""What the four characters of an Echo Dot with clock show (APL-T 1.0).

A countdown runs on the device: ``TimeText`` counts from a time of day down to midnight.
Character displays know neither touch nor speech nor ``utcTime``.
"""

from collections.abc import Mapping
from datetime import timedelta

from pydantic import JsonValue

from skill.domain.frozen import dataclass

CHARACTERS = 4
LONGEST = timedelta(hours=24) - timedelta(seconds=1)


@dataclass(frozen=True)
class Face:
    """Four characters: a text, or a countdown from ``left`` (seconds) if that is set."""

    text: str = ""
    left: int | None = None
    paused: bool = False

    def document(self) -> Mapping[str, JsonValue]:
        """Return the document that shows it."""
        return {
            "type": "APLT",
            "version": "1.0",
            "mainTemplate": {"parameters": [], "items": [self._item()]},
        }

    def _item(self) -> dict[str, JsonValue]:
        if self.left is None:
            return {"type": "Text", "text": self.text}
        hours = self.left >= 3600  # "59:59" is the most that minutes and seconds can say
        return {
            "type": "TimeText",
            "format": "%H:%M" if hours else "%M:%S",
            "start": self.left,
            "direction": "none" if self.paused else "down",
        }


def counting(left: timedelta, *, paused: bool) -> Face:
    """Return a countdown."""
    return Face(left=max(0, round(min(left, LONGEST).total_seconds())), paused=paused)


def at_step(number: int, count: int) -> Face:
    """Return the number of a step, and of how many where there is room: "2-7"."""
    both = f"{number}-{count}"
    return Face(both if len(both) <= CHARACTERS else str(number))
