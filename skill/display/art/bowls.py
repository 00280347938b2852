"""What comes in a bowl or a pot."""

from skill.display.art.dishes import bowl, chopsticks, pot, spoon
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
    ring,
    scatter,
)

GREEN, DARK_GREEN, PALE_GREEN = "#5FA344", "#3A7A37", "#A9CF6B"
CREAM, RICE = "#FFF3DA", "#FBF5E6"


def noodles(p: Palette) -> list[Shape]:
    """Return noodles in broth, with an egg and scallions."""
    strands = "".join(
        f"M{88 + 4 * k} {256 - 14 * k}C{146 + 6 * k} {216 - k} {206 - 2 * k} "
        f"{300 - 12 * k} {312 - 4 * k} {246 - 13 * k}"
        for k in range(9)
    )
    rings = "".join(circle(x, y, 8) for x, y in scatter(7, 46, 1, (232, 262)))
    return [
        *bowl(p, "#B4642A"),
        dots(scatter(14, 112, 0.4), 5, "#E3A04D"),
        line(strands, "#D99A3F", 12),
        line(strands, "#F8D98C", 7),
        fill(oval(256, 152, 46, 38, 20), "#FFFDF6"),
        disc(258, 154, 21, "#F7A62B"),
        disc(252, 148, 7, SHEEN),
        fill(oval(140, 152, 46, 30, -35), "#C9705A"),
        line(
            "M112 164C128 150 148 138 166 130M124 174C142 160 160 150 172 142", "#F0B7A0", 5
        ),
        line(rings, PALE_GREEN, 5),
        leaves([(170, 250), (150, 226)], 34, DARK_GREEN, 120),
        *chopsticks(),
    ]


def soup(p: Palette) -> list[Shape]:
    """Return a smooth soup with a swirl of cream and herbs."""
    swirl = (
        "M138 210C138 150 232 142 246 196C256 240 190 256 178 216C172 196 196 186 206 200"
    )
    return [
        *bowl(p, "#DE6B2F"),
        disc(200, 203, 112, "#E87B3A"),
        line(swirl, CREAM, 11),
        line("M246 250C266 238 280 218 284 196", "#F39A5C", 8),
        leaves([(150, 264), (262, 142), (240, 266)], 34, DARK_GREEN, 10),
        leaves([(168, 276), (276, 160)], 26, GREEN, 300),
        dots(scatter(16, 96, 2.2), 3.5, "#8C3A1B"),
        *spoon(),
    ]


def stew(p: Palette) -> list[Shape]:
    """Return a pot of stew: meat, carrots, potatoes, peas."""
    meat = [(150, 160), (246, 184), (186, 250), (136, 222), (258, 254)]
    chunks = "".join(box(x - 23, y - 19, 46, 38, 13) for x, y in meat)
    potatoes = "".join(
        oval(x, y, 24, 18, 30) for x, y in [(204, 142), (286, 214), (160, 284)]
    )
    return [
        *pot(p, "#6B3119"),
        disc(200, 203, 110, "#7C3B1F"),
        fill(chunks, "#4B2213"),
        line("M136 152H162M232 176H258M172 242H198M244 246H270", "#8A5031", 6),
        fill(potatoes, "#F0CF86"),
        dots([(206, 206), (234, 136), (120, 188), (226, 290), (98, 222)], 17, "#F0852D"),
        dots([(206, 206), (234, 136), (120, 188), (226, 290), (98, 222)], 8, "#F9AE5E"),
        dots(scatter(15, 104, 1.1), 6, "#8FBF4D"),
        leaves([(188, 190), (214, 232)], 30, DARK_GREEN, 250),
    ]


def curry(p: Palette) -> list[Shape]:
    """Return a curry beside rice, with cream and coriander."""
    grains = "".join(oval(x, y, 7, 2.6, 47 * k) for k, (x, y) in enumerate(_rice_points()))
    return [
        *bowl(p, "#D9801F"),
        fill("M100 128C160 150 170 250 118 298A126 126 0 0 1 100 128Z", RICE),
        fill("M100 128C160 150 170 250 118 298A126 126 0 0 1 100 128Z", SHEEN),
        fill(grains, "#E5D8B8"),
        dots([(216, 158), (264, 202), (210, 246), (258, 268), (274, 146)], 24, "#A9540F"),
        dots([(212, 152), (260, 196), (206, 240), (254, 262), (270, 140)], 17, "#E9A043"),
        line("M186 186C220 208 246 228 300 222", CREAM, 7),
        leaves([(236, 176), (228, 276), (288, 236), (190, 214)], 32, GREEN, 200),
        leaves([(246, 190), (218, 286)], 26, DARK_GREEN, 320),
        dots(scatter(9, 62, 0.6, (244, 206)), 4, "#B3261E"),
    ]


def _rice_points() -> list[tuple[float, float]]:
    return [(x, y) for x, y in scatter(26, 66, 0, (112, 212)) if 84 < x < 146]


def rice(p: Palette) -> list[Shape]:
    """Return a bowl of rice with what lies on it in sections."""
    grains = "".join(
        oval(x, y, 7, 2.6, 61 * k) for k, (x, y) in enumerate(scatter(40, 118))
    )
    strips = "".join(
        f"M{214 + 11 * k} {106 + 6 * k}L{240 + 9 * k} {176 + 5 * k}" for k in range(6)
    )
    return [
        *bowl(p, RICE),
        fill(grains, "#E2D4B2"),
        fill("M200 203L104 122A126 126 0 0 1 204 78Z", "#5A9E3E"),
        leaves([(150, 146), (176, 112), (186, 168), (134, 128)], 42, "#84C25B", 20),
        line(strips, "#F08A2E", 9),
        fill(box(212, 218, 78, 24, 12), "#8E4427"),
        fill(box(204, 248, 78, 24, 12), "#A2542F"),
        fill(box(190, 278, 66, 22, 11), "#8E4427"),
        line("M226 226H270M218 256H262M204 286H240", "#D98B55", 5),
        dots(scatter(22, 112, 2.4), 3, "#2E2A25"),
        *chopsticks(),
    ]


def porridge(p: Palette) -> list[Shape]:
    """Return something creamy with fruit and seeds in rows."""
    slices = [(128, 178), (146, 138), (182, 112), (124, 222)]
    berries = [(268, 168), (288, 204), (276, 242), (246, 136), (250, 206), (248, 272)]
    return [
        *bowl(p, "#F3E3C6"),
        disc(200, 203, 112, "#F8ECD6"),
        line("M150 262C180 290 226 282 236 254", "#EAD2A6", 9),
        dots(slices, 25, "#F5DC86"),
        dots(slices, 18, "#FBEBB0"),
        dots([(x + dx, y + 2) for x, y in slices for dx in (-5, 5)], 2.4, "#9A7A3A"),
        dots(berries, 19, "#3B4A8C"),
        dots([(x - 5, y - 6) for x, y in berries], 5, "#7584C9"),
        dots([(222, 166), (214, 232), (226, 116)], 17, "#D6404E"),
        dots([(218, 160), (210, 226), (222, 110)], 4, "#F59AA0"),
        leaves([(196, 200), (206, 196)], 36, GREEN, 200),
        dots(scatter(20, 44, 0.3, (166, 250)), 3.5, "#7A5230"),
    ]


def dip(p: Palette) -> list[Shape]:
    """Return a dip in a small bowl, among sticks of vegetables."""
    sticks = "".join(
        f"M{x:.0f} {y:.0f}L{200 + (x - 200) * 0.72:.0f} {200 + (y - 200) * 0.72:.0f}"
        for x, y in around(14, 168)
    )
    greens = "".join(
        f"M{x:.0f} {y:.0f}L{200 + (x - 200) * 0.72:.0f} {200 + (y - 200) * 0.72:.0f}"
        for x, y in around(14, 164, 13)
    )
    return [
        disc(207, 214, 172, SHADOW),
        disc(200, 200, 172, p.well),
        line(sticks, "#F08A2E", 15),
        line(greens, "#8DBF57", 15),
        disc(204, 208, 112, SHADOW),
        disc(200, 200, 108, p.dish),
        ring(200, 200, 101, p.rim, 8),
        disc(200, 202, 88, "#EAD3A0"),
        line("M152 206C150 160 228 148 244 194C256 232 202 250 184 222", "#F6E6C0", 12),
        line(arc(200, 202, 62, 20, 120), "#C98A2B", 7),
        dots(scatter(11, 58, 1.5), 5, "#B5452C"),
        leaves([(196, 188), (214, 214)], 28, DARK_GREEN, 210),
    ]


def beans(p: Palette) -> list[Shape]:
    """Return a bowl of beans or lentils with a wedge of lime."""
    spots = scatter(34, 112, 0.8, (200, 204))
    every = "".join(oval(x, y, 14, 9, 53 * k) for k, (x, y) in enumerate(spots))
    light = "".join(oval(x - 3, y - 3, 5, 2.5, 53 * k) for k, (x, y) in enumerate(spots))
    return [
        *bowl(p, "#7A2F1C"),
        fill(every, "#A9452B"),
        fill(light, "#DD8A63"),
        fill(oval(196, 176, 40, 28, -12), CREAM),
        line("M174 178C190 164 210 166 222 172", "#F0DDB4", 6),
        leaves([(188, 160), (206, 166), (158, 240), (258, 236)], 32, GREEN, 230),
        fill(leaf(250, 130, 66, 48, 0.6), "#8CBF3F"),
        fill(leaf(256, 138, 50, 48, 0.5), "#DDEFA4"),
    ]
