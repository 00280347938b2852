"""The laptop's store: one SQLite file, sound after any crash, open to many processes.

A write waits for the disk (about a millisecond on an SSD); a read does not.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import cast

from pydantic import JsonValue

from skill.domain.household import Household
from skill.store import encoding
from skill.store.encoding import Line, Row
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    Entry,
    Forgotten,
    StaleVersionError,
    Versioned,
)
from skill.store.sqlite_events import SqliteEvents
from skill.store.sqlite_file import (
    LINES,
    ROWS,
    at_the_edge,
    checked,
    open_file,
    seal,
    transaction,
)


class SqliteStore:
    """One connection and a lock: SQLite writes one at a time anyway."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._connection = open_file(path)
        self.events = SqliteEvents(self._connection, self._lock)

    def load(self, household: str, *, now: datetime) -> Versioned[Household]:
        """Return the document; version 0 and an empty household if there is none."""
        encoding.fit_household(household)
        with self._lock, at_the_edge("load"):
            row = self._row(household)
        return encoding.read_document(row, now)

    def save(
        self, household: str, document: Household, *, expected: int, now: datetime
    ) -> int:
        """Replace the document and return its new version."""
        encoding.fit_household(household)
        version = encoding.next_version(expected, now)
        body = encoding.written_document(document)
        fields = (household, version, encoding.expiry(now, HOUSEHOLD_KEPT), body)
        with self._writing("save", now):
            row = self._row(household)
            if expected != (row.version if row else 0):
                raise StaleVersionError(expected)
            self._connection.execute(
                "REPLACE INTO household VALUES (?, ?, ?, ?, ?)", (*fields, seal(*fields))
            )
        return version

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> Entry:
        """Write down what is about to be done, unless that key is known."""
        encoding.fit_household(household)
        line = encoding.new_line(key, what, now)
        with self._writing("begin", now):
            known = self._line(household, key)
            if known is None:
                self._write(household, line)
        return encoding.read_entry(known or line, first=known is None)

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> None:
        """Mark an entry done; the first result stays."""
        encoding.fit_household(household)
        encoding.fit_entry(key)
        text = encoding.written_json("result", result)
        with self._writing("finish", now):
            line = self._line(household, key)
            if line is not None and line.result is None:
                self._write(
                    household, Line(line.key, line.begun, line.expires, line.what, text)
                )

    def open_entries(self, household: str, *, now: datetime) -> tuple[Entry, ...]:
        """Return what was begun and never finished, oldest first."""
        encoding.fit_household(household)
        with self._lock, at_the_edge("open entries"):
            lines = self._lines(household)
        return encoding.still_open(lines, now)

    def forget(self, household: str) -> Forgotten:
        """Remove everything under the household, from the file and from its log."""
        encoding.fit_household(household)
        with self._lock, at_the_edge("forget"):
            with transaction(self._connection):
                rows, lines = (
                    self._connection.execute(
                        f"DELETE FROM {table} WHERE household = ?", (household,)
                    ).rowcount
                    for table in ("household", "ledger")
                )
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Forgotten(documents=rows, entries=lines)

    def export(self, household: str, *, now: datetime) -> dict[str, JsonValue]:
        """Return all that is kept as JSON; an empty dict when nothing is."""
        encoding.fit_household(household)
        with (
            self._lock,
            at_the_edge("export"),
            transaction(self._connection, "DEFERRED"),
        ):
            row, lines = self._row(household), self._lines(household)
        return encoding.exported(row, lines, now)

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        with self._lock, at_the_edge("close"):
            self._connection.close()

    @contextmanager
    def _writing(self, operation: str, now: datetime) -> Iterator[None]:
        """Hold the file for one write; what has expired goes first."""
        with self._lock, at_the_edge(operation), transaction(self._connection):
            for table in ("household", "ledger"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE expires <= ?", (encoding.seconds(now),)
                )
            yield

    def _row(self, household: str) -> Row | None:
        found = self._connection.execute(f"{ROWS} WHERE household = ?", (household,))
        fields: sqlite3.Row | None = found.fetchone()
        if fields is None:
            return None
        return Row(*cast(tuple[int, int, str], checked(tuple(fields))[1:]))

    def _line(self, household: str, key: str) -> Line | None:
        query = f"{LINES} WHERE household = ? AND key = ?"
        fields = self._connection.execute(query, (household, key)).fetchone()
        return None if fields is None else _line_of(fields)

    def _lines(self, household: str) -> list[Line]:
        query = f"{LINES} WHERE household = ?"
        return [_line_of(x) for x in self._connection.execute(query, (household,))]

    def _write(self, household: str, line: Line) -> None:
        fields = (household, line.key, line.begun, line.expires, line.what, line.result)
        self._connection.execute(
            "REPLACE INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)", (*fields, seal(*fields))
        )


def _line_of(fields: tuple[str | int | None, ...]) -> Line:
    return Line(*cast(tuple[str, int, int, str, str | None], checked(fields)[1:]))
