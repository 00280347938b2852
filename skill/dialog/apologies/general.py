"""Apologies that belong to no noun: slots, permissions, services, the device."""

from skill.dialog.apologies.permissions import still_refused, was_granted
from skill.dialog.apologies.registry import apology
from skill.dialog.aside import put_aside
from skill.dialog.reply import AskConsent, Elicit, Reply
from skill.dialog.session import Pending
from skill.dialog.slots import SlotError
from skill.dialog.turn import Turn
from skill.domain.errors import (
    DeviceNotSupportedError,
    PermissionNeededError,
    ServiceDownError,
    SkillError,
    TimeZoneUnknownError,
)
from skill.speech.general import (
    CannotHere,
    CannotKeepThat,
    DidNotGet,
    NotesOutOfReach,
    SayItAgain,
    ServiceDown,
    TimeZoneUnknown,
)
from skill.store.protocol import NotStorableError, StaleVersionError, StoreDownError


@apology.register
def _(error: SlotError, turn: Turn) -> Reply:
    """Ask for the slot again, saying what was heard if something was."""
    question = error.question or SayItAgain()
    heard = (DidNotGet(error.heard),) if error.heard and _in_words(error.heard) else ()
    elicit = Elicit(error.slot) if turn.kind == "IntentRequest" else None
    still_open = turn.session.awaiting if turn.name == "AnswerIntent" else None
    return Reply(say=heard, ask=question, elicit=elicit, awaiting=still_open)


def _in_words(heard: str) -> bool:
    """Return whether this was said so: Alexa's formats ("PT0S") have no small letters."""
    return any(letter.islower() for letter in heard)


@apology.register
def _(error: PermissionNeededError, turn: Turn) -> Reply:
    """Put the request aside and let Alexa ask for the permission, once."""
    if was_granted(turn, error.scope):
        return still_refused(turn, error.scope)
    pending = Pending(
        name=turn.name,
        request_id=turn.request_id,
        scope=error.scope,
        slots=put_aside(turn.slots),
        awaiting=turn.session.awaiting,
    )
    return Reply(
        directives=(AskConsent(error.scope, turn.request_id),),
        remember=turn.session.but(pending=pending),
    )


@apology.register
def _(error: DeviceNotSupportedError, turn: Turn) -> Reply:
    """Say what this device cannot do."""
    return Reply(say=CannotHere(error.feature))


@apology.register
def _(error: ServiceDownError, turn: Turn) -> Reply:
    """Say which service did not answer, and that nothing was changed."""
    return Reply(say=ServiceDown(error.service))


@apology.register
def _(error: TimeZoneUnknownError, turn: Turn) -> Reply:
    """Say that the clock on the wall is not known here."""
    return Reply(say=TimeZoneUnknown())


@apology.register(StoreDownError)
@apology.register(StaleVersionError)
def _(error: SkillError, turn: Turn) -> Reply:
    """Say that what is kept of the household is out of reach."""
    return Reply(say=NotesOutOfReach())


@apology.register
def _(error: NotStorableError, turn: Turn) -> Reply:
    """Say that this is more than can be kept."""
    return Reply(say=CannotKeepThat())
