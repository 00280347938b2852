"""What comes on a plate."""

from skill.display.art.bowls import CREAM, DARK_GREEN, GREEN, PALE_GREEN
from skill.display.art.dishes import fork_and_knife, plate
from skill.display.art.palettes import Palette
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
    scatter,
    wedge,
)

TOMATO, TOMATO_LIGHT = "#D8432F", "#F0826B"


def pasta(p: Palette) -> list[Shape]:
    """Return a nest of spaghetti with sauce and basil."""
    nest = "".join(arc(200, 202, r, 12 * r, 12 * r + 292) for r in (26, 42, 58, 74, 90))
    return [
        *plate(p),
        disc(202, 206, 104, SHADOW),
        disc(200, 202, 102, "#E0A43C"),
        line(nest, "#F6CF6F", 11),
        line(arc(200, 202, 66, 20, 250), "#FBE3A0", 4),
        fill(
            "M154 192C150 154 200 140 232 156C268 170 260 226 228 240"
            "C196 256 158 236 154 192Z",
            TOMATO,
        ),
        fill("M168 190C166 166 196 154 222 166C238 172 216 190 168 190Z", TOMATO_LIGHT),
        dots([(178, 212), (226, 206), (208, 176)], 15, "#7E2D1C"),
        dots([(174, 207), (222, 201), (204, 171)], 6, "#B5583F"),
        leaves([(196, 198), (206, 200), (198, 206)], 44, DARK_GREEN, 200),
        dots(scatter(16, 84, 1.7), 3, "#FFF6DF"),
        *fork_and_knife(),
    ]


def salad(p: Palette) -> list[Shape]:
    """Return leaves with tomatoes, cucumber, onion and cheese."""
    points = around(11, 66, 8)
    outer = "".join(
        leaf(x, y, 64, 8 + 360 * k / 11, 0.5) for k, (x, y) in enumerate(points)
    )
    inner = "".join(
        leaf(x, y, 58, 40 + 360 * k / 7, 0.5) for k, (x, y) in enumerate(around(7, 26, 40))
    )
    cucumbers = [(148, 170), (238, 246), (192, 254)]
    return [
        *plate(p),
        fill(outer, "#4C8F3C"),
        fill(inner, "#77B850"),
        dots(cucumbers, 25, "#4F9149"),
        dots(cucumbers, 20, "#D7EBA8"),
        dots([(x + dx, y) for x, y in cucumbers for dx in (-6, 6)], 2.6, "#A9CF6B"),
        dots([(246, 166), (152, 230), (206, 138)], 23, TOMATO),
        dots([(240, 159), (146, 223), (200, 131)], 8, TOMATO_LIGHT),
        fill(box(186, 186, 34, 30, 5) + box(258, 206, 28, 26, 5), "#FFF8E6"),
        fill(box(120, 190, 26, 24, 5), "#FFF8E6"),
        line(circle(212, 212, 27) + circle(176, 200, 20), "#B9609B", 5),
        dots([(270, 186), (180, 152), (228, 268)], 10, "#3B3350"),
        dots([(270, 186), (180, 152), (228, 268)], 4, p.well),
    ]


def roast(p: Palette) -> list[Shape]:
    """Return a roast bird among carrots, potatoes and thyme."""
    body = (
        "M200 96C262 96 292 150 284 204C278 252 244 276 200 276C156 276 122 252 116 204"
        "C108 150 138 96 200 96Z"
    )
    legs = "M142 236C112 250 104 286 128 298M258 236C288 250 296 286 272 298"
    around_it = [(104, 262), (92, 190), (296, 262), (308, 190), (200, 306), (160, 302)]
    return [
        *plate(p),
        dots(around_it, 21, "#E9BD62"),
        dots([(x - 5, y - 6) for x, y in around_it], 8, "#F8DE9A"),
        line(
            "M96 232L118 214M304 232L282 214M228 312L252 298M106 150L120 164", "#EF8430", 16
        ),
        fill(body, "#A85A20"),
        fill(
            "M200 106C252 106 280 150 272 198C266 238 236 258 200 258"
            "C164 258 134 238 128 198C120 150 148 106 200 106Z",
            "#C97730",
        ),
        line("M200 118V236", "#A85A20", 5),
        fill("M186 126C154 132 140 168 146 204C160 198 182 166 186 126Z", "#E7A251"),
        line(legs, "#8F4A18", 34),
        line(legs, "#C97730", 24),
        dots([(128, 300), (272, 300)], 10, CREAM),
        leaves(
            [(200, 152), (224, 188), (180, 206), (300, 150), (120, 128)], 30, DARK_GREEN
        ),
        leaves([(206, 164), (216, 198), (290, 140)], 24, GREEN, 300),
        *fork_and_knife(),
    ]


def fish(p: Palette) -> list[Shape]:
    """Return a whole fish with lemon and dill."""
    body = "M88 208C118 146 214 130 276 196C214 268 118 262 88 208Z"
    scales = "".join(
        arc(x, y, 15, -70, 70) for x in (158, 184, 210) for y in (182, 204, 226)
    )
    return [
        *plate(p),
        fill("M264 198L326 150C318 180 318 216 330 248Z", "#5E7F93"),
        fill("M180 152C200 128 232 136 238 160Z", "#5E7F93"),
        fill(body, "#8FB1C2"),
        fill("M96 220C126 262 214 266 268 204C214 232 140 236 96 220Z", "#D5E4E8"),
        line(scales, "#5E7F93", 4),
        line("M136 168C146 192 146 220 138 240", "#5E7F93", 5),
        disc(116, 198, 9, "#FFFFFF"),
        disc(115, 198, 5, "#22313B"),
        dots([(168, 286), (214, 292)], 28, "#F2C230"),
        dots([(168, 286), (214, 292)], 22, "#FBE78A"),
        line("M168 266V306M148 286H188M214 272V312M194 292H234", "#F2C230", 3),
        leaves([(128, 132), (150, 122), (266, 262), (284, 246)], 38, DARK_GREEN, 330),
        line("M112 142L166 110M256 276L300 238", GREEN, 4),
        *fork_and_knife(),
    ]


def taco(p: Palette) -> list[Shape]:
    """Return three tacos in a row, with lime."""
    return [
        *plate(p),
        *_taco(104, 118),
        *_taco(118, 186),
        *_taco(104, 254),
        fill(wedge(286, 160, 40, 20, 200), "#7FB23A"),
        fill(wedge(285, 161, 31, 20, 200), "#DDEFA4"),
        dots([(292, 232), (302, 252), (286, 268)], 10, TOMATO),
        leaves([(278, 214), (300, 216)], 26, GREEN, 20),
    ]


def _taco(x: float, y: float) -> list[Shape]:
    """Return a folded tortilla whose filling shows at the top."""
    fold = f"M{x} {y + 58}C{x - 4} {y - 18} {x + 166} {y - 18} {x + 162} {y + 58}Z"
    filling = [(x + 22 + 24 * k, y + 8 - 9 * (1 - abs(k - 2.5) / 2.5)) for k in range(6)]
    return [
        fill(fold, SHADOW),
        leaves([(a - 4, b) for a, b in filling], 34, "#69AE48", 240),
        dots(filling[::2], 13, TOMATO),
        dots(filling[1::2], 14, "#8A4A26"),
        fill(
            f"M{x} {y + 54}C{x + 4} {y + 2} {x + 158} {y + 2} {x + 162} {y + 54}Z",
            "#F2BE57",
        ),
        line(
            f"M{x + 22} {y + 40}C{x + 60} {y + 20} {x + 104} {y + 20} {x + 140} {y + 40}",
            "#FADA8F",
            6,
        ),
        dots([(x + 50, y + 44), (x + 92, y + 40), (x + 124, y + 47)], 5, "#D79A35"),
    ]


def dumplings(p: Palette) -> list[Shape]:
    """Return filled parcels around a saucer of sauce."""
    middle = around(6, 92, 30, (200, 202))
    parcels = [
        shape
        for k, (x, y) in enumerate(middle)
        for shape in (
            fill(oval(x + 3, y + 5, 40, 27, 60 * k + 120), SHADOW),
            fill(oval(x, y, 40, 27, 60 * k + 120), "#C98F45"),
            fill(oval(x, y - 3, 38, 25, 60 * k + 120), "#FBEFD2"),
        )
    ]
    pleats = "".join(oval(x, y, 26, 10, 60 * k + 120) for k, (x, y) in enumerate(middle))
    return [
        *plate(p),
        *parcels,
        line(pleats, "#DDB878", 5),
        disc(200, 202, 42, p.rim),
        disc(200, 202, 33, "#4A1F14"),
        line(arc(200, 202, 22, 200, 280), "#8C4A34", 5),
        dots(scatter(6, 20, 0.4, (200, 204)), 4, PALE_GREEN),
        leaves([(104, 132), (292, 272)], 34, GREEN, 20),
    ]


def meat(p: Palette) -> list[Shape]:
    """Return sliced meat or fillets with greens and sauce."""
    beans = "".join(
        f"M{104 + 7 * k} {236 + 9 * k}C{140 + 5 * k} {214 + 11 * k} {168 + 4 * k} "
        f"{226 + 11 * k} {196 + 3 * k} {244 + 9 * k}"
        for k in range(5)
    )
    slices = [(166, 146), (204, 158), (240, 174), (272, 196)]
    shapes: list[Shape] = []
    for x, y in slices:
        shapes += [
            fill(oval(x + 4, y + 6, 50, 31, 68), SHADOW),
            fill(oval(x, y, 50, 31, 68), "#9A4E25"),
            fill(oval(x - 5, y + 2, 41, 24, 68), "#DF9A6B"),
        ]
    return [
        *plate(p),
        fill("M110 150C160 110 280 130 300 216C280 262 150 220 110 150Z", "#C4832F"),
        line(beans, "#4E9440", 10),
        line(beans, "#7DBB59", 3),
        *shapes,
        dots(scatter(9, 34, 0.2, (250, 262)), 11, "#F0CB78"),
        leaves([(196, 128), (222, 142), (286, 250)], 30, DARK_GREEN, 330),
        *fork_and_knife(),
    ]


def skewers(p: Palette) -> list[Shape]:
    """Return meatballs on sticks with tomatoes and a sauce."""
    shapes: list[Shape] = []
    for k in range(3):
        x, y = 96 + 18 * k, 150 + 56 * k
        shapes += [
            line(f"M{x - 30} {y + 22}L{x + 208} {y - 48}", "#C99A5B", 6),
            *_skewer(x, y),
        ]
    return [
        *plate(p),
        *shapes,
        disc(286, 270, 34, p.rim),
        disc(286, 270, 26, CREAM),
        leaves([(280, 262)], 26, GREEN, 20),
        leaves([(112, 276), (136, 292)], 34, DARK_GREEN, 320),
    ]


def _skewer(x: float, y: float) -> list[Shape]:
    on_it = [(x + 6 + 40 * j, y + 12 - 11.8 * j) for j in range(5)]
    return [
        dots([(a + 3, b + 6) for a, b in on_it], 24, SHADOW),
        dots(on_it[::2], 24, "#84421F"),
        dots([(a - 7, b - 7) for a, b in on_it[::2]], 9, "#B56C3D"),
        dots(on_it[1:2], 21, TOMATO),
        dots(on_it[3:4], 21, "#67A646"),
        dots([(a - 6, b - 6) for a, b in on_it[1::2]], 7, SHEEN),
    ]


def vegetables(p: Palette) -> list[Shape]:
    """Return roast vegetables: carrots, broccoli, beans."""
    carrots = [(110, 150, 8), (122, 196, 2), (112, 240, -8)]
    shapes: list[Shape] = []
    for x, y, turn in carrots:
        shapes.append(fill(leaf(x, y, 124, turn, 0.2), "#EE7F2B"))
        shapes.append(line(f"M{x + 24} {y}h10M{x + 50} {y + 3}h12", "#F9B777", 4))
        shapes.append(leaves([(x + 4, y - 4), (x + 4, y + 4)], 24, GREEN, 160))
    florets = [(256, 150), (284, 178), (250, 190), (276, 222)]
    return [
        *plate(p),
        *shapes,
        line("M262 200L246 242M282 212L262 250", "#A9CF6B", 13),
        dots(florets, 27, "#3F8240"),
        dots([(x - 7, y - 7) for x, y in florets], 13, "#69AE58"),
        dots(scatter(8, 36, 0.5, (200, 272)), 12, "#E9C267"),
        dots(scatter(18, 100, 0.9), 2.6, "#FFF8E6"),
        *fork_and_knife(),
    ]
