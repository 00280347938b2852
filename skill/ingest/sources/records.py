"""Records of tables and dumps: CSV rows and JSON lines.

Each comes out as the JSON of one object, whatever it came from.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from skill.ingest.sources.item import Found, Item, Skipped
from skill.ingest.sources.streams import lines

FIELDS = 60  # columns of a table


def json_lines(stream: BinaryIO, where: str) -> Iterator[Found]:
    """Yield each line as a record; what is in it is somebody else's to read."""
    for number, line in lines(stream):
        place = f"{where}:{number}"
        if line is None:
            yield Skipped(place, "line too long")
        elif line.strip(b" \t\r\0,[]\xef\xbb\xbf"):
            yield Item("record", place, line.strip(b" \t\r\0,"))


def table(
    stream: BinaryIO, where: str, priors: Mapping[str, float] | None = None
) -> Iterator[Found]:
    """Yield each row of a CSV file as a record, by the names in its first row."""
    skipped: list[Found] = []
    text = _text_lines(stream, where, skipped)
    first = next(text, "")
    rows = csv.reader(_chained(first, text), delimiter=_delimiter(first))
    names = _row(rows, where) or []
    names = [name.strip("\ufeff ").casefold() for name in names]
    yield from skipped
    while True:
        skipped.clear()
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            yield Skipped(f"{where}:{rows.line_num}", "row cannot be read")
            continue
        yield from skipped
        yield from _record(names, row, f"{where}:{rows.line_num}", priors or {})
    yield from skipped


def _row(rows: Iterator[list[str]], where: str) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error:
        return None


def _record(
    names: list[str], row: list[str], where: str, priors: Mapping[str, float]
) -> Iterator[Found]:
    """Yield one row as a record; a row that is shorter or longer than the first is torn."""
    if not any(row):
        return
    if len(row) != len(names) or len(row) > FIELDS:
        yield Skipped(where, "row is torn")
        return
    fields = {
        name or f"column {n}": v for n, (name, v) in enumerate(zip(names, row, strict=True))
    }
    prior = priors.get(fields.get("id", ""))
    yield Item("record", where, json.dumps(fields).encode(), prior)


def _text_lines(stream: BinaryIO, where: str, skipped: list[Found]) -> Iterator[str]:
    """Yield the lines as text with their ends, so that quoted fields may go on."""
    for number, line in lines(stream):
        if line is None:
            skipped.append(Skipped(f"{where}:{number}", "line too long"))
            yield "\n"
            continue
        yield line.decode("utf-8", "replace").replace("\0", " ").rstrip("\r") + "\n"


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(first: str) -> str:
    return "\t" if first.count("\t") > first.count(",") else ","
