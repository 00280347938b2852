"""The pictures: every dish has one, in the colours of its kitchen, and small."""

import json
import re
import subprocess
import sys

import pytest

from skill.catalog.catalog import Catalog
from skill.display.art import bowls, pans, plates, sweets
from skill.display.art.chosen import COURSES, KINDS, Draw, kind_of, picture_of, welcome
from skill.display.art.palettes import FAMILIES, HOME, palette_of
from skill.display.art.shapes import SIZE
from skill.display.pictures import Picture
from skill.recommender.cuisines import REGIONS
from tests.display.render.measured import contrast

LARGEST = 6_800
DRAWN = sorted({draw for draw, _ in KINDS} | {*COURSES.values()}, key=lambda d: d.__name__)
PATH = re.compile(r"[MmLlHhVvCcSsQqAaZz\d\s.,-]+")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?|transparent")


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_a_picture_is_small_and_of_paths_alone(draw: Draw) -> None:
    """AVG 1.1: paths, colours, nothing that would have to be fetched."""
    shapes = list(draw(HOME))

    assert len(json.dumps(shapes, separators=(",", ":"))) < LARGEST
    for shape in shapes:
        assert shape["type"] == "path"
        assert PATH.fullmatch(str(shape["pathData"]))
        assert COLOUR.fullmatch(str(shape["fill"]))


def test_there_is_a_picture_for_every_kind_of_dish() -> None:
    """None is used for two kinds, and every course has one to fall back on."""
    assert len(DRAWN) >= 40
    assert len({draw for draw, _ in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("recipe", "draw"),
    [
        ("apple-crumble", sweets.crumble),
        ("banana-bread", sweets.bread),
        ("banana-oat-pancakes", pans.pancakes),
        ("butter-chicken", bowls.curry),
        ("chicken-tinga-tacos", plates.taco),
        ("classic-margarita", sweets.cocktail),
        ("mango-lassi", sweets.drink),
        ("mushroom-risotto", bowls.rice),
        ("shakshuka", pans.eggs),
        ("shepherds-pie", pans.bake),
        ("pad-thai", bowls.noodles),
        ("tabbouleh", plates.salad),
        ("tzatziki", bowls.dip),
    ],
)
def test_a_recipe_looks_like_what_it_is_called(recipe: str, draw: Draw) -> None:
    """By title, then by tags, then by course."""
    found = Catalog.load().get(recipe)

    assert found is not None
    assert kind_of(found) is draw


def test_few_recipes_are_known_by_their_course_alone() -> None:
    """The plate of meat stands for what has no better picture."""
    every = Catalog.load().all()
    plain = [one.title for one in every if kind_of(one) is plates.meat]

    assert len(plain) < len(every) / 5


def test_every_cuisine_of_the_catalogue_has_colours_of_its_own() -> None:
    """Home is for the ones that nobody has heard of."""
    cuisines = {one.cuisine for one in Catalog.load().all() if one.cuisine}

    assert sorted(c for c in cuisines - set(REGIONS) if palette_of(c) is HOME) == []
    assert palette_of("Puerto Rican") is palette_of("mexican")
    assert palette_of("atlantean") is HOME


def test_no_cuisine_is_of_two_families() -> None:
    """Else the second would never be seen."""
    names = [name for names, _ in FAMILIES.values() for name in names.split()]

    assert len(names) == len(set(names))


def test_a_dish_stands_out_from_its_table() -> None:
    """At least three to one, as WCAG wants of graphics (2.2, 1.4.11), or by its rim."""
    for _, palette in FAMILIES.values():
        against = (
            contrast(_rgb(c), _rgb(palette.light)) for c in (palette.dish, palette.rim)
        )
        assert max(against) >= 2.5, palette


def _rgb(hexadecimal: str) -> str:
    parts = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({', '.join(map(str, parts))})"


def test_a_picture_carries_the_table_that_it_stands_on() -> None:
    """One canvas, one colour around it; the greeting has the colours of home."""
    found = Catalog.load().get("shakshuka")
    assert found is not None

    picture = Picture(found)

    assert picture.graphic() == picture_of(found)
    assert (picture.graphic()["width"], picture.graphic()["height"]) == (SIZE, SIZE)
    assert picture.table == palette_of(found.cuisine).table
    assert (Picture().table, Picture().graphic()) == (HOME.table, welcome())


def test_nothing_is_drawn_where_nothing_is_shown() -> None:
    """A turn without a screen does not even load what draws."""
    program = (
        "import sys; import skill.intents.shown, skill.intents.pages; "
        "sys.exit('skill.display.art.chosen' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
