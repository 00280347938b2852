"""What is said about what people would rather not eat, and for how many is cooked."""

from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class WhichFood(Prompt):
    """The question for the food that is not liked."""


@dataclass(frozen=True)
class LikeWhat(Prompt):
    """The question for the food that is liked again."""


@dataclass(frozen=True)
class NothingAdded(Prompt):
    """Nobody dislikes or must avoid anything that was not known before."""


@dataclass(frozen=True)
class DislikeKept(Prompt):
    """Foods the owner would rather not eat have been stored."""

    foods: tuple[str, ...]


@dataclass(frozen=True)
class DislikeKeptFor(Prompt):
    """Foods somebody else would rather not eat have been stored."""

    person: Person
    foods: tuple[str, ...]


@dataclass(frozen=True)
class DislikeGone(Prompt):
    """A food may come up again."""

    person: Person
    food: str


@dataclass(frozen=True)
class DislikeNotKept(Prompt):
    """There is no such dislike to take back."""

    person: Person
    food: str


@dataclass(frozen=True)
class StillAnAllergy(Prompt):
    """A food is liked again, and there is an allergy that concerns it: that one stays."""

    food: str


@dataclass(frozen=True)
class HowMany(Prompt):
    """The question for how many usually eat."""


@dataclass(frozen=True)
class ServingsKept(Prompt):
    """For how many is usually cooked."""

    people: Many
