"""What every store promises, and the one way to change a household's document."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeAlias, TypeVar

from pydantic import JsonValue

from skill.domain.errors import SkillError
from skill.domain.frozen import dataclass
from skill.domain.household import Household

if TYPE_CHECKING:
    from skill.store.events import Events

HOUSEHOLD_KEPT = timedelta(days=396)
"""Thirteen months after the last write, so that a yearly feast is remembered."""

ENTRY_KEPT = timedelta(days=2)
"""How long a repeated request is recognised, counted from the first."""

RENEWED_AFTER = timedelta(days=30)
"""A document in use is written anew this often, changed or not, so that it cannot lapse."""

State: TypeAlias = Literal["begun", "done"]
T = TypeVar("T")


class StoreDownError(SkillError):
    """The store failed or did not answer in time.  Nothing is known of the last write."""

    def __init__(self, operation: str, why: str) -> None:
        super().__init__(f"{operation}: {why}")
        self.operation = operation
        self.why = why


class StoreDamagedError(StoreDownError):
    """What is stored cannot be read; it is left as it is, never taken for absent."""


class StaleVersionError(SkillError):
    """The document was changed by someone else since it was read."""

    def __init__(self, expected: int) -> None:
        super().__init__(f"version {expected} is no longer the stored one")
        self.expected = expected


class NotStorableError(SkillError):
    """What was to be kept is too large, or cannot be written down at all."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part = part
        self.why = why


@dataclass(frozen=True)
class Versioned(Generic[T]):
    """A stored value, the version a save must name, and when it was written.

    Version 0, written None: nothing is stored.
    """

    value: T
    version: int
    written: datetime | None = None


@dataclass(frozen=True)
class Entry:
    """One thing done outside.  ``first`` is true for the one caller that began it."""

    key: str
    state: State
    what: Mapping[str, JsonValue]
    result: Mapping[str, JsonValue] | None
    begun: datetime
    first: bool = False


@dataclass(frozen=True)
class Forgotten:
    """How many rows a ``forget`` removed."""

    documents: int
    entries: int


class Store(Protocol):
    """A home for households.  ``now`` must be aware; what has expired by then is absent.

    Every method may raise ``StoreDownError``, and ``NotStorableError`` for unfit arguments.
    ``events`` are what learning may see, kept apart from the household they came from.
    """

    @property
    def events(self) -> "Events":
        """Return the home of the events."""
        ...

    def load(self, household: str, *, now: datetime) -> Versioned[Household]:
        """Return the document; version 0 and an empty household if there is none."""
        ...

    def save(
        self, household: str, document: Household, *, expected: int, now: datetime
    ) -> int:
        """Replace the document and return its new version, which was never used before.

        Raises:
            StaleVersionError: ``expected`` is not the stored version (0: none is stored).
        """
        ...

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> Entry:
        """Write down what is about to be done, unless that key is known; return the entry.

        ``first`` tells the one caller that wrote it from all that found it.
        """
        ...

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> None:
        """Mark an entry done.  The first result stays; a forgotten entry stays gone."""
        ...

    def open_entries(self, household: str, *, now: datetime) -> tuple[Entry, ...]:
        """Return what was begun and never finished, oldest first."""
        ...

    def forget(self, household: str) -> Forgotten:
        """Remove everything under the household, expired or not; safe to repeat."""
        ...

    def export(self, household: str, *, now: datetime) -> dict[str, JsonValue]:
        """Return all that is kept as JSON; an empty dict when nothing is."""
        ...

    def close(self) -> None:
        """Let go of files and connections; safe to repeat."""
        ...


def update(
    store: Store,
    household: str,
    change: Callable[[Household], Household],
    *,
    now: datetime,
    attempts: int = 5,
) -> Household:
    """Return the household after ``change``, which is pure: it may run more than once.

    Nothing is written when nothing changed, except to keep a document in use from lapsing.

    Raises:
        StaleVersionError: others wrote in between, ``attempts`` times in a row.
    """
    stale = StaleVersionError(0)
    for _ in range(attempts):
        stored = store.load(household, now=now)
        changed = change(stored.value)
        if changed == stored.value and not _wants_renewal(stored, now):
            return changed
        try:
            store.save(household, changed, expected=stored.version, now=now)
        except StaleVersionError as error:
            stale = error
        else:
            return changed
    raise stale


def _wants_renewal(stored: Versioned[Household], now: datetime) -> bool:
    return stored.written is not None and now - stored.written >= RENEWED_AFTER
