"""How it is told that Alexa still refuses what the household has just allowed."""

from skill.dialog.reply import ConsentCard, Reply
from skill.dialog.services import REMINDERS_SCOPE
from skill.dialog.turn import Turn
from skill.speech.permissions import ForReminders, ForTimers, StillNotAllowed
from skill.speech.prompts import Prompt


def wanted_for(scope: str) -> Prompt:
    """Return what a permission is needed for, in words."""
    return ForReminders() if scope == REMINDERS_SCOPE else ForTimers()


def was_granted(turn: Turn, scope: str) -> bool:
    """Return whether this turn goes on after just that permission was given."""
    return turn.facts.get("granted") == scope


def still_refused(turn: Turn, scope: str) -> Reply:
    """Leave a card instead of asking in a circle."""
    return Reply(
        say=StillNotAllowed(wanted_for(scope)),
        directives=(ConsentCard((scope,)),),
        remember=turn.session.but(pending=None),
    )
