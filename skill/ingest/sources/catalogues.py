"""A catalogue as a source: its rows, to be labelled anew or merged with others."""

import json
from collections.abc import Iterator
from pathlib import Path

from skill.catalog.columns import open_columns
from skill.catalog.errors import CatalogUnreadableError
from skill.catalog.manifest import NAME, About
from skill.catalog.rows import to_row
from skill.ingest.sources.item import Found, Item


def about_of(path: Path) -> About | None:
    """Return what a catalogue says of itself; None where there is none."""
    if not (path / NAME).is_file():
        return None
    try:
        return open_columns(path).about
    except CatalogUnreadableError:
        return None


def rows(path: Path) -> Iterator[Found]:
    """Yield the rows of a catalogue.

    Raises:
        CatalogUnreadableError: it is broken.
    """
    for recipe in open_columns(path).recipes():
        yield Item("row", recipe.id, json.dumps(to_row(recipe)).encode())
