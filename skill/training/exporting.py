"""``larder events``: a store's events as partitioned Parquet, in bounded memory."""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from skill.domain.events import Event
from skill.store.events import EVENTS_KEPT
from skill.store.protocol import Store
from skill.training.partitions import (
    FORGOTTEN,
    SCHEMA,
    as_row,
    forgotten,
    later_of,
    month_of,
)

FLUSHED = 20_000  # events held of each month, of which there are fourteen at most
PART = "part-0.parquet"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many events went to how many months, and how many learners were forgotten."""

    events: int
    months: int
    forgotten: int


@dataclass
class Partitions:
    """A writer for each month, whose files appear when all of them are whole."""

    folder: Path
    _rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    _writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)
    written: int = 0

    def add(self, event: Event) -> None:
        """Take one event in."""
        month = month_of(event.at)
        rows = self._rows.setdefault(month, [])
        rows.append(as_row(event))
        self.written += 1
        if len(rows) >= FLUSHED:
            self._flush(month)

    def finish(self) -> list[str]:
        """Write what is left, put every file in its place, and return the months."""
        for month in list(self._rows):
            self._flush(month)
        for month, writer in self._writers.items():
            writer.close()
            (self.folder / month).mkdir(parents=True, exist_ok=True)
            self._draft(month).replace(self.folder / month / PART)
        return sorted(self._writers)

    def _flush(self, month: str) -> None:
        rows = self._rows.pop(month, [])
        if month not in self._writers:
            self._writers[month] = pq.ParquetWriter(
                self._draft(month), SCHEMA, compression="zstd"
            )
        self._writers[month].write_table(pa.Table.from_pylist(rows, schema=SCHEMA))

    def _draft(self, month: str) -> Path:
        return self.folder / f".{month}.{os.getpid()}"


def export(store: Store, folder: Path, *, now: datetime) -> Exported:
    """Write all events of a store, and who was forgotten.

    The tombstones go first: should the rest fail, old files hold nothing that is learnt
    from.  Months that the store has events of are written anew, whole; months older than
    events are kept for are removed.

    Raises:
        StoreDownError: the store failed; the files are those of before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tombstones = later_of(forgotten(folder), store.events.forgotten(now=now))
    kept = {who: at for who, at in tombstones.items() if now < at + EVENTS_KEPT}
    write_forgotten(folder, kept)
    partitions = Partitions(folder)
    take_in(partitions, store.events.all(now=now))
    written = partitions.finish()
    _prune(folder, written, now)
    return Exported(partitions.written, len(written), len(kept))


def take_in(partitions: Partitions, events: Iterable[Event]) -> None:
    """Add every event."""
    for event in events:
        partitions.add(event)


def write_forgotten(folder: Path, tombstones: Mapping[str, datetime]) -> None:
    """Write the list of the forgotten, at once or not at all."""
    held = {who: at.isoformat() for who, at in sorted(tombstones.items())}
    draft = folder / f".{FORGOTTEN}.{os.getpid()}"
    draft.write_text(json.dumps(held, indent=0) + "\n", encoding="utf-8")
    draft.replace(folder / FORGOTTEN)


def _prune(folder: Path, written: list[str], now: datetime) -> None:
    """Remove the months of which the store keeps nothing and may keep nothing."""
    oldest = month_of(now - EVENTS_KEPT)
    for path in folder.glob("month=*"):
        if path.name < oldest and path.name not in written:
            shutil.rmtree(path)
