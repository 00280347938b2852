"""What is said about what Larder keeps, and about deleting it."""

from skill.domain.food import Allergen, Diet
from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.household import Whose
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class NothingKept(Prompt):
    """There is nothing."""


@dataclass(frozen=True)
class KeptPeople(Prompt):
    """Everyone Larder knows of."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class KeptAllergies(Prompt):
    """One person's allergies."""

    whose: Whose
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class KeptDiets(Prompt):
    """One person's diets."""

    whose: Whose
    diets: frozenset[Diet]


@dataclass(frozen=True)
class KeptDislikes(Prompt):
    """What one person would rather not eat."""

    whose: Whose
    foods: frozenset[str]


@dataclass(frozen=True)
class KeptAbsent(Prompt):
    """Who does not eat tonight."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class KeptServings(Prompt):
    """For how many the household usually cooks."""

    servings: Many


@dataclass(frozen=True)
class KeptTaken(Prompt):
    """How many recipes were taken."""

    taken: Many


@dataclass(frozen=True)
class KeptRefused(Prompt):
    """How many recipes were turned down."""

    refused: Many


@dataclass(frozen=True)
class KeptRated(Prompt):
    """How many recipes were given stars."""

    rated: Many


@dataclass(frozen=True)
class KeptPantry(Prompt):
    """How many foods are kept in the pantry."""

    held: Many


@dataclass(frozen=True)
class KeptTicks(Prompt):
    """A list with ticks on it is kept."""


@dataclass(frozen=True)
class KeptCooking(Prompt):
    """That a place in a recipe is kept."""


@dataclass(frozen=True)
class KeptZones(Prompt):
    """The time zones of devices."""

    zones: tuple[str, ...]


@dataclass(frozen=True)
class KeptNotes(Prompt):
    """How many notes on past conversations there are, such as having met before."""

    notes: Many


@dataclass(frozen=True)
class KeptLedger(Prompt):
    """A record of what was set with Alexa, so that nothing is set twice."""


@dataclass(frozen=True)
class KeptEvents(Prompt):
    """How many notes there are, kept apart and without a name, on what became of offers."""

    notes: Many


@dataclass(frozen=True)
class HowToForget(Prompt):
    """How all of it is deleted."""


@dataclass(frozen=True)
class ForgetSure(Prompt):
    """Ask before everything is deleted."""


@dataclass(frozen=True)
class Forgot(Prompt):
    """Everything is gone; how many records that was."""

    records: Many


@dataclass(frozen=True)
class ForgotNothing(Prompt):
    """There was nothing to delete."""


@dataclass(frozen=True)
class AlertsRemain(Prompt):
    """Timers and reminders are Alexa's, and were not deleted."""


@dataclass(frozen=True)
class NotForgotten(Prompt):
    """The answer was no: everything stays."""
