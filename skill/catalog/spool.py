"""Rows on their way to columns: what streams in is put down in files of its own order."""

import struct
from array import array
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Self, cast

import numpy as np
from numpy.typing import NDArray

from skill.catalog.facts import Facts, key_of

RECORD = struct.Struct("<Q16sfHHBHBBBBBIQQHHIH")
FIELDS = np.dtype(
    [
        ("key", "<u8"),
        ("name", "S16"),
        ("prior", "<f4"),
        ("total", "<u2"),
        ("active", "<u2"),
        ("servings", "u1"),
        ("cuisine", "<u2"),
        ("course", "u1"),
        ("difficulty", "u1"),
        ("meals", "u1"),
        ("seasons", "u1"),
        ("flags", "u1"),
        ("safe", "<u4"),
        ("read", "<u8"),
        ("proof", "<u8"),
        ("n_foods", "<u2"),
        ("n_words", "<u2"),
        ("n_text", "<u4"),
        ("n_id", "<u2"),
    ]
)
STREAMS = ("records", "foods", "words", "places", "text", "ids")


class Vocabulary(dict[str, int]):
    """Names with their numbers, in the order in which they were met."""

    def __missing__(self, name: str) -> int:
        """Return the next number for a name that is new."""
        self[name] = number = len(self)
        return number


@dataclass
class Spool:
    """Everything that was added, in the order of its coming.

    Streams are files of a folder, or memory; vocabularies stay in memory: foods, words and
    cuisines are far fewer than recipes.
    """

    streams: dict[str, IO[bytes]]
    folder: Path | None = None
    foods: Vocabulary = field(default_factory=Vocabulary)
    words: Vocabulary = field(default_factory=Vocabulary)
    cuisines: Vocabulary = field(default_factory=Vocabulary)
    count: int = 0

    @classmethod
    def in_memory(cls) -> Self:
        """Return a spool for a small catalogue."""
        return cls({name: BytesIO() for name in STREAMS})

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Return a spool whose files are in a folder."""
        opened = {name: (folder / f"{name}.bin").open("wb") for name in STREAMS}
        return cls(dict(opened), folder)

    def add(self, facts: Facts, text: bytes) -> None:
        """Put one row down.

        Raises:
            ValueError: it has more foods, words or text than any recipe.
        """
        foods = [self.foods[name] for name in facts.foods]
        words = [self.words[stem] for stem in facts.words]
        name = facts.id.encode("utf-8")
        try:
            record = RECORD.pack(
                key_of(facts.id),
                name[:16],
                facts.prior,
                facts.total,
                facts.active,
                facts.servings,
                self.cuisines[facts.cuisine],
                facts.course,
                facts.difficulty,
                facts.meals,
                facts.seasons,
                facts.flags,
                facts.safe,
                facts.read.traits,
                facts.read.proof,
                len(foods),
                len(words),
                len(text),
                len(name),
            )
        except struct.error as error:
            raise ValueError(f"{facts.id}: {error}") from error
        self._write(
            records=record,
            foods=array("i", foods).tobytes(),
            words=array("i", words).tobytes(),
            places=bytes(facts.words.values()),
            text=text,
            ids=name,
        )
        self.count += 1

    def close(self) -> None:
        """Close the files."""
        for stream in self.streams.values():
            stream.close()

    def _write(self, **pieces: bytes) -> None:
        for name, piece in pieces.items():
            self.streams[name].write(piece)

    def records(self) -> NDArray[np.void]:
        """Return the numbers of every row, by the names of ``FIELDS``."""
        return cast(NDArray[np.void], self.held("records", FIELDS))

    def held(self, name: str, dtype: np.dtype[np.generic]) -> NDArray[np.generic]:
        """Return a stream as an array; nothing can be added afterwards."""
        stream = self.streams[name]
        if isinstance(stream, BytesIO):
            return np.frombuffer(stream.getvalue(), dtype)
        stream.close()
        path = Path(stream.name)
        if not path.stat().st_size:
            return np.empty(0, dtype)
        return np.memmap(path, dtype, mode="r")
