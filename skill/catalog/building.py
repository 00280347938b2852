"""From a spool to columns: rows in prior order, lists and postings laid out for serving."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import DTypeLike, NDArray

from skill.catalog.arrays import Array, Ints, Target
from skill.catalog.facts import key_of
from skill.catalog.foods import classes, stems_of
from skill.catalog.masks import lay_masks
from skill.catalog.ragged import Rows, Source, Starts, chunks, fill, invert, starts_of
from skill.catalog.slips import deletions
from skill.catalog.spool import Spool
from skill.catalog.weighed import words_of

_NUMBERS = (
    "prior total active servings course difficulty meals seasons flags safe read proof"
)
NUMBERS = tuple(_NUMBERS.split())
TEXTS = 1 << 14  # recipes' texts at a time
Order = NDArray[np.int64]
Names = dict[str, list[str]]


@dataclass(frozen=True)
class Building:
    """What the parts of a build share: the spool, and the order of its rows."""

    spool: Spool
    target: Target
    order: Order
    records: NDArray[np.void]
    laid: dict[str, Array] = field(default_factory=dict)

    def numbers(self, name: str) -> Array:
        """Return a field of every row, in the order of rows."""
        found: Array = self.records[name][self.order]
        return found

    def ints(self) -> Mapping[str, Ints]:
        """Return what is laid out so far, as numbers to be compared."""
        return cast(Mapping[str, Ints], self.laid)

    def ragged(self, stream: str, counted: str, dtype: np.dtype[np.generic]) -> Source:
        """Return a stream of lists, to be had in the order of rows."""
        counts = self.records[counted].astype(np.int64)
        return Source(self.spool.held(stream, dtype), counts, self.order)

    def put(self, name: str, values: Array) -> None:
        """Write a whole array."""
        self.room(name, values.dtype, values.shape)[...] = values

    def room(self, name: str, dtype: DTypeLike, shape: tuple[int, ...]) -> Array:
        """Return the array of that name, to be filled."""
        self.laid[name] = self.target.empty(name, dtype, shape)
        return self.laid[name]


def assemble(spool: Spool, target: Target) -> tuple[Building, Names]:
    """Build every array but the text; return the names that codes stand for.

    Raises:
        ValueError: two recipes have one id.
    """
    records = spool.records()
    order = np.lexsort((records["key"], records["name"], -records["prior"]))
    build = Building(spool, target, order.astype(np.int64), records)
    keys = np.asarray(build.numbers("key"), dtype=np.uint64)
    if len(np.unique(keys)) < len(keys):
        raise ValueError("two recipes have the same id")
    lay_keys(build, keys)
    copied(build, "ids", "n_id", "id")
    return build, lay_out(build)


def lay_keys(build: Building, keys: NDArray[np.uint64]) -> None:
    """Lay the ids' keys out, sorted, so that one is found by bisection."""
    sorted_ = np.argsort(keys, kind="stable")
    build.put("id_keys", keys[sorted_])
    build.put("id_rows", sorted_.astype(np.int32))


def lay_out(build: Building) -> Names:
    """Build every array but ids and texts; return the names that codes stand for.

    The order may name a row of the spool more than once: then there are as many alike.
    """
    for name in NUMBERS:
        build.put(name, build.numbers(name))
    of_row, sorts = words_of(build.laid)
    build.put("weighed", of_row)
    build.put("sorts", sorts)
    cuisines = _cuisines(build)
    foods = _foods(build)
    words = _words(build)
    _slips(build, words)
    _food_names(build, foods)
    masks = lay_masks(build.target, build.ints(), cuisines)
    return {"cuisines": cuisines, "masks": masks}


def _cuisines(build: Building) -> list[str]:
    """Lay out the cuisines, numbered by name, and the rows of each; return the names."""
    names = sorted(build.spool.cuisines)
    number = renumbered(build.spool.cuisines, names)
    codes = number[build.numbers("cuisine")].astype(np.uint16)
    build.put("cuisine", codes)
    build.put("cuisine_in_starts", starts_of(np.bincount(codes, minlength=len(names))))
    build.put("cuisine_in_rows", np.argsort(codes, kind="stable").astype(np.int32))
    return names


def lay_text(build: Building) -> None:
    """Lay the recipes' texts out in the order of rows."""
    copied(build, "text", "n_text", "text")


def copied(build: Building, stream: str, counted: str, name: str) -> None:
    """Copy a stream of bytes into ``{name}_text`` in the order of rows, with its starts."""
    source = build.ragged(stream, counted, np.dtype("u1"))
    build.put(f"{name}_starts", source.starts)
    laid = build.room(f"{name}_text", "u1", (int(source.starts[-1]),))
    for first, last in chunks(len(build.order), TEXTS):
        pieces = (_bytes(source, row) for row in build.order[first:last])
        piece = np.frombuffer(b"".join(pieces), dtype="u1")
        laid[source.starts[first] : source.starts[last]] = piece


def _bytes(source: Source, row: np.int64) -> bytes:
    return source.values[source.begins[row] : source.begins[row + 1]].tobytes()


def _foods(build: Building) -> list[str]:
    """Lay out which foods each row has, and which rows each food; return their names."""
    names = sorted(build.spool.foods)
    number = renumbered(build.spool.foods, names)
    source = build.ragged("foods", "n_foods", np.dtype("<i4"))
    build.put("food_starts", source.starts)
    laid = build.room("food_ids", "<i4", (int(source.starts[-1]),))
    fill(source, laid, number)
    starts, rows = _room(build, "food_in", source, number, len(names))
    for _ in invert(source, number, starts, rows):
        pass
    return names


def _words(build: Building) -> list[str]:
    """Lay out which rows have each word, and where it stands there; return the words."""
    names = sorted(build.spool.words, key=key_of)
    number = renumbered(build.spool.words, names)
    build.put("word_keys", np.array([key_of(name) for name in names], dtype=np.uint64))
    _texts(build, "word", names)
    source = build.ragged("words", "n_words", np.dtype("<i4"))
    stood = build.ragged("places", "n_words", np.dtype("u1"))
    starts, rows = _room(build, "word_in", source, number, len(names))
    laid = build.room("word_places", "u1", (int(source.starts[-1]),))
    for first, last, found in invert(source, number, starts, rows):
        laid[found] = stood.part(first, last)
    return names


def _room(
    build: Building, name: str, source: Source, number: Rows, many: int
) -> tuple[Starts, Rows]:
    """Return the starts of postings, counted, and the empty array for their rows."""
    counts = np.zeros(many, dtype=np.int64)
    for first, last in chunks(len(build.order)):
        counts += np.bincount(number[source.part(first, last)], minlength=many)
    starts = starts_of(counts)
    build.put(f"{name}_starts", starts)
    rows = build.room(f"{name}_rows", "<i4", (int(source.starts[-1]),))
    return starts, cast(Rows, rows)


def _food_names(build: Building, names: list[str]) -> None:
    """Lay out the foods' names, and which foods are of a class or have a stem."""
    _texts(build, "food_name", names)
    _keyed(build, "class", map(classes, names))
    _keyed(build, "stem", map(stems_of, names))


def _slips(build: Building, names: list[str]) -> None:
    """Lay out what is left of words when a letter is dropped, to forgive slips."""
    _keyed(build, "slip", map(deletions, names))


def _keyed(build: Building, name: str, of: Iterable[Iterable[str]]) -> None:
    """Lay out the numbers that go with each name, found by the names' sorted keys."""
    found, of_each = array("Q"), array("i")
    for number, texts in enumerate(of):
        for text in set(texts):
            found.append(key_of(text))
            of_each.append(number)
    keys = np.array(found, dtype=np.uint64)
    numbers = np.array(of_each, dtype=np.int32)
    order = np.lexsort((numbers, keys))
    unique, counts = np.unique(keys, return_counts=True)
    build.put(f"{name}_keys", unique)
    build.put(f"{name}_starts", starts_of(counts))
    build.put(f"{name}_numbers", numbers[order])


def _texts(build: Building, name: str, texts: list[str]) -> None:
    """Lay out names one after another, with their starts."""
    held = [text.encode("utf-8") for text in texts]
    build.put(f"{name}_starts", starts_of(np.array([len(one) for one in held], dtype=int)))
    build.put(f"{name}_text", np.frombuffer(b"".join(held), dtype=np.uint8))


def renumbered(met: Mapping[str, int], names: list[str]) -> Rows:
    """Return the new number of each old one, where ``names`` are in the new order."""
    number = np.zeros(len(names), dtype=np.int32)
    number[[met[name] for name in names]] = np.arange(len(names), dtype=np.int32)
    return number
