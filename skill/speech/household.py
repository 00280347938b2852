"""What is said about the people of a household and what they must not eat."""

from skill.domain.food import Allergen, Diet, Presence
from skill.domain.frozen import dataclass
from skill.domain.household import OWNER, Person
from skill.food.gate import Cleared, Refusal
from skill.speech.prompts import Prompt, Voice, words
from skill.speech.spoken import AnyOf, listed, person_name, spoken


@dataclass(frozen=True)
class Whose:
    """A person as an owner: "your", "Emma's"."""

    name: str


@spoken.register
def _(value: Whose, voice: Voice) -> str:
    known = words(voice.locale, "nouns")["whose"]
    if value.name == OWNER:
        return str(known["me"])
    shape = "ending_in_s" if value.name.endswith("s") else "other"
    return str(known[shape]).format(name=person_name(value.name, voice.locale))


@dataclass(frozen=True)
class Kept:
    """Needs as things to go by: "an allergy to peanuts and eating vegan"."""

    needs: frozenset[Allergen | Diet]


@spoken.register
def _(value: Kept, voice: Voice) -> str:
    shapes = words(voice.locale, "nouns")["kept"]
    allergies = frozenset(n for n in value.needs if isinstance(n, Allergen))
    told = []
    if allergies:
        told.append(str(shapes["allergies"]).format(foods=spoken(allergies, voice)))
    for diet in sorted(n for n in value.needs if isinstance(n, Diet)):
        told.append(str(shapes["diet"]).format(diet=spoken(diet, voice)))
    return listed(told, voice.locale)


@dataclass(frozen=True)
class WhichAllergy(Prompt):
    """The question for the allergen to keep out."""


@dataclass(frozen=True)
class WhichAllergyGone(Prompt):
    """The question for the allergen that need not be kept out any more."""


@dataclass(frozen=True)
class AllergyKept(Prompt):
    """An allergen has been stored for the owner of the account."""

    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class AllergyKeptFor(Prompt):
    """An allergen has been stored for somebody else."""

    person: Person
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class AllergyKeptTonight(Prompt):
    """An allergen has been stored for a guest, until the night is over."""

    person: Person
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class AllergyKnown(Prompt):
    """It was stored before."""

    person: Person
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class CannotCheck(Prompt):
    """``heard`` is no allergen that recipes can be checked for; ``known`` are."""

    heard: tuple[str, ...]
    known: tuple[Allergen, ...]


@dataclass(frozen=True)
class LeaveOutInstead(Prompt):
    """Offer to avoid foods by name, where an allergen cannot be checked."""

    heard: tuple[str, ...]


@dataclass(frozen=True)
class WhoseNeed(Prompt):
    """Several people have it, and one is meant."""

    people: AnyOf


@dataclass(frozen=True)
class WhoseThen(Prompt):
    """The same question once more: a name is needed."""


@dataclass(frozen=True)
class RemoveAllergySure(Prompt):
    """Ask before an allergen stops being checked for a person."""

    person: Person
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class AllergyGone(Prompt):
    """An allergen is no longer checked for a person."""

    person: Person
    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class StillKeptFor(Prompt):
    """Others at this table still need what one person does not."""

    people: tuple[Person, ...]
    needs: Kept


@dataclass(frozen=True)
class NeedStays(Prompt):
    """The answer was no: a need is kept as it was."""

    person: Person
    needs: Kept


@dataclass(frozen=True)
class AllergyNotKept(Prompt):
    """There is no such allergy to remove."""

    person: Person
    heard: tuple[Allergen | str, ...]


@dataclass(frozen=True)
class WhichDiet(Prompt):
    """The question for the diet."""


@dataclass(frozen=True)
class DietKept(Prompt):
    """A diet has been stored for the owner."""

    diet: Diet


@dataclass(frozen=True)
class DietKeptFor(Prompt):
    """A diet has been stored for somebody else."""

    person: Person
    diet: Diet


@dataclass(frozen=True)
class DietKnown(Prompt):
    """It was stored before."""

    person: Person
    diet: Diet


@dataclass(frozen=True)
class RemoveDietSure(Prompt):
    """Ask before a diet stops being kept for a person."""

    person: Person
    diet: Diet


@dataclass(frozen=True)
class DietGone(Prompt):
    """A diet is no longer kept for a person."""

    person: Person
    diet: Diet


@dataclass(frozen=True)
class DietNotKept(Prompt):
    """There is no such diet to remove."""

    person: Person
    diet: Diet


@dataclass(frozen=True)
class RecipeHas(Prompt):
    """A recipe in use contains what somebody at the table must not have."""

    title: str
    food: str
    need: Allergen


@dataclass(frozen=True)
class RecipeMightHave(Prompt):
    """A recipe in use may contain it, or nobody can be sure that it does not."""

    title: str
    food: str
    need: Allergen


@dataclass(frozen=True)
class RecipeBreaksDiet(Prompt):
    """A recipe in use holds a food that a diet at the table leaves out."""

    title: str
    food: str
    need: Diet


@dataclass(frozen=True)
class RecipeNotSure(Prompt):
    """A recipe in use does not pass, on no single food."""

    title: str


@dataclass(frozen=True)
class SomethingElseInstead(Prompt):
    """Offer another recipe in place of one that no longer fits."""


@dataclass(frozen=True)
class BackToOffer(Prompt):
    """The question of the offer again, by name: something else was spoken of meanwhile."""

    choice: Cleared


@dataclass(frozen=True)
class NotesOutOfReach(Prompt):
    """What is kept cannot be reached, so nobody knows who must not eat what."""


@dataclass(frozen=True)
class NotesDamaged(Prompt):
    """What is kept cannot be read; it is left as it is."""


@dataclass(frozen=True)
class ChangedMeanwhile(Prompt):
    """Somebody else changed the household again and again in the same moment."""


@dataclass(frozen=True)
class TooMuchToKeep(Prompt):
    """What was to be kept is too much; nothing was changed."""


def no_longer_fits(refusal: Refusal) -> Prompt:
    """Return what is the matter with a refused recipe: its first reason."""
    first = refusal.reasons[0]
    title, food, need = refusal.recipe.title, _food(refusal), first.need
    if not food:
        return RecipeNotSure(title)
    if isinstance(need, Diet):
        return RecipeBreaksDiet(title, food, need)
    if first.presence is Presence.CONTAINS:
        return RecipeHas(title, food, need)
    return RecipeMightHave(title, food, need)


def _food(refusal: Refusal) -> str:
    """Return what the first reason is about, in the recipe's own words."""
    first = refusal.reasons[0]
    listed_as = (i.food for i in refusal.recipe.ingredients if i.line == first.line)
    return next(listed_as, first.line[slice(*first.span)])
