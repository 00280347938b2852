"""What the renderer measured.  Lengths are in dp; boxes are left, top, right, bottom."""

import re
from dataclasses import dataclass
from math import hypot

from pydantic import BaseModel, ConfigDict

Box = tuple[float, float, float, float]


class LogLine(BaseModel):
    """One line of the engine's log."""

    level: str
    name: str
    message: str


class TextBox(BaseModel):
    """A text as drawn: ``window`` is the part of the screen it scrolls in, if it does."""

    text: str
    box: Box
    lines: tuple[Box, ...]
    window: Box | None
    size: float
    weight: int
    colour: str
    ground: str

    def seen(self) -> tuple[Box, ...]:
        """Return what of its lines is in the window, whole or in part."""
        cut = (overlap(line, self.window) if self.window else line for line in self.lines)
        return tuple(box for box in cut if box is not None)


class Touch(BaseModel):
    """A touch target: what can be seen to be touched, without the space around it."""

    id: str
    label: str
    box: Box
    window: Box | None

    def seen(self) -> Box | None:
        """Return what of it is in the window."""
        return overlap(self.box, self.window) if self.window else self.box


class Scroll(BaseModel):
    """A part that scrolls."""

    box: Box


class Drawing(BaseModel):
    """One scene on one device.

    On lively devices ``sent`` are the arguments of each tap, and ``later`` the texts a
    minute on.
    """

    model_config = ConfigDict(frozen=True)

    device: str
    scene: str
    texts: tuple[TextBox, ...]
    touches: tuple[Touch, ...]
    scrolls: tuple[Scroll, ...]
    log: tuple[LogLine, ...]
    sent: tuple[tuple[str | int, ...], ...] | None = None
    later: tuple[str, ...] = ()


class Lit(BaseModel):
    """A line of a text, in the colour that it has while it is read out."""

    text: str
    colour: str


class Turned(BaseModel):
    """A step that was read out and swiped.

    ``lit`` are its lines each time that another of them lights up, and after the end;
    ``swiped`` what a swipe to the left sent, and one to the right.
    """

    device: str
    scene: str
    lit: tuple[tuple[Lit, ...], ...]
    swiped: tuple[tuple[tuple[str, ...], ...], ...]


class Ticked(BaseModel):
    """A list whose first line was touched twice.

    ``colours`` are those of the line before, after one touch and after two; ``sent`` what
    the skill was told of it.
    """

    device: str
    scene: str
    colours: tuple[str, ...]
    sent: tuple[tuple[str | int, ...], ...]


class Measured(BaseModel):
    """A run.  ``stray`` is what the page asked for beyond its own files, and its errors."""

    drawings: tuple[Drawing, ...]
    turns: tuple[Turned, ...] = ()
    ticks: tuple[Ticked, ...] = ()
    stray: tuple[str, ...]


@dataclass(frozen=True)
class Glass:
    """The visible part of a screen, in dp."""

    width: float
    height: float
    round: bool

    def holds(self, box: Box) -> bool:
        """Return whether all of a box can be seen; half a dp is the rounding of a pixel."""
        left, top, right, bottom = box
        if min(left, top) < -0.5 or right > self.width + 0.5 or bottom > self.height + 0.5:
            return False
        if not self.round:
            return True
        radius = self.width / 2
        corners = [(x - radius, y - radius) for x in (left, right) for y in (top, bottom)]
        return all(hypot(x, y) <= radius for x, y in corners)


def overlap(one: Box, other: Box) -> Box | None:
    """Return what two boxes share, None where it is less than a dp either way."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return (left, top, right, bottom) if right - left > 1 and bottom - top > 1 else None


def contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of two CSS colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(css: str) -> float:
    parts = [float(part) for part in re.findall(r"[\d.]+", css)[:3]]
    linear = [_linear(part / 255) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
