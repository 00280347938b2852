"""Bytes and lines within bounds."""

import gzip
import io
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.sources.streams import AT_LEAST, BombError, Guarded, lines, opened


@given(st.binary(max_size=200), st.integers(1, 40))
def test_lines_are_those_of_the_text(text: bytes, longest: int) -> None:
    """Each with its number; the too long are named, not read."""
    found = list(lines(io.BytesIO(text), longest))

    expected = text.split(b"\n")
    expected = expected[:-1] if expected[-1] == b"" else expected
    assert [number for number, _ in found] == list(range(1, len(expected) + 1))
    for (_, line), whole in zip(found, expected, strict=True):
        assert line == (whole if len(whole) <= longest else None)


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    """By its first bytes, whatever its name."""
    for number, packed in enumerate(
        (gzip.compress(b"soup"), lzma.compress(b"soup"), b"soup")
    ):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(packed)
        with opened(path) as stream:
            assert stream.read(10) == b"soup"


def test_a_bomb_is_defused(tmp_path: Path) -> None:
    """Far more out than in ends in an error."""
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(AT_LEAST + 10_000_000)))

    with opened(path) as stream, pytest.raises(BombError):
        for _ in lines(stream):
            pass


def test_a_guard_lets_through_what_it_may() -> None:
    """Exactly so many bytes, and none more."""
    assert Guarded(io.BytesIO(b"12345"), 5).read() == b"12345"
    with pytest.raises(BombError):
        Guarded(io.BytesIO(b"123456"), 5).read()
