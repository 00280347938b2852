"""What is said when a service failed in the middle of doing something."""

from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class NothingDone(Prompt):
    """A service ("timers", "reminders") failed, and nothing has changed."""

    service: str


@dataclass(frozen=True)
class NotCertain(Prompt):
    """A service failed, and whether it acted is not known."""

    service: str
