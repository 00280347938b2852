"""How popular each recipe is, from a table of who rated what (``RAW_interactions.csv``)."""

import csv
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.ingest.sources.streams import PACKED_ERRORS, lines, opened

LEAST, MOST = 0.2, 0.95  # priors of a recipe nobody and everybody took
NAMES = ("recipe_id", "recipe")


def priors(path: Path) -> Mapping[str, float]:
    """Return a prior for each recipe that is in the table, by the log of its readers.

    Stars are left out: nearly all are five, and who cooks a recipe has said enough.
    """
    taken: Counter[str] = Counter()
    try:
        with opened(path) as stream:
            taken.update(_recipes(line for _, line in lines(stream) if line))
    except PACKED_ERRORS:
        return {}
    top = math.log1p(max(taken.values(), default=1))
    return {
        key: round(LEAST + (MOST - LEAST) * math.log1p(count) / top, 4)
        for key, count in taken.items()
    }


def _recipes(rows: Iterator[bytes]) -> Iterator[str]:
    """Yield the recipe of each row; a row that goes on over lines counts by its first."""
    first = (
        next(rows, b"").decode("utf-8", "replace").strip("\ufeff\r ").casefold().split(",")
    )
    place = next((first.index(name) for name in NAMES if name in first), None)
    if place is None:
        return
    for row in rows:
        try:
            fields = next(csv.reader([row.decode("utf-8", "replace")]), [])
        except csv.Error:
            continue
        if len(fields) > place and fields[place].isdecimal():
            yield fields[place]
