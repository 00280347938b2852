"""Events become months of Parquet, whole, and nobody forgotten is among them."""

from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from skill.store.memory import MemoryStore
from skill.training import exporting
from skill.training.exporting import Exported, export
from skill.training.partitions import (
    FORGOTTEN,
    PartitionsError,
    batches,
    files,
    forgotten,
    later_of,
)
from tests.training.logs import NOW, START, folder_of, log, name_of, offered

FAR = timedelta(days=40)


def stored(*days: int) -> MemoryStore:
    """Return a store with an offer, taken, on each of these days after the start."""
    store = MemoryStore()
    for day in days:
        at = START + timedelta(days=day)
        events = list(offered("l1", "pad-thai", at, taken=True))
        store.events.record("l1", f"p{day}", events, now=at)
    return store


def test_events_are_parted_by_month(tmp_path: Path) -> None:
    """Each field as it was, the circumstances beside it."""
    told = export(stored(0, 1, 40), tmp_path, now=NOW)

    assert told == Exported(events=6, months=2, forgotten=0)
    assert [p.parent.name for p in files(tmp_path)] == ["month=2026-05", "month=2026-06"]
    [first, *_] = pq.read_table(files(tmp_path)[0]).to_pylist()
    assert first["happened"] == "offered"
    assert first["at"] == START
    assert first["propensity"] == 0.25
    assert (first["meal"], first["hour"], first["diet"]) == ("dinner", 18, "")


def test_exporting_again_changes_nothing(tmp_path: Path) -> None:
    """The same store gives the same files, byte by byte."""
    store = stored(0, 1, 40)
    export(store, tmp_path, now=NOW)
    before = {path: path.read_bytes() for path in files(tmp_path)}

    export(store, tmp_path, now=NOW)

    assert {path: path.read_bytes() for path in files(tmp_path)} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        FORGOTTEN,
        "month=2026-05",
        "month=2026-06",
    ]


def test_many_events_go_through_few_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are, no more than a flush of each month is held."""
    monkeypatch.setattr(exporting, "FLUSHED", 50)

    folder_of(log(households=8, days=40), tmp_path)

    rows = [len(batch) for path in files(tmp_path) for batch in batches(path)]
    assert sum(rows) > 320
    groups = [pq.ParquetFile(path).metadata for path in files(tmp_path)]
    held = [
        meta.row_group(n).num_rows for meta in groups for n in range(meta.num_row_groups)
    ]
    assert max(held) <= 50


def test_the_forgotten_are_listed_and_stay_listed(tmp_path: Path) -> None:
    """Also where the store itself no longer knows them."""
    first, second = stored(0), stored(1)
    first.events.forget("l1", now=NOW)
    export(first, tmp_path, now=NOW)

    told = export(second, tmp_path, now=NOW)

    assert told.forgotten == 1
    assert forgotten(tmp_path) == {"l1": NOW}


def test_what_is_older_than_events_are_kept_is_removed(tmp_path: Path) -> None:
    """A month that the store has nothing of is removed when all of it has lapsed."""
    export(stored(0), tmp_path, now=NOW)
    export(MemoryStore(), tmp_path, now=NOW)
    assert len(files(tmp_path)) == 1

    export(MemoryStore(), tmp_path, now=NOW + timedelta(days=400))

    assert files(tmp_path) == []


def test_a_list_of_the_forgotten_that_is_damaged_stops_everything(tmp_path: Path) -> None:
    """To learn without it could be to learn from who left."""
    (tmp_path / FORGOTTEN).write_text("[")

    with pytest.raises(PartitionsError, match=FORGOTTEN):
        export(stored(0), tmp_path, now=NOW)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """Not skipped."""
    export(stored(0), tmp_path, now=NOW)
    files(tmp_path)[0].write_bytes(b"PAR1 no")

    with pytest.raises(PartitionsError, match="part-0"):
        list(batches(files(tmp_path)[0]))
    with pytest.raises(PartitionsError, match="no folder"):
        files(tmp_path / "nowhere")


def test_of_two_tombstones_the_later_counts() -> None:
    """Whichever list it stands in."""
    one = {"a": START, "b": NOW}
    other = {"a": NOW, "c": START}

    assert later_of(one, other) == {"a": NOW, "b": NOW, "c": START}
    assert name_of("learner", 1) != name_of("learner", 2)
