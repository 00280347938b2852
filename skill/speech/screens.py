"""Words that stand on the screens of recipes and steps: labels, and lines of facts."""

from skill.domain.frozen import dataclass
from skill.food.gate import Cleared
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class TimeAndServings(Prompt):
    """How long it takes, and for how many it is."""

    time: Many
    servings: Many


@dataclass(frozen=True)
class ForServings(Prompt):
    """For how many the amounts are."""

    servings: Many


@dataclass(frozen=True)
class StepOf(Prompt):
    """Which step of how many, and of which recipe."""

    choice: Cleared
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
class BackLabel(Prompt):
    """The button for the step before."""


@dataclass(frozen=True)
class TimerLabel(Prompt):
    """The button that starts the step's timer."""
