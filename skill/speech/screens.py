"""Words that stand on the screens: labels of what can be touched, and lines of facts."""

from datetime import timedelta

from skill.domain.frozen import dataclass
from skill.domain.recipes import Difficulty
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class Minutes(Prompt):
    """How long it takes, below an hour."""

    minutes: int


@dataclass(frozen=True)
class Hours(Prompt):
    """How long it takes, in whole hours."""

    hours: int


@dataclass(frozen=True)
class HoursAndMinutes(Prompt):
    """How long it takes, from an hour on."""

    hours: int
    minutes: int


@dataclass(frozen=True)
class ServesMany(Prompt):
    """For how many it is."""

    servings: Many


@dataclass(frozen=True)
class IsSoHard(Prompt):
    """How much it asks of the cook."""

    difficulty: Difficulty


@dataclass(frozen=True)
class OthersTitle(Prompt):
    """What stands over the runners-up."""


@dataclass(frozen=True)
class ForServings(Prompt):
    """For how many the amounts are."""

    servings: Many


@dataclass(frozen=True)
class ToGet(Prompt):
    """Under an ingredient that is not in the pantry."""


@dataclass(frozen=True)
class StepOf(Prompt):
    """Which step of how many."""

    number: int
    count: int


@dataclass(frozen=True)
class ThenComes(Prompt):
    """The step after the one that is shown."""

    text: str


@dataclass(frozen=True)
class TakeLabel(Prompt):
    """The button that takes the recipe."""


@dataclass(frozen=True)
class OtherLabel(Prompt):
    """The button for something else."""


@dataclass(frozen=True)
class ListLabel(Prompt):
    """The button for the ingredients."""


@dataclass(frozen=True)
class StartLabel(Prompt):
    """The button that starts cooking."""


@dataclass(frozen=True)
class NextLabel(Prompt):
    """The button for the next step."""


@dataclass(frozen=True)
class DoneLabel(Prompt):
    """The button after the last step."""


@dataclass(frozen=True)
class BackLabel(Prompt):
    """The button for the step before."""


@dataclass(frozen=True)
class TimerLabel(Prompt):
    """The button that starts the step's timer."""

    length: timedelta


@dataclass(frozen=True)
class PausedLabel(Prompt):
    """What stands under a timer that is paused."""


@dataclass(frozen=True)
class TimeUpLabel(Prompt):
    """What stands under a timer that rings."""


@dataclass(frozen=True)
class PauseLabel(Prompt):
    """The button that pauses a timer."""


@dataclass(frozen=True)
class ResumeLabel(Prompt):
    """The button that lets a timer go on."""


@dataclass(frozen=True)
class CancelLabel(Prompt):
    """The button that cancels a timer."""


@dataclass(frozen=True)
class WhichOneTitle(Prompt):
    """What stands over a list to choose from."""
