"""How the failures of reminders are told."""

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.domain.reminders import TimeHasPassedError, TooManyRemindersError
from skill.speech.reminders import AlreadyPast, TooManyReminders


@apology.register
def _(error: TimeHasPassedError, turn: Turn) -> Reply:
    """Say that the moment is over."""
    return Reply(say=AlreadyPast())


@apology.register
def _(error: TooManyRemindersError, turn: Turn) -> Reply:
    """Say that there is no room."""
    return Reply(say=TooManyReminders())
