"""The screens of the household: who eats, what is kept, and questions that want a yes."""

from collections.abc import Mapping, Sequence

from skill.display.general import listed
from skill.display.screen import Screen


def page(title: str, lines: Sequence[str], buttons: Mapping[str, str]) -> Screen:
    """Return facts under a title; ``buttons`` are labels by the verb they send."""
    return listed("household", title, lines, buttons)
