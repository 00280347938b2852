"""What is said of one measure in another."""

from skill.domain.frozen import dataclass
from skill.speech.amounts import Bare, Measure
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class Measures(Prompt):
    """How much an amount of a food is in another unit."""

    of: Bare
    amount: Measure


@dataclass(frozen=True)
class Equals(Prompt):
    """How much a measure is in another unit, of whatever it may be."""

    of: Measure
    amount: Measure


@dataclass(frozen=True)
class PartOf(Prompt):
    """How much a part of a measure comes to."""

    amount: Measure


@dataclass(frozen=True)
class Usually(Prompt):
    """What one pack of a food usually holds, or one of the food usually weighs."""

    of: Bare
    amount: Measure


@dataclass(frozen=True)
class WhichMeasure(Prompt):
    """The question for the unit that is to be told in another."""


@dataclass(frozen=True)
class CannotConvert(Prompt):
    """The one measure cannot be told in the other."""


@dataclass(frozen=True)
class CannotWeigh(Prompt):
    """What so much of the food weighs, or fills, is not known."""

    food: str
