"""The recurrence rules Alexa's reminders take, expanded on the wall clock.

Source: RFC 5545, section 3.3.10, of which Alexa takes ``FREQ=DAILY|WEEKLY`` with one
time of day.  Wall time stays as clocks change: a time that a change skips comes as much
later as the clocks jump, a time that comes twice rings at the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from skill.simulator.world.wire import Refused, bad_request

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES: Final = ("DAILY", "WEEKLY")
_KNOWN: Final = {"FREQ", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "INTERVAL"}
LONGEST_GAP: Final = timedelta(days=7 * 60)


@dataclass(frozen=True)
class Rule:
    """One rule.  ``days`` are weekday numbers, Monday 0; none means any day."""

    weekly: bool
    at: time
    days: frozenset[int]
    interval: int = 1

    def on(self, day: date, first: date) -> bool:
        """Return whether the rule rings on ``day``, counting intervals from ``first``."""
        if not self.weekly:
            return (day - first).days % self.interval == 0 and self._day_fits(day)
        weeks = (_monday(day) - _monday(first)).days // 7
        days = self.days or {first.weekday()}
        return weeks % self.interval == 0 and day.weekday() in days

    def _day_fits(self, day: date) -> bool:
        return not self.days or day.weekday() in self.days


@dataclass(frozen=True)
class Recurrence:
    """Rules, the zone they live in, and the wall times between which they ring."""

    rules: tuple[Rule, ...]
    zone: ZoneInfo
    first: datetime
    last: datetime | None = None

    def after(self, instant: datetime) -> Iterator[datetime]:
        """Yield the instants (UTC) after ``instant``, in order, each once, until ``last``.

        It gives up after sixty weeks without one.
        """
        here = instant.astimezone(self.zone).replace(tzinfo=None)
        day = max(self.first, here - timedelta(days=1)).date()
        hope = day + LONGEST_GAP
        while day <= hope and (self.last is None or day <= self.last.date()):
            for due in self._on(day):
                if due > instant:
                    yield due
                    instant, hope = due, day + LONGEST_GAP
            day += timedelta(days=1)

    def _on(self, day: date) -> list[datetime]:
        walls = (
            datetime.combine(day, r.at) for r in self.rules if r.on(day, self.first.date())
        )
        return sorted({on_the_clock(w, self.zone) for w in walls if self._within(w)})

    def _within(self, wall: datetime) -> bool:
        return wall >= self.first and (self.last is None or wall <= self.last)


def on_the_clock(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which clocks in ``zone`` show ``wall``.

    A skipped time is read with the offset before the change, so it comes later by what
    the clocks jump; of a repeated time the first is meant (PEP 495, ``fold=0``).
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def read_rule(spelt: object) -> Rule:
    """Return the rule that ``FREQ=...;BYDAY=...;BYHOUR=...`` spells, or refuse it."""
    if not isinstance(spelt, str):
        raise _unsupported("a recurrence rule must be a string")
    pairs = [p.partition("=") for p in spelt.rstrip(";").split(";")]
    fields = {name.strip().upper(): value.strip().upper() for name, _, value in pairs}
    if len(fields) != len(pairs) or not set(fields) <= _KNOWN:
        raise _unsupported(
            f"{spelt!r} holds more than {sorted(_KNOWN)}, or one of them twice"
        )
    if fields.get("FREQ") not in FREQUENCIES:
        raise _unsupported(f"FREQ must be one of {FREQUENCIES}")
    return Rule(
        fields["FREQ"] == "WEEKLY",
        time(
            _number(fields, "BYHOUR", 0, 23),
            _number(fields, "BYMINUTE", 0, 59),
            _number(fields, "BYSECOND", 0, 59) if "BYSECOND" in fields else 0,
        ),
        read_days(fields["BYDAY"].split(",")) if "BYDAY" in fields else frozenset(),
        _number(fields, "INTERVAL", 1, 52) if "INTERVAL" in fields else 1,
    )


def read_days(names: list[str]) -> frozenset[int]:
    """Return weekday numbers, Monday 0, for ``["MO", "TH"]``."""
    if not names or not set(names) <= set(DAYS):
        raise _unsupported(f"days must be among {DAYS}")
    return frozenset(DAYS.index(name) for name in names)


def _number(fields: dict[str, str], name: str, low: int, high: int) -> int:
    value = fields.get(name, "")
    if not value.isdecimal() or not low <= int(value) <= high:
        raise _unsupported(f"{name} must be one number from {low} to {high}")
    return int(value)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _unsupported(message: str) -> Refused:
    return bad_request("UNSUPPORTED_TRIGGER_RECURRENCE", message)
