"""What Larder knows of a household, said in plain words, and deleted on request."""

from collections.abc import Iterator

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting, Session
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.household import Household, Person
from skill.domain.table import tonight
from skill.intents import pages
from skill.intents.recheck import back_to_it
from skill.speech import privacy as say
from skill.speech.household import Whose
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@when("WhatDoYouKnowIntent")
def what_do_you_know(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say everything that is kept, and how to delete it."""
    household = tonight(services.household(turn.household, turn.now), turn.now)
    kept = (*_people(household), *_habits(household))
    if services.store.export(turn.household, now=turn.now).get("ledger"):
        kept = (*kept, say.KeptLedger())
    if learnt := services.journal.of(turn.household, turn.now):
        kept = (*kept, say.KeptEvents(Many(len(learnt), "notes")))
    if not kept:
        return back_to_it(turn, services, say.NothingKept())
    said = (*kept, say.HowToForget())
    return back_to_it(turn, services, *said).but(show=pages.known(said, turn))


def _people(household: Household) -> Iterator[Prompt]:
    """Yield what is kept of each person; guests who have gone are told no more."""
    if household.people:
        yield say.KeptPeople(household.people)
    for person in household.people:
        whose = Whose(person.name)
        if person.allergies:
            yield say.KeptAllergies(whose, person.allergies)
        if person.diets:
            yield say.KeptDiets(whose, person.diets)
        if person.dislikes:
            yield say.KeptDislikes(whose, person.dislikes)
    if household.absent:
        yield say.KeptAbsent(tuple(Person(name=n) for n in sorted(household.absent)))


def _habits(household: Household) -> Iterator[Prompt]:
    """Yield what is kept besides people."""
    if household.usual_servings:
        yield say.KeptServings(Many(household.usual_servings, "servings"))
    yield from _recipes(household)
    if household.pantry:
        yield say.KeptPantry(Many(len(household.pantry), "foods"))
    if zones := tuple(sorted({_city(zone.name) for zone in household.zones.values()})):
        yield say.KeptZones(zones)
    if household.notes:
        yield say.KeptNotes(Many(len(household.notes), "notes"))


def _recipes(household: Household) -> Iterator[Prompt]:
    """Yield what is kept of recipes."""
    if household.taken:
        yield say.KeptTaken(Many(len(household.taken), "recipes"))
    if household.refused:
        yield say.KeptRefused(Many(len(household.refused), "recipes"))
    if household.rated:
        yield say.KeptRated(Many(len(household.rated), "recipes"))
    if household.cooking:
        yield say.KeptCooking()
    if household.ticked:
        yield say.KeptTicks()


def _city(zone: str) -> str:
    """Return a time zone as one says it: "America/New_York" is New York time."""
    return zone.rpartition("/")[2].replace("_", " ")


@when("ForgetMeIntent")
def forget_me(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask before everything is deleted."""
    return pages.confirm(say.ForgetSure(), Awaiting(kind="forget"), turn)


@when("AMAZON.YesIntent", awaiting="forget")
def forget_me_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Delete everything, this conversation too.  Nothing is written afterwards."""
    records = services.forget(turn.household, turn.now)
    told: Prompt = say.ForgotNothing()
    if records:
        told = say.Forgot(Many(records, "records"))
    return Reply(say=(told, say.AlertsRemain()), remember=Session())


@when("AMAZON.NoIntent", awaiting="forget")
def forget_me_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep everything."""
    return back_to_it(turn, services, say.NotForgotten())
