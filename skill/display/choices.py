"""A question with its answers as a list, each to be touched or said."""

from collections.abc import Sequence

from pydantic import JsonValue

from skill.display.screen import Screen
from skill.domain.frozen import dataclass


@dataclass(frozen=True)
class Option:
    """One answer: its words, what stands beside them, and what a touch on it sends."""

    label: str
    sends: tuple[str | int, ...]
    detail: str = ""


def choices(title: str, options: Sequence[Option]) -> Screen:
    """Return the question and its answers, numbered as they would be said."""
    rows: list[JsonValue] = [
        {
            "place": place,
            "label": one.label[:1].upper() + one.label[1:],
            "detail": one.detail,
            "sends": list(one.sends),
        }
        for place, one in enumerate(options, start=1)
    ]
    said = (f"{row}. {one.label}  {one.detail}" for row, one in enumerate(options, start=1))
    return Screen("choices", {"title": title, "options": rows}, (title, *said))
