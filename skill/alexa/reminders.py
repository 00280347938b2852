"""Alexa's Reminders API (``/v1/alerts/reminders``) as the ``Reminders`` handlers know.

Times are sent as wall time without zone or offset (a trailing Z is refused) beside
``timeZoneId``; recurrence as iCalendar rules: the older ``byDay`` takes one day only.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from skill.alexa.api import Access, AlexaApi, RefusedError
from skill.alexa.raw import Json, items, record, text, whole
from skill.alexa.timers import read_instant
from skill.dialog.services import REMINDERS_SCOPE
from skill.domain.errors import SkillError
from skill.domain.reminders import (
    NewReminder,
    Recurrence,
    Reminder,
    TimeHasPassedError,
    TooManyRemindersError,
    Weekday,
)

PATH = "/v1/alerts/reminders"
ABSOLUTE, RELATIVE = "SCHEDULED_ABSOLUTE", "SCHEDULED_RELATIVE"


class AlexaReminders:
    """The reminders of this skill."""

    def __init__(self, access: Access) -> None:
        self._api = AlexaApi(access, "reminders", REMINDERS_SCOPE)

    def create(self, new: NewReminder, *, now: datetime, locale: str) -> Reminder:
        """Set a reminder; see ``Reminders.create``."""
        body = request_body(new, now, locale)
        try:
            made = self._api.call("POST", PATH, body)
        except RefusedError as refused:
            raise _why(refused, new) from refused
        return _held(new, text(made, "alertToken"), text(made, "version"))

    def all(self, *, now: datetime) -> tuple[Reminder, ...]:
        """Return what will still ring; see ``Reminders.all``."""
        page = self._api.call("GET", PATH)
        found = [read_reminder(alert, now) for alert in items(page, "alerts")]
        alive = [r for r in found if r is not None]
        return tuple(sorted(alive, key=lambda r: r.due.astimezone(UTC)))

    def change(
        self, reminder: Reminder, new: NewReminder, *, now: datetime, locale: str
    ) -> Reminder:
        """Replace a reminder's time or text."""
        body = request_body(new, now, locale)
        path = f"{PATH}/{quote(reminder.id, safe='')}"
        try:
            made = self._api.call("PUT", path, body)
        except RefusedError as refused:
            raise _why(refused, new) from refused
        return _held(new, text(made, "alertToken") or reminder.id, text(made, "version"))

    def delete(self, reminder: Reminder) -> None:
        """Delete a reminder; one that has gone already is no error."""
        try:
            self._api.call("DELETE", f"{PATH}/{quote(reminder.id, safe='')}")
        except RefusedError as refused:
            if refused.status != 404:
                raise


def _held(new: NewReminder, token: str, version: str) -> Reminder:
    return Reminder(**dict(new), id=token, version=version)


def _why(refused: RefusedError, new: NewReminder) -> SkillError:
    """Return why a reminder was refused."""
    told = f"{refused.code} {refused.reason}".upper()
    if "PAST" in told or "PASSED" in told:
        return TimeHasPassedError(new.due)
    if "MAX" in told or "LIMIT" in told or "EXCEED" in told:
        return TooManyRemindersError()
    return refused


def wall_time(at: datetime) -> str:
    """Return a local time as the API wants it: milliseconds, no zone."""
    return at.replace(tzinfo=None, microsecond=0).isoformat() + ".000"


def rule(recurrence: Recurrence) -> str:
    """Return a recurrence as an iCalendar rule."""
    at = recurrence.at
    days = [day for day in Weekday if day in recurrence.days]
    freq = "FREQ=DAILY;" if len(days) in (0, 7) else f"FREQ=WEEKLY;BYDAY={','.join(days)};"
    return f"{freq}BYHOUR={at.hour};BYMINUTE={at.minute};BYSECOND=0;INTERVAL=1;"


def request_body(new: NewReminder, now: datetime, locale: str) -> Json:
    """Return the body of a create or update request."""
    return {
        "requestTime": wall_time(now),
        "trigger": _trigger(new),
        "alertInfo": {"spokenInfo": {"content": [{"locale": locale, "text": new.what}]}},
        "pushNotification": {"status": "ENABLED"},
    }


def _trigger(new: NewReminder) -> Json:
    if new.after_seconds is not None:
        return {"type": RELATIVE, "offsetInSeconds": new.after_seconds}
    due = new.due.astimezone(ZoneInfo(new.zone))
    trigger: Json = {"type": ABSOLUTE, "timeZoneId": new.zone}
    if new.recurrence is None:
        return trigger | {"scheduledTime": wall_time(due)}
    begins = {"startDateTime": wall_time(due.replace(hour=0, minute=0, second=0))}
    return trigger | {"recurrence": begins | {"recurrenceRules": [rule(new.recurrence)]}}


def read_reminder(alert: Any, now: datetime) -> Reminder | None:
    """Return a reminder of the service; None for one that is over or cannot be read."""
    trigger = record(alert, "trigger")
    zone = text(trigger, "timeZoneId") or getattr(now.tzinfo, "key", "UTC")
    try:
        local = now.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError):
        return None
    recurrence = _recurrence(trigger)
    due = next_due(recurrence, local) if recurrence else _due(alert, trigger, local)
    done = text(alert, "status") == "COMPLETED" or (due is not None and due <= local)
    if not text(alert, "alertToken") or due is None or (done and recurrence is None):
        return None
    return Reminder(
        id=text(alert, "alertToken"),
        version=text(alert, "version"),
        what=_what(alert),
        due=due,
        zone=zone,
        recurrence=recurrence,
    )


def _what(alert: Any) -> str:
    for content in items(alert, "alertInfo", "spokenInfo", "content"):
        if said := text(content, "text"):
            return said
    return ""


def _due(alert: Any, trigger: Json, local: datetime) -> datetime | None:
    """Return when a one-off rings: its wall time, or its offset from when it was made."""
    if written := text(trigger, "scheduledTime"):
        at = read_instant(written)
        return at.replace(tzinfo=local.tzinfo) if at else None
    made = read_instant(text(alert, "createdTime"))
    if made is None:
        return None
    after = timedelta(seconds=whole(trigger, "offsetInSeconds"))
    return (made + after).astimezone(local.tzinfo)


def _recurrence(trigger: Json) -> Recurrence | None:
    """Return the first iCalendar rule of a trigger, or the older freq and byDay."""
    held = record(trigger, "recurrence")
    if not held:
        return None
    written = next(iter(items(held, "recurrenceRules")), "")
    parts = dict(
        part.split("=", 1) for part in str(written).upper().split(";") if "=" in part
    )
    named = parts.get("BYDAY", "").split(",") if parts else items(held, "byDay")
    days = frozenset(Weekday(day) for day in named if day in set(Weekday))
    at = read_instant(text(trigger, "scheduledTime"))
    hour, minute = parts.get("BYHOUR", ""), parts.get("BYMINUTE", "0")
    if hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
        return Recurrence(at=time(int(hour), int(minute)), days=days)
    return Recurrence(at=at.time().replace(tzinfo=None), days=days) if at else None


def next_due(recurrence: Recurrence, local: datetime) -> datetime:
    """Return the next ringing after ``local``, on its wall clock."""
    order = list(Weekday)
    for ahead in range(8):
        on = local.date() + timedelta(days=ahead)
        due = datetime.combine(on, recurrence.at, local.tzinfo)
        wanted = not recurrence.days or order[on.weekday()] in recurrence.days
        if wanted and due > local:
            return due
    return datetime.combine(local.date() + timedelta(days=7), recurrence.at, local.tzinfo)
