"""The skill in a process of its own that can die at a chosen write to its store.

``CRASH_AT`` is the number of the write, ``CRASH_WHEN`` is ``before`` or ``after`` it.
Envelopes come in as JSON lines, responses go out as JSON lines.
"""

import json
import os
import sys
from collections.abc import Mapping
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


def main() -> None:
    """Answer envelopes until they end, or until the write to die at."""
    settings = Settings.from_environment(os.environ)
    at, when = int(os.environ.get("CRASH_AT", "0")), os.environ.get("CRASH_WHEN", "")
    skill = build(settings, store=CrashingStore(open_store(settings.store), at, when))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(skill(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
