"""Reminders that are set already: telling and deleting them."""

from collections.abc import Sequence
from dataclasses import replace

from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Clock, Day, NoSlots, Place, Slots, Text
from skill.dialog.turn import Turn
from skill.display.reminders import Row, reminders_screen
from skill.display.screen import Screen
from skill.domain.reminders import NoRemindersError, Reminder
from skill.domain.which_reminder import Told, about, rings_within, the_reminder_meant
from skill.intents import reminder_deeds
from skill.intents.reminder_drafts import worded
from skill.speech.reminders import (
    AllDeleted,
    AllKept,
    ConfirmDeleteAll,
    NoReminders,
    NoRemindersThen,
    ReminderDeleted,
    ReminderLine,
    RemindersListed,
    RemindersListedAndMore,
    RemindersTitle,
    reminder_text,
)
from skill.speech.spoken import Many
from skill.speech.timer_questions import place_said
from skill.speech.written import written

SPOKEN_AT_ONCE = 4
DELETE_ALL = "delete_all_reminders"
WHICH = "which_reminder"


class WhichDays(Slots):
    """Slots of ``ListRemindersIntent``."""

    date: Day | None = None


class WhichReminder(Slots):
    """What may be said of a reminder that is meant."""

    what: Text | None = None
    time: Clock | None = None
    date: Day | None = None
    ordinal: Place | None = None


@on("ListRemindersIntent", slots=WhichDays)
def list_reminders(turn: Turn, slots: WhichDays, services: Services) -> Reply:
    """Tell the reminders, of some days or all, the next first."""
    reminders = services.reminders.all(now=turn.now)
    session = turn.session.but(topic="reminders")
    span = slots.date
    if span and span.first and span.last:
        reminders = tuple(r for r in reminders if rings_within(r, span.first, span.last))
    if not reminders:
        say = NoRemindersThen() if span and span.first else NoReminders()
        return Reply(say=say, remember=session)
    only = reminders[0].id if len(reminders) == 1 else turn.session.reminder
    return Reply(
        say=listed(turn, reminders),
        show=screen(turn, reminders),
        remember=session.but(reminder=only),
    )


@on("DeleteReminderIntent", slots=WhichReminder)
def delete_reminder(turn: Turn, slots: WhichReminder, services: Services) -> Reply:
    """Delete the reminder meant."""
    gone = reminder_deeds.delete(turn, services, lambda: meant(turn, slots, services))
    session = turn.session.but(topic="reminders", reminder=None)
    return Reply(say=ReminderDeleted(gone.what), remember=session)


@when("DeleteAllRemindersIntent")
def ask_delete_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask before all are deleted."""
    reminders = services.reminders.all(now=turn.now)
    if not reminders:
        raise NoRemindersError("no reminder is set")
    return Reply(
        ask=ConfirmDeleteAll(Many(len(reminders), "reminders")),
        awaiting=Awaiting(kind=DELETE_ALL),
        remember=turn.session.but(topic="reminders"),
    )


@when("AMAZON.YesIntent", awaiting=DELETE_ALL)
def delete_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Delete all of them."""
    gone = reminder_deeds.delete_all(turn, services)
    session = turn.session.but(topic="reminders", reminder=None)
    return Reply(say=AllDeleted(Many(len(gone), "reminders")), remember=session)


@when("AMAZON.NoIntent", awaiting=DELETE_ALL)
def keep_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep them."""
    return Reply(say=AllKept())


def meant(turn: Turn, slots: WhichReminder, services: Services) -> Reminder:
    """Return the reminder meant; after "which one?" it is one of those that were named.

    Raises:
        NoRemindersError, ReminderNotFoundError, WhichReminderError: as the domain says.
    """
    reminders = services.reminders.all(now=turn.now)
    told = told_by(turn, slots)
    asked = turn.session.awaiting
    if asked and asked.kind == WHICH:
        named = asked.data.get("candidates")
        ids = named if isinstance(named, list) else []
        among = tuple(r for r in reminders if r.id in ids)
        reminders, told = among or reminders, _placed(told, among, turn.locale)
    return the_reminder_meant(reminders, told)


def _placed(told: Told, among: Sequence[Reminder], locale: str) -> Told:
    """Return "the second one", which may answer "which one?", as a place, not a text."""
    if told.what is None or about(among, told.what):
        return told
    bare = told.what.removeprefix("the ")
    place = place_said(bare, locale)
    return told if place is None else replace(told, what=None, place=place)


def told_by(turn: Turn, slots: WhichReminder) -> Told:
    """Return what the slots say of a reminder."""
    clock = slots.time if slots.time and not slots.time.part else None
    span = slots.date
    days = (span.first, span.last) if span and span.first and span.last else None
    return Told(
        what=reminder_text(slots.what, turn.locale) if slots.what else None,
        at=clock.at if clock else None,
        open_half=clock.open_half if clock else False,
        days=days,
        place=slots.ordinal,
        it=turn.session.reminder,
    )


def listed(
    turn: Turn, reminders: Sequence[Reminder]
) -> RemindersListed | RemindersListedAndMore:
    """Return the list in words, the first few of a long one."""
    lines = tuple(line(turn, r) for r in reminders[:SPOKEN_AT_ONCE])
    count, more = Many(len(reminders), "reminders"), len(reminders) - len(lines)
    if more:
        return RemindersListedAndMore(count, lines, more)
    return RemindersListed(count, lines)


def line(turn: Turn, reminder: Reminder) -> ReminderLine:
    """Return one reminder in words: what, and day and time."""
    plain = reminder.model_copy(update={"after_seconds": None})
    return ReminderLine(reminder.what, worded(turn, plain))


def screen(turn: Turn, reminders: Sequence[Reminder]) -> Screen:
    """Return the list as a screen."""
    rows = [
        Row(r.what, written(line(turn, r).when, turn.locale), r.recurrence is not None)
        for r in reminders
    ]
    return reminders_screen(rows, title=written(RemindersTitle(), turn.locale))
