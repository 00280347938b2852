"""What every store promises of events: kept for learning, apart from their household.

A *page* holds what one request made happen, under the household's learning pseudonym (the
*learner*) and the request's own.  A page is written in one write, once: the same key again
adds nothing.  Pages last thirteen months.  Forgetting a learner leaves its *tombstone*, the
pseudonym and the hour of it alone, for as long as a copy made for training may last: what
happened before it must not be learnt from, wherever a copy is.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import ValidationError

from skill.domain.events import Event
from skill.domain.frozen import dataclass
from skill.store import encoding
from skill.store.protocol import StoreDamagedError

EVENTS_KEPT = timedelta(days=396)
"""Thirteen months: a yearly feast is seen twice."""

PAGE_LIMIT = 16 * 1024
"""Bytes of text; one offer is some 400."""


@dataclass(frozen=True)
class Page:
    """A page as stored: ``expires`` in seconds since 1970."""

    learner: str
    key: str
    expires: int
    body: str


class Events(Protocol):
    """A home for events.  Every method may raise ``StoreDownError``."""

    def record(
        self, learner: str, key: str, events: Sequence[Event], *, now: datetime
    ) -> None:
        """Write a page, unless that key is known.

        Raises:
            NotStorableError: it is too large, or a key is unfit.
        """
        ...

    def of(self, learner: str, *, now: datetime) -> tuple[Event, ...]:
        """Return a learner's events, the earliest page first."""
        ...

    def all(self, *, now: datetime) -> Iterator[Event]:
        """Yield every learner's events, a learner after another, holding few at once."""
        ...

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the events of at most ``most`` of the pages written last.

        A process that begins to serve asks for them, to hear what was taken lately, so it
        must not take long.  Pages in which nothing was taken may be left out.
        """
        ...

    def gone(self, learners: Collection[str], *, now: datetime) -> frozenset[str]:
        """Return which of the learners are forgotten, while tombstones last."""
        ...

    def forget(self, learner: str, *, now: datetime) -> int:
        """Remove a learner's pages, leave the tombstone, and return how many they were."""
        ...

    def forgotten(self, *, now: datetime) -> Mapping[str, datetime]:
        """Return when each learner was last forgotten, while tombstones last."""
        ...


def new_page(learner: str, key: str, events: Sequence[Event], now: datetime) -> Page:
    """Return the page that ``record`` writes.

    Raises:
        NotStorableError: it is too large, or a key is unfit.
    """
    encoding.fit_household(learner)
    encoding.fit_entry(key)
    body = f"[{','.join(e.model_dump_json(exclude_defaults=True) for e in events)}]"
    encoding.within(body, PAGE_LIMIT, "events")
    return Page(learner, key, encoding.expiry(now, EVENTS_KEPT), body)


def read_page(page: Page) -> tuple[Event, ...]:
    """Return what a page holds.

    Raises:
        StoreDamagedError: it does not read as events.
    """
    try:
        return tuple(map(Event.model_validate, json.loads(page.body)))
    except ValidationError as error:
        raise StoreDamagedError("read events", encoding.first_fault(error)) from None
    except (ValueError, TypeError, RecursionError) as error:
        raise StoreDamagedError("read events", "not a list of events") from error


def in_order(pages: Iterator[Page], now: datetime) -> tuple[Event, ...]:
    """Return the events of the pages not yet expired, the earliest first."""
    alive = (page for page in pages if page.expires > encoding.seconds(now))
    ordered = sorted(alive, key=lambda page: (page.expires, page.key))
    return tuple(event for page in ordered for event in read_page(page))
