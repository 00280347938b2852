"""Events in the laptop's file, beside the households."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import cast

from skill.domain.events import Event
from skill.store import encoding
from skill.store.events import EVENTS_KEPT, Page, in_order, new_page
from skill.store.sqlite_file import at_the_edge, checked, seal, transaction

PAGES = "SELECT learner, key, expires, body, seal FROM page"


class SqliteEvents:
    """The tables ``page`` and ``tombstone``, through the store's connection and lock."""

    def __init__(self, connection: sqlite3.Connection, lock: Lock) -> None:
        self._connection = connection
        self._lock = lock

    def record(
        self, learner: str, key: str, events: Sequence[Event], *, now: datetime
    ) -> None:
        """Write a page, unless that key is known."""
        page = new_page(learner, key, events, now)
        fields = (page.learner, page.key, page.expires, page.body)
        with self._writing("record", now):
            self._connection.execute(
                "INSERT OR IGNORE INTO page VALUES (?, ?, ?, ?, ?)",
                (*fields, seal(*fields)),
            )

    def of(self, learner: str, *, now: datetime) -> tuple[Event, ...]:
        """Return a learner's events, the earliest page first."""
        encoding.fit_household(learner)
        with self._lock, at_the_edge("events"):
            rows = self._connection.execute(f"{PAGES} WHERE learner = ?", (learner,))
            pages = [_page_of(row) for row in rows]
        return in_order(iter(pages), now)

    def all(self, *, now: datetime) -> Iterator[Event]:
        """Yield every learner's events, a learner after another."""
        learner: str | None = ""
        while (learner := self._learner_after(learner or "")) is not None:
            yield from self.of(learner, now=now)

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the events of the pages written last."""
        with self._lock, at_the_edge("events"):
            query = f"{PAGES} ORDER BY expires DESC LIMIT ?"
            pages = [_page_of(row) for row in self._connection.execute(query, (most,))]
        return in_order(iter(pages), now)

    def gone(self, learners: Collection[str], *, now: datetime) -> frozenset[str]:
        """Return which of the learners are forgotten."""
        return frozenset(learners).intersection(self.forgotten(now=now))

    def forget(self, learner: str, *, now: datetime) -> int:
        """Remove a learner's pages from the file and its log, and leave the tombstone."""
        encoding.fit_household(learner)
        fields = (learner, encoding.seconds(now), encoding.expiry(now, EVENTS_KEPT))
        with self._lock, at_the_edge("forget"):
            with transaction(self._connection):
                self._connection.execute(
                    "REPLACE INTO tombstone VALUES (?, ?, ?, ?)", (*fields, seal(*fields))
                )
                gone = self._connection.execute(
                    "DELETE FROM page WHERE learner = ?", (learner,)
                ).rowcount
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def forgotten(self, *, now: datetime) -> Mapping[str, datetime]:
        """Return when each learner was last forgotten, while tombstones last."""
        query = "SELECT learner, at, expires, seal FROM tombstone WHERE expires > ?"
        with self._lock, at_the_edge("forgotten"):
            rows = self._connection.execute(query, (encoding.seconds(now),)).fetchall()
        known = (cast(tuple[str, int, int], checked(tuple(row))) for row in rows)
        return {learner: encoding.at_second(second) for learner, second, _ in known}

    def _learner_after(self, learner: str) -> str | None:
        query = "SELECT min(learner) FROM page WHERE learner > ?"
        with self._lock, at_the_edge("events"):
            found: str | None = self._connection.execute(query, (learner,)).fetchone()[0]
        return found

    @contextmanager
    def _writing(self, operation: str, now: datetime) -> Iterator[None]:
        """Hold the file for one write; what has expired goes first."""
        with self._lock, at_the_edge(operation), transaction(self._connection):
            for table in ("page", "tombstone"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE expires <= ?", (encoding.seconds(now),)
                )
            yield


def _page_of(row: tuple[str | int | None, ...]) -> Page:
    return Page(*cast(tuple[str, str, int, str], checked(tuple(row))))
