"""When a reminder rings: its ``trigger`` read, checked and turned into instants."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.simulator.world.recurrence import (
    FREQUENCIES,
    Recurrence,
    Rule,
    on_the_clock,
    read_days,
    read_rule,
)
from skill.simulator.world.wire import Body, as_body, bad_request

LAST_YEAR: Final = 2999
LONGEST_OFFSET: Final = 10 * 366 * 24 * 3600
_DIGITS: Final = re.compile(r"\d{1,12}", re.ASCII)
_WALL: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?")


@dataclass(frozen=True)
class Trigger:
    """Either one instant, or a recurrence."""

    once: datetime | None
    recurrence: Recurrence | None

    def after(self, instant: datetime) -> datetime | None:
        """Return the first ringing after ``instant``, if there is one."""
        if self.recurrence is not None:
            return next(self.recurrence.after(instant), None)
        return self.once if self.once is not None and self.once > instant else None

    def between(self, after: datetime, until: datetime) -> list[datetime]:
        """Return the ringings in ``(after, until]``."""
        if self.recurrence is not None:
            return list(takewhile(lambda due: due <= until, self.recurrence.after(after)))
        return [self.once] if self.once is not None and after < self.once <= until else []


def read_trigger(trigger: Body, now: datetime) -> Trigger:
    """Return the trigger of a reminder received at ``now``, or refuse it as Alexa does."""
    match trigger.get("type"):
        case "SCHEDULED_RELATIVE":
            return Trigger(now + _offset(trigger.get("offsetInSeconds")), None)
        case "SCHEDULED_ABSOLUTE":
            found = _absolute(trigger, now)
            if found.after(now) is None:
                raise bad_request("TRIGGER_SCHEDULED_TIME_IN_PAST", "the time has passed")
            return found
    raise bad_request(
        "UNSUPPORTED_TRIGGER_TYPE", "type must be SCHEDULED_ABSOLUTE or _RELATIVE"
    )


def read_wall(value: object, name: str) -> datetime:
    """Return a wall time without zone; a trailing Z or an offset is refused."""
    if not isinstance(value, str) or not _WALL.fullmatch(value):
        message = f"{name} must be like 2026-10-01T18:30:00.000, without a zone"
        raise bad_request("INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", message)
    try:
        wall = datetime.fromisoformat(value)
    except ValueError as wrong:
        raise bad_request(
            "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", f"{name}: {wrong}"
        ) from wrong
    if not 1970 <= wall.year <= LAST_YEAR:
        raise bad_request(
            "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", f"{name} is out of range"
        )
    return wall


def read_zone(value: object) -> ZoneInfo:
    """Return the zone that ``timeZoneId`` names; refuse a missing or unknown one."""
    if not isinstance(value, str) or not value:
        raise bad_request("INVALID_TIME_ZONE_ID", "timeZoneId is missing")
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise bad_request(
            "INVALID_TIME_ZONE_ID", f"there is no zone {value!r}"
        ) from unknown


def _offset(value: object) -> timedelta:
    """Return the seconds, a number or, as an early page shows it, a string of digits."""
    spelt = isinstance(value, str) and _DIGITS.fullmatch(value)
    seconds = int(spelt[0]) if spelt else value
    if not isinstance(seconds, int) or isinstance(seconds, bool):
        raise bad_request("INVALID_TRIGGER_OFFSET", "offsetInSeconds must be a number")
    if not 1 <= seconds <= LONGEST_OFFSET:
        message = f"offsetInSeconds must be from 1 to {LONGEST_OFFSET}"
        raise bad_request("INVALID_TRIGGER_OFFSET", message)
    return timedelta(seconds=seconds)


def _absolute(trigger: Body, now: datetime) -> Trigger:
    zone = read_zone(trigger.get("timeZoneId"))
    recurrence = trigger.get("recurrence")
    if recurrence is None:
        wall = read_wall(trigger.get("scheduledTime"), "scheduledTime")
        return Trigger(on_the_clock(wall, zone), None)
    spelt = as_body(recurrence, "recurrence")
    here = now.astimezone(zone).replace(tzinfo=None)
    rules = spelt.get("recurrenceRules")
    if isinstance(rules, list) and rules:
        found = tuple(read_rule(rule) for rule in rules)
    else:
        wall = read_wall(trigger.get("scheduledTime"), "scheduledTime")
        found, here = (_deprecated(spelt, wall.time()),), wall
    start, end = spelt.get("startDateTime"), spelt.get("endDateTime")
    first = here if start is None else read_wall(start, "startDateTime")
    last = None if end is None else read_wall(end, "endDateTime")
    return Trigger(None, Recurrence(found, zone, first, last))


def _deprecated(spelt: Body, at: time) -> Rule:
    """Return the rule of the old form, which takes one day at most."""
    freq, days = spelt.get("freq"), spelt.get("byDay")
    if freq not in FREQUENCIES:
        raise bad_request(
            "UNSUPPORTED_TRIGGER_RECURRENCE", f"freq must be one of {FREQUENCIES}"
        )
    names = [str(day) for day in days] if isinstance(days, list) else []
    if len(names) > 1:
        raise bad_request("UNSUPPORTED_TRIGGER_RECURRENCE", "byDay takes one day")
    interval = spelt.get("interval", 1)
    if not isinstance(interval, int) or interval < 1:
        raise bad_request("UNSUPPORTED_TRIGGER_RECURRENCE", "interval must be positive")
    return Rule(freq == "WEEKLY", at, read_days(names) if names else frozenset(), interval)
