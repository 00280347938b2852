"""What the rendered screens are judged with, judged itself: no browser needed."""

import pytest

from tests.display.render.expected import is_one_of
from tests.display.render.measured import Glass, TextBox, contrast, overlap

SPOT = Glass(480, 480, round=True)
SHOW = Glass(960, 480, round=False)


def test_a_corner_is_outside_a_round_glass_and_inside_a_square_one() -> None:
    """The mask cuts what the box of the screen would hold."""
    corner = (20.0, 20.0, 120.0, 60.0)

    assert SHOW.holds(corner)
    assert not SPOT.holds(corner)
    assert SPOT.holds((140.0, 220.0, 340.0, 260.0))


def test_what_is_beyond_an_edge_is_outside() -> None:
    """On any side."""
    assert not SHOW.holds((-2.0, 10.0, 50.0, 40.0))
    assert not SHOW.holds((900.0, 10.0, 962.0, 40.0))
    assert not SHOW.holds((10.0, 460.0, 50.0, 482.0))


def test_boxes_that_only_touch_do_not_overlap() -> None:
    """Less than a dp is the rounding of a pixel."""
    assert overlap((0, 0, 10, 10), (9.5, 0, 20, 10)) is None
    assert overlap((0, 0, 10, 10), (5, 5, 20, 20)) == (5, 5, 10, 10)


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [
        ("rgb(0, 0, 0)", "rgb(255, 255, 255)", 21.0),
        ("rgb(119, 119, 119)", "rgb(255, 255, 255)", 4.48),
    ],
)
def test_contrast_is_that_of_wcag(colour: str, ground: str, ratio: float) -> None:
    """Black on white, and the grey that just fails 4.5."""
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.01)
    assert contrast(ground, colour) == contrast(colour, ground)


def test_of_a_text_that_scrolls_only_what_is_in_its_window_is_seen() -> None:
    """A line below the window is a scroll away; one at its edge is seen in part."""
    text = TextBox(
        text="a b c",
        box=(0, 0, 100, 90),
        lines=((0, 0, 100, 30), (0, 30, 100, 60), (0, 60, 100, 90)),
        window=(0, 0, 100, 45),
        size=24,
        weight=400,
        colour="rgb(255, 255, 255)",
        ground="rgb(0, 0, 0)",
    )

    assert text.seen() == ((0, 0, 100, 30), (0, 30, 100, 45))


def test_a_text_cut_short_counts_only_with_an_ellipsis() -> None:
    """Where a line wraps, the space at its end is not drawn."""
    assert is_one_of("Apple crum…", {"Apple crumble"})
    assert is_one_of("Applecrumble", {"Apple crumble"})
    assert not is_one_of("Apple crum", {"Apple crumble"})
    assert not is_one_of("Pear crum…", {"Apple crumble"})
