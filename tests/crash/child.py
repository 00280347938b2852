"""The skill in a process of its own that can die at a chosen write to its store.

A line of settings forks it; ``CRASH_AT`` is the number of the write to die at and
``CRASH_WHEN`` is ``before`` or ``after`` it.  Then envelopes come in and responses go out
as JSON lines, until "stop" or death, and a line tells how it ended.
"""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime

from pydantic import JsonValue

from skill.app import build
from skill.domain.household import Household
from skill.settings import Settings
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

    def _before(self) -> None:
        self._writes += 1
        if self._writes == self._at and self._when == "before":
            os._exit(KILLED)

    def _after(self) -> None:
        if self._writes == self._at and self._when == "after":
            os._exit(KILLED)

    def load(self, household: str, *, now: datetime) -> Versioned[Household]:
        """Read; no write."""
        return self._store.load(household, now=now)

    def save(
        self, household: str, document: Household, *, expected: int, now: datetime
    ) -> int:
        """Write the document."""
        self._before()
        version = self._store.save(household, document, expected=expected, now=now)
        self._after()
        return version

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> Entry:
        """Write an entry."""
        self._before()
        entry = self._store.begin(household, key, what, now=now)
        self._after()
        return entry

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> None:
        """Write an entry's end."""
        self._before()
        self._store.finish(household, key, result, now=now)
        self._after()

    def open_entries(self, household: str, *, now: datetime) -> tuple[Entry, ...]:
        """Read; no write."""
        return self._store.open_entries(household, now=now)

    def forget(self, household: str) -> Forgotten:
        """Delete everything."""
        self._before()
        gone = self._store.forget(household)
        self._after()
        return gone

    def export(self, household: str, *, now: datetime) -> dict[str, JsonValue]:
        """Read; no write."""
        return self._store.export(household, now=now)

    def close(self) -> None:
        """Let go."""
        self._store.close()


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
