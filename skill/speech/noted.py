"""What is said of allergies that were asked about and are not noted."""

from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf


@dataclass(frozen=True)
class NoAllergies(Prompt):
    """Nobody here has an allergy that is noted."""


@dataclass(frozen=True)
class NotNoted(Prompt):
    """Nobody here has this one noted."""

    what: AnyOf


@dataclass(frozen=True)
class NotNotedFor(Prompt):
    """One person has it not noted; others who have it follow."""

    person: Person
    what: AnyOf
