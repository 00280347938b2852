"""Plots as SVG text: means as dots, intervals as whiskers, drawn by hand, read aloud too.

Colours are CSS variables of the page that a plot stands in, so that it follows its light or
dark look; every mark has a title, and every plot a description that says what it shows.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LABEL, ROW, TOP, FOOT = 760, 190, 30, 14, 44
RIGHT = 96  # for the numbers beside the whiskers


@dataclass(frozen=True, slots=True)
class Mark:
    """One row: a name, a value and its interval, and how loud it is drawn."""

    name: str
    value: float
    low: float
    high: float
    kind: str = "model"


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured, how a number of it is written, and where a line is drawn."""

    title: str
    written: str = "{:.1f}"
    reference: float | None = None
    reference_name: str = ""


def whiskers(marks: Sequence[Mark], axis: Axis) -> str:
    """Return a plot of rows, the first on top."""
    scale = Scale.over(marks, axis)
    height = TOP + ROW * len(marks) + FOOT
    return "".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" '
            f'aria-label="{escape(axis.title, quote=True)}" class="plot">',
            f"<title>{escape(axis.title)}</title><desc>{escape(_told(marks, axis))}</desc>",
            *_grid(scale, axis, height),
            *(part for n, mark in enumerate(marks) for part in _row(n, mark, scale, axis)),
            "</svg>",
        ]
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places on the page, with round numbers on the way."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, marks: Sequence[Mark], axis: Axis) -> "Scale":
        """Return a scale that holds every whisker, and the line."""
        ends = [x for m in marks for x in (m.low, m.high, m.value) if math.isfinite(x)]
        ends += [0.0] if axis.reference is None else [axis.reference]
        low, high = min(ends), max(ends)
        high = high if high > low else low + 1.0
        step = _round_step((high - low) / 5)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step, step)

    def x(self, value: float) -> float:
        """Return where a value stands."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return LABEL + min(max(share, 0.0), 1.0) * (WIDTH - LABEL - RIGHT)

    def ticks(self) -> Iterator[float]:
        """Yield the round numbers."""
        for n in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + n * self.step


def _round_step(rough: float) -> float:
    """Return 1, 2 or 5 times a power of ten, the first that is not smaller."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= rough * 0.999)


def _grid(scale: Scale, axis: Axis, height: int) -> Iterator[str]:
    bottom = height - FOOT
    for tick in scale.ticks():
        x = scale.x(tick)
        yield f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}"/>'
        number = axis.written.format(tick)
        yield f'<text class="tick" x="{x:.1f}" y="{bottom + 16}">{escape(number)}</text>'
    if axis.reference is not None:
        x = scale.x(axis.reference)
        ends = f'x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}"'
        yield f'<line class="reference" {ends}/>'
        if axis.reference_name:
            name = escape(axis.reference_name)
            yield f'<text class="reference" x="{x:.1f}" y="{bottom + 32}">{name}</text>'


def _row(number: int, mark: Mark, scale: Scale, axis: Axis) -> Iterator[str]:
    y = TOP + ROW * number + ROW / 2
    told = escape(_sentence(mark, axis))
    yield f'<g class="mark {escape(mark.kind, quote=True)}"><title>{told}</title>'
    yield f'<text class="name" x="{LABEL - 12}" y="{y + 4:.1f}">{escape(mark.name)}</text>'
    yield (
        f'<line class="whisker" x1="{scale.x(mark.low):.1f}" y1="{y:.1f}" '
        f'x2="{scale.x(mark.high):.1f}" y2="{y:.1f}"/>'
    )
    yield f'<circle cx="{scale.x(mark.value):.1f}" cy="{y:.1f}" r="5"/>'
    number_said = escape(axis.written.format(mark.value))
    yield f'<text class="number" x="{WIDTH - 8}" y="{y + 4:.1f}">{number_said}</text></g>'


def _sentence(mark: Mark, axis: Axis) -> str:
    said = axis.written.format
    return (
        f"{mark.name}: {said(mark.value)}, between {said(mark.low)} and {said(mark.high)}"
    )


def _told(marks: Sequence[Mark], axis: Axis) -> str:
    rows = "; ".join(_sentence(mark, axis) for mark in marks)
    return f"{axis.title}. With 95 % intervals: {rows}."
