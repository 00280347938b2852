"""How the failures of reminders are told."""

from pydantic import JsonValue

from skill.dialog.apologies.choosing import reminders_to_choose
from skill.dialog.apologies.registry import apology
from skill.dialog.aside import put_aside
from skill.dialog.reply import Elicit, Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.reminders import (
    NoRemindersError,
    ReminderNotFoundError,
    TimeHasPassedError,
    TooManyRemindersError,
    WhichReminderError,
)
from skill.speech.reminders import (
    AlreadyPast,
    NoReminders,
    NoSuchReminder,
    ReminderLine,
    ReminderNotFound,
    TooManyReminders,
    WhichReminder,
)
from skill.speech.spoken import AnyOf
from skill.speech.times import (
    when,
)

NAMED_AT_ONCE = 3


@apology.register
def _(error: TimeHasPassedError, turn: Turn) -> Reply:
    """Say that the moment is over."""
    return Reply(say=AlreadyPast())


@apology.register
def _(error: TooManyRemindersError, turn: Turn) -> Reply:
    """Say that there is no room."""
    return Reply(say=TooManyReminders())


@apology.register
def _(error: NoRemindersError, turn: Turn) -> Reply:
    """Say that there is none."""
    session = turn.session.but(topic="reminders", reminder=None)
    return Reply(say=NoReminders(), remember=session)


@apology.register
def _(error: ReminderNotFoundError, turn: Turn) -> Reply:
    """Say that there is no such reminder."""
    known = error.asked_for
    say = ReminderNotFound(known) if known else NoSuchReminder()
    return Reply(say=say, remember=turn.session.but(topic="reminders"))


@apology.register
def _(error: WhichReminderError, turn: Turn) -> Reply:
    """Ask which one, naming the first few."""
    named = tuple(
        ReminderLine(r.what, when(r.model_copy(update={"after_seconds": None}), turn.now))
        for r in error.candidates[:NAMED_AT_ONCE]
    )
    kept = {n: slot for n, slot in turn.slots.items() if n not in ("what", "ordinal")}
    data: dict[str, JsonValue] = {
        "intent": turn.name,
        "candidates": [reminder.id for reminder in error.candidates],
        "slots": put_aside(kept),
    }
    return Reply(
        ask=WhichReminder(AnyOf(named)),
        elicit=Elicit("what") if turn.kind == "IntentRequest" else None,
        awaiting=Awaiting(kind="which_reminder", data=data),
        show=reminders_to_choose(error.candidates, turn),
        remember=turn.session.but(topic="reminders"),
    )
