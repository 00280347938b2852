"""How the failures of the store are told: never as if nothing were kept."""

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.speech.household import (
    ChangedMeanwhile,
    NotesDamaged,
    NotesOutOfReach,
    TooMuchToKeep,
)
from skill.store.protocol import (
    NotStorableError,
    StaleVersionError,
    StoreDamagedError,
    StoreDownError,
)


@apology.register
def _(error: StoreDownError, turn: Turn) -> Reply:
    """Say that it is not known who must not eat what, so that nothing is suggested."""
    return Reply(say=NotesOutOfReach())


@apology.register
def _(error: StoreDamagedError, turn: Turn) -> Reply:
    """Say that what is kept cannot be read; asking again will not help."""
    return Reply(say=NotesDamaged())


@apology.register
def _(error: StaleVersionError, turn: Turn) -> Reply:
    """Say that others were faster, and ask for it once more."""
    return Reply(say=ChangedMeanwhile())


@apology.register
def _(error: NotStorableError, turn: Turn) -> Reply:
    """Say that there is no room for it, and that nothing was changed."""
    return Reply(say=TooMuchToKeep())
