"""What is said of how a recipe was: asked once, thanked for, and no more."""

from skill.domain.frozen import dataclass
from skill.food.gate import Cleared
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class HowWasIt(Prompt):
    """How many stars of five a recipe is worth."""


@dataclass(frozen=True)
class HowManyStars(Prompt):
    """The question again, after a yes or a number that cannot be."""


@dataclass(frozen=True)
class Unrated(Prompt):
    """No stars are given, and none will be asked for."""


@dataclass(frozen=True)
class RatedHigh(Prompt):
    """It was liked."""

    stars: Many


@dataclass(frozen=True)
class RatedFair(Prompt):
    """It was all right."""

    stars: Many


@dataclass(frozen=True)
class RatedLow(Prompt):
    """It was not liked."""

    stars: Many


@dataclass(frozen=True)
class ThatWas(Prompt):
    """Which recipe the stars are for, where it was not just cooked."""

    choice: Cleared


@dataclass(frozen=True)
class NothingToRate(Prompt):
    """Nothing was cooked of late."""
