"""A catalogue as columns: rows in the order of their prior, read by memory mapping.

A folder holds one ``.npy`` file an array and ``manifest.json``, which says what each of
them must be.  ``write`` streams recipes in bounded memory and leaves a whole catalogue or
none; ``open_columns`` takes about a millisecond, whatever the size.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from skill.catalog.arrays import Array, mapped
from skill.catalog.errors import CatalogUnreadableError
from skill.catalog.facts import key_of
from skill.catalog.manifest import About, Manifest, read_manifest
from skill.catalog.texts import from_text
from skill.domain.recipes import Recipe
from skill.food.readings import Reading

Rows = NDArray[np.int32]
REMEMBERED = 1 << 16  # ids whose rows are kept once they were looked up


@dataclass(frozen=True)
class Columns:
    """The arrays of a catalogue, each taken from its folder when it is first asked for."""

    manifest: Manifest
    folder: Path | None = None
    arrays: dict[str, Array] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return self.manifest["recipes"]

    def __getitem__(self, name: str) -> Array:
        """Return an array.

        Raises:
            CatalogUnreadableError: there is none, or not the one that was written.
        """
        if name not in self.arrays:
            if self.folder is None:
                raise CatalogUnreadableError(Path(name), "no such array")
            self.arrays[name] = mapped(self.folder, self.manifest["arrays"], name)
        return self.arrays[name]

    def ints(self, name: str) -> NDArray[np.integer]:
        """Return an array of whole numbers."""
        return cast("NDArray[np.integer]", self[name])

    def rows(self, name: str) -> Rows:
        """Return an array of rows."""
        return cast(Rows, self[name])

    def bits(self, name: str) -> NDArray[np.uint8]:
        """Return an array of bytes, whose bits count."""
        return cast("NDArray[np.uint8]", self[name])

    def mask(self, name: str) -> NDArray[np.uint8] | None:
        """Return the mask of that name, or None."""
        number = self._masks.get(name)
        return None if number is None else self.bits("masks")[number]

    @cached_property
    def _masks(self) -> Mapping[str, int]:
        names = self.manifest["names"]["masks"]
        return {name: number for number, name in enumerate(names)}

    @property
    def version(self) -> str:
        """Return the version: a hash of all that the catalogue holds."""
        return self.manifest["version"]

    @property
    def labelled(self) -> bool:
        """Return whether the catalogue knows what each recipe keeps."""
        return bool(self.manifest["lexicon"])

    @property
    def about(self) -> About:
        """Return what was said of the catalogue when it was written."""
        return About.of(self.manifest)

    def row_of(self, recipe_id: str) -> int | None:
        """Return the row of an id, or None."""
        keys = self["id_keys"]
        key = np.uint64(key_of(recipe_id))
        place = int(np.searchsorted(keys, key))
        if place == len(keys) or keys[place] != key:
            return None
        row = int(self["id_rows"][place])
        return row if self.id_of(row) == recipe_id else None

    def rows_of(self, recipe_ids: Collection[str]) -> Mapping[str, int]:
        """Return the rows of those ids that the catalogue has.

        Of an id that it has not, one in 2^64 over the recipes is taken for another's.
        """
        seen = self._seen
        if len(seen) > REMEMBERED:
            seen.clear()
        new = [name for name in recipe_ids if name not in seen]
        if new and len(self):
            seen.update(dict.fromkeys(new))
            seen.update(self._looked_up(new))
        rows = ((name, seen.get(name)) for name in recipe_ids)
        return {name: row for name, row in rows if row is not None}

    def _looked_up(self, names: Sequence[str]) -> dict[str, int]:
        """Return the rows of ids by bisection, of all at once."""
        wanted = np.array([key_of(name) for name in names], dtype=np.uint64)
        keys = self["id_keys"]
        places = keys.searchsorted(wanted)
        there = (keys.take(places, mode="clip") == wanted).nonzero()[0]
        rows = self["id_rows"].take(places.take(there)).tolist()
        return {names[at]: row for at, row in zip(there.tolist(), rows, strict=True)}

    @cached_property
    def _seen(self) -> dict[str, int | None]:
        """Return the rows of the ids that were asked for lately; None: there is none."""
        return {}

    def id_of(self, row: int) -> str:
        """Return the id of a row."""
        return _bytes(self, "id", row).decode("utf-8")

    def keyed(self, name: str, text: str) -> list[int]:
        """Return the numbers that are laid out under a text: of its class, stem or slip."""
        keys = self[f"{name}_keys"]
        key = np.uint64(key_of(text))
        place = int(np.searchsorted(keys, key))
        if place == len(keys) or keys[place] != key:
            return []
        starts = self[f"{name}_starts"]
        numbers: list[int] = self[f"{name}_numbers"][
            starts[place] : starts[place + 1]
        ].tolist()
        return numbers

    def foods(self, row: int) -> tuple[str, ...]:
        """Return the names of a row's foods."""
        starts = self["food_starts"]
        names = self.food_names
        numbers = self["food_ids"][starts[row] : starts[row + 1]].tolist()
        return tuple([names[number] for number in numbers])

    @cached_property
    def food_names(self) -> tuple[str, ...]:
        """Return the catalogue's foods, by number."""
        held = self["food_name_text"].tobytes()
        starts = self["food_name_starts"].tolist()
        return tuple(held[first:last].decode("utf-8") for first, last in pairwise(starts))

    def reading(self, row: int) -> Reading | None:
        """Return what was found in a row's words when it was labelled."""
        if not self.labelled:
            return None
        return Reading(int(self["read"][row]), int(self["proof"][row]))

    def recipe(self, row: int) -> Recipe:
        """Return the recipe of a row.

        Raises:
            CatalogUnreadableError: its text is damaged.
        """
        try:
            return from_text(_bytes(self, "text", row), self.foods(row))
        except ValueError as error:
            raise CatalogUnreadableError(Path("text.npy"), str(error)) from error

    def recipes(self) -> Iterator[Recipe]:
        """Yield every recipe in the order of rows, one at a time."""
        return map(self.recipe, range(len(self)))


def _bytes(columns: Columns, name: str, row: int) -> bytes:
    starts = columns[f"{name}_starts"]
    return columns[f"{name}_text"][starts[row] : starts[row + 1]].tobytes()


def open_columns(folder: Path) -> Columns:
    """Open a catalogue; every array is checked but for the hash of all its bytes.

    Raises:
        CatalogUnreadableError: it is missing, cut, mixed up, or of another format.
    """
    columns = Columns(read_manifest(folder), folder)
    for name in columns.manifest["arrays"]:
        columns[name]
    _agree(columns, folder)
    return columns


def _agree(columns: Columns, folder: Path) -> None:
    """Check that arrays are of the lengths that others speak of."""
    rows = len(columns)
    lengths: Mapping[str, int] = {
        "prior": rows,
        "weighed": rows,
        "id_keys": rows,
        "text_starts": rows + 1,
        "food_starts": rows + 1,
        "text_text": int(columns["text_starts"][-1]),
        "food_ids": int(columns["food_starts"][-1]),
        "word_in_rows": int(columns["word_in_starts"][-1]),
        "word_in_starts": len(columns["word_keys"]) + 1,
    }
    for name, length in lengths.items():
        if len(columns[name]) != length:
            raise CatalogUnreadableError(folder / f"{name}.npy", "its length is another")
