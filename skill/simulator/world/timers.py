"""Alexa's Timers API (``/v1/alerts/timers``), in memory.

Documented: the fields, 400 for a label that is taken, the trigger time counted from
receipt, ten timers with the family's own among them, states and transitions.  Only
remembered: the spelling of the error codes, and how long a finished timer stays listed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from skill.simulator.world.countdowns import HeldTimer
from skill.simulator.world.ringing import Ringing, words_for
from skill.simulator.world.wire import (
    Answer,
    Body,
    Call,
    Ids,
    Refused,
    as_body,
    bad_request,
    parse_duration,
    part,
    spell_duration,
    text,
)

DOCUMENTED_LONGEST: Final = timedelta(hours=2)
"""Alexa's page "Best Practices for Timers"; what is observed is longer."""
OPERATIONS: Final = ("NOTIFY_ONLY", "ANNOUNCE", "LAUNCH_TASK")


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
        """Return what the list shows, the shortest duration first, as documented."""
        shown = (t for t in self._held.values() if t.is_listed(now))
        return sorted(shown, key=lambda t: (t.length, t.created, t.id))

    def alive(self, now: datetime) -> list[HeldTimer]:
        """Return the timers that run or are paused."""
        return [t for t in self.listed(now) if t.status(now) != "OFF"]

    def ringing(self, after: datetime, until: datetime, locale: str) -> Iterator[Ringing]:
        """Yield what rings in ``(after, until]``."""
        for timer in self._held.values():
            if timer.rings_at is not None and after < timer.rings_at <= until:
                yield timer.rung(timer.rings_at, locale)

    def next_ring(self, after: datetime) -> datetime | None:
        """Return when the first of them rings after ``after``."""
        held = [t.rings_at for t in self._held.values() if t.rings_at is not None]
        return min((at for at in held if at > after), default=None)

    def dump(self) -> list[Body]:
        """Return the timers as JSON for the world's file."""
        return [timer.dump() for timer in self._held.values()]

    def restore(self, dumped: list[Body]) -> None:
        """Take over what ``dump`` returned."""
        self._held = {t.id: t for t in map(HeldTimer.restored, dumped)}

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
        if timer is None or not timer.is_listed(now):
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
