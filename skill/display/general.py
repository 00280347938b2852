"""The screen of help: what can be said, and what can be touched instead."""

from collections.abc import Mapping, Sequence

from skill.display.pictures import Picture
from skill.display.screen import Screen


def home(title: str, examples: Sequence[str], buttons: Mapping[str, str]) -> Screen:
    """Return examples under a title; ``buttons`` are labels by the verb they send."""
    plain = listed("home", title, examples, buttons)
    picture = Picture()
    data = {**plain.data, "table": picture.table}
    return Screen("home", data, words=plain.words, picture=picture)


def listed(
    document: str, title: str, lines: Sequence[str], buttons: Mapping[str, str]
) -> Screen:
    """Return a title, lines of text and buttons in one of the documents that have them."""
    return Screen(
        document,
        {
            "title": title,
            "lines": list(lines),
            "buttons": [{"verb": v, "label": label} for v, label in buttons.items()],
        },
        words=(title, *lines, *(f"[{label}]" for label in buttons.values())),
    )
