"""What comes in a pan, on a tray or on a board."""

from skill.display.art.bowls import CREAM, DARK_GREEN, GREEN, PALE_GREEN
from skill.display.art.dishes import baking_dish, board, pan, plate, tray
from skill.display.art.palettes import Palette
from skill.display.art.plates import TOMATO, TOMATO_LIGHT
from skill.display.art.shapes import (
    SHADOW,
    SHEEN,
    Shape,
    arc,
    around,
    box,
    circle,
    disc,
    dots,
    fill,
    leaf,
    leaves,
    line,
    oval,
    ring,
    scatter,
)

CRUST, CRUST_DARK, CHEESE = "#E0A04A", "#B8742B", "#F9D777"


def eggs(p: Palette) -> list[Shape]:
    """Return eggs in a pan, in tomatoes and herbs."""
    whites = [(140, 160), (228, 150), (188, 242)]
    return [
        *pan("#B9381F"),
        disc(186, 188, 112, "#CC4A29"),
        dots(scatter(10, 100, 0.3, (186, 188)), 13, "#A12E19"),
        fill("".join(oval(x, y, 47, 41, 25) for x, y in whites), "#FFFDF5"),
        dots([(x + 2, y + 2) for x, y in whites], 21, "#F2991F"),
        dots([(x - 5, y - 5) for x, y in whites], 7, "#FBD27A"),
        leaves([(184, 186), (104, 216), (254, 212), (176, 106)], 36, DARK_GREEN, 10),
        leaves([(196, 192), (116, 226), (246, 222)], 28, GREEN, 250),
        dots(scatter(14, 92, 1.9, (186, 188)), 3, "#3B1A10"),
    ]


def stir_fry(p: Palette) -> list[Shape]:
    """Return a wok of greens, peppers and strips of meat."""
    red = "M116 150C134 132 150 134 160 150M226 252C244 238 262 244 268 258M206 118L232 138"
    meat = "M150 196L192 184M206 216L250 204M138 252L178 262M240 160L272 176"
    florets = [(182, 148), (254, 214), (128, 214), (206, 262), (228, 178)]
    return [
        *pan("#2B2622"),
        dots(scatter(16, 108, 0.4, (186, 190)), 17, "#6B3A1C"),
        line(red, TOMATO, 15),
        line(meat, "#A65A2E", 22),
        line(meat, "#D08A57", 8),
        dots(florets, 21, "#3F8240"),
        dots([(x - 6, y - 6) for x, y in florets], 10, "#79BA5E"),
        line("M158 226C172 218 186 222 194 232M250 130L268 148", "#F5C343", 13),
        dots(scatter(26, 110, 2.1, (186, 190)), 2.6, CREAM),
        line(
            "".join(circle(x, y, 7) for x, y in scatter(5, 70, 0.9, (170, 200))),
            PALE_GREEN,
            4,
        ),
    ]


def pizza(p: Palette) -> list[Shape]:
    """Return a pizza cut in six, with mozzarella and basil."""
    cuts = "".join(f"M200 200L{x:.0f} {y:.0f}" for x, y in around(6, 150, 20))
    return [
        disc(208, 216, 166, SHADOW),
        disc(200, 200, 166, CRUST_DARK),
        disc(200, 197, 163, CRUST),
        disc(200, 200, 138, "#C93A24"),
        dots(scatter(17, 124, 0.6), 27, CHEESE),
        dots(scatter(8, 112, 2.4), 23, "#FFF4D2"),
        dots(around(6, 84, 50), 21, TOMATO),
        dots(around(6, 82, 52), 13, TOMATO_LIGHT),
        line(cuts, CRUST_DARK, 4),
        leaves(around(5, 60, 12), 38, DARK_GREEN, 0),
        leaves([(196, 196), (206, 204)], 34, GREEN, 210),
        dots(around(15, 152, 4), 5, "#C4802F"),
        line(arc(200, 200, 154, 190, 250), SHEEN, 6),
    ]


def burger(p: Palette) -> list[Shape]:
    """Return a burger from the side, on a board."""
    bun = "M104 184C104 112 148 84 200 84C252 84 296 112 296 184Z"
    lettuce = (
        "M96 206Q112 228 130 208Q148 232 168 210"
        "Q186 234 206 210Q226 232 244 208Q262 230 304 206V196H96Z"
    )
    return [
        *board(),
        fill(box(104, 282, 200, 30, 15), SHADOW),
        fill(
            "M104 256H296V270C296 292 280 302 260 302H140C120 302 104 292 104 270Z", CRUST
        ),
        fill(box(98, 228, 204, 34, 16), "#6B3319"),
        fill("M110 224H290L250 250L226 226Z", CHEESE),
        fill(lettuce, "#6FB24A"),
        fill(box(104, 180, 192, 20, 9), TOMATO),
        fill(bun, "#D08A36"),
        fill("M122 172C122 124 156 98 196 96C150 110 140 140 140 172Z", "#EAB461"),
        fill(
            "".join(
                oval(x, y, 7, 4, -20)
                for x, y in [
                    (166, 118),
                    (202, 106),
                    (238, 120),
                    (184, 142),
                    (222, 146),
                    (262, 152),
                ]
            ),
            CREAM,
        ),
    ]


def sandwich(p: Palette) -> list[Shape]:
    """Return two halves of a sandwich on a board."""
    return [*board(), *_half(196, 168), *_half(66, 206)]


def _half(x: float, y: float) -> list[Shape]:
    """Return a triangle of bread, filled, its crust behind."""
    low = y + 62
    return [
        fill(f"M{x + 4} {low + 12}L{x + 78} {y - 66}L{x + 142} {low + 12}Z", SHADOW),
        fill(f"M{x} {low}L{x + 72} {y - 78}L{x + 138} {low}Z", CRUST_DARK),
        fill(f"M{x + 11} {low - 2}L{x + 72} {y - 62}L{x + 127} {low - 2}Z", "#FBE9C4"),
        fill(box(x, low, 138, 15, 6), "#7DBB4D"),
        fill(box(x + 2, low + 10, 134, 14, 6), TOMATO),
        fill(box(x, low + 21, 138, 12, 5), CHEESE),
        fill(box(x, low + 30, 138, 22, 8), CRUST_DARK),
        fill(box(x + 5, low + 31, 128, 15, 6), "#FBE9C4"),
        dots([(x + 62, y + 6), (x + 84, y + 26), (x + 54, y + 36)], 4, "#EBCF99"),
    ]


def toast(p: Palette) -> list[Shape]:
    """Return two slices of toast with something good on them."""
    return [*plate(p), *_slice(96, 112), *_slice(176, 172)]


def _slice(x: float, y: float) -> list[Shape]:
    crust = (
        f"M{x} {y + 40}C{x - 6} {y} {x + 36} {y - 14} {x + 62} {y}"
        f"C{x + 90} {y - 14} {x + 134} {y} {x + 126} {y + 40}V{y + 116}H{x}Z"
    )
    return [
        fill(box(x + 6, y + 24, 128, 104, 16), SHADOW),
        line(crust, CRUST_DARK, 12),
        fill(crust, "#F0C57F"),
        fill(box(x + 14, y + 22, 98, 84, 30), "#9CC55A"),
        dots([(x + 40, y + 50), (x + 84, y + 44), (x + 66, y + 82)], 17, TOMATO),
        dots([(x + 36, y + 45), (x + 80, y + 39), (x + 62, y + 77)], 6, TOMATO_LIGHT),
        dots(scatter(9, 38, 0.7, (x + 63, y + 64)), 2.6, "#2E2A25"),
    ]


def bake(p: Palette) -> list[Shape]:
    """Return a bake with a golden top, a portion missing."""
    waves = "".join(
        f"M92 {128 + 34 * k}C132 {108 + 34 * k} 168 {150 + 34 * k} 204 {128 + 34 * k}"
        f"S278 {150 + 34 * k} 310 {126 + 34 * k}"
        for k in range(5)
    )
    return [
        *baking_dish(p, CRUST),
        line(waves, "#F6C869", 15),
        line(waves, "#FBE09C", 4),
        dots(scatter(12, 106, 0.4), 10, "#C4762A"),
        fill(box(228, 212, 92, 68, 20), "#8E2F1B"),
        fill(box(228, 212, 92, 16, 8), "#D9A04A"),
        line("M236 246H310M240 264H304", "#D0573A", 7),
        leaves([(148, 184), (164, 192), (252, 150)], 36, DARK_GREEN, 300),
        leaves([(156, 196), (262, 160)], 28, GREEN, 200),
    ]


def sheet(p: Palette) -> list[Shape]:
    """Return a tray from the oven: chicken, potatoes, peppers."""
    legs = [(108, 138, 30), (196, 118, 12), (132, 226, -14), (242, 210, 24)]
    shapes: list[Shape] = []
    for x, y, turn in legs:
        shapes += [
            fill(oval(x + 30, y + 26, 50, 32, turn), SHADOW),
            fill(oval(x + 26, y + 20, 50, 32, turn), "#A85A20"),
            fill(oval(x + 20, y + 14, 36, 19, turn), "#D98F45"),
        ]
    return [
        *tray(),
        dots(scatter(15, 118, 1.2, (204, 194)), 19, "#EBC36A"),
        dots([(x - 5, y - 5) for x, y in scatter(15, 118, 1.2, (204, 194))], 7, "#F9E2A2"),
        *shapes,
        line("M300 120C322 136 322 160 308 172M90 262C110 280 136 282 152 274", TOMATO, 14),
        line("M286 264C304 270 322 262 328 246M176 188L196 204", "#5DA046", 14),
        leaves([(140, 152), (228, 142), (164, 246), (276, 236)], 30, DARK_GREEN, 250),
        dots([(320, 210), (92, 118)], 20, "#F2C230"),
        dots([(320, 210), (92, 118)], 14, "#FBE78A"),
    ]


def pancakes(p: Palette) -> list[Shape]:
    """Return a stack of pancakes with butter, berries and syrup."""
    syrup = (
        "M128 190C124 134 262 124 274 184C280 216 296 226 288 246C280 262 264 250 260 236"
        "C250 258 240 276 226 270C214 264 220 246 206 246C190 246 194 262 180 258"
        "C156 250 130 226 128 190Z"
    )
    return [
        *plate(p),
        disc(212, 220, 106, SHADOW),
        disc(208, 212, 106, "#B9742E"),
        disc(200, 206, 106, "#D79546"),
        disc(194, 196, 104, "#B9742E"),
        disc(194, 192, 102, "#E8B05E"),
        ring(194, 192, 90, "#D79546", 6),
        fill(syrup, "#A4521A"),
        line("M150 178C158 152 200 146 226 154", "#CE8037", 8),
        fill(box(172, 160, 52, 46, 9), "#F9DF86"),
        fill(box(172, 160, 52, 14, 7), "#FFF2B8"),
        dots([(112, 268), (138, 290), (290, 142)], 18, "#3B4A8C"),
        dots([(107, 262), (133, 284), (285, 136)], 5, "#7584C9"),
        dots([(114, 300), (310, 166)], 16, "#D6404E"),
        leaves([(128, 262), (300, 150)], 30, GREEN, 300),
    ]


def wrap(p: Palette) -> list[Shape]:
    """Return rolls cut open, on a plate."""
    shapes: list[Shape] = []
    for k, (x, y) in enumerate([(96, 128), (116, 198), (96, 268)]):
        shapes += [
            line(f"M{x + 26} {y + 8}H{x + 190}", SHADOW, 54),
            line(f"M{x + 26} {y}H{x + 186}", "#F3D79E", 52),
            line(f"M{x + 44} {y - 14}H{x + 176}", "#FBEBC6", 7),
            dots([(x + 88, y + 8), (x + 126, y - 2), (x + 156, y + 12)], 5, "#D3A655"),
            fill(oval(x + 196, y, 17, 27), "#FBEBC6"),
            fill(oval(x + 197, y, 12, 20), "#4F9A41" if k % 2 else TOMATO),
            fill(oval(x + 198, y + 4, 7, 11), "#F08A2E"),
        ]
    return [*plate(p), *shapes]


def flatbread(p: Palette) -> list[Shape]:
    """Return flatbreads, one on another, on a board."""
    return [
        *board(),
        disc(168, 220, 102, SHADOW),
        disc(162, 212, 102, "#D9A257"),
        disc(160, 209, 98, "#F0CB8C"),
        dots(scatter(13, 84, 0.5, (160, 209)), 9, "#B97B38"),
        disc(244, 192, 98, SHADOW),
        disc(238, 184, 98, "#D9A257"),
        disc(236, 181, 94, "#F4D59B"),
        dots(scatter(13, 80, 1.4, (236, 181)), 9, "#B97B38"),
        leaves([(214, 160), (252, 196), (236, 148)], 28, DARK_GREEN, 60),
        fill(leaf(110, 292, 44, 10), GREEN),
    ]
