"""The world's clock: it can be moved, and it may run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

Ticks = Callable[[], float]


class WorldClock:
    """An aware UTC clock.  It stands still unless ``ticks`` (seconds, monotonic) drives it.

    Args:
        start: the instant it shows first; any aware datetime.
        ticks: a source of seconds such as ``time.monotonic``.
    """

    def __init__(self, start: datetime, ticks: Ticks | None = None) -> None:
        self._ticks = ticks
        self.set(start)

    @property
    def runs(self) -> bool:
        """Return whether the clock moves by itself."""
        return self._ticks is not None

    def now(self) -> datetime:
        """Return the instant the clock shows."""
        return self._shown + timedelta(seconds=self._ticked() - self._since)

    def set(self, instant: datetime) -> None:
        """Show ``instant`` from now on.

        Raises:
            ValueError: ``instant`` has no time zone.
        """
        if instant.tzinfo is None:
            raise ValueError(f"{instant.isoformat()} has no time zone")
        self._since = self._ticked()
        self._shown = instant.astimezone(UTC)

    def advance(self, by: timedelta) -> datetime:
        """Move the clock by ``by``, which may be negative, and return the new instant."""
        self.set(self.now() + by)
        return self.now()

    def run(self, ticks: Ticks) -> None:
        """Let ``ticks`` drive the clock from the instant it shows."""
        shown = self.now()
        self._ticks = ticks
        self.set(shown)

    def stop(self) -> None:
        """Let the clock stand still at the instant it shows."""
        shown = self.now()
        self._ticks = None
        self.set(shown)

    @contextmanager
    def held(self) -> Iterator[datetime]:
        """Let the clock stand still at the instant given, and run on from there."""
        ticks = self._ticks
        self.stop()
        try:
            yield self.now()
        finally:
            if ticks is not None:
                self.run(ticks)

    def _ticked(self) -> float:
        return self._ticks() if self._ticks else 0.0
