"""Alexa's Timers API (``/v1/alerts/timers``), in memory.

Documented: the fields, 400 for a label that is taken, the trigger time counted from
receipt, ten timers with the family's own among them, states and transitions.  Only
remembered: the spelling of the error codes, and how long a finished timer stays listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from skill.simulator.world.ringing import Ringing, words_for
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
    parse_duration,
    part,
    spell_duration,
    spell_instant,
    text,
)

DOCUMENTED_LONGEST: Final = timedelta(hours=2)
"""Alexa's page "Best Practices for Timers"; what is observed is longer."""
LISTED_AFTER_RINGING: Final = timedelta(hours=1)
OPERATIONS: Final = ("NOTIFY_ONLY", "ANNOUNCE", "LAUNCH_TASK")


@dataclass(frozen=True)
class HeldTimer:
    """A timer as Alexa holds it.  ``left`` is set while it is paused, else ``rings_at``."""

    id: str
    length: timedelta
    request: Body
    created: datetime
    updated: datetime
    rings_at: datetime | None
    left: timedelta | None = None

    @property
    def label(self) -> str | None:
        """Return the label the skill gave, if any."""
        label = self.request.get("timerLabel")
        return str(label) if label else None

    def status(self, now: datetime) -> str:
        """Return ``PAUSED``, ``ON``, or ``OFF`` once it has rung."""
        if self.rings_at is None:
            return "PAUSED"
        return "ON" if self.rings_at > now else "OFF"

    def remaining(self, now: datetime) -> timedelta:
        """Return what is left at ``now``, never negative."""
        if self.rings_at is None:
            return self.left or timedelta(0)
        return max(self.rings_at - now, timedelta(0))

    def spelt(self, now: datetime) -> Body:
        """Return the timer as the API answers it."""
        body: Body = {"id": self.id, "status": self.status(now)}
        body["duration"] = self.request["duration"]
        if self.rings_at is not None:
            body["triggerTime"] = spell_instant(self.rings_at)
        if self.label is not None:
            body["timerLabel"] = self.label
        body["createdTime"] = spell_instant(self.created)
        body["updatedTime"] = spell_instant(self.updated)
        body["remainingTimeWhenPaused"] = (
            spell_duration(self.left) if self.left is not None else None
        )
        return body


class Timers:
    """The timers one skill has set for one family.

    Args:
        ids: where identifiers come from.
        longest: what is longer is refused with 400.
        limit: how many may be running or paused, the family's own included.
    """

    page_size = 10

    def __init__(
        self, ids: Ids, *, longest: timedelta = timedelta(hours=24), limit: int = 10
    ) -> None:
        self._ids = ids
        self.longest = longest
        self.limit = limit
        self.personal = 0
        self._held: dict[str, HeldTimer] = {}

    def answer(self, call: Call, now: datetime) -> Answer:
        """Answer one call; ``call.path`` is what follows ``/v1/alerts/timers``."""
        match call.method, call.path:
            case "POST", ():
                return Answer(200, self._create(as_body(call.body), now).spelt(now))
            case "GET", ():
                return Answer(200, self._page(call.query.get("nextToken"), now))
            case "DELETE", ():
                self._held.clear()
                return Answer(200)
            case "GET", (id_,):
                return Answer(200, self._one(id_, now).spelt(now))
            case "DELETE", (id_,):
                del self._held[self._one(id_, now).id]
                return Answer(200)
            case "POST", (id_, "pause" | "resume" as change):
                self._change(self._one(id_, now), change, now)
                return Answer(200)
        raise Refused(405, "METHOD_NOT_ALLOWED", f"{call.method} is not for this resource")

    def listed(self, now: datetime) -> list[HeldTimer]:
        """Return what the list shows: the least time left first, paused ones by theirs."""
        shown = (t for t in self._held.values() if _still_listed(t, now))
        return sorted(shown, key=lambda t: (t.remaining(now), t.created, t.id))

    def alive(self, now: datetime) -> list[HeldTimer]:
        """Return the timers that run or are paused."""
        return [t for t in self.listed(now) if t.status(now) != "OFF"]

    def ringing(self, after: datetime, until: datetime, locale: str) -> Iterator[Ringing]:
        """Yield what rings in ``(after, until]``."""
        for timer in self._held.values():
            if timer.rings_at is not None and after < timer.rings_at <= until:
                yield _rung(timer, timer.rings_at, locale)

    def dump(self) -> list[Body]:
        """Return the timers as JSON for the world's file."""
        return [
            {
                "id": t.id,
                "request": t.request,
                "created": exact(t.created),
                "updated": exact(t.updated),
                "rings_at": t.rings_at and exact(t.rings_at),
                "left": None if t.left is None else t.left.total_seconds(),
            }
            for t in self._held.values()
        ]

    def restore(self, dumped: list[Body]) -> None:
        """Take over what ``dump`` returned."""
        self._held = {t.id: t for t in map(_restored, dumped)}

    def _create(self, body: Body, now: datetime) -> HeldTimer:
        length = self._length(body)
        _check_behaviour(body)
        alive = self.alive(now)
        label = body.get("timerLabel")
        if label is not None and text(body, "timerLabel").casefold() in {
            t.label.casefold() for t in alive if t.label
        }:
            raise bad_request(
                "DUPLICATE_TIMER_LABEL", f"timerLabel {label!r} is not unique"
            )
        if len(alive) + self.personal >= self.limit:
            raise bad_request(
                "MAX_TIMERS_EXCEEDED", f"there are {self.limit} timers already"
            )
        timer = HeldTimer(self._ids.next(), length, body, now, now, now + length)
        self._held[timer.id] = timer
        return timer

    def _length(self, body: Body) -> timedelta:
        length = parse_duration(text(body, "duration"))
        if length is None or length < timedelta(seconds=1):
            raise bad_request(
                "INVALID_DURATION", "duration must be like PT10M and above zero"
            )
        if length > self.longest:
            limit = spell_duration(self.longest)
            raise bad_request("DURATION_TOO_LONG", f"duration must not be above {limit}")
        return length

    def _one(self, id_: str, now: datetime) -> HeldTimer:
        timer = self._held.get(id_)
        if timer is None or not _still_listed(timer, now):
            raise Refused(404, "TIMER_NOT_FOUND", f"there is no timer {id_}")
        return timer

    def _change(self, timer: HeldTimer, change: str, now: datetime) -> None:
        expected = "ON" if change == "pause" else "PAUSED"
        status = timer.status(now)
        if status != expected:
            raise bad_request(
                "INVALID_TIMER_STATE", f"cannot {change} a timer that is {status}"
            )
        left = timer.remaining(now)
        self._held[timer.id] = (
            replace(timer, rings_at=None, left=left, updated=now)
            if change == "pause"
            else replace(timer, rings_at=now + left, left=None, updated=now)
        )

    def _page(self, token: str | None, now: datetime) -> Body:
        shown = self.listed(now)
        start = _offset(token)
        page = shown[start : start + self.page_size]
        more = start + self.page_size < len(shown)
        return {
            "totalCount": len(shown),
            "timers": [timer.spelt(now) for timer in page],
            "nextToken": f"page-{start + self.page_size}" if more else None,
        }


def _offset(token: str | None) -> int:
    if token is None:
        return 0
    found = token.removeprefix("page-")
    if not (token.startswith("page-") and found.isdecimal()):
        raise bad_request("INVALID_NEXT_TOKEN", "nextToken is not one of ours")
    return int(found)


def _still_listed(timer: HeldTimer, now: datetime) -> bool:
    return timer.rings_at is None or now < timer.rings_at + LISTED_AFTER_RINGING


def _check_behaviour(body: Body) -> None:
    """Refuse a body without the fields Alexa requires."""
    visibility = text(
        part(part(body, "creationBehavior"), "displayExperience"), "visibility"
    )
    if visibility not in {"VISIBLE", "HIDDEN"}:
        raise bad_request("INVALID_PAYLOAD", "visibility must be VISIBLE or HIDDEN")
    triggering = part(body, "triggeringBehavior")
    operation = part(triggering, "operation")
    if operation.get("type") not in OPERATIONS:
        raise bad_request("INVALID_PAYLOAD", f"operation.type must be one of {OPERATIONS}")
    if not isinstance(part(triggering, "notificationConfig").get("playAudible"), bool):
        raise bad_request(
            "INVALID_PAYLOAD", "notificationConfig.playAudible must be a boolean"
        )
    if operation["type"] == "ANNOUNCE" and not words_for(
        operation.get("textToAnnounce"), ""
    ):
        raise bad_request("INVALID_PAYLOAD", "textToAnnounce must hold a locale and a text")
    if operation["type"] == "LAUNCH_TASK":
        text(part(operation, "task"), "name")


def _rung(timer: HeldTimer, at: datetime, locale: str) -> Ringing:
    operation = part(part(timer.request, "triggeringBehavior"), "operation")
    if operation["type"] == "ANNOUNCE":
        return Ringing(
            at, "timer", timer.id, words_for(operation["textToAnnounce"], locale)
        )
    if operation["type"] == "LAUNCH_TASK":
        task = part(operation, "task")
        asked = words_for(operation.get("textToConfirm"), locale)
        return Ringing(
            at,
            "timer",
            timer.id,
            asked,
            task=text(task, "name"),
            task_version=str(task.get("version", "1")),
            asks=True,
            task_input=as_body(task.get("input", {})),
        )
    called = f"{timer.label} timer" if timer.label else "timer"
    return Ringing(at, "timer", timer.id, f"Your {called} is done.")


def _restored(dumped: Body) -> HeldTimer:
    request = part(dumped, "request")
    rings_at, left = dumped["rings_at"], dumped["left"]
    return HeldTimer(
        str(dumped["id"]),
        parse_duration(str(request["duration"])) or timedelta(0),
        request,
        from_exact(dumped["created"]),
        from_exact(dumped["updated"]),
        None if rings_at is None else from_exact(rings_at),
        None if left is None else timedelta(seconds=float(str(left))),
    )
