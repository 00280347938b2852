"""The strokes that every picture is made of.  Lengths are in units of the canvas."""

from collections.abc import Iterable, Sequence
from math import cos, pi, radians, sin, sqrt

from pydantic import JsonValue

Shape = dict[str, JsonValue]
Point = tuple[float, float]
SIZE = 400
GOLDEN = pi * (3 - sqrt(5))
SHADOW = "#00000033"
SHEEN = "#FFFFFF2E"


def fill(path: str, colour: str) -> Shape:
    """Return a filled path."""
    return {"type": "path", "pathData": path, "fill": colour}


def line(path: str, colour: str, width: float) -> Shape:
    """Return a stroked path with round ends."""
    return {
        "type": "path",
        "pathData": path,
        "fill": "transparent",
        "stroke": colour,
        "strokeWidth": width,
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
    }


def circle(x: float, y: float, r: float) -> str:
    """Return the path of a circle."""
    return oval(x, y, r, r)


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0) -> str:
    """Return the path of an ellipse, its long axis turned by degrees."""
    dx, dy = rx * cos(radians(turn)), rx * sin(radians(turn))
    arc = f"a{n(rx)} {n(ry)} {n(turn)} 1 1"
    there, back = f"{n(2 * dx)} {n(2 * dy)}", f"{n(-2 * dx)} {n(-2 * dy)}"
    return f"M{n(x - dx)} {n(y - dy)}{arc} {there}{arc} {back}Z"


def disc(x: float, y: float, r: float, colour: str) -> Shape:
    """Return a filled circle."""
    return fill(circle(x, y, r), colour)


def ring(x: float, y: float, r: float, colour: str, width: float) -> Shape:
    """Return a stroked circle."""
    return line(circle(x, y, r), colour, width)


def dots(points: Iterable[Point], r: float, colour: str) -> Shape:
    """Return circles of one size as one path."""
    return fill("".join(circle(x, y, r) for x, y in points), colour)


def box(x: float, y: float, wide: float, high: float, r: float) -> str:
    """Return the path of a rectangle with round corners."""
    across, down = n(wide - 2 * r), n(high - 2 * r)
    a = f"a{n(r)} {n(r)} 0 0 1 "
    return (
        f"M{n(x + r)} {n(y)}h{across}{a}{n(r)} {n(r)}v{down}{a}{n(-r)} {n(r)}"
        f"h-{across}{a}{n(-r)} {n(-r)}v-{down}{a}{n(r)} {n(-r)}Z"
    )


def leaf(x: float, y: float, length: float, turn: float, width: float = 0.36) -> str:
    """Return the path of a leaf that begins at a point and points along ``turn``."""
    ahead, across = cos(radians(turn)) * length, sin(radians(turn)) * length
    half = (ahead / 2, across / 2)
    side = (-across * width, ahead * width)
    there = f"{n(ahead)} {n(across)}"
    back = f"{n(-ahead)} {n(-across)}"
    out = f"{n(half[0] + side[0])} {n(half[1] + side[1])}"
    home = f"{n(side[0] * -1 - half[0])} {n(side[1] * -1 - half[1])}"
    return f"M{n(x)} {n(y)}q{out} {there}q{home} {back}"


def wedge(x: float, y: float, r: float, start: float, end: float) -> str:
    """Return the path of a slice of a circle, from one angle to another."""
    a, b = radians(start), radians(end)
    wide = 1 if end - start > 180 else 0
    first = f"{n(x + r * cos(a))} {n(y + r * sin(a))}"
    last = f"{n(x + r * cos(b))} {n(y + r * sin(b))}"
    return f"M{n(x)} {n(y)}L{first}A{n(r)} {n(r)} 0 {wide} 1 {last}Z"


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """Return the path of a part of a circle's edge."""
    a, b = radians(start), radians(end)
    wide = 1 if end - start > 180 else 0
    first = f"{n(x + r * cos(a))} {n(y + r * sin(a))}"
    return f"M{first}A{n(r)} {n(r)} 0 {wide} 1 {n(x + r * cos(b))} {n(y + r * sin(b))}"


def scatter(count: int, r: float, phase: float = 0, at: Point = (200, 200)) -> list[Point]:
    """Return points spread evenly over a circle, as the seeds of a sunflower are.

    Source: Vogel 1979, Mathematical Biosciences 44, the golden angle.
    """
    return [
        (
            at[0] + r * sqrt((k + 0.5) / count) * cos(k * GOLDEN + phase),
            at[1] + r * sqrt((k + 0.5) / count) * sin(k * GOLDEN + phase),
        )
        for k in range(count)
    ]


def around(count: int, r: float, start: float = 0, at: Point = (200, 200)) -> list[Point]:
    """Return points on a circle, evenly apart, the first at an angle."""
    angles = [radians(start + 360 * k / count) for k in range(count)]
    return [(at[0] + r * cos(a), at[1] + r * sin(a)) for a in angles]


def leaves(points: Sequence[Point], length: float, colour: str, turn: float = 40) -> Shape:
    """Return small leaves as one path, each turned further than the one before."""
    path = "".join(leaf(x, y, length, turn + 77 * k) for k, (x, y) in enumerate(points))
    return fill(path, colour)


def n(value: float) -> str:
    """Return a number as short as it can be written to a tenth."""
    short = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if short in ("-0", "") else short
