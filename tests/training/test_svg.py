"""Plots are drawn to scale, told in words, and safe to put into a page."""

import re
from xml.etree import ElementTree

import pytest

from skill.training.svg import Axis, Mark, whiskers

SVG = "{http://www.w3.org/2000/svg}"
MARKS = [Mark("ours", 12.0, 9.0, 15.0), Mark("theirs", 8.0, 7.0, 9.0, "baseline")]


def drawn(marks: list[Mark], axis: Axis) -> ElementTree.Element:
    """Return the plot as a tree: what is not XML is refused."""
    text = whiskers(marks, axis).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1)
    return ElementTree.fromstring(text)


def test_dots_stand_within_their_whiskers_and_in_order() -> None:
    """What is larger stands further to the right; the line stands at its value."""
    plot = drawn(MARKS, Axis("Conversion", reference=8.0, reference_name="base"))

    dots = [float(one.get("cx", "")) for one in plot.iter(f"{SVG}circle")]
    lines = [e for e in plot.iter(f"{SVG}line") if e.get("class") == "whisker"]
    ends = [(float(e.get("x1", "")), float(e.get("x2", ""))) for e in lines]
    [base] = [e for e in plot.iter(f"{SVG}line") if e.get("class") == "reference"]
    assert all(low < dot < high for (low, high), dot in zip(ends, dots, strict=True))
    assert dots[0] > dots[1] == float(base.get("x1", ""))


def test_a_plot_is_told_in_words() -> None:
    """To whoever cannot see it: every name, value and interval."""
    plot = drawn(MARKS, Axis("Conversion", "{:.0f} %"))

    told = plot.findtext(f"{SVG}desc") or ""
    assert plot.get("role") == "img"
    assert "ours: 12 %, between 9 % and 15 %" in told
    assert "theirs: 8 %" in told


@pytest.mark.parametrize(
    "marks",
    [[], [Mark("one", 0, 0, 0)], [Mark("below", -3, -5, 1)], [Mark("tiny", 1e-9, 0, 2e-9)]],
)
def test_any_numbers_can_be_drawn(marks: list[Mark]) -> None:
    """None, nothing but zeros, negative ones, tiny ones; ticks are round and few."""
    plot = drawn(marks, Axis("x", "{:g}"))

    ticks = [e for e in plot.iter(f"{SVG}text") if e.get("class") == "tick"]
    assert 2 <= len(ticks) <= 12
    assert all(re.fullmatch(r"-?[\d.e-]+", tick.text or "") for tick in ticks)


def test_names_are_written_as_names() -> None:
    """Whatever is in them."""
    plot = whiskers([Mark("<b>&", 1, 0, 2, 'a"b')], Axis('"title" <x>'))

    assert "<b>" not in plot
    assert "<x>" not in plot
    assert "&lt;b&gt;&amp;" in plot
