"""Bread, cakes, other sweet things and drinks."""

from skill.display.art.bowls import CREAM, DARK_GREEN, GREEN
from skill.display.art.dishes import baking_dish, board, bowl, plate
from skill.display.art.palettes import Palette
from skill.display.art.pans import CRUST, CRUST_DARK
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
    leaves,
    line,
    oval,
    ring,
    scatter,
    wedge,
)

COCOA, COCOA_LIGHT = "#4A2618", "#7A4630"
BERRY, BERRY_LIGHT = "#D6404E", "#F59AA0"


def bread(p: Palette) -> list[Shape]:
    """Return a scored loaf with two slices cut off."""
    scores = (
        "M120 166C136 180 136 214 122 232M164 158C182 176 182 220 166 240"
        "M208 162C224 180 224 216 210 234"
    )
    return [
        *board(),
        fill(oval(176, 212, 112, 68), SHADOW),
        fill(oval(170, 200, 112, 66), CRUST_DARK),
        fill(oval(168, 194, 106, 58), "#D0883A"),
        line("M84 178C104 150 150 138 190 140", "#E9B568", 9),
        line(scores, "#F6DDA6", 11),
        fill(oval(286, 210, 28, 56, 8), CRUST_DARK),
        fill(oval(289, 210, 21, 47, 8), "#FBE9C4"),
        fill(oval(322, 232, 26, 52, 14), CRUST_DARK),
        fill(oval(325, 232, 19, 43, 14), "#FBE9C4"),
        dots([(326, 220), (320, 246), (290, 198), (286, 226)], 4, "#E8CB90"),
        dots(scatter(12, 30, 0.6, (214, 300)), 2.6, "#F6DDA6"),
    ]


def cake(p: Palette) -> list[Shape]:
    """Return a round cake with fruit, a slice taken out."""
    return [
        *plate(p),
        fill(wedge(208, 212, 126, 62, 382), SHADOW),
        fill(wedge(200, 200, 126, 62, 382), "#C98A45"),
        fill(wedge(200, 197, 120, 62, 382), "#FDF0D8"),
        line(arc(200, 197, 108, 70, 374), "#F2D3B0", 10),
        dots(around(9, 84, 78), 17, BERRY),
        dots([(x - 5, y - 5) for x, y in around(9, 84, 78)], 5, BERRY_LIGHT),
        fill("M200 200L259 311L245 316L192 206Z", "#E3B06C"),
        fill("M200 200L317 247L311 260L196 210Z", "#B97737"),
        leaves(around(4, 60, 108), 26, GREEN, 90),
        disc(186, 178, 19, BERRY),
        disc(180, 172, 6, BERRY_LIGHT),
        leaves([(190, 168)], 28, DARK_GREEN, 300),
    ]


def cookies(p: Palette) -> list[Shape]:
    """Return cookies with chips of chocolate."""
    shapes: list[Shape] = []
    for k, (x, y) in enumerate([(150, 142), (254, 158), (138, 246), (238, 258)]):
        shapes += [
            disc(x + 5, y + 8, 60, SHADOW),
            disc(x, y, 60, "#B97737"),
            disc(x - 2, y - 3, 56, "#D99B55"),
            dots(scatter(8, 42, k, (x, y)), 9, COCOA),
            dots(scatter(5, 46, k + 2.5, (x, y)), 4, "#EBC08A"),
        ]
    return [*plate(p), *shapes]


def brownies(p: Palette) -> list[Shape]:
    """Return squares of something dark from the oven."""
    squares = [(104, 108), (208, 108), (104, 212), (208, 212)]
    shapes: list[Shape] = []
    for k, (x, y) in enumerate(squares):
        shapes += [
            fill(box(x + 5, y + 8, 92, 92, 14), SHADOW),
            fill(box(x, y, 92, 92, 14), COCOA),
            fill(box(x + 4, y + 4, 84, 78, 11), COCOA_LIGHT),
            line(
                f"M{x + 20} {y + 30}L{x + 38} {y + 46}L{x + 62} {y + 34}L{x + 74} {y + 54}",
                COCOA,
                4,
            ),
            dots(scatter(4, 32, k, (x + 46, y + 46)), 6, "#E3C08F"),
        ]
    return [*plate(p), *shapes]


def crumble(p: Palette) -> list[Shape]:
    """Return a crumble with a spoonful out of it."""
    crumbs = [(200 + (x - 200) * 1.28, y) for x, y in scatter(34, 92, 0.5)]
    return [
        *baking_dish(p, "#C0762C"),
        dots(crumbs, 16, "#E3A950"),
        dots(crumbs, 9, "#F3C878"),
        dots([(x + 14, y + 9) for x, y in crumbs[:20]], 5, "#B4692A"),
        fill(oval(258, 228, 62, 46, -20), "#8C3B1E"),
        fill(oval(258, 230, 52, 37, -20), "#E6B04E"),
        line(
            "M224 236C240 214 262 212 286 218M236 252C252 236 272 236 290 240",
            "#F8DC95",
            11,
        ),
        fill(oval(138, 160, 42, 33, -12), CREAM),
        fill(oval(130, 152, 22, 13, -12), "#FFFFFF"),
        leaves([(152, 150), (160, 156)], 30, GREEN, 300),
    ]


def fruit(p: Palette) -> list[Shape]:
    """Return a bowl of fruit in pieces."""
    slices = [(146, 160), (260, 240)]
    return [
        *bowl(p, "#F6D9A0"),
        dots([(222, 136), (150, 258), (118, 204), (272, 176)], 31, "#F39A2E"),
        dots([(222, 136), (150, 258), (118, 204), (272, 176)], 22, "#F8BA62"),
        dots(slices, 36, "#5DA046"),
        dots(slices, 30, "#B9DB6E"),
        dots(slices, 10, "#F4F6D0"),
        dots([p_ for s in slices for p_ in around(9, 18, 0, s)], 3, "#2E3B1C"),
        fill("".join(oval(x, y, 27, 23, 30) for x, y in [(200, 206), (212, 288)]), BERRY),
        dots(
            [(194, 200), (206, 212), (190, 212), (206, 282), (218, 292)], 2.6, BERRY_LIGHT
        ),
        dots([(176, 112), (246, 196), (196, 250), (104, 244), (292, 214)], 17, "#3B4A8C"),
        dots([(171, 107), (241, 191), (191, 245), (99, 239), (287, 209)], 5, "#8E9BD8"),
        leaves([(214, 178), (222, 184), (164, 214)], 36, DARK_GREEN, 320),
    ]


def frozen(p: Palette) -> list[Shape]:
    """Return scoops in a bowl."""
    return [
        *bowl(p, "#F3E0C2"),
        disc(156, 178, 58, "#E9C79A"),
        disc(154, 174, 55, "#FBE6BE"),
        disc(250, 176, 58, "#C94F63"),
        disc(248, 172, 55, "#EE8D98"),
        disc(204, 250, 58, COCOA),
        disc(202, 246, 55, COCOA_LIGHT),
        line("M122 166C132 146 152 136 172 140", "#FFF5DC", 8),
        line("M218 160C228 144 244 138 260 140", "#F9B9BF", 8),
        line("M172 240C180 222 196 214 212 216", "#A06A50", 8),
        dots(scatter(12, 34, 0.5, (204, 246)), 3.5, "#F0C987"),
        fill("M276 92L326 56L318 120Z", CRUST),
        line("M286 94L318 66M294 104L322 84", CRUST_DARK, 3),
        leaves([(196, 176), (206, 182)], 34, GREEN, 260),
    ]


def pudding(p: Palette) -> list[Shape]:
    """Return something creamy dusted with cinnamon."""
    return [
        *bowl(p, "#F3E3C6"),
        disc(200, 203, 112, "#FBF0DA"),
        line("M132 210C130 148 250 140 268 200C278 250 204 272 172 236", "#F1DDB6", 14),
        dots(scatter(44, 70, 0.4), 3.2, "#A4602A"),
        fill("M244 150C284 146 300 190 276 222C258 206 244 180 244 150Z", "#F5A32B"),
        fill("M226 140C256 150 264 190 248 216C230 196 222 166 226 140Z", "#F9BC55"),
        line("M120 252L178 286M132 236L190 270", "#8C4A22", 11),
        line("M120 252L178 286M132 236L190 270", "#B87443", 4),
        leaves([(250, 226), (258, 232)], 34, GREEN, 60),
    ]


def drink(p: Palette) -> list[Shape]:
    """Return a tall cold drink with ice, citrus and a straw."""
    glass = "M122 92H278L260 338C259 350 250 356 240 356H160C150 356 141 350 140 338Z"
    liquid = "M128 140H272L257 334C256 342 250 346 242 346H158C150 346 144 342 143 334Z"
    return [
        fill(oval(206, 356, 84, 14), SHADOW),
        line("M232 210L266 44L300 36", p.cloth, 11),
        fill(glass, "#FFFFFF2B"),
        fill(liquid, "#F2A63B"),
        fill("M128 140H272L268 190C220 214 180 170 132 196Z", "#F9CC6D"),
        fill(box(150, 166, 50, 46, 11) + box(196, 222, 48, 46, 11), "#FFFFFF66"),
        fill(box(158, 264, 44, 42, 10), "#FFFFFF4D"),
        line("M146 120L162 330", "#FFFFFF66", 8),
        disc(120, 104, 44, "#F2C230"),
        disc(120, 104, 36, "#FFF3B8"),
        *[fill(wedge(120, 104, 31, a + 5, a + 55), "#F7D445") for a in range(0, 360, 60)],
        leaves([(214, 132), (226, 138), (206, 128)], 44, GREEN, 220),
        leaves([(222, 128)], 40, DARK_GREEN, 300),
    ]


def hot_drink(p: Palette) -> list[Shape]:
    """Return a steaming mug."""
    steam = (
        "M158 96C142 74 174 62 158 36M206 92C190 70 222 58 206 32"
        "M254 96C238 74 270 62 254 36"
    )
    return [
        line(steam, "#FFFFFF4D", 9),
        fill(oval(202, 346, 128, 22), SHADOW),
        fill(oval(196, 336, 132, 22), p.well),
        line("M286 176C344 168 346 262 268 266", p.dish, 24),
        fill("M94 130H294V236C294 292 258 326 194 326C130 326 94 292 94 236Z", p.dish),
        fill("M94 130H128V236C128 280 146 312 176 325C122 320 94 288 94 236Z", SHEEN),
        line("M96 216H292", p.rim, 12),
        fill(oval(194, 132, 100, 30), p.rim),
        fill(oval(194, 133, 88, 24), COCOA_LIGHT),
        fill(oval(176, 130, 40, 11), "#F9E7CB"),
        fill(oval(222, 138, 26, 7), "#F9E7CB"),
    ]


def cocktail(p: Palette) -> list[Shape]:
    """Return a drink for grown-ups: a wide glass with a salted rim."""
    return [
        fill(oval(206, 352, 74, 14), SHADOW),
        line("M200 232V340", "#FFFFFF80", 10),
        line("M150 346H250", "#FFFFFF80", 11),
        fill("M84 104H316C312 186 262 236 200 236C138 236 88 186 84 104Z", "#FFFFFF2B"),
        fill("M96 132H304C296 190 254 224 200 224C146 224 104 190 96 132Z", "#A9CF4F"),
        fill("M96 132H304C302 148 298 160 292 170C230 150 170 190 104 160Z", "#CFE58A"),
        fill(box(150, 148, 44, 42, 10) + box(206, 164, 40, 38, 10), "#FFFFFF66"),
        line("M86 104H314", "#FFFFFF", 9),
        dots([(100 + 20 * k, 100) for k in range(11)], 5, "#F3F0E6"),
        disc(300, 98, 40, "#7FB23A"),
        disc(300, 98, 32, "#EAF5C0"),
        *[fill(wedge(300, 98, 27, a + 5, a + 55), "#B9DB6E") for a in range(0, 360, 60)],
        line("M116 128C124 168 142 194 166 206", "#FFFFFF66", 7),
    ]


def popcorn(p: Palette) -> list[Shape]:
    """Return a bowl of something to nibble."""
    spots = scatter(24, 116, 0.4, (200, 202))
    puffs = "".join(
        circle(x - 8, y, 11) + circle(x + 8, y - 3, 12) + circle(x, y + 9, 11)
        for x, y in spots
    )
    return [
        *bowl(p, "#C9872F"),
        fill(puffs, "#F7E2AE"),
        dots([(x + 4, y - 6) for x, y in spots], 8, "#FFF6DC"),
        dots(spots, 4, "#D39A3C"),
    ]


def ring_cake(p: Palette) -> list[Shape]:
    """Return a loaf cake or ring with icing and nuts."""
    drip = "".join(circle(x, y, 20) for x, y in around(12, 96, 5))
    return [
        *plate(p),
        disc(208, 214, 124, SHADOW),
        disc(200, 200, 124, CRUST_DARK),
        disc(200, 196, 120, CRUST),
        disc(200, 197, 98, CREAM),
        fill(drip, CREAM),
        disc(200, 200, 44, CRUST_DARK),
        disc(200, 203, 36, p.well),
        fill(
            "".join(
                oval(x, y, 13, 8, 40 * k) for k, (x, y) in enumerate(around(9, 78, 12))
            ),
            "#A86A32",
        ),
        ring(200, 197, 112, SHEEN, 4),
    ]
