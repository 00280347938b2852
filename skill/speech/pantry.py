"""What is said of the foods in the house: what there is, and how long it keeps."""

from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class PantryIsFull(Prompt):
    """There is no room for more foods, and nothing was changed."""

    most: int
