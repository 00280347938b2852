"""Allergies: kept at once, before anything else is asked."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import ClassVar

from pydantic import JsonValue

from skill.dialog.people import Somebody
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Food, NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Presence
from skill.domain.household import OWNER, Household, Person
from skill.domain.table import tonight, with_needs
from skill.food.lines import read
from skill.intents.allergies_heard import (
    AddAllergy,
    BothAllergic,
    Told,
    allergens_of,
)
from skill.intents.asking import Allergic
from skill.intents.diets import diet_kept
from skill.intents.known import is_nothing
from skill.intents.pages import confirm
from skill.intents.recheck import Change, aside, back_to_it, settled
from skill.speech import household as say
from skill.speech.allergies import (
    AllergyKeptForBoth,
    AnyMoreAllergies,
    IsItFine,
    TellTheRest,
)
from skill.speech.prompts import Prompt
from skill.speech.recipes import OkWithoutIt
from skill.speech.tastes import NothingAdded
from skill.store.protocol import update

MORE = "more_allergies"


def checkable(heard: frozenset[Allergen] | str | None) -> frozenset[Allergen]:
    """Return the allergens meant; for any other food, those that it surely contains."""
    if not isinstance(heard, str):
        return heard or frozenset()
    label = read(heard)
    return frozenset(a for a in Allergen if label.allergen(a) is Presence.CONTAINS)


@on("AddAllergyIntent", slots=AddAllergy)
def add_allergy(turn: Turn, slots: AddAllergy, services: Services) -> Reply:
    """Store the allergy before anything else, and say what it will do."""
    name = slots.first
    if not slots.told and not slots.unknown:
        return _names_nothing(turn, slots, services)
    if not slots.told:
        return cannot_check(turn, name, slots.unknown)
    before = tonight(services.household(turn.household, turn.now), turn.now)

    def noted(kept: Household) -> Household:
        for one in slots.told:
            for each in one.names:
                kept = with_needs(kept, each, one.needs, turn.now)
        return kept

    after = update(services.store, turn.household, noted, now=turn.now)
    said = chain.from_iterable(_kept(one, Change(before, after)) for one in slots.told)
    reply = settled(turn, services, Change(before, after), *_named(tuple(said)))
    fine = allergens_of((slots.fine,))
    if fine and not slots.is_full:  # of a long list it is more of the list
        reply = confirm_fine(turn, reply, Person(name=name), fine)
    if slots.unknown:
        reply = beside(reply, cannot_check(turn, name, slots.unknown))
    return and_the_rest(turn, name, reply) if slots.is_full else reply


@on("BothAllergicIntent", slots=BothAllergic)
def both_allergic(turn: Turn, slots: BothAllergic, services: Services) -> Reply:
    """Store what the cook and somebody else need."""
    return add_allergy.answer(turn, slots.told, services)


def beside(reply: Reply, other: Reply) -> Reply:
    """Return a reply with what another says; with its question, where there is none."""
    said = (*reply.prompts, *other.prompts)
    return other.but(say=said) if reply.ask is None else reply.but(say=said)


def confirm_fine(
    turn: Turn, reply: Reply, person: Person, allergens: frozenset[Allergen]
) -> Reply:
    """Return the reply with the question whether what was told to be fine truly is."""
    data: dict[str, JsonValue] = {"person": person.name, "allergens": [*sorted(allergens)]}
    awaiting = Awaiting(kind="remove_allergy", data=data)
    asked = confirm(IsItFine(person, allergens), awaiting, turn)
    return asked.but(say=reply.prompts)


def and_the_rest(turn: Turn, name: str, reply: Reply) -> Reply:
    """Return the reply to a list that filled every slot: there may have been more of it."""
    if reply.ask is not None:
        return reply.but(say=(*reply.prompts, TellTheRest()))
    return reply.but(
        ask=AnyMoreAllergies(),
        awaiting=Awaiting(kind=MORE, data={"person": name}),
        remember=aside(turn.session),
    )


class TheRest(Slots):
    """Slots of ``AnswerIntent`` after a long list: another allergen, or a food."""

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": say.WhichAllergy()}

    allergen: Allergic | None = None
    food: Food | None = None
    person: Somebody | None = None


@on("AnswerIntent", slots=TheRest, awaiting=MORE)
def one_more(turn: Turn, slots: TheRest, services: Services) -> Reply:
    """Take the answer for whom the list was told of."""
    heard = slots.allergen or checkable(slots.food) or slots.food
    if heard is None:
        return there_is_more.answer(turn, NoSlots(), services)
    told = AddAllergy(allergen=heard, person=slots.person)
    return the_rest.answer(turn, told, services)


@on("AddAllergyIntent", slots=AddAllergy, awaiting=MORE)
def the_rest(turn: Turn, slots: AddAllergy, services: Services) -> Reply:
    """Take the rest of a list for whom it was told of, unless somebody else is named."""
    if slots.person is None:
        slots = slots.model_copy(update={"person": asked_about(turn)[0]})
    return add_allergy.answer(turn, slots, services)


@when("AMAZON.YesIntent", awaiting=MORE)
def there_is_more(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask which."""
    person, _ = asked_about(turn)
    return Reply(
        ask=say.WhichAllergy(),
        awaiting=turn.session.awaiting,
        elicit=Elicit("allergen", "AddAllergyIntent", {"person": person}),
    )


@when("AMAZON.NoIntent", awaiting=MORE)
def that_was_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Come back to what was talked of before."""
    return back_to_it(turn, services, OkWithoutIt())


def _names_nothing(turn: Turn, slots: AddAllergy, services: Services) -> Reply:
    """Leave all as it is where nothing is the answer, and ask again after "something"."""
    if isinstance(slots.allergen, str) and is_nothing(slots.allergen):
        return back_to_it(turn, services, NothingAdded())
    session = aside(turn.session)
    return Reply(ask=say.WhichAllergy(), elicit=Elicit("allergen"), remember=session)


def _kept(told: Told, change: Change) -> Iterator[Prompt]:
    people = tuple(change.after.person(name) for name in told.names)
    if told.needs.allergies and len(people) > 1:
        yield AllergyKeptForBoth(people, told.needs.allergies)
    elif told.needs.allergies:
        yield _allergy_kept(people[0], change.before, told.needs.allergies)
    for diet in told.needs.diets:
        yield from (diet_kept(change.before.person(name), diet) for name in told.names)


def _named(said: tuple[Prompt, ...]) -> Iterator[Prompt]:
    """Return what was said, with "for you" where it is said of others beside the cook."""
    for one in said:
        if isinstance(one, say.AllergyKept) and len(said) > 1:
            yield say.AllergyKeptFor(Person(name=OWNER), one.allergens)
        else:
            yield one


def _allergy_kept(
    person: Person, before: Household, allergens: frozenset[Allergen]
) -> Prompt:
    if allergens <= before.person(person.name).allergies:
        return say.AllergyKnown(person, allergens)
    if person.guest_until is not None:
        return say.AllergyKeptTonight(person, allergens)
    if person.name == OWNER:
        return say.AllergyKept(allergens)
    return say.AllergyKeptFor(person, allergens)


def cannot_check(turn: Turn, name: str, heard: tuple[str, ...]) -> Reply:
    """Say that it cannot be checked, and offer to skip it by name, which is less."""
    return Reply(
        say=say.CannotCheck(heard, tuple(Allergen)),
        ask=say.LeaveOutInstead(heard),
        awaiting=Awaiting(kind="avoid_food", data={"person": name, "foods": list(heard)}),
        remember=aside(turn.session),
    )


def asked_about(turn: Turn) -> tuple[str, frozenset[Allergen]]:
    """Return the person and the allergens of the open question."""
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    named = data.get("allergens")
    allergens = named if isinstance(named, list) else []
    return str(data.get("person", OWNER)), frozenset(
        Allergen(str(a)) for a in allergens if str(a) in set(Allergen)
    )
