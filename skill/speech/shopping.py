"""What is said of a shopping list: it is Alexa's own, and closed to skills."""

from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class AskAlexa(Prompt):
    """The list is out of reach."""


@dataclass(frozen=True)
class AskAlexaFor(Prompt):
    """A food cannot be put on it from here; how it can be."""

    food: str
