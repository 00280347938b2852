"""The dispatcher that the apologies of each noun register with."""

from functools import singledispatch

from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.domain.errors import SkillError
from skill.speech.general import SomethingWentWrong


@singledispatch
def apology(error: SkillError, turn: Turn) -> Reply:
    """Return how a failure is told; the general apology where no class has its own."""
    return Reply(say=SomethingWentWrong())
