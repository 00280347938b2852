"""Reminders on a screen: what and when, the next first."""

from collections.abc import Sequence

from pydantic import JsonValue

from skill.display.screen import Screen
from skill.domain.frozen import dataclass


@dataclass(frozen=True)
class Row:
    """One reminder: its text, and day and time as the locale writes them."""

    what: str
    when: str
    recurs: bool = False


def reminders_screen(rows: Sequence[Row], *, title: str) -> Screen:
    """Return the list; ``place`` is what "delete the second one" would count."""
    shown: list[JsonValue] = [
        {
            "place": place,
            "what": row.what[:1].upper() + row.what[1:],
            "when": row.when,
            "recurs": row.recurs,
        }
        for place, row in enumerate(rows, start=1)
    ]
    words = tuple(f"{row.when}{' ↻' if row.recurs else ''}  {row.what}" for row in rows)
    return Screen("reminders", {"title": title, "reminders": shown}, (title, *words))
