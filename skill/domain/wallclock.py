"""Moments from what clocks on the wall show, right across both clock changes.

A time that a change skips is moved forward by as much as the clocks jump; of a time that
comes twice the first is meant (PEP 495, ``fold=0``).  Elapsed time is counted in UTC.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.frozen import dataclass

ANY_DAY = frozenset(range(7))


@dataclass(frozen=True)
class Moment:
    """An instant in a zone, and what the change of clocks did to the time asked for.

    ``moved`` is how far a skipped time was moved forward, else zero; ``twice`` tells that
    clocks show the time twice that day and the first is meant.
    """

    due: datetime
    moved: timedelta = timedelta(0)
    twice: bool = False

    @property
    def instant(self) -> datetime:
        """Return the moment in UTC: times of one zone compare by what clocks show."""
        return self.due.astimezone(UTC)


def moment(day: date, at: time, zone: ZoneInfo) -> Moment:
    """Return the moment at which clocks in ``zone`` show ``at`` on ``day``."""
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    first = wall.replace(tzinfo=zone).astimezone(UTC)
    second = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    due = first.astimezone(zone)
    moved = due.replace(tzinfo=None, fold=0) - wall
    return Moment(due, moved, twice=not moved and second > first)


def later(now: datetime, elapsed: timedelta) -> datetime:
    """Return the moment ``elapsed`` after ``now``, in its zone, whatever clocks do."""
    return (now.astimezone(UTC) + elapsed).astimezone(now.tzinfo)


def occurrences(
    start: date, at: time, zone: ZoneInfo, days: Collection[int] = ANY_DAY
) -> Iterator[Moment]:
    """Yield ``at`` on each of these weekdays (Monday 0), from ``start`` on, for ever."""
    day = start
    while True:
        if day.weekday() in days:
            yield moment(day, at, zone)
        day += timedelta(days=1)


def first_after(
    now: datetime, at: time, zone: ZoneInfo, *, days: Collection[int] = ANY_DAY
) -> Moment:
    """Return the first occurrence later than ``now``.

    Raises:
        ValueError: ``days`` is empty.
    """
    if not days:
        raise ValueError("a day of the week is needed")
    start, now = now.astimezone(zone).date(), now.astimezone(UTC)
    return next(m for m in occurrences(start, at, zone, days) if m.instant > now)
