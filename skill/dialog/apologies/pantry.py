"""How the failures of the pantry are told."""

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.domain.pantry import PantryFullError
from skill.speech.pantry import PantryIsFull


@apology.register
def _(error: PantryFullError, turn: Turn) -> Reply:
    """Say how many foods are kept, and how to make room."""
    return Reply(say=PantryIsFull(error.most), remember=turn.session.but(topic="pantry"))
