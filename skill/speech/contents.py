"""What a recipe contains besides what was asked for."""

from skill.domain.food import Allergen
from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class AlsoHas(Prompt):
    """The food itself is not in the list, but what makes it dangerous is: in this line."""

    line: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class AlsoMayHave(Prompt):
    """The food itself is not in the list, but its allergens cannot be ruled out."""

    line: str
    what: tuple[Allergen, ...]
