"""How it is told that a service failed in the middle of doing something."""

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.domain.outcomes import (
    HalfDoneError,
    NotDoneError,
    OutcomeUnknownError,
    UnfinishedError,
)
from skill.speech.general import SomethingWentWrong
from skill.speech.outcomes import NotCertain, NothingDone


@apology.register
def _(error: NotDoneError, turn: Turn) -> Reply:
    """Say that nothing has changed: it was looked up."""
    return Reply(say=NothingDone(error.service))


@apology.register
def _(error: OutcomeUnknownError, turn: Turn) -> Reply:
    """Say honestly that it is not certain."""
    return Reply(say=NotCertain(error.service))


@apology.register
def _(error: HalfDoneError, turn: Turn) -> Reply:
    """Say that it is not certain; the next turn finishes it."""
    return Reply(say=NotCertain(error.service))


@apology.register
def _(error: UnfinishedError, turn: Turn) -> Reply:
    """Say that it went wrong; the next turn finishes what can be finished."""
    return Reply(say=SomethingWentWrong())
