"""Open the file a laptop keeps households in: created, migrated, checked, or refused.

WAL with ``synchronous=FULL``: an acknowledged write survives a crash of the process and
of the machine.  ``secure_delete`` overwrites what is deleted: "forget me" means it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import sleep
from zlib import crc32

from skill.store.protocol import StoreDamagedError, StoreDownError

APPLICATION = 0x4C617264  # "Lard", in the file's header: this file is ours
BUSY_MS = 2000  # of the eight seconds Alexa waits
PAUSE_MS = 10

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE household (
            household TEXT PRIMARY KEY, version INTEGER NOT NULL, expires INTEGER NOT NULL,
            body TEXT NOT NULL, seal INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        """CREATE TABLE ledger (
            household TEXT NOT NULL, key TEXT NOT NULL, begun INTEGER NOT NULL,
            expires INTEGER NOT NULL, what TEXT NOT NULL, result TEXT,
            seal INTEGER NOT NULL,
            PRIMARY KEY (household, key)) STRICT, WITHOUT ROWID""",
    ),
    (
        "CREATE INDEX household_expires ON household (expires)",
        "CREATE INDEX ledger_expires ON ledger (expires)",
    ),
    (
        """CREATE TABLE page (
            learner TEXT NOT NULL, key TEXT NOT NULL, expires INTEGER NOT NULL,
            body TEXT NOT NULL, seal INTEGER NOT NULL,
            PRIMARY KEY (learner, key)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE tombstone (
            learner TEXT PRIMARY KEY, at INTEGER NOT NULL, expires INTEGER NOT NULL,
            seal INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX page_expires ON page (expires)",
        "CREATE INDEX tombstone_expires ON tombstone (expires)",
    ),
)
"""One step a schema version, kept for ever: the files out there start anywhere."""

ROWS = "SELECT household, version, expires, body, seal FROM household"
LINES = "SELECT household, key, begun, expires, what, result, seal FROM ledger"

DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "OperationalError")
"""SQL here is constant, so SQLITE_ERROR is a table gone astray; the last has no SQLite
code because it is Python that could not read a text as UTF-8.
"""


def open_file(path: Path) -> sqlite3.Connection:
    """Return a connection to a sound file of the newest schema, made if need be.

    Raises:
        StoreDamagedError: the file is not sound, not ours, or a newer Larder's.
        StoreDownError: it cannot be opened.
    """
    with at_the_edge("open"):
        _create(path)
        connection = sqlite3.connect(
            path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def seal(*fields: str | int | None) -> int:
    """Return a checksum over a row: SQLite has none, and a flipped bit may read well."""
    return crc32(repr(fields).encode(errors="surrogatepass"))


@contextmanager
def at_the_edge(operation: str) -> Iterator[None]:
    """Turn what SQLite and the file system raise into facts, without their text."""
    try:
        yield
    except sqlite3.Error as error:
        name: str = getattr(error, "sqlite_errorname", type(error).__name__)
        kind = StoreDamagedError if name.startswith(DAMAGED) else StoreDownError
        raise kind(operation, name) from error
    except UnicodeDecodeError as error:
        raise StoreDamagedError(operation, "not UTF-8") from error
    except OSError as error:
        raise StoreDownError(operation, type(error).__name__) from error


@contextmanager
def transaction(connection: sqlite3.Connection, mode: str = "IMMEDIATE") -> Iterator[None]:
    """Commit what is done inside, or none of it."""
    connection.execute(f"BEGIN {mode}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def checked(fields: tuple[str | int | None, ...]) -> tuple[str | int | None, ...]:
    """Return a row without its seal, which stands last.

    Raises:
        StoreDamagedError: the row is not as it was written.
    """
    if seal(*fields[:-1]) != fields[-1]:
        raise StoreDamagedError("read", "a row does not match its seal")
    return fields[:-1]


def _create(path: Path) -> None:
    """Make the folder and an empty file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA secure_delete = ON")
    _check_owner(connection)
    _log_ahead(connection)
    _migrate(connection)
    _check_content(connection)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write ahead.  SQLite does not wait for others while it switches, so this does."""
    for tries_left in reversed(range(BUSY_MS // PAUSE_MS)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or not tries_left:
                raise
            sleep(PAUSE_MS / 1000)
    connection.execute("PRAGMA synchronous = FULL")


def _check_owner(connection: sqlite3.Connection) -> None:
    application, version = _number(connection, "application_id"), _version(connection)
    if application != APPLICATION and (application, version) != (0, 0):
        raise StoreDamagedError("open", f"application id {application:#x} is not ours")
    if version > len(MIGRATIONS):
        raise StoreDamagedError("open", f"schema {version}, known up to {len(MIGRATIONS)}")


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date, in one transaction, whoever else is opening the file."""
    if _version(connection) == len(MIGRATIONS):
        return
    with transaction(connection):
        for step in MIGRATIONS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _check_content(connection: sqlite3.Connection) -> None:
    """Read all of it once: a laptop's file is small, and a lost row is a lost allergy."""
    with closing(connection.execute("PRAGMA integrity_check(1)")) as found:
        if found.fetchone() != ("ok",):
            raise StoreDamagedError("open", "the integrity check failed")
    for query in (ROWS, LINES):
        for fields in connection.execute(query):
            checked(fields)


def _version(connection: sqlite3.Connection) -> int:
    return _number(connection, "user_version")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    [value] = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(value)
