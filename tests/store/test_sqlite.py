"""What a file on a disk must stand: damage, locks, other programs, other versions."""

import os
import sqlite3
import stat
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from skill.domain.household import Household, Person
from skill.store import sqlite_file
from skill.store.encoding import written_document
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    Forgotten,
    StaleVersionError,
    StoreDamagedError,
    StoreDownError,
)
from skill.store.sqlite import SqliteStore
from tests.store.conftest import opened
from tests.store.households import MIAS, NOON, OFFERED

PRAGMAS = ("user_version", "application_id")


def filled(path: Path) -> dict[str, object]:
    """Fill the file with three households; return the export of each."""
    with opened(path) as store:
        for household in ("h1", "h2", "h3"):
            store.save(household, MIAS, expected=0, now=NOON)
            store.begin(household, "r1", {"do": "timer"}, now=NOON)
            store.begin(household, "r2", {"do": "reminder"}, now=NOON)
            store.finish(household, "r2", {"id": "t2"}, now=NOON)
            store.events.record(household, "r1", [OFFERED], now=NOON)
        store.events.forget("h4", now=NOON)
    return exports(path)


def exports(path: Path) -> dict[str, object]:
    """Return the exports of the three households, and what is open."""
    with opened(path) as store:
        return {
            h: (store.export(h, now=NOON), store.open_entries(h, now=NOON))
            for h in ("h1", "h2", "h3")
        }


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """And the folder it is in is made if need be."""
    path = tmp_path / "new" / "folder" / "larder.db"
    with opened(path) as store:
        store.save("h1", MIAS, expected=0, now=NOON)
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}

    assert modes == {0o600}


def test_a_write_waits_for_the_disk(path: Path) -> None:
    """A write-ahead log, fully synchronised: SQLite's promise rests on these two."""
    with closing(sqlite_file.open_file(path)) as connection:
        [journal] = connection.execute("PRAGMA journal_mode").fetchone()
        [synchronous] = connection.execute("PRAGMA synchronous").fetchone()

    assert (journal, synchronous) == ("wal", 2)


def test_what_is_forgotten_is_nowhere_in_the_files(path: Path) -> None:
    """Not in a freed page, not in the write-ahead log."""
    with opened(path) as store:
        for n in range(20):
            mia = Person(name=f"Mia-Sophie {n}" * 100)
            version = store.load("h1", now=NOON).version
            household = MIAS.with_person(mia)
            store.save("h1", household, expected=version, now=NOON)
            store.begin("h1", f"r{n}", {"for": "Mia-Sophie"}, now=NOON)
        assert any(b"Mia-Sophie" in file.read_bytes() for file in path.parent.iterdir())

        store.forget("h1")

        for file in path.parent.iterdir():
            assert b"Mia" not in file.read_bytes()


def test_what_has_lapsed_leaves_the_file_with_the_next_write(path: Path) -> None:
    """Nothing else would ever remove it."""
    filled(path)
    later = NOON + HOUSEHOLD_KEPT

    with opened(path) as store:
        store.begin("h9", "r1", {}, now=later)
        assert store.forget("h1") == Forgotten(documents=0, entries=0)


def test_a_file_locked_for_too_long_is_a_store_that_is_down(path: Path) -> None:
    """It says which lock, and works again when the other lets go."""
    with opened(path) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreDownError, match="SQLITE_BUSY"):
            store.save("h1", MIAS, expected=0, now=NOON)
        assert store.load("h1", now=NOON).version == 0
        other.rollback()

        store.save("h1", MIAS, expected=0, now=NOON)


def test_a_closed_store_is_down(path: Path) -> None:
    """Not empty."""
    with opened(path) as store:
        store.save("h1", MIAS, expected=0, now=NOON)

    with pytest.raises(StoreDownError) as down:
        store.load("h1", now=NOON)
    assert not isinstance(down.value, StoreDamagedError)


def test_a_path_that_cannot_be_a_file_is_a_store_that_is_down(tmp_path: Path) -> None:
    """A folder, or a folder that is a file."""
    (tmp_path / "file").write_text("not a folder")

    for path in (tmp_path, tmp_path / "file" / "larder.db"):
        with pytest.raises(StoreDownError):
            SqliteStore(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    """Somebody's shopping list is not overwritten."""
    path.write_text("milk, bread, eggs\n" * 1000)
    before = path.read_bytes()

    with pytest.raises(StoreDamagedError):
        SqliteStore(path)

    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    """Even if it is sound."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE household (name TEXT)")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    before = path.read_bytes()

    with pytest.raises(StoreDamagedError, match="not ours"):
        SqliteStore(path)

    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    """An older Larder does not know what the newer one keeps there."""
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(sqlite_file.MIGRATIONS) + 1}")

    with pytest.raises(StoreDamagedError, match="known up to"):
        SqliteStore(path)


@pytest.mark.parametrize("version", range(len(sqlite_file.MIGRATIONS)))
def test_a_file_of_any_older_schema_is_brought_up_to_date(path: Path, version: int) -> None:
    """What was in it stays, and the schema is that of a new file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        for statement in chain(*sqlite_file.MIGRATIONS[:version]):
            older.execute(statement)
        if version:
            fields = ("h1", 7, 2**31, written_document(MIAS))
            sealed = (*fields, sqlite_file.seal(*fields))
            older.execute("INSERT INTO household VALUES (?, ?, ?, ?, ?)", sealed)
            older.execute(f"PRAGMA application_id = {sqlite_file.APPLICATION}")
        older.execute(f"PRAGMA user_version = {version}")

    with opened(path) as store:
        stored = store.load("h1", now=NOON)
        kept = (7, MIAS) if version else (0, Household())
        assert (stored.version, stored.value) == kept
        store.save("h1", MIAS, expected=stored.version, now=NOON)
    with opened(path.with_name("new.db")):
        assert schema(path) == schema(path.with_name("new.db"))


def schema(path: Path) -> list[object]:
    """Return the tables, indexes and versions of a file."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 2")
        versions = [connection.execute(f"PRAGMA {p}").fetchone() for p in PRAGMAS]
        return [*tables.fetchall(), *versions]


def test_a_damaged_byte_is_an_error_or_changes_nothing(path: Path) -> None:
    """Wherever it is: no allergy is lost, no name misread, without a word."""
    kept = filled(path)
    sound = path.read_bytes()
    used = [position for position, byte in enumerate(sound) if byte]
    noticed = 0
    for position in (*used[::5], *range(0, len(sound), 97)):
        damaged = bytearray(sound)
        damaged[position] ^= 1 << position % 8
        path.write_bytes(damaged)
        try:
            assert exports(path) == kept
        except StoreDownError:
            noticed += 1
        for other in path.parent.iterdir():
            other.unlink()

    assert noticed > 100


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(path: Path, share: float) -> None:
    """A disk that was full, a copy that broke off."""
    filled(path)
    os.truncate(path, int(path.stat().st_size * share))

    with pytest.raises(StoreDamagedError):
        SqliteStore(path)


def test_a_row_changed_by_hand_is_refused(path: Path) -> None:
    """While the store is open, too; and a save does not paper over it."""
    filled(path)
    with opened(path) as store, closing(sqlite3.connect(path)) as hand:
        hand.execute("UPDATE household SET body = replace(body, 'peanut', 'celery')")
        hand.commit()

        with pytest.raises(StoreDamagedError):
            store.load("h1", now=NOON)
        with pytest.raises((StoreDamagedError, StaleVersionError)):
            store.save("h1", MIAS, expected=0, now=NOON)
        assert store.forget("h1") == Forgotten(documents=1, entries=2)

    with pytest.raises(StoreDamagedError):
        SqliteStore(path)


def test_an_error_quotes_nobody(path: Path) -> None:
    """Facts, not content: errors are logged."""
    filled(path)
    with opened(path) as store, closing(sqlite3.connect(path)) as hand:
        hand.execute("UPDATE household SET seal = 0")
        hand.commit()

        with pytest.raises(StoreDamagedError) as damaged:
            store.load("h1", now=NOON)

    assert "Mia" not in str(damaged.value)
    assert "h1" not in str(damaged.value)
