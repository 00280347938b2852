"""Escaping for SSML."""

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from skill.speech.markup import escape, unescape

LETTERS = st.text(st.sampled_from("&<>;#xlgtamp'\" é"))


@given(LETTERS)
def test_it_escapes_as_the_standard_library_does(text: str) -> None:
    """And what was escaped comes back."""
    assert escape(text) == saxutils.escape(text)
    assert unescape(escape(text)) == text


@given(LETTERS)
def test_it_unescapes_as_the_standard_library_does(ssml: str) -> None:
    """Twice-escaped text is unescaped once."""
    assert unescape(ssml) == saxutils.unescape(ssml)
