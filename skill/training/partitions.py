"""Events as partitioned Parquet: a folder a month, read and written in bounded memory.

``month=2026-11/part-0.parquet`` holds the events of November, ``forgotten.json`` when each
learner was last forgotten.  Any other files of that shape, such as those that a table's
stream leaves on S3, are read alike; an event that stands there twice counts once.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from skill.domain.events import Event

FORGOTTEN = "forgotten.json"
ADDED = ("plain",)  # columns that older files lack; nothing is known there
BATCH = 1 << 16  # events read at a time
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "happened", "household", "recipe")),
        ("at", pa.timestamp("ms", tz="UTC")),
        ("offer", pa.string()),
        ("position", pa.int16()),
        ("propensity", pa.float32()),
        *((name, pa.string()) for name in ("model", "version", "arm", "reason")),
        ("rating", pa.int8()),
        *((name, pa.string()) for name in ("meal", "course")),
        ("hour", pa.int8()),
        ("weekday", pa.int8()),
        ("season", pa.string()),
        ("filters", pa.int16()),
        ("screen", pa.bool_()),
        ("returning", pa.bool_()),
        ("diet", pa.string()),
        ("plain", pa.bool_()),
    ]
)


class PartitionsError(Exception):
    """The folder of events cannot be used; the message says which file and why."""


def as_row(event: Event) -> dict[str, object]:
    """Return an event as a flat row of the schema."""
    held = event.model_dump(exclude={"circumstances"})
    seen = event.circumstances.model_dump() if event.circumstances else {}
    return held | seen


def month_of(at: datetime) -> str:
    """Return the partition that a moment belongs to."""
    return f"month={at.astimezone(UTC):%Y-%m}"


def files(folder: Path) -> list[Path]:
    """Return the files of a folder, month by month.

    Raises:
        PartitionsError: the folder is not there.
    """
    if not folder.is_dir():
        raise PartitionsError(f"{folder}: no folder of events")
    return sorted(folder.glob("month=*/*.parquet"))


def months(folder: Path) -> Mapping[str, list[Path]]:
    """Return the files of each month, in order."""
    found: dict[str, list[Path]] = {}
    for path in files(folder):
        found.setdefault(path.parent.name, []).append(path)
    return found


def rows(path: Path) -> int:
    """Return how many events a file says it holds.

    Raises:
        PartitionsError: it is damaged.
    """
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError) as error:
        raise PartitionsError(f"{path}: {error}") from error


def batches(path: Path, columns: tuple[str, ...] = ()) -> Iterator[pa.RecordBatch]:
    """Yield the events of a file, some thousands at a time.

    Raises:
        PartitionsError: it is damaged, or lacks a column.
    """
    wanted = columns or tuple(SCHEMA.names)
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(BATCH, columns=list(wanted)):
                yield _with_all(batch, wanted)
    except (pa.ArrowException, OSError, KeyError) as error:
        raise PartitionsError(f"{path}: {error}") from error


def _with_all(batch: pa.RecordBatch, wanted: tuple[str, ...]) -> pa.RecordBatch:
    """Return a batch with every column wanted, in that order, empty where it is newer."""
    for name in ADDED:
        if name in wanted and name not in batch.schema.names:
            kind = SCHEMA.field(name)
            batch = batch.append_column(kind, pa.nulls(len(batch), kind.type))
    return batch.select(list(wanted))


def span(folder: Path) -> tuple[datetime, datetime] | None:
    """Return when the first event of a folder happened and the last; None without any.

    Raises:
        PartitionsError: the folder is not there, or a file is damaged.
    """
    every = list(months(folder).values())
    first = next(filter(None, map(_ends, every)), None)
    last = next(filter(None, map(_ends, reversed(every))), None)
    return (first[0], last[1]) if first and last else None


def _ends(paths: list[Path]) -> tuple[datetime, datetime] | None:
    """Return the first and the last moment of a month."""
    every = (batch["at"] for path in paths for batch in batches(path, ("at",)))
    found = [pc.min_max(at).as_py() for at in every if len(at)]
    if not found:
        return None
    return min(one["min"] for one in found), max(one["max"] for one in found)


def forgotten(folder: Path) -> dict[str, datetime]:
    """Return when each learner was last forgotten, as the folder knows.

    Raises:
        PartitionsError: the list is damaged: nothing may be learnt without it.
    """
    path = folder / FORGOTTEN
    if not path.exists():
        return {}
    try:
        held: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return {who: datetime.fromisoformat(at) for who, at in held.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise PartitionsError(f"{path}: {error}") from error


def later_of(
    one: Mapping[str, datetime], other: Mapping[str, datetime]
) -> dict[str, datetime]:
    """Return every learner that either list names, with the later of its moments."""
    both = dict(one)
    for who, at in other.items():
        both[who] = max(at, both.get(who, at))
    return both
