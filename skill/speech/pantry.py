"""What is said of the foods in the house: what there is, and how long it keeps.

``what`` is in the cook's own words, and is spoken back as it was said.
"""

from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.speech.times import DayName


@dataclass(frozen=True)
class PantryIsFull(Prompt):
    """There is no room for more foods, and nothing was changed."""

    most: int


@dataclass(frozen=True)
class AddWhat(Prompt):
    """The question for the food that is there."""


@dataclass(frozen=True)
class GoodUntilWhen(Prompt):
    """The question for the day until which a food keeps."""

    what: str


@dataclass(frozen=True)
class UntilWhen(Prompt):
    """The question for the day again, after one that cannot be."""


@dataclass(frozen=True)
class UsedWhat(Prompt):
    """The question for the food that is gone."""


@dataclass(frozen=True)
class LookForWhat(Prompt):
    """The question for the food to look for in the pantry."""


@dataclass(frozen=True)
class Noted(Prompt):
    """Foods are in the pantry from now on."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class NothingToNote(Prompt):
    """No food was told of, so that nothing was changed."""


@dataclass(frozen=True)
class NotedUntil(Prompt):
    """Foods are in the pantry, with the last day they are good."""

    what: tuple[str, ...]
    when: DayName


@dataclass(frozen=True)
class DayIsOver(Prompt):
    """The day that was told of a food is over."""

    what: tuple[str, ...]
    when: DayName


@dataclass(frozen=True)
class MakeWithThat(Prompt):
    """Whether to look for something to make with it; a yes or a no."""


@dataclass(frozen=True)
class NoteThat(Prompt):
    """Whether something that no lexicon has is a food to keep; a yes or a no."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class LeaveItNoted(Prompt):
    """Nothing is to be made with it now."""


@dataclass(frozen=True)
class Listed(Prompt):
    """A food of which no day was told, in a list."""

    what: str


@dataclass(frozen=True)
class Until(Prompt):
    """A food with the last day it is good, in a list."""

    what: str
    when: DayName


@dataclass(frozen=True)
class WasUntil(Prompt):
    """A food whose day is over, in a list."""

    what: str
    when: DayName


@dataclass(frozen=True)
class PantryIs(Prompt):
    """The foods in the pantry, or the first of them."""

    count: Many
    lines: tuple[Prompt, ...]


@dataclass(frozen=True)
class PantryGoesOn(Prompt):
    """More of the foods in the pantry."""

    lines: tuple[Prompt, ...]


@dataclass(frozen=True)
class PantryEnds(Prompt):
    """The last of the foods in the pantry."""

    lines: tuple[Prompt, ...]


@dataclass(frozen=True)
class PantryIsEmpty(Prompt):
    """Nothing is in the pantry, and how something gets in."""


@dataclass(frozen=True)
class Have(Prompt):
    """A food is there."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class HaveUntil(Prompt):
    """A food is there, and until when it is good."""

    what: str
    when: DayName


@dataclass(frozen=True)
class HavePast(Prompt):
    """A food is there, and its day is over."""

    what: str
    when: DayName


@dataclass(frozen=True)
class HaveNone(Prompt):
    """A food is not in the pantry, as far as was told."""

    what: str


@dataclass(frozen=True)
class UseUpFirst(Prompt):
    """What is to be used up, the most urgent first."""

    lines: tuple[Prompt, ...]


@dataclass(frozen=True)
class PastItsDay(Prompt):
    """Foods whose day is over."""

    lines: tuple[Prompt, ...]


@dataclass(frozen=True)
class NothingToUseUp(Prompt):
    """Nothing in the pantry expires soon, as far as was told."""


@dataclass(frozen=True)
class TakenOff(Prompt):
    """Foods are no longer in the pantry."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class WasNotThere(Prompt):
    """Foods were not in the pantry to begin with."""

    what: tuple[str, ...]


@dataclass(frozen=True)
class FindWithoutThat(Prompt):
    """Whether to look for something without it; a yes or a no."""


@dataclass(frozen=True)
class EmptySure(Prompt):
    """Whether to take everything out of the pantry; a yes or a no."""

    count: Many


@dataclass(frozen=True)
class Emptied(Prompt):
    """Nothing is in the pantry any more."""


@dataclass(frozen=True)
class PantryStays(Prompt):
    """The pantry is left as it was."""
