"""The skill in a process of its own that can die at a chosen write to its store.

A line of settings forks it; ``CRASH_AT`` is the number of the write to die at and
``CRASH_WHEN`` is ``before`` or ``after`` it.  Then envelopes come in and responses go out
as JSON lines, until "stop" or death, and a line tells how it ended.
"""

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from pydantic import JsonValue

from skill.app import build
from skill.domain.events import Event
from skill.domain.household import Household
from skill.settings import Settings
from skill.store.events import Events
from skill.store.open import open_store
from skill.store.protocol import Entry, Forgotten, Store, Versioned

KILLED = 137


class CrashingStore:
    """A store that ends the process before or after its n-th write."""

    def __init__(self, store: Store, at: int, when: str) -> None:
        self._store = store
        self._at = at
        self._when = when
        self._writes = 0

    def before(self) -> None:
        """Count a write; die before it if it is the one."""
        self._writes += 1
        if self._writes == self._at and self._when == "before":
            os._exit(KILLED)

    def after(self) -> None:
        """Die after the write that is the one."""
        if self._writes == self._at and self._when == "after":
            os._exit(KILLED)

    @property
    def events(self) -> Events:
        """Return the events, whose writes count as well."""
        return CrashingEvents(self, self._store.events)

    def load(self, household: str, *, now: datetime) -> Versioned[Household]:
        """Read; no write."""
        return self._store.load(household, now=now)

    def save(
        self, household: str, document: Household, *, expected: int, now: datetime
    ) -> int:
        """Write the document."""
        self.before()
        version = self._store.save(household, document, expected=expected, now=now)
        self.after()
        return version

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> Entry:
        """Write an entry."""
        self.before()
        entry = self._store.begin(household, key, what, now=now)
        self.after()
        return entry

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> None:
        """Write an entry's end."""
        self.before()
        self._store.finish(household, key, result, now=now)
        self.after()

    def open_entries(self, household: str, *, now: datetime) -> tuple[Entry, ...]:
        """Read; no write."""
        return self._store.open_entries(household, now=now)

    def forget(self, household: str) -> Forgotten:
        """Delete everything."""
        self.before()
        gone = self._store.forget(household)
        self.after()
        return gone

    def export(self, household: str, *, now: datetime) -> dict[str, JsonValue]:
        """Read; no write."""
        return self._store.export(household, now=now)

    def close(self) -> None:
        """Let go."""
        self._store.close()


class CrashingEvents:
    """The events of such a store."""

    def __init__(self, store: CrashingStore, events: Events) -> None:
        self._store = store
        self._events = events

    def record(
        self, learner: str, key: str, events: Sequence[Event], *, now: datetime
    ) -> None:
        """Write a page."""
        self._store.before()
        self._events.record(learner, key, events, now=now)
        self._store.after()

    def of(self, learner: str, *, now: datetime) -> tuple[Event, ...]:
        """Read; no write."""
        return self._events.of(learner, now=now)

    def all(self, *, now: datetime) -> Iterator[Event]:
        """Read; no write."""
        return self._events.all(now=now)

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Read; no write."""
        return self._events.latest(most, now=now)

    def gone(self, learners: Collection[str], *, now: datetime) -> frozenset[str]:
        """Read; no write."""
        return self._events.gone(learners, now=now)

    def forget(self, learner: str, *, now: datetime) -> int:
        """Delete a learner's pages."""
        self._store.before()
        gone = self._events.forget(learner, now=now)
        self._store.after()
        return gone

    def forgotten(self, *, now: datetime) -> Mapping[str, datetime]:
        """Read; no write."""
        return self._events.forgotten(now=now)


def lines() -> Iterator[str]:
    """Yield the lines of standard input, taking no byte more: forks share it."""
    line = bytearray()
    while byte := os.read(0, 1):
        if byte == b"\n":
            yield line.decode()
            line.clear()
        else:
            line += byte


def tell(what: object) -> None:
    """Write one JSON line, at once."""
    os.write(1, json.dumps(what).encode() + b"\n")


def serve(wanted: Mapping[str, str]) -> None:
    """Answer envelopes until told to stop, or until the write to die at."""
    settings = Settings.from_environment(wanted)
    store = open_store(settings.store)
    at, when = int(wanted["CRASH_AT"]), wanted["CRASH_WHEN"]
    skill = build(settings, store=CrashingStore(store, at, when))
    tell({"pid": os.getpid()})
    for line in lines():
        if line == "stop":
            store.close()
            return
        tell(skill(json.loads(line)))


def main() -> None:
    """Fork a skill for every line of settings: importing it once is enough."""
    for line in lines():
        pid = os.fork()
        if pid == 0:
            serve(json.loads(line))
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        tell({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
