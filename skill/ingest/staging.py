"""Batches on disk between reading and writing: whole or not there, so work can go on.

``OUT.ingest/staged/<source>/0000123.jsonl`` is a batch of a source.  It is written beside
its place and renamed, so that a kill leaves none half done; a re-run reads the source up to
where it was and works on from there.  A source or a programme that changed starts over.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skill.food.readings import rules
from skill.ingest.batches import Rejected, Staged, rows_in

FORMAT = 1
IDENTITY = "source.json"


@dataclass(frozen=True, slots=True)
class Stage:
    """The staged batches of one source."""

    folder: Path

    def path(self, number: int) -> Path:
        """Return the place of a batch."""
        return self.folder / f"{number:07}.jsonl"

    def has(self, number: int) -> bool:
        """Return whether a batch is there, whole."""
        return self.path(number).exists()

    def put(self, number: int, text: str) -> None:
        """Write a batch; it is there whole, or not at all."""
        part = self.folder / f".{number:07}.part"
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path(number))

    def rows(self) -> Iterator[Staged | Rejected]:
        """Yield what came of every item, in order."""
        for path in sorted(self.folder.glob("*.jsonl")):
            yield from rows_in(path.read_text(encoding="utf-8"))

    def staged(self) -> Iterator[Staged]:
        """Yield the recipes, in order."""
        for row in self.rows():
            if "recipe" in row:
                yield row


def stage(folder: Path, source: Path, size: int, name: str) -> Stage:
    """Return the stage of a source, with what was staged of it before.

    What was staged of it in another state, or by other rules, is thrown away.
    """
    identity = json.dumps(
        {
            "format": FORMAT,
            "source": str(source.resolve()),
            "name": name,
            "state": _state(source),
            "batch": size,
            "rules": rules(),
            "programme": _programme(),
        },
        indent=1,
        sort_keys=True,
    )
    place = folder / hashlib.sha256(str(source.resolve()).encode()).hexdigest()[:12]
    known = place / IDENTITY
    if not known.exists() or known.read_text(encoding="utf-8") != identity:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        known.write_text(identity, encoding="utf-8")
    return Stage(place)


def _state(source: Path) -> list[object]:
    """Return what changes when a source does: sizes and times of its files."""
    if source.is_file():
        held = source.stat()
        return [held.st_size, held.st_mtime_ns]
    files = sorted(path for path in source.rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in files:
        held = path.stat()
        digest.update(f"{path}\0{held.st_size}\0{held.st_mtime_ns}\n".encode())
    return [len(files), digest.hexdigest()]


def _programme() -> str:
    """Return a hash of the offline readers' own files: other code, other rows."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.toml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
