"""Rows, lines and elements of dumps, whole and broken."""

import io
import json
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.sources.arrays import json_array
from skill.ingest.sources.item import Found, Item, Skipped
from skill.ingest.sources.records import json_lines, table
from tests.ingest import samples


def told(found: list[Found]) -> list[str]:
    """Return each record's title or, if left out, why."""
    return [_title(each) if isinstance(each, Item) else each.reason for each in found]


def _title(item: Item) -> str:
    held = json.loads(item.body)
    return held.get("title", "?") if isinstance(held, dict) else "?"


def test_an_array_is_read_one_by_one() -> None:
    """However it is laid out."""
    for indent in (None, 2):
        text = json.dumps(samples.layer1(5), indent=indent).encode()

        assert told(list(json_array(io.BytesIO(text), "x"))) == [
            f"Soup number {n}" for n in range(5)
        ]


def test_a_broken_element_costs_only_itself() -> None:
    """Reading goes on where the next one seems to begin; scraps are no recipes."""
    one, two, three = (json.dumps(each) for each in samples.layer1(3))
    text = f"[{one}, {two[:-40]}}}, {three}]".encode()

    found = told(list(json_array(io.BytesIO(text), "x")))

    assert found[:2] == ["Soup number 0", "element cannot be read"]
    assert found[-1] == "Soup number 2"
    assert "Soup number 1" not in found


class Endless:
    """A stream of one array that never ends; it counts what was read of it."""

    def __init__(self, element: bytes) -> None:
        self.element = element
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        """Return as much as is asked for."""
        self.given += size
        return (self.element * (size // len(self.element) + 1))[:size]


def test_an_array_is_never_held_whole() -> None:
    """Of an endless one the first elements come at once."""
    stream = Endless(json.dumps(samples.layer1(1)[0]).encode() + b",")
    found = json_array(cast(BinaryIO, stream), "x")

    for _ in range(100):
        assert isinstance(next(found), Item)
    assert stream.given < 2_000_000


def test_deep_nesting_is_left_out() -> None:
    """A hundred thousand brackets are no recipe."""
    soup = json.dumps(samples.layer1(1)[0])
    text = f'[{{"a": {"[" * 100_000}{"]" * 100_000}}}, {soup}]'.encode()

    found = told(list(json_array(io.BytesIO(text), "x")))

    assert found[-1] == "Soup number 0"
    assert "element cannot be read" in found


def test_a_table_survives_what_is_in_it() -> None:
    """Torn rows, NULs, broken UTF-8, quotes that never end."""
    text = b'title,ingredients\nA,x\nB\n\nC\0D,y\n"E ""\nF",z\n\xff\xfe,w\nG,h,i,j\n'

    found = told(list(table(io.BytesIO(text), "x")))

    assert found == ["A", "row is torn", "C D", 'E "\nF', "��", "row is torn"]


def test_a_quote_that_never_ends_costs_a_row() -> None:
    """It may not swallow the rest in silence."""
    rows = b"".join(b"A%d,x\n" % n for n in range(60_000))

    found = list(table(io.BytesIO(b'title,ingredients\n"' + rows), "x"))

    assert any(isinstance(each, Skipped) for each in found)
    assert len(found) > 10_000


@pytest.mark.parametrize("reader", [json_lines, table, json_array])
@given(text=st.binary(max_size=300))
def test_any_bytes_are_read(reader: object, text: bytes) -> None:
    """Nothing raises; what comes out is records."""
    assert callable(reader)
    for found in reader(io.BytesIO(text), "x"):
        assert isinstance(found, Item | Skipped)
