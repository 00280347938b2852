"""The words on the pages of help and household, as they are read and not heard."""

from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.household import Kept
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class TrySaying(Prompt):
    """The title over examples."""


@dataclass(frozen=True)
class ExamplesGeneral(Prompt):
    """Things to say, a line each."""


@dataclass(frozen=True)
class ExamplesTimers(Prompt):
    """Things to say about timers, a line each."""


@dataclass(frozen=True)
class ExamplesReminders(Prompt):
    """Things to say about reminders, a line each."""


@dataclass(frozen=True)
class ExamplesRecipes(Prompt):
    """Things to say with a recipe on offer, a line each."""


@dataclass(frozen=True)
class ExamplesCooking(Prompt):
    """Things to say while cooking, a line each."""


@dataclass(frozen=True)
class ExamplesHousehold(Prompt):
    """Things to say about who eats what, a line each."""


@dataclass(frozen=True)
class ExamplesPantry(Prompt):
    """Things to say about what is in the house, a line each."""


@dataclass(frozen=True)
class PantryTitle(Prompt):
    """The title over the foods in the house."""


@dataclass(frozen=True)
class UseUpLabel(Prompt):
    """The button that tells what is to be used up."""


@dataclass(frozen=True)
class KnownTitle(Prompt):
    """The title over all that is kept."""


@dataclass(frozen=True)
class TableTitle(Prompt):
    """The title over who eats tonight."""


@dataclass(frozen=True)
class SureTitle(Prompt):
    """The title over a question that wants a yes."""


@dataclass(frozen=True)
class Seat(Prompt):
    """A person at the table, without needs."""

    person: Person


@dataclass(frozen=True)
class SeatWithNeeds(Prompt):
    """A person at the table, and what is kept for them."""

    person: Person
    needs: Kept


@dataclass(frozen=True)
class RecipeLabel(Prompt):
    """The button that asks for a recipe."""


@dataclass(frozen=True)
class TimersLabel(Prompt):
    """The button that lists the timers."""


@dataclass(frozen=True)
class WhoLabel(Prompt):
    """The button that tells who eats."""


@dataclass(frozen=True)
class KnowLabel(Prompt):
    """The button that tells what is kept."""


@dataclass(frozen=True)
class YesLabel(Prompt):
    """The button that means yes."""


@dataclass(frozen=True)
class NoLabel(Prompt):
    """The button that means no."""
