"""Allergies that are over: asked about first, and taken away after a yes alone."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import JsonValue

from skill.dialog.people import Somebody
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.food import Allergen
from skill.domain.household import Eaters, Household, Person
from skill.domain.table import tonight, without_needs
from skill.intents.allergies_heard import OWN, Heard, allergens_of, one_food_of
from skill.intents.asking import Allergic
from skill.intents.household import asked_about
from skill.intents.pages import confirm
from skill.intents.recheck import Whose, back_to_it, meant
from skill.speech import household as say
from skill.speech.allergies import RemoveWiderSure
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf
from skill.store.protocol import update


class RemoveAllergy(Slots):
    """Slots of ``RemoveAllergyIntent``; without a person, whoever has it."""

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": say.WhichAllergyGone()}

    allergen: Allergic
    second_allergen: Allergic | None = None
    third_allergen: Allergic | None = None
    person: Somebody | None = None
    called: Somebody | None = None
    kept: Allergic | None = None

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Return what was heard of allergies."""
        return (self.allergen, self.second_allergen, self.third_allergen)


@on("RemoveAllergyIntent", slots=RemoveAllergy)
def remove_allergy(turn: Turn, slots: RemoveAllergy, services: Services) -> Reply:
    """Ask before an allergy is taken away; name the person and the food."""
    heard = allergens_of(slots.heard) - allergens_of((slots.kept,))
    household = tonight(services.household(turn.household, turn.now), turn.now)
    having = tuple(p for p in household.people if p.allergies & heard)
    person = meant(slots.called or slots.person, having)
    if person is None:
        data: dict[str, JsonValue] = {"allergens": [*sorted(heard)]}
        return Reply(
            ask=say.WhoseNeed(AnyOf(having)),
            elicit=Elicit("person"),
            awaiting=Awaiting(kind="whose_allergy", data=data),
        )
    allergens = household.person(person).allergies & heard
    if not allergens:
        words = tuple(sorted(heard)) or (str(slots.allergen),)
        nothing = say.AllergyNotKept(Person(name=person), words)
        return back_to_it(turn, services, nothing)
    awaiting = Awaiting(
        kind="remove_allergy", data={"person": person, "allergens": [*sorted(allergens)]}
    )
    return confirm(_sure(turn, Person(name=person), allergens), awaiting, turn)


def _sure(turn: Turn, person: Person, allergens: frozenset[Allergen]) -> Prompt:
    """Return the question before a need goes, which may be more than was said: almonds."""
    named = (name for name in OWN if name in turn.slots)
    foods = tuple(food for name in named if (food := one_food_of(turn.slots[name])))
    if foods:
        return RemoveWiderSure(person, foods, allergens)
    return say.RemoveAllergySure(person, allergens)


@on("AnswerIntent", slots=Whose, awaiting="whose_allergy")
def whose_allergy(turn: Turn, slots: Whose, services: Services) -> Reply:
    """Go on with the person named."""
    _, heard = asked_about(turn)
    wanted = RemoveAllergy(allergen=heard, person=slots.person)
    return remove_allergy.answer(turn, wanted, services)


@when("AMAZON.YesIntent", awaiting="remove_allergy")
def remove_allergy_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Take the allergy away; say who else still needs it."""
    person, allergens = asked_about(turn)
    after = update(
        services.store,
        turn.household,
        lambda kept: without_needs(kept, person, Eaters(allergies=allergens), turn.now),
        now=turn.now,
    )
    gone = say.AllergyGone(Person(name=person), allergens)
    return back_to_it(turn, services, gone, *_still(after, turn, allergens))


@when("AMAZON.NoIntent", awaiting="remove_allergy")
def remove_allergy_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep it."""
    person, allergens = asked_about(turn)
    stays = say.NeedStays(Person(name=person), say.Kept(frozenset(allergens)))
    return back_to_it(turn, services, stays)


def _still(
    household: Household, turn: Turn, needs: frozenset[Allergen]
) -> tuple[Prompt, ...]:
    others = tuple(p for p in household.at_table(turn.now) if p.allergies & needs)
    shared = needs & frozenset().union(*(p.allergies for p in others))
    return (say.StillKeptFor(others, say.Kept(frozenset(shared))),) if others else ()
