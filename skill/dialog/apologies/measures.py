"""How the failures of measures are told."""

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.food.units import NotConvertibleError
from skill.speech.measures import CannotConvert, CannotWeigh


@apology.register
def _(error: NotConvertibleError, turn: Turn) -> Reply:
    """Say that the one cannot be told in the other."""
    return Reply(say=CannotWeigh(error.food) if error.food else CannotConvert())
