"""Allergies: added at once, taken away only after a yes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import ClassVar

from pydantic import JsonValue, model_validator

from skill.dialog.people import Somebody
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import ADiet, NoSlots, Slots
from skill.dialog.turn import RawSlot, Turn
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import tonight, with_needs, without_needs
from skill.food.lines import read
from skill.intents.asking import Allergic, allergens_or_word
from skill.intents.diets import diet_kept
from skill.intents.known import foods_in, is_nothing
from skill.intents.pages import confirm
from skill.intents.recheck import Change, Whose, back_to_it, meant, settled
from skill.speech import household as say
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf
from skill.speech.tastes import NothingAdded
from skill.store.protocol import update


def checkable(heard: frozenset[Allergen] | str | None) -> frozenset[Allergen]:
    """Return the allergens meant; for any other food, those that it surely contains."""
    if not isinstance(heard, str):
        return heard or frozenset()
    label = read(heard)
    return frozenset(a for a in Allergen if label.allergen(a) is Presence.CONTAINS)


_ALLERGENS = ("secondAllergen", "thirdAllergen", "fourthAllergen", "allergen")
_PEOPLE = ("person", "secondPerson")
_SECOND = frozenset({"allergen", "diet", "secondPerson"})
"""What there is where two people are told of."""


class AddAllergy(Slots):
    """Slots of ``AddAllergyIntent``; what is of ``other`` is the second person's.

    "My son is allergic to nuts and I'm vegan" tells of two people in one breath.
    """

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": say.WhichAllergy()}

    allergen: Allergic
    second_allergen: Allergic | None = None
    third_allergen: Allergic | None = None
    fourth_allergen: Allergic | None = None
    diet: ADiet | None = None
    person: Somebody = OWNER
    other_allergen: Allergic | None = None
    other_diet: ADiet | None = None
    second_person: Somebody = OWNER

    @model_validator(mode="before")
    @classmethod
    def _nobody_is_a_food(cls, heard: object) -> object:
        """Return the slots with allergens that were heard as names among the allergens.

        What a long list has left over is heard for whatever slot there still is.
        """
        if not isinstance(heard, Mapping):
            return heard
        for name in _PEOPLE:
            found = _allergens(heard.get(name))
            if isinstance(found, frozenset):
                others = {one: raw for one, raw in heard.items() if one != name}
                heard = _beside(others, found)
        return heard

    @model_validator(mode="before")
    @classmethod
    def _of_one_person(cls, heard: object) -> object:
        """Return the slots with the only allergen and the only person together.

        "My son is allergic to sesame too" may be heard as of somebody else's sesame.
        """
        if not isinstance(heard, Mapping) or not _SECOND.isdisjoint(heard):
            return heard
        if "otherAllergen" not in heard or "person" not in heard:
            return heard
        return {**heard, "allergen": heard["otherAllergen"], "otherAllergen": None}

    @property
    def own(self) -> tuple[frozenset[Allergen] | str | None, ...]:
        """Return what was heard of the first person's allergies."""
        more = (self.third_allergen, self.fourth_allergen)
        return (self.allergen, self.second_allergen, *more)

    @property
    def told(self) -> tuple[tuple[str, Eaters], ...]:
        """Return who needs what, of what can be checked for."""
        own = (*self.own, self.other_allergen) if self._runs_over else self.own
        first = _needs(own, self.diet)
        second = _needs((self.other_allergen,), self.other_diet)
        each = ((self.person, first), (self.second_person, second))
        return tuple((name, needs) for name, needs in each if needs != Eaters())

    @property
    def _runs_over(self) -> bool:
        """Return whether the second person's may be the last of a list of the first's.

        No sentence lists several and then names another's; so it is kept for both.
        """
        return self.second_person == OWNER and any(self.own[1:])

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the words that stand for nothing that can be checked."""
        heard = (*self.own, self.other_allergen)
        return foods_in(h for h in heard if isinstance(h, str))


def _allergens(raw: object) -> object:
    """Return the allergens that a slot names, None for an empty one, or something else."""
    return allergens_or_word((raw.value or "").lower()) if isinstance(raw, RawSlot) else raw


def _beside(heard: Mapping[str, object], found: frozenset[Allergen]) -> dict[str, object]:
    """Return the slots with more allergens in the first that has room for them."""
    for name in _ALLERGENS:
        held = _allergens(heard.get(name)) or frozenset()
        if isinstance(held, frozenset):
            return {**heard, name: held | found}
    return {**heard, _ALLERGENS[0]: found}


def _needs(heard: Iterable[frozenset[Allergen] | str | None], diet: Diet | None) -> Eaters:
    known = frozenset[Allergen]().union(*(h for h in heard if isinstance(h, frozenset)))
    return Eaters(allergies=known, diets=frozenset((diet,) if diet else ()))


@on("AddAllergyIntent", slots=AddAllergy)
def add_allergy(turn: Turn, slots: AddAllergy, services: Services) -> Reply:
    """Store the allergy before anything else, and say what it will do."""
    if not slots.told and not slots.unknown:
        return _names_nothing(turn, slots, services)
    if not slots.told:
        return cannot_check(turn, slots.person, slots.unknown)
    before = tonight(services.household(turn.household, turn.now), turn.now)

    def noted(kept: Household) -> Household:
        for name, needs in slots.told:
            kept = with_needs(kept, name, needs, turn.now)
        return kept

    after = update(services.store, turn.household, noted, now=turn.now)
    said = (_kept(after.person(name), before, needs) for name, needs in slots.told)
    reply = settled(turn, services, Change(before, after), *chain.from_iterable(said))
    if not slots.unknown:
        return reply
    cannot = cannot_check(turn, slots.person, slots.unknown)
    if reply.ask is not None:
        return reply.but(say=(*reply.prompts, *cannot.prompts))
    return cannot.but(say=(*reply.prompts, *cannot.prompts))


def _names_nothing(turn: Turn, slots: AddAllergy, services: Services) -> Reply:
    """Leave all as it is where nothing is the answer, and ask again after "something"."""
    if isinstance(slots.allergen, str) and is_nothing(slots.allergen):
        return back_to_it(turn, services, NothingAdded())
    session = turn.session.but(topic="household")
    return Reply(ask=say.WhichAllergy(), elicit=Elicit("allergen"), remember=session)


def _kept(person: Person, before: Household, needs: Eaters) -> Iterator[Prompt]:
    if needs.allergies:
        yield _allergy_kept(person, before, needs.allergies)
    yield from (diet_kept(before.person(person.name), diet) for diet in needs.diets)


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
        remember=turn.session.but(topic="household"),
    )


class RemoveAllergy(Slots):
    """Slots of ``RemoveAllergyIntent``; without a person, whoever has it."""

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": say.WhichAllergyGone()}

    allergen: Allergic
    person: Somebody | None = None


@on("RemoveAllergyIntent", slots=RemoveAllergy)
def remove_allergy(turn: Turn, slots: RemoveAllergy, services: Services) -> Reply:
    """Ask before an allergy is taken away; name the person and the food."""
    heard = slots.allergen if isinstance(slots.allergen, frozenset) else frozenset()
    household = tonight(services.household(turn.household, turn.now), turn.now)
    having = tuple(p for p in household.people if p.allergies & heard)
    person = meant(slots.person, having)
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
        return Reply(say=say.AllergyNotKept(Person(name=person), words))
    awaiting = Awaiting(
        kind="remove_allergy", data={"person": person, "allergens": [*sorted(allergens)]}
    )
    return confirm(say.RemoveAllergySure(Person(name=person), allergens), awaiting, turn)


@on("AnswerIntent", slots=Whose, awaiting="whose_allergy")
def whose_allergy(turn: Turn, slots: Whose, services: Services) -> Reply:
    """Go on with the person named."""
    _, heard = _asked_about(turn)
    wanted = RemoveAllergy(allergen=heard, person=slots.person)
    return remove_allergy.answer(turn, wanted, services)


@when("AMAZON.YesIntent", awaiting="remove_allergy")
def remove_allergy_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Take the allergy away; say who else still needs it."""
    person, allergens = _asked_about(turn)
    after = update(
        services.store,
        turn.household,
        lambda kept: without_needs(kept, person, Eaters(allergies=allergens), turn.now),
        now=turn.now,
    )
    gone = say.AllergyGone(Person(name=person), allergens)
    return Reply(say=(gone, *_still(after, turn, allergens)))


@when("AMAZON.NoIntent", awaiting="remove_allergy")
def remove_allergy_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep it."""
    person, allergens = _asked_about(turn)
    return Reply(say=say.NeedStays(Person(name=person), say.Kept(frozenset(allergens))))


def _asked_about(turn: Turn) -> tuple[str, frozenset[Allergen]]:
    """Return the person and the allergens of the open question."""
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    named = data.get("allergens")
    allergens = named if isinstance(named, list) else []
    return str(data.get("person", OWNER)), frozenset(
        Allergen(str(a)) for a in allergens if str(a) in set(Allergen)
    )


def _still(
    household: Household, turn: Turn, needs: frozenset[Allergen]
) -> tuple[Prompt, ...]:
    others = tuple(p for p in household.at_table(turn.now) if p.allergies & needs)
    shared = needs & frozenset().union(*(p.allergies for p in others))
    return (say.StillKeptFor(others, say.Kept(frozenset(shared))),) if others else ()
