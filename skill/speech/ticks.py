"""What is said of the list of a recipe: ticked off, put back, still missing."""

from skill.domain.frozen import dataclass
from skill.speech.amounts import Bare
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class TickWhat(Prompt):
    """How to say what is to be ticked off."""


@dataclass(frozen=True)
class ListIsShorter(Prompt):
    """The list has no such place."""

    count: Many


@dataclass(frozen=True)
class Ticked(Prompt):
    """Foods are ticked off, and how many are left."""

    foods: tuple[str, ...]
    left: Many


@dataclass(frozen=True)
class TickedSome(Prompt):
    """Several are ticked off, and how many are left."""

    count: Many
    left: Many


@dataclass(frozen=True)
class AllTicked(Prompt):
    """Everything on the list is ticked off."""


@dataclass(frozen=True)
class AllBut(Prompt):
    """Everything on the list is ticked off but these foods."""

    foods: tuple[str, ...]


@dataclass(frozen=True)
class AllButSome(Prompt):
    """Everything on the list is ticked off but so many."""

    left: Many


@dataclass(frozen=True)
class Back(Prompt):
    """Foods are on the list again."""

    foods: tuple[str, ...]


@dataclass(frozen=True)
class AllBack(Prompt):
    """Nothing on the list is ticked off any more."""


@dataclass(frozen=True)
class Missing(Prompt):
    """All that is neither ticked off nor in the pantry."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class MissingBegins(Prompt):
    """How much is missing, and the first of it."""

    count: Many
    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class MissingGoesOn(Prompt):
    """More of what is missing."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class NothingMissing(Prompt):
    """Everything is ticked off or in the pantry, as far as was told."""
