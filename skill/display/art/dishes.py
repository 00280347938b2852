"""What the food lies in: plates, bowls, pots, pans, boards and trays."""

from skill.display.art.palettes import Palette
from skill.display.art.shapes import (
    SHADOW,
    SHEEN,
    Shape,
    arc,
    box,
    circle,
    disc,
    fill,
    line,
    ring,
)

IRON, IRON_LIGHT = "#23262B", "#33373E"
STEEL, STEEL_DARK = "#C9CFD4", "#98A2AA"
WOOD, WOOD_DARK = "#C58B52", "#A8713C"


def plate(p: Palette) -> list[Shape]:
    """Return a flat plate, 160 from its middle to its edge."""
    return [
        disc(208, 214, 162, SHADOW),
        disc(200, 200, 162, p.dish),
        ring(200, 200, 152, p.rim, 5),
        disc(200, 200, 116, p.well),
        line(arc(200, 200, 140, 195, 255), SHEEN, 8),
    ]


def bowl(p: Palette, inside: str) -> list[Shape]:
    """Return a deep bowl filled to 126 from its middle."""
    return [
        disc(208, 216, 158, SHADOW),
        disc(200, 200, 158, p.dish),
        ring(200, 200, 150, p.rim, 9),
        disc(200, 200, 132, SHADOW),
        disc(200, 203, 126, inside),
        line(arc(200, 200, 142, 190, 250), SHEEN, 6),
    ]


def pot(p: Palette, inside: str) -> list[Shape]:
    """Return a pot with two handles, filled to 122 from its middle."""
    return [
        line("M36 200H364", SHADOW, 44),
        line("M34 194H366", p.rim, 34),
        line("M34 194H366", p.table, 12),
        disc(207, 214, 150, SHADOW),
        disc(200, 200, 150, p.rim),
        ring(200, 200, 140, p.dish, 8),
        disc(200, 200, 128, IRON),
        disc(200, 203, 122, inside),
        line(arc(200, 200, 146, 195, 255), SHEEN, 5),
    ]


def pan(inside: str = IRON_LIGHT) -> list[Shape]:
    """Return an iron pan whose handle points down to the right."""
    return [
        line("M290 302L372 384", SHADOW, 40),
        line("M284 284L368 368", IRON, 34),
        line("M352 352L366 366", IRON_LIGHT, 10),
        disc(193, 202, 150, SHADOW),
        disc(186, 186, 150, IRON),
        ring(186, 186, 143, "#3D424A", 5),
        disc(186, 188, 126, inside),
        line(arc(186, 186, 143, 195, 250), SHEEN, 5),
    ]


def board() -> list[Shape]:
    """Return a wooden board across the canvas."""
    grain = "M70 130C150 120 240 142 330 128M70 268C160 280 250 258 332 272M70 318H250"
    return [
        fill(box(48, 76, 316, 276, 26), SHADOW),
        fill(box(40, 62, 320, 276, 26), WOOD),
        line(grain, WOOD_DARK, 3),
        line("M72 76H330", SHEEN, 5),
        disc(330, 92, 10, WOOD_DARK),
    ]


def tray(colour: str = STEEL, inside: str = STEEL_DARK) -> list[Shape]:
    """Return an oven tray with a rim."""
    return [
        fill(box(46, 82, 324, 256, 30), SHADOW),
        fill(box(38, 68, 324, 256, 30), colour),
        fill(box(56, 86, 288, 220, 18), inside),
        line("M72 77H300", SHEEN, 5),
    ]


def baking_dish(p: Palette, inside: str) -> list[Shape]:
    """Return an oval dish for the oven, with a lug at each end."""
    lugs = circle(36, 200, 26) + circle(364, 200, 26)
    return [
        fill(box(40, 84, 336, 256, 104), SHADOW),
        fill(lugs, p.rim),
        fill(box(32, 70, 336, 256, 104), p.dish),
        fill(box(50, 88, 300, 220, 92), SHADOW),
        fill(box(54, 92, 292, 214, 88), inside),
        line("M130 79H240", SHEEN, 5),
    ]


def chopsticks() -> list[Shape]:
    """Return a pair of chopsticks across the upper right."""
    return [
        line("M196 58L392 118M190 82L390 150", SHADOW, 9),
        line("M194 50L390 108M188 74L388 140", "#7C3F28", 9),
        line("M348 96L390 108M346 126L388 140", "#E3B35C", 9),
    ]


def fork_and_knife() -> list[Shape]:
    """Return cutlery to the left and right of a plate."""
    fork = "M20 118V166C20 182 38 182 38 166V118M29 118V290"
    return [
        line(fork, STEEL, 6),
        line("M375 200V290", STEEL, 7),
        fill("M372 112C388 122 392 172 384 206H371Z", STEEL),
    ]


def spoon() -> list[Shape]:
    """Return a spoon that leans on the right."""
    return [
        line("M330 286L384 358", SHADOW, 12),
        line("M330 280L384 352", WOOD, 11),
        disc(318, 264, 25, WOOD),
        disc(318, 264, 17, WOOD_DARK),
    ]
