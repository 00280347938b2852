"""Guests: what they must not eat counts at once, until the night is over."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from pydantic import model_validator

from skill.dialog.calendar_readings import DaySpan
from skill.dialog.people import Somebody
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import ADiet, Day, Food, NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.food import Allergen
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import day_ends, hosted, tonight
from skill.intents.allergies_heard import AddAllergy, lists_apart, nobody_is_a_food
from skill.intents.asking import Allergic, Allergies, Heads
from skill.intents.diets import AddDiet, add_diet
from skill.intents.household import (
    add_allergy,
    and_the_rest,
    beside,
    cannot_check,
    checkable,
)
from skill.intents.known import foods_in
from skill.intents.recheck import Change, aside, back_to_it, needs_of, settled
from skill.intents.tastes import left_out
from skill.speech import guests as say
from skill.speech.household import WhichAllergy
from skill.speech.prompts import Prompt
from skill.speech.recipes import OkWithoutIt
from skill.speech.spoken import Many
from skill.speech.times import DayName
from skill.store.protocol import update

A_VISIT = timedelta(hours=6)
A_VISIT_WITHOUT_CLOCK = timedelta(hours=18)
"""How long a guest's needs count at least; longer where the hour here is not known."""
GUEST, GUESTS = "guest", "guests"


class Guest(Allergies):
    """Slots of ``GuestIntent``, and of the answer to whether a guest has needs."""

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": WhichAllergy()}

    person: Somebody | None = None
    diet: ADiet | None = None
    count: Heads | None = None
    date: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _every_allergen(cls, heard: object) -> object:
        """Return the slots with all allergens that were heard where allergens belong."""
        if not isinstance(heard, Mapping):
            return heard
        return nobody_is_a_food(lists_apart(heard))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the words that stand for nothing that can be checked."""
        words = (one for one in self.heard if isinstance(one, str) and not checkable(one))
        return foods_in(words)

    @property
    def guest(self) -> Person:
        """Return the guest with what is known of the needs."""
        several = self.count is not None and self.count > 1
        name = self.person or (GUESTS if several else GUEST)
        diets = frozenset({self.diet} if self.diet else ())
        allergies = frozenset[Allergen]().union(*map(checkable, self.heard))
        return Person(name=name, allergies=allergies, diets=diets)


@on("GuestIntent", slots=Guest)
def guest(turn: Turn, slots: Guest, services: Services) -> Reply:
    """Count a guest until the night is over; needs apply at once.

    Who comes another day is to be told of then: kept until that day, it would be lost in
    the meantime, or kept too long.
    """
    if (day := _another_day(slots.date, turn.now.date())) is not None:
        return back_to_it(turn, services, say.GuestsOnTheDay(DayName(day, turn.now.date())))
    before = tonight(services.household(turn.household, turn.now), turn.now)
    after = _host(turn, services, slots.guest)
    name = slots.guest.name
    if slots.unknown and slots.guest.needs == Eaters():
        return cannot_check(turn, name, slots.unknown)
    if slots.guest.needs != Eaters():
        reply = settled(turn, services, Change(before, after), _guest_needs(slots))
        if slots.unknown:
            reply = beside(reply, cannot_check(turn, name, slots.unknown))
        return and_the_rest(turn, name, reply) if all(slots.heard) else reply
    said: Prompt = say.GuestKept(slots.guest)
    if slots.count and slots.count > 1:
        said = say.GuestsKept(Many(slots.count, "guests"))
    return Reply(
        say=said,
        ask=say.AnyNeeds(),
        awaiting=Awaiting(kind="guest_needs", data={"person": slots.guest.name}),
        remember=aside(turn.session),
    )


def _another_day(span: DaySpan | None, today: date) -> date | None:
    """Return the first of the days that were said, where none of them is today."""
    if span is None or span.present or span.first is None or span.last is None:
        return None
    return None if span.first <= today <= span.last else span.first


class GuestAnswer(Slots):
    """Slots of ``AnswerIntent`` after the question for a guest's needs."""

    person: Somebody | None = None
    allergen: Allergic | None = None
    diet: ADiet | None = None
    food: Food | None = None


@on("AnswerIntent", slots=GuestAnswer, awaiting="guest_needs")
def guest_needs(turn: Turn, slots: GuestAnswer, services: Services) -> Reply:
    """Take the answer for the guest it was asked about; a food as what is in it."""
    named = slots.person or _asked_about(turn)
    heard = slots.allergen or checkable(slots.food) or slots.food
    told = Guest(person=named, allergen=heard, diet=slots.diet)
    return guest.answer(turn, told, services)


class GuestDislike(Slots):
    """Slots of ``AddDislikeIntent`` after the question for a guest's needs."""

    food: Food
    person: Somebody | None = None


@on("AddDislikeIntent", slots=GuestDislike, awaiting="guest_needs")
def guest_dislike(turn: Turn, slots: GuestDislike, services: Services) -> Reply:
    """Take "she can't eat cheese" for the guest, and for the allergens in it."""
    named = slots.person or _asked_about(turn)
    if allergens := checkable(slots.food):
        return guest.answer(turn, Guest(person=named, allergen=allergens), services)
    return left_out(turn, services, named, (slots.food,))


@on("AddAllergyIntent", slots=AddAllergy, awaiting="guest_needs")
def guest_allergy(turn: Turn, slots: AddAllergy, services: Services) -> Reply:
    """Take "she's allergic to eggs" for the guest, unless somebody else is named."""
    if slots.person in (None, OWNER):
        slots = slots.model_copy(update={"person": _asked_about(turn)})
    return add_allergy.answer(turn, slots, services)


@on("AddDietIntent", slots=AddDiet, awaiting="guest_needs")
def guest_diet(turn: Turn, slots: AddDiet, services: Services) -> Reply:
    """Take "she's vegetarian" for the guest, unless somebody else is named."""
    if slots.person in (None, OWNER):
        slots = slots.model_copy(update={"person": _asked_about(turn)})
    return add_diet.answer(turn, slots, services)


@when("AMAZON.YesIntent", awaiting="guest_needs")
def guest_needs_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask which."""
    return Reply(
        ask=WhichAllergy(),
        awaiting=turn.session.awaiting,
        elicit=Elicit("allergen", "GuestIntent", {"person": _asked_about(turn)}),
    )


@when("AMAZON.NoIntent", awaiting="guest_needs")
def guest_needs_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """All is said."""
    return back_to_it(turn, services, OkWithoutIt())


def _asked_about(turn: Turn) -> str:
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    return str(data.get("person", GUEST))


def _guest_needs(slots: Guest) -> Prompt:
    needs = needs_of(slots.guest.needs)
    if slots.count and slots.count > 1:
        return say.GuestsNeed(Many(slots.count, "guests"), needs)
    return say.GuestNeeds(slots.guest, needs)


def _host(turn: Turn, services: Services, who: Person) -> Household:
    stay = A_VISIT if turn.zone_known else A_VISIT_WITHOUT_CLOCK
    until = day_ends(turn.now, at_least=stay)
    return update(
        services.store,
        turn.household,
        lambda kept: hosted(kept, who, turn.now, until),
        now=turn.now,
    )
