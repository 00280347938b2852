"""What is said of allergies told in one breath, for several people or many at once."""

from skill.domain.food import Allergen
from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class AllergyKeptForBoth(Prompt):
    """An allergen has been stored for two people: it may be either's."""

    people: tuple[Person, ...]
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class AnyMoreAllergies(Prompt):
    """Whether a long list went on; a yes or a no, or the rest of it."""


@dataclass(frozen=True)
class TellTheRest(Prompt):
    """A long list may have gone on; there is another question to be asked."""


@dataclass(frozen=True)
class RemoveWiderSure(Prompt):
    """Ask before a need goes that is more than the foods that were named."""

    person: Person
    heard: tuple[str, ...]
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class IsItFine(Prompt):
    """Whether a person may have what was told to be fine; until a yes it is left out."""

    person: Person
    allergens: frozenset[Allergen]
