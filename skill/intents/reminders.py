"""Reminders: setting one, read back and confirmed first."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from skill.dialog.apologies.timers import REMIND_INSTEAD
from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Clock, Count, Day, Length, NoSlots, Slots, Text
from skill.dialog.turn import Turn
from skill.domain.drafts import Draft
from skill.domain.reminders import NewReminder, TimeHasPassedError
from skill.intents import reminder_deeds
from skill.intents.reminder_drafts import (
    CONFIRM,
    DRAFT,
    SetReminder,
    ask,
    confirm,
    drafted,
    kept,
    propose,
    with_day,
    with_time,
    worded,
)
from skill.speech.reminders import (
    OfferOtherHalf,
    ReminderDropped,
    ReminderSet,
    WhatTimeThen,
    reminder_text,
)


class BareWhen(Slots):
    """An answer to "when?" or "what about?" that came as a bare value."""

    time: Clock | None = None
    date: Day | None = None
    duration: Length | None = None
    number: Count | None = None
    name: Text | None = None
    food: Text | None = None


@on("SetReminderIntent", slots=SetReminder)
def set_reminder(turn: Turn, slots: SetReminder, services: Services) -> Reply:
    """Read the reminder back, or ask for what is missing."""
    return propose(turn, drafted(turn, slots))


@on("AnswerIntent", slots=BareWhen, awaiting=DRAFT)
def answer_draft(turn: Turn, slots: BareWhen, services: Services) -> Reply:
    """Take a bare time, day, while or thing into the draft that was asked about."""
    return propose(turn, _answered(turn, slots, kept(turn) or Draft()))


@on("AnswerIntent", slots=BareWhen, awaiting=CONFIRM)
def correct(turn: Turn, slots: BareWhen, services: Services) -> Reply:
    """Take another time or day into the reminder that was read back."""
    return propose(turn, _answered(turn, slots, kept(turn) or Draft()))


@when("AMAZON.YesIntent", awaiting=CONFIRM)
def confirm_reminder(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Set what was read back."""
    return set_now(turn, services)


@when("AMAZON.YesIntent", awaiting=REMIND_INSTEAD)
def remind_instead(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Set the reminder that stands in for a timer too long to be one."""
    return set_now(turn, services)


@when("AMAZON.NoIntent", awaiting=REMIND_INSTEAD)
def no_reminder(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave it."""
    return Reply(say=ReminderDropped())


@when("AMAZON.NoIntent", awaiting=CONFIRM)
def decline_reminder(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer the other half of the day where it was open, else ask what time instead."""
    held = turn.session.awaiting or Awaiting(kind=CONFIRM)
    draft = kept(turn) or Draft()
    if held.data.get("other"):
        other = NewReminder.model_validate(held.data["other"])
        question = OfferOtherHalf(worded(turn, other))
        return confirm(turn, draft, question, (other, None))
    fresh = draft.but(at=None, open_half=False, part=None, after=None)
    return ask(turn, fresh, WhatTimeThen(), "time")


@when("AMAZON.NoIntent", awaiting=DRAFT)
def drop_draft(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Let go of a reminder that was never read back."""
    return Reply(say=ReminderDropped())


def set_now(turn: Turn, services: Services) -> Reply:
    """Set the reminder that the open question read out."""
    asked = turn.session.awaiting or Awaiting(kind=CONFIRM)
    agreed = at_home(turn, NewReminder.model_validate(asked.data["reminder"]))
    reminder = reminder_deeds.create(turn, services, still_ahead(turn, agreed))
    return Reply(
        say=ReminderSet(agreed.what, worded(turn, agreed)),
        remember=turn.session.but(topic="reminders", reminder=reminder.id),
    )


def at_home(turn: Turn, new: NewReminder) -> NewReminder:
    """Return the reminder in the device's zone; a timer's stand-in was offered without."""
    if new.after_seconds is None or not turn.zone_known:
        return new
    due = new.due.astimezone(ZoneInfo(turn.zone))
    return new.model_copy(update={"due": due, "zone": turn.zone})


def still_ahead(turn: Turn, new: NewReminder) -> NewReminder:
    """Return the reminder with its while counted from now.

    Raises:
        TimeHasPassedError: it should have rung while it was being talked about.
    """
    left = new.due.astimezone(UTC) - turn.now.astimezone(UTC)
    if left <= timedelta(0):
        raise TimeHasPassedError(new.due)
    if new.after_seconds is None:
        return new
    return new.model_copy(update={"after_seconds": max(1, round(left.total_seconds()))})


def _answered(turn: Turn, slots: BareWhen, draft: Draft) -> Draft:
    what = slots.name or slots.food
    if what and not draft.what:
        draft = draft.but(what=reminder_text(what, turn.locale))
    if slots.time:
        draft = with_time(draft, slots.time)
    if slots.date:
        draft = with_day(draft, slots.date)
    if slots.duration:
        draft = draft.but(after=round(slots.duration.total_seconds()))
    return draft
