"""Reminders moved to another time, read back and confirmed first."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from skill.dialog.aside import taken_up
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots, Place, Text
from skill.dialog.turn import RawSlot, Turn
from skill.domain.drafts import Draft, Lack, Passed, Settled, settle
from skill.domain.errors import TimeZoneUnknownError
from skill.domain.reminders import NewReminder, Reminder, Weekday
from skill.intents import reminder_deeds
from skill.intents.going_on import Act, go_on
from skill.intents.reminder_drafts import QUESTIONS, WhenSlots, with_when, worded
from skill.intents.reminder_lists import (
    WHICH,
    WhichReminder,
    delete_reminder,
    meant,
    screen,
)
from skill.intents.reminders import BareWhen, still_ahead
from skill.speech.prompts import Prompt
from skill.speech.reminders import (
    ChangeDropped,
    ChangeToWhen,
    ClocksChange,
    ConfirmChange,
    OfferOtherHalf,
    OfferTomorrow,
    ReminderChanged,
)

MOVE = "move_reminder"
CONFIRM_CHANGE = "confirm_change"
NOON = 12


class ChangeReminder(WhenSlots):
    """Slots of ``ChangeReminderIntent``: which one, and its new time."""

    what: Text | None = None
    ordinal: Place | None = None


@on("ChangeReminderIntent", slots=ChangeReminder)
def change_reminder(turn: Turn, slots: ChangeReminder, services: Services) -> Reply:
    """Read the change back, or ask for the new time."""
    which = WhichReminder(what=slots.what, ordinal=slots.ordinal)
    reminder = meant(turn, which, services)
    if not slots.says_when:
        return _ask(turn, reminder, ChangeToWhen(reminder.what))
    return _propose(turn, reminder, slots)


@on("ChangeReminderIntent", slots=ChangeReminder, awaiting=MOVE)
def change_to(turn: Turn, slots: ChangeReminder, services: Services) -> Reply:
    """Take the new time for the reminder that was asked about.

    Alexa sends its name again with the answer; another name is of another reminder.
    """
    if not slots.says_when:
        return change_reminder.answer(turn, slots, services)
    held = _held(turn)
    if slots.what or slots.ordinal:
        which = WhichReminder(what=slots.what, ordinal=slots.ordinal)
        named = meant(turn, which, services)
        if named.id != held.id:
            return _propose(turn, named, slots)
    return _propose(turn, held, slots, _begun(turn))


@on("AnswerIntent", slots=BareWhen, awaiting=MOVE)
def move_to(turn: Turn, slots: BareWhen, services: Services) -> Reply:
    """Take a bare time, day or while for the reminder that was asked about."""
    said = WhenSlots(time=slots.time, date=slots.date, after=slots.duration)
    return _propose(turn, _held(turn), said, _begun(turn))


@on("AnswerIntent", slots=BareWhen, awaiting=CONFIRM_CHANGE)
def move_elsewhere(turn: Turn, slots: BareWhen, services: Services) -> Reply:
    """Take another time in place of the one read back."""
    said = WhenSlots(time=slots.time, date=slots.date, after=slots.duration)
    return _propose(turn, _held(turn), said)


@when("AMAZON.YesIntent", awaiting=CONFIRM_CHANGE)
def confirm_change(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Move it."""
    asked = turn.session.awaiting or Awaiting(kind=CONFIRM_CHANGE)
    agreed = NewReminder.model_validate(asked.data["new"])
    new = still_ahead(turn, agreed)
    moved = reminder_deeds.change(turn, services, _held(turn), new)
    return Reply(
        say=ReminderChanged(new.what, worded(turn, agreed)),
        show=screen(turn, [moved]),
        remember=turn.session.but(topic="reminders", reminder=moved.id),
    )


@when("AMAZON.NoIntent", awaiting=CONFIRM_CHANGE)
def decline_change(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer the other half of the day where it was open, else leave it as it was."""
    asked = turn.session.awaiting or Awaiting(kind=CONFIRM_CHANGE)
    if asked.data.get("other"):
        other = NewReminder.model_validate(asked.data["other"])
        question = OfferOtherHalf(worded(turn, other))
        return _confirm(turn, _held(turn), Settled(other), question)
    return Reply(say=ChangeDropped())


@when("AMAZON.NoIntent", awaiting=MOVE)
def drop_change(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave it as it was."""
    return Reply(say=ChangeDropped())


@when("AnswerIntent", awaiting=WHICH)
def which_one(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on with the reminder that a bare name, day, time or place tells."""
    places = {"name": "what", "food": "what", "time": "time", "date": "date"}
    places |= {"ordinal": "ordinal", "number": "ordinal"}
    told = {
        place: RawSlot(place, slot.value, slot.id, slot.canonical)
        for heard, place in places.items()
        if (slot := turn.slots.get(heard)) and slot.value not in (None, "", "?")
    }
    return go_on(turn, services, ACTS, told)


@when("AMAZON.YesIntent", awaiting=WHICH)
def that_one(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on with the only reminder that was named; several are asked about again."""
    return go_on(turn, services, ACTS, {})


@when("AMAZON.NoIntent", awaiting=WHICH)
def none_of_them(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave them as they are."""
    return Reply(say=ChangeDropped())


def _change_that(turn: Turn, services: Services) -> Reply:
    """Change the reminder that the answer told; day and time are the new ones."""
    asked = turn.session.awaiting
    new_when = taken_up(asked.data.get("slots")) if asked else {}
    said = ChangeReminder.read(new_when)
    told = {name: slot for name, slot in turn.slots.items() if name not in new_when}
    reminder = meant(turn, WhichReminder.read(told), services)
    if not said.says_when:
        return _ask(turn, reminder, ChangeToWhen(reminder.what))
    return _propose(turn, reminder, said)


ACTS: Mapping[str, Act] = {
    "DeleteReminderIntent": delete_reminder,
    "ChangeReminderIntent": _change_that,
}


def _propose(
    turn: Turn, reminder: Reminder, said: WhenSlots, begun: Draft | None = None
) -> Reply:
    """Return the change as a question, or what is still open about it.

    What was ``begun`` is what was said before the question: "tomorrow morning".
    """
    draft = with_when(begun, said) if begun else moved(reminder, said, turn.now)
    if draft.by_the_clock and not turn.zone_known:
        raise TimeZoneUnknownError("no zone for a clock time")
    settled = settle(draft, turn.now, ZoneInfo(turn.zone))
    match settled:
        case Settled():
            kept = same_half(reminder, settled)
            question = ConfirmChange(reminder.what, worded(turn, kept.new))
            return _confirm(turn, reminder, kept, question)
        case Passed():
            new = settled.tomorrow
            offer = OfferTomorrow(new.what, new.due.time(), worded(turn, new))
            return _confirm(turn, reminder, Settled(new), offer)
        case Lack():
            return _ask(turn, reminder, QUESTIONS[settled][0], draft)


def same_half(reminder: Reminder, settled: Settled) -> Settled:
    """Return the moment in the half of the day that the reminder was in, where open."""
    other = settled.other
    if other is None or _half(other) != _half(reminder):
        return settled
    return Settled(other, settled.new)


def _half(reminder: NewReminder) -> bool:
    at = reminder.recurrence.at if reminder.recurrence else None
    return (at or reminder.due.astimezone(ZoneInfo(reminder.zone))).hour < NOON


def moved(reminder: Reminder, said: WhenSlots, now: datetime) -> Draft:
    """Return the reminder as a draft with what was said on top of what it was.

    A part of the day is another than it was, and leaves the hour open.
    """
    here = reminder.due.astimezone(ZoneInfo(reminder.zone))
    draft = Draft(what=reminder.what)
    if said.after:
        return with_when(draft, said)
    if reminder.recurrence:
        days = reminder.recurrence.days or frozenset(Weekday)
        draft = draft.but(at=reminder.recurrence.at, days=days)
    else:
        same_day = None if said.time and not said.date else here.date()
        later = here.date() > now.astimezone(here.tzinfo).date()
        day = here.date() if later else same_day
        draft = draft.but(at=here.time(), first=day, last=day)
    if said.time and said.time.part:
        draft = draft.but(at=None)
    return with_when(draft, said)


def _confirm(turn: Turn, reminder: Reminder, settled: Settled, question: Prompt) -> Reply:
    new, other = settled.new, settled.other
    data: dict[str, JsonValue] = {
        "held": reminder.model_dump(mode="json"),
        "new": new.model_dump(mode="json"),
        "other": None if other is None else other.model_dump(mode="json"),
    }
    return Reply(
        say=(ClocksChange(new.due.time()),) if settled.moved else (),
        ask=question,
        awaiting=Awaiting(kind=CONFIRM_CHANGE, data=data),
        remember=turn.session.but(topic="reminders", reminder=reminder.id),
    )


def _ask(
    turn: Turn, reminder: Reminder, question: Prompt, begun: Draft | None = None
) -> Reply:
    data: dict[str, JsonValue] = {
        "held": reminder.model_dump(mode="json"),
        "begun": None if begun is None else begun.model_dump(mode="json"),
    }
    elicit = Elicit("time", "ChangeReminderIntent")
    return Reply(
        ask=question,
        elicit=elicit if turn.kind == "IntentRequest" else None,
        awaiting=Awaiting(kind=MOVE, data=data),
        remember=turn.session.but(topic="reminders", reminder=reminder.id),
    )


def _held(turn: Turn) -> Reminder:
    asked = turn.session.awaiting or Awaiting(kind=MOVE)
    return Reminder.model_validate(asked.data["held"])


def _begun(turn: Turn) -> Draft | None:
    """Return what was said of the new time before the question that is open."""
    asked = turn.session.awaiting
    begun = asked.data.get("begun") if asked else None
    return None if begun is None else Draft.model_validate(begun)
