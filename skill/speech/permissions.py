"""What is said of permissions."""

from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class ForTimers(Prompt):
    """What is asked for, inside a sentence: setting timers."""


@dataclass(frozen=True)
class ForReminders(Prompt):
    """What is asked for, inside a sentence: setting reminders."""


@dataclass(frozen=True)
class WithoutPermission(Prompt):
    """The household said no: accepted, with where to find it later."""

    what: Prompt


@dataclass(frozen=True)
class PermissionInApp(Prompt):
    """Nobody answered, or asking failed: there is a card in the Alexa app."""

    what: Prompt


@dataclass(frozen=True)
class StillNotAllowed(Prompt):
    """It was granted, and Alexa refuses all the same."""

    what: Prompt


@dataclass(frozen=True)
class NowAskAgain(Prompt):
    """It was granted, and what it was for is not known any more."""
