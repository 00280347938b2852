"""Events that last as long as the process."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from threading import Lock

from skill.domain.events import Event
from skill.store import encoding
from skill.store.events import EVENTS_KEPT, Page, in_order, new_page


class MemoryEvents:
    """Pages by learner and key, tombstones by learner, and a lock."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pages: dict[str, dict[str, Page]] = {}
        self._tombstones: dict[str, datetime] = {}

    def record(
        self, learner: str, key: str, events: Sequence[Event], *, now: datetime
    ) -> None:
        """Write a page, unless that key is known."""
        page = new_page(learner, key, events, now)
        with self._lock:
            pages = self._pages.setdefault(learner, {})
            known = pages.get(key)
            if known is None or known.expires <= encoding.seconds(now):
                pages[key] = page

    def of(self, learner: str, *, now: datetime) -> tuple[Event, ...]:
        """Return a learner's events, the earliest page first."""
        encoding.fit_household(learner)
        with self._lock:
            pages = list(self._pages.get(learner, {}).values())
        return in_order(iter(pages), now)

    def all(self, *, now: datetime) -> Iterator[Event]:
        """Yield every learner's events, a learner after another."""
        with self._lock:
            learners = sorted(self._pages)
        for learner in learners:
            yield from self.of(learner, now=now)

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the events of the pages written last."""
        with self._lock:
            pages = [page for held in self._pages.values() for page in held.values()]
        late = sorted(pages, key=lambda page: page.expires)[-most:]
        return in_order(iter(late), now)

    def gone(self, learners: Collection[str], *, now: datetime) -> frozenset[str]:
        """Return which of the learners are forgotten."""
        return frozenset(learners).intersection(self.forgotten(now=now))

    def forget(self, learner: str, *, now: datetime) -> int:
        """Remove a learner's pages, leave the tombstone, and return how many they were."""
        encoding.fit_household(learner)
        with self._lock:
            self._tombstones[learner] = encoding.whole_seconds(now)
            return len(self._pages.pop(learner, {}))

    def forgotten(self, *, now: datetime) -> Mapping[str, datetime]:
        """Return when each learner was last forgotten, while tombstones last."""
        with self._lock:
            known = dict(self._tombstones)
        return {who: at for who, at in known.items() if now < at + EVENTS_KEPT}
