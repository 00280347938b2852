"""Alexa's Reminders API (``/v1/alerts/reminders``), in memory.

Documented: fields, statuses, 401 without consent, the codes ALERT_NOT_FOUND,
DEVICE_NOT_SUPPORTED and UNSUPPORTED_TRIGGER_RECURRENCE.  Only remembered: the other
codes, the limit, and that a reminder which will not ring again is listed as COMPLETED.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from skill.simulator.world.ringing import Ringing, words_for
from skill.simulator.world.triggers import Trigger, read_trigger, read_wall
from skill.simulator.world.wire import (
    Answer,
    Body,
    Call,
    Ids,
    Refused,
    as_body,
    bad_request,
    exact,
    from_exact,
    part,
    spell_instant,
)

LISTED_AFTER_RINGING: Final = timedelta(days=3)
SHOWN: Final = ("trigger", "alertInfo", "pushNotification")


@dataclass(frozen=True)
class HeldReminder:
    """A reminder as Alexa holds it; ``received`` is when its last form came in."""

    token: str
    request: Body
    created: datetime
    received: datetime
    version: int = 1

    @property
    def trigger(self) -> Trigger:
        """Return when it rings."""
        return read_trigger(part(self.request, "trigger"), self.received)

    def status(self, now: datetime) -> str:
        """Return ``ON``, or ``COMPLETED`` when it will not ring again."""
        return "COMPLETED" if self.trigger.after(now) is None else "ON"

    def says(self, locale: str) -> str:
        """Return the text it speaks."""
        return words_for(_content(self.request), locale)

    def receipt(self, now: datetime) -> Body:
        """Return what creating or changing it answers."""
        return {
            "alertToken": self.token,
            "createdTime": spell_instant(self.created),
            "updatedTime": spell_instant(self.received),
            "status": self.status(now),
            "version": str(self.version),
            "href": f"/v1/alerts/reminders/{self.token}",
        }

    def spelt(self, now: datetime) -> Body:
        """Return the reminder as reading it answers."""
        body = {k: v for k, v in self.receipt(now).items() if k != "href"}
        return body | {k: self.request[k] for k in SHOWN if k in self.request}


class Reminders:
    """The reminders one skill has set for one family.

    Args:
        ids: where alert tokens come from.
        limit: how many may wait at once.
    """

    def __init__(self, ids: Ids, *, limit: int = 250) -> None:
        self._ids = ids
        self.limit = limit
        self._held: dict[str, HeldReminder] = {}

    def answer(self, call: Call, now: datetime) -> Answer:
        """Answer one call; ``call.path`` is what follows ``/v1/alerts/reminders``."""
        match call.method, call.path:
            case "POST", ():
                return Answer(200, self._create(as_body(call.body), now).receipt(now))
            case "GET", ():
                return Answer(200, self._list(now))
            case "GET", (token,):
                return Answer(200, self._one(token, now).spelt(now))
            case "PUT", (token,):
                held = self._update(self._one(token, now), as_body(call.body), now)
                return Answer(200, held.receipt(now))
            case "DELETE", (token,):
                del self._held[self._one(token, now).token]
                return Answer(200)
        raise Refused(405, "METHOD_NOT_ALLOWED", f"{call.method} is not for this resource")

    def listed(self, now: datetime) -> list[HeldReminder]:
        """Return what the list shows, in the order in which they were set."""
        return [r for r in self._held.values() if _still_listed(r, now)]

    def waiting(self, now: datetime) -> list[HeldReminder]:
        """Return the reminders that will ring."""
        return [r for r in self._held.values() if r.status(now) == "ON"]

    def ringing(self, after: datetime, until: datetime, locale: str) -> Iterator[Ringing]:
        """Yield what rings in ``(after, until]``."""
        for held in self._held.values():
            for at in held.trigger.between(max(after, held.received), until):
                yield Ringing(at, "reminder", held.token, held.says(locale))

    def next_ring(self, after: datetime) -> datetime | None:
        """Return when the first of them rings after ``after``."""
        held = self._held.values()
        due = [one.trigger.after(max(after, one.received)) for one in held]
        return min((at for at in due if at is not None), default=None)

    def dump(self) -> list[Body]:
        """Return the reminders as JSON for the world's file."""
        return [
            {
                "token": r.token,
                "request": r.request,
                "created": exact(r.created),
                "received": exact(r.received),
                "version": r.version,
            }
            for r in self._held.values()
        ]

    def restore(self, dumped: list[Body]) -> None:
        """Take over what ``dump`` returned."""
        self._held = {r.token: r for r in map(_restored, dumped)}

    def _create(self, body: Body, now: datetime) -> HeldReminder:
        _check(body, now)
        if len(self.waiting(now)) >= self.limit:
            raise bad_request("MAX_REMINDERS_EXCEEDED", f"{self.limit} reminders are set")
        held = HeldReminder(self._ids.next(), body, now, now)
        self._held[held.token] = held
        return held

    def _update(self, old: HeldReminder, body: Body, now: datetime) -> HeldReminder:
        _check(body, now)
        held = HeldReminder(old.token, body, old.created, now, old.version + 1)
        self._held[held.token] = held
        return held

    def _one(self, token: str, now: datetime) -> HeldReminder:
        held = self._held.get(token)
        if held is None or not _still_listed(held, now):
            raise Refused(404, "ALERT_NOT_FOUND", f"there is no reminder {token}")
        return held

    def _list(self, now: datetime) -> Body:
        alerts = [r.spelt(now) for r in self.listed(now)]
        return {"totalCount": str(len(alerts)), "alerts": alerts, "links": None}


def _content(body: Body) -> object:
    return part(part(body, "alertInfo"), "spokenInfo").get("content")


def _check(body: Body, now: datetime) -> None:
    """Refuse what Alexa refuses; she names what is wrong in the code."""
    if body.get("requestTime") is not None:
        try:
            read_wall(str(body["requestTime"]).removesuffix("Z"), "requestTime")
        except Refused as wrong:
            raise bad_request("INVALID_REQUEST_TIME_FORMAT", "requestTime") from wrong
    read_trigger(part(body, "trigger"), now)
    content = _content(body)
    texts = content if isinstance(content, list) else []
    if not texts or not all(isinstance(t, dict) and t.get("locale") for t in texts):
        raise bad_request("INVALID_ALERT_INFO", "spokenInfo.content must name its locale")
    if not words_for(content, ""):
        raise bad_request("INVALID_ALERT_INFO", "spokenInfo.content must hold a text")
    push = as_body(body.get("pushNotification", {}), "pushNotification")
    if push.get("status", "ENABLED") not in ("ENABLED", "DISABLED"):
        raise bad_request("INVALID_PAYLOAD", "pushNotification.status: ENABLED or DISABLED")


def _still_listed(held: HeldReminder, now: datetime) -> bool:
    return held.trigger.after(now - LISTED_AFTER_RINGING) is not None


def _restored(dumped: Body) -> HeldReminder:
    return HeldReminder(
        str(dumped["token"]),
        part(dumped, "request"),
        from_exact(dumped["created"]),
        from_exact(dumped["received"]),
        int(str(dumped["version"])),
    )
