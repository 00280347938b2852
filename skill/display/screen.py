"""A screen as a value: which document, with which data, and the same in words."""

from collections.abc import Mapping
from dataclasses import field

from pydantic import JsonValue

from skill.display.clock import Face
from skill.display.pictures import Picture
from skill.domain.frozen import dataclass


@dataclass(frozen=True)
class Screen:
    """What to show.  ``document`` names ``documents/<document>.json``.

    ``data`` is bound to the document's ``data`` parameter; ``picture`` is drawn as the
    graphic that the document calls ``Picture``.  ``words`` is the same screen as lines of
    text, for a terminal and for whoever reviews it; ``face`` is what four characters can
    show of it; ``reads`` is the part that is read out from the screen, line by line.
    """

    document: str
    data: Mapping[str, JsonValue]
    words: tuple[str, ...] = field(default=())
    picture: Picture | None = field(default=None)
    face: Face | None = field(default=None)
    reads: str = field(default="")
