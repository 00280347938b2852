"""What is said of what to take instead of an ingredient."""

from skill.domain.frozen import dataclass
from skill.food.substitutes import Use
from skill.speech.amounts import Bare
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class Instead(Prompt):
    """What to take instead of an amount of a food."""

    of: Bare
    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class OrElse(Prompt):
    """What else would do."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class BestFor(Prompt):
    """What the stand-in serves best for."""

    use: Use


@dataclass(frozen=True)
class InsteadOfWhat(Prompt):
    """The question for the food to do without."""


@dataclass(frozen=True)
class NoStandIn(Prompt):
    """Nothing is known to stand in for the food."""

    food: str


@dataclass(frozen=True)
class NoStandInFits(Prompt):
    """What is known to stand in for it does not keep what the eaters need."""

    food: str


@dataclass(frozen=True)
class UnknownSwap(Prompt):
    """Whether the one serves for the other is not known; what is known follows."""

    other: str
    food: str
