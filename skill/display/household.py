"""The screens of the household: who eats, what there is, and questions that want a yes."""

from collections.abc import Mapping, Sequence
from typing import Literal

from skill.display.general import listed
from skill.display.screen import Screen

Kind = Literal["facts", "people", "question", "foods"]


def page(
    title: str, lines: Sequence[str], buttons: Mapping[str, str], kind: Kind = "facts"
) -> Screen:
    """Return facts, people, foods or a question under a title.

    ``buttons`` are labels by the verb they send.
    """
    plain = listed("household", title, lines, buttons)
    return Screen("household", {**plain.data, "kind": kind}, words=plain.words)
