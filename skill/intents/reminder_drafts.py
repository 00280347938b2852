"""From what was heard of a reminder to a draft, and from a draft to the next question."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from skill.dialog.calendar_readings import ClockTime, DaySpan, Every
from skill.dialog.reply import Elicit, Reply
from skill.dialog.session import Awaiting
from skill.dialog.slots import Clock, Day, Length, Repeats, Slots, Text
from skill.dialog.turn import Turn
from skill.domain.drafts import Draft, Lack, Passed, Settled, settle
from skill.domain.errors import TimeZoneUnknownError
from skill.domain.reminders import NewReminder
from skill.speech.prompts import Prompt
from skill.speech.reminders import (
    ClocksChange,
    ConfirmReminder,
    OfferTomorrow,
    WhatAbout,
    WhatTime,
    WhenToRemind,
    WhichDay,
    reminder_text,
)
from skill.speech.times import (
    when,
)

DRAFT = "reminder_draft"
CONFIRM = "confirm_reminder"
QUESTIONS: Mapping[Lack, tuple[Prompt, str]] = {
    Lack.WHAT: (WhatAbout(), "what"),
    Lack.WHEN: (WhenToRemind(), "time"),
    Lack.TIME: (WhatTime(), "time"),
    Lack.DAY: (WhichDay(), "date"),
}


class WhenSlots(Slots):
    """Slots that say when: a time, a day, or a while."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        "time": WhatTime(),
        "date": WhichDay(),
        "after": WhenToRemind(),
    }

    time: Clock | None = None
    date: Day | None = None
    after: Length | None = None

    @property
    def says_when(self) -> bool:
        """Return whether anything was said of when."""
        return any((self.time, self.date, self.after))


class SetReminder(WhenSlots):
    """Slots of ``SetReminderIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {**WhenSlots.asks, "every": WhenToRemind()}

    what: Text | None = None
    every: Repeats | None = None


def with_when(draft: Draft, slots: WhenSlots) -> Draft:
    """Return the draft with what these slots say of when."""
    if slots.time:
        draft = with_time(draft, slots.time)
    if slots.date:
        draft = with_day(draft, slots.date)
    if slots.after:
        draft = draft.but(after=round(slots.after / timedelta(seconds=1)))
    return draft


def with_time(draft: Draft, heard: ClockTime) -> Draft:
    """Return the draft at a time of day; a part of the day alone is no time yet."""
    if heard.part:
        return draft.but(part=heard.part, after=draft.whole_days)
    return draft.but(at=heard.at, open_half=heard.open_half, after=draft.whole_days)


def with_day(draft: Draft, heard: DaySpan) -> Draft:
    """Return the draft on these days; "now" names none."""
    if heard.present or heard.first is None or heard.last is None:
        return draft
    return draft.on_day(heard.first, heard.last)


def with_every(draft: Draft, heard: Every) -> Draft:
    """Return the draft coming back on these days."""
    return draft.but(days=heard.days, weekly=heard.weekly, after=None)


def drafted(turn: Turn, slots: SetReminder) -> Draft:
    """Return the draft these slots make, on top of the one that is being asked about.

    Alexa sends what she knew again with each answer; another text is another reminder.
    """
    draft = kept(turn) or Draft()
    if slots.what:
        what = reminder_text(slots.what, turn.locale)
        draft = draft.but(what=what) if draft.what in (None, what) else Draft(what=what)
    draft = with_when(draft, slots)
    return with_every(draft, slots.every) if slots.every else draft


def kept(turn: Turn) -> Draft | None:
    """Return the draft that the open question is about."""
    asked = turn.session.awaiting
    if asked is None or asked.kind not in (DRAFT, CONFIRM):
        return None
    return Draft.model_validate(asked.data["draft"])


def propose(turn: Turn, draft: Draft) -> Reply:
    """Return the read-back of a reminder, or the question that is still open.

    Raises:
        TimeZoneUnknownError: a clock time was asked for, and the zone is not known.
    """
    if draft.what and draft.by_the_clock and not turn.zone_known:
        raise TimeZoneUnknownError("no zone for a clock time")
    settled = settle(draft, turn.now, ZoneInfo(turn.zone))
    match settled:
        case Settled():
            return read_back(turn, draft, settled)
        case Passed():
            return _tomorrow(turn, draft, settled.tomorrow)
        case Lack():
            question, slot = QUESTIONS[settled]
            return ask(turn, draft, question, slot)


def ask(turn: Turn, draft: Draft, question: Prompt, slot: str) -> Reply:
    """Return a question about a draft; its answer may come as a slot or on its own."""
    intended = turn.kind == "IntentRequest"
    elicit = Elicit(slot, "SetReminderIntent", {"what": draft.what or ""})
    return Reply(
        ask=question,
        elicit=elicit if intended else None,
        awaiting=Awaiting(kind=DRAFT, data={"draft": draft.model_dump(mode="json")}),
        remember=turn.session.but(topic="reminders"),
    )


def read_back(turn: Turn, draft: Draft, settled: Settled) -> Reply:
    """Return the whole reminder as a question, as Alexa's policy asks."""
    new = settled.new
    moved = (ClocksChange(new.due.time()),) if settled.moved else ()
    question = ConfirmReminder(new.what, worded(turn, new))
    return confirm(turn, draft, question, (new, settled.other)).but(say=moved)


def confirm(
    turn: Turn,
    draft: Draft,
    question: Prompt,
    news: tuple[NewReminder, NewReminder | None],
) -> Reply:
    """Return a question whose yes sets the first reminder."""
    new, other = news
    data: dict[str, JsonValue] = {
        "draft": draft.model_dump(mode="json"),
        "reminder": new.model_dump(mode="json"),
        "other": None if other is None else other.model_dump(mode="json"),
    }
    return Reply(
        ask=question,
        awaiting=Awaiting(kind=CONFIRM, data=data),
        remember=turn.session.but(topic="reminders"),
    )


def worded(turn: Turn, new: NewReminder, now: datetime | None = None) -> Prompt:
    """Return in words when a reminder rings."""
    return when(new, now or turn.now, zone_known=turn.zone_known)


def _tomorrow(turn: Turn, draft: Draft, new: NewReminder) -> Reply:
    question = OfferTomorrow(new.what, new.due.time(), worded(turn, new))
    return confirm(turn, draft.but(first=None, last=None), question, (new, None))
