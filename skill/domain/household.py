"""Who lives here, who eats tonight, and what they must not or would rather not eat."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from skill.domain.cooking import Cooking, Ticked
from skill.domain.food import Allergen, Diet
from skill.domain.pantry import Pantry

OWNER = "me"


class Eaters(BaseModel):
    """The union of what must be kept for everyone at the table."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    allergies: frozenset[Allergen] = frozenset()
    diets: frozenset[Diet] = frozenset()

    def __or__(self, other: "Eaters") -> "Eaters":
        """Return the eaters of both tables together; nothing is ever dropped."""
        return Eaters(
            allergies=self.allergies | other.allergies, diets=self.diets | other.diets
        )


class Person(BaseModel):
    """One eater: the owner of the account (``me``), a family member, or a guest tonight."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str = OWNER
    allergies: frozenset[Allergen] = frozenset()
    diets: frozenset[Diet] = frozenset()
    dislikes: frozenset[str] = frozenset()
    guest_until: AwareDatetime | None = None

    @property
    def needs(self) -> Eaters:
        """Return what a recipe must keep for this person."""
        return Eaters(allergies=self.allergies, diets=self.diets)


class Taken(BaseModel):
    """A recipe this household took, and when: "had it last week" asks.

    ``offered`` is the pseudonym of the request that offered it, "" where none did.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    recipe: str
    at: AwareDatetime
    offered: str = ""


class Rated(BaseModel):
    """What this household thought of a recipe, of five stars, and when it said so."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    recipe: str
    at: AwareDatetime
    stars: int = Field(ge=1, le=5)


class Zone(BaseModel):
    """A device's time zone as Alexa last told it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    read_at: AwareDatetime


class Household(BaseModel):
    """All that Larder keeps of one household: one document, one version, one TTL.

    Keys of ``zones`` are HMACs of device ids.  ``absent`` names people not eating tonight;
    it lapses at ``absent_until``, so nobody is left out for longer than was said.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    people: tuple[Person, ...] = ()
    absent: frozenset[str] = frozenset()
    absent_until: AwareDatetime | None = None
    usual_servings: int | None = Field(default=None, ge=1, le=50)
    taken: tuple[Taken, ...] = ()
    refused: tuple[Taken, ...] = ()
    rated: tuple[Rated, ...] = ()
    cooking: Cooking | None = None
    ticked: Ticked | None = None
    pantry: Pantry = ()
    zones: dict[str, Zone] = {}
    notes: dict[str, str] = {}

    def person(self, name: str) -> Person:
        """Return the person of that name, or a new one without needs."""
        return next((p for p in self.people if p.name == name), Person(name=name))

    def with_person(self, person: Person) -> "Household":
        """Return the household with ``person`` added or replaced, in a stable order."""
        others = [p for p in self.people if p.name != person.name]
        people = tuple(sorted([*others, person], key=lambda p: (p.name != OWNER, p.name)))
        return self.model_copy(update={"people": people})

    def at_table(self, now: AwareDatetime) -> tuple[Person, ...]:
        """Return who eats: everyone who is not away tonight, and guests not yet gone."""
        away = self.absent if self.absent_until and now < self.absent_until else frozenset()
        return tuple(
            p
            for p in self.people
            if p.name not in away and (p.guest_until is None or now < p.guest_until)
        )

    def eaters(self, now: AwareDatetime) -> Eaters:
        """Return what tonight's recipe must keep: the union over the table."""
        needs = Eaters()
        for person in self.at_table(now):
            needs = needs | person.needs
        return needs

    def dislikes(self, now: AwareDatetime) -> frozenset[str]:
        """Return every food that someone at the table would rather not eat."""
        return frozenset().union(*(p.dislikes for p in self.at_table(now)))
