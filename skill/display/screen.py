"""A screen as a value: which document, with which data, and the same in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue


@dataclass(frozen=True)
class Screen:
    """What to show.  ``document`` names ``documents/<document>.json``.

    ``data`` is bound to the document's ``data`` parameter.  ``words`` is the same screen as
    lines of text, for a terminal and for whoever reviews it.
    """

    document: str
    data: Mapping[str, JsonValue]
    words: tuple[str, ...] = field(default=())
