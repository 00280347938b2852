"""Text of strangers: what is taken out, and what never is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest import clean


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("1 cup&nbsp;milk", "1 cup milk"),
        ("salt &amp;amp; pepper", "salt & pepper"),
        ("<b>2</b> <a href='x'>eggs</a>", "2 eggs"),
        ("▢ 1 cup sugar", "1 cup sugar"),
        ("- 200 g flour", "200 g flour"),
        ("almond\u00ads", "almonds"),
        ("crÃ¨me fraÃ®che", "crème fraîche"),
        ("butter\x00\x07, soft", "butter, soft"),
        ("  two\t\tblanks \r\n", "two blanks"),
        ("1 .5 cups", "1 .5 cups"),
        ("1 cup [oat milk | https://shop.example/x], warm", "1 cup oat milk, warm"),
        ("1 cup [oat milk](https://shop.example/x)", "1 cup oat milk"),
    ],
)
def test_a_line_is_made_plain(dirty: str, plain: str) -> None:
    """Entities, markup, bullets, unseen and control characters go."""
    assert clean.line(dirty, 100) == plain


@pytest.mark.parametrize(
    "text", ["<almonds>", "< 1 cup peanuts >", "<b almonds>", "2 <3 eggs", "a<milk"]
)
def test_what_is_no_tag_stays(text: str) -> None:
    """Angle brackets around a food hide nothing."""
    kept = clean.line(text, 100)

    assert all(word.strip("<>") in kept for word in text.split())


def test_a_tag_never_joins_two_words() -> None:
    """A word that markup cuts stays cut: unknown to the gate, not another food."""
    assert clean.line("pea<b>nut</b>s", 100) == "pea nut s"


def test_line_breaks_and_blocks_part_a_text() -> None:
    """A list in one field is several lines."""
    assert clean.lines("1 egg<br/>2 cups milk</li><li>salt\nflour", 100) == [
        "1 egg",
        "2 cups milk",
        "salt",
        "flour",
    ]


@pytest.mark.parametrize(
    "hard",
    [
        "<a " * 30_000,
        "&" * 100_000,
        "<a b=" + "x" * 100_000,
        "( " * 50_000,
        "Ã" * 90_000,
        "[a" * 50_000 + "://",
    ],
)
def test_nothing_takes_long(hard: str) -> None:
    """What backtracking would choke on is cleaned at once."""
    began = time.process_time()

    clean.line(hard, 100)

    assert time.process_time() - began < 2


@given(st.text(max_size=300))
def test_any_text_becomes_one_printable_line(text: str) -> None:
    """Nothing that controls a device is left."""
    kept = clean.line(text, 200)

    assert len(kept) <= 200
    assert kept.isprintable()
    assert kept == kept.strip()
