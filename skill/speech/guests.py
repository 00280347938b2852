"""What is said about who eats tonight: family, guests, and those who are away."""

from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.speech.household import Kept
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.speech.times import DayName


@dataclass(frozen=True)
class AtTable(Prompt):
    """Who eats tonight."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class NobodyKnown(Prompt):
    """Nobody was ever named: recipes are for whoever asks."""


@dataclass(frozen=True)
class EatingAfterAll(Prompt):
    """Who is known and was said not to eat tonight: are they, after all."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class TableSet(Prompt):
    """Who eats tonight has been said; these are all."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class WhoIsAway(Prompt):
    """The question for who is not eating."""


@dataclass(frozen=True)
class AwayTonight(Prompt):
    """A person without needs is left out of tonight."""

    person: Person


@dataclass(frozen=True)
class AwayLoosens(Prompt):
    """Leaving this person out takes needs off the table; is that right."""

    person: Person
    needs: Kept


@dataclass(frozen=True)
class TableLoosens(Prompt):
    """The table as told leaves out people with needs; is that right."""

    people: tuple[Person, ...]
    needs: Kept


@dataclass(frozen=True)
class WithoutThem(Prompt):
    """Whether others, who have no needs of their own, are left out tonight."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class LeftOut(Prompt):
    """People without needs do not count tonight."""

    people: tuple[Person, ...]


@dataclass(frozen=True)
class NeedsRest(Prompt):
    """These needs do not count tonight; they count again tomorrow."""

    people: tuple[Person, ...]
    needs: Kept


@dataclass(frozen=True)
class AllStay(Prompt):
    """The answer was no: everyone counts as before."""


@dataclass(frozen=True)
class NotKnownHere(Prompt):
    """Nobody of that name is known, so nobody can be left out."""

    person: Person


@dataclass(frozen=True)
class GuestKept(Prompt):
    """A guest eats tonight, without needs."""

    person: Person


@dataclass(frozen=True)
class GuestsKept(Prompt):
    """Several guests eat tonight, without needs."""

    guests: Many


@dataclass(frozen=True)
class GuestNeeds(Prompt):
    """What is kept for guests until the night is over."""

    person: Person
    needs: Kept


@dataclass(frozen=True)
class GuestsNeed(Prompt):
    """What is kept for several guests until the night is over."""

    guests: Many
    needs: Kept


@dataclass(frozen=True)
class AnyNeeds(Prompt):
    """Whether the guest must not eat something."""


@dataclass(frozen=True)
class GuestsOnTheDay(Prompt):
    """Guests of another day are not counted yet; they are to be told of on that day."""

    day: DayName
