"""What is said of a food that somebody may or may not have: never that it is safe."""

from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.household import Kept
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class NothingNoted(Prompt):
    """Nothing is kept of that person."""

    person: Person


@dataclass(frozen=True)
class GoingByAll(Prompt):
    """Nothing is kept of that person; what everyone here needs is looked for instead."""

    person: Person


@dataclass(frozen=True)
class NotFor(Prompt):
    """The food goes against these needs."""

    food: str
    needs: Kept


@dataclass(frozen=True)
class MayNotBeFor(Prompt):
    """The food may go against these needs, or nobody can tell."""

    food: str
    needs: Kept


@dataclass(frozen=True)
class NoneKnown(Prompt):
    """Nothing in the food's name goes against these needs."""

    food: str
    needs: Kept
