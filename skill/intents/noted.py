"""Whose allergies are noted: asked about, and nothing is added by asking."""

from collections.abc import Iterator

from skill.dialog.people import Somebody
from skill.dialog.reply import Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.slots import Slots
from skill.dialog.turn import Turn
from skill.domain.food import Allergen
from skill.domain.household import Household, Person
from skill.domain.table import tonight
from skill.intents.asking import Allergic
from skill.intents.recheck import back_to_it
from skill.speech import noted as say
from skill.speech.for_whom import NothingNoted
from skill.speech.household import Whose
from skill.speech.privacy import KeptAllergies, KeptDiets
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf


class WhoseAllergy(Slots):
    """Slots of ``WhoseAllergyIntent``: of somebody, to something, both or neither."""

    person: Somebody | None = None
    allergen: Allergic | None = None


@on("WhoseAllergyIntent", slots=WhoseAllergy)
def whose_allergy_is(turn: Turn, slots: WhoseAllergy, services: Services) -> Reply:
    """Say what is noted of the one person, or of whom it is noted."""
    household = tonight(services.household(turn.household, turn.now), turn.now)
    told = _of_all if slots.allergen is None else _to_it
    return back_to_it(turn, services, *told(household, slots))


def _of_all(household: Household, slots: WhoseAllergy) -> Iterator[Prompt]:
    """Yield all that is noted of one person, or the allergies of all."""
    if slots.person is None:
        allergic = [one for one in household.people if one.allergies]
        yield from (_kept(one, one.allergies) for one in allergic)
        if not allergic:
            yield say.NoAllergies()
        return
    person = household.person(slots.person)
    if person.allergies:
        yield _kept(person, person.allergies)
    if person.diets:
        yield KeptDiets(Whose(person.name), person.diets)
    if not person.allergies and not person.diets:
        yield NothingNoted(person)


def _to_it(household: Household, slots: WhoseAllergy) -> Iterator[Prompt]:
    """Yield who has the allergy; of somebody who has not, that first."""
    asked = slots.allergen if isinstance(slots.allergen, frozenset) else frozenset()
    what = AnyOf(tuple(sorted(asked)) or (slots.allergen,))
    allergic = [one for one in household.people if one.allergies & asked]
    if slots.person is not None and slots.person not in [one.name for one in allergic]:
        yield say.NotNotedFor(Person(name=slots.person), what)
    elif not allergic:
        yield say.NotNoted(what)
    yield from (_kept(one, one.allergies & asked) for one in allergic)


def _kept(person: Person, allergens: frozenset[Allergen]) -> Prompt:
    return KeptAllergies(Whose(person.name), allergens)
