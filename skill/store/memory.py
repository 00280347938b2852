"""A store that lasts as long as the process: for tests and for a first conversation."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from threading import Lock

from pydantic import JsonValue

from skill.domain.household import Household
from skill.store import encoding
from skill.store.encoding import Line, Row
from skill.store.memory_events import MemoryEvents
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    Entry,
    Forgotten,
    StaleVersionError,
    Versioned,
)


class MemoryStore:
    """Two dicts and a lock.  It keeps text, as the others do, so nothing is shared."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rows: dict[str, Row] = {}
        self._lines: dict[str, dict[str, Line]] = {}
        self.events = MemoryEvents()

    def load(self, household: str, *, now: datetime) -> Versioned[Household]:
        """Return the document; version 0 and an empty household if there is none."""
        encoding.fit_household(household)
        with self._lock:
            row = self._rows.get(household)
        return encoding.read_document(row, now)

    def save(
        self, household: str, document: Household, *, expected: int, now: datetime
    ) -> int:
        """Replace the document and return its new version."""
        encoding.fit_household(household)
        version = encoding.next_version(expected, now)
        body = encoding.written_document(document)
        row = Row(version, encoding.expiry(now, HOUSEHOLD_KEPT), body)
        with self._lock:
            stored = self._rows.get(household)
            alive = stored is not None and stored.expires > encoding.seconds(now)
            if expected != (stored.version if stored and alive else 0):
                raise StaleVersionError(expected)
            self._rows[household] = row
        return version

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> Entry:
        """Write down what is about to be done, unless that key is known."""
        encoding.fit_household(household)
        line = encoding.new_line(key, what, now)
        with self._lock:
            lines = self._lines.setdefault(household, {})
            known = lines.get(key)
            if known is not None and known.expires > encoding.seconds(now):
                return encoding.read_entry(known)
            lines[key] = line
        return encoding.read_entry(line, first=True)

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> None:
        """Mark an entry done; the first result stays."""
        encoding.fit_household(household)
        encoding.fit_entry(key)
        text = encoding.written_json("result", result)
        with self._lock:
            lines = self._lines.get(household, {})
            line = lines.get(key)
            if line and line.result is None and line.expires > encoding.seconds(now):
                lines[key] = replace(line, result=text)

    def open_entries(self, household: str, *, now: datetime) -> tuple[Entry, ...]:
        """Return what was begun and never finished, oldest first."""
        encoding.fit_household(household)
        return encoding.still_open(self._kept(household), now)

    def forget(self, household: str) -> Forgotten:
        """Remove everything under the household."""
        encoding.fit_household(household)
        with self._lock:
            row = self._rows.pop(household, None)
            lines = self._lines.pop(household, {})
        return Forgotten(documents=int(row is not None), entries=len(lines))

    def export(self, household: str, *, now: datetime) -> dict[str, JsonValue]:
        """Return all that is kept as JSON; an empty dict when nothing is."""
        encoding.fit_household(household)
        with self._lock:
            row = self._rows.get(household)
        return encoding.exported(row, self._kept(household), now)

    def close(self) -> None:
        """Do nothing: memory goes with the process."""

    def _kept(self, household: str) -> list[Line]:
        with self._lock:
            return list(self._lines.get(household, {}).values())
