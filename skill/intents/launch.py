"""The first word of a conversation: useful even if the cook says nothing more."""

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.domain.recipes import Wishes
from skill.domain.stove import on_stove
from skill.domain.wishes import begun
from skill.intents import shown
from skill.intents.at_hand import on_the_stove, told
from skill.intents.cooking import resume_cooking
from skill.intents.offers import Request, offer
from skill.speech import general as say
from skill.speech.cooking import Again, Speech
from skill.speech.prompts import Prompt
from skill.store.protocol import update

MET = "met"
"""The note that a household has heard what Larder can do."""


@when("LaunchRequest")
def launch(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on with what is on the stove, or offer one recipe that fits the hour."""
    household = services.household(turn.household, turn.now)
    return _opened(turn, services, greeted(turn, household, services))


@when("SessionResumedRequest", "Connections.Response")
def resumed(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Come back from another skill: to the open question, or as if just opened."""
    session = turn.session
    if session.awaiting and session.asked:
        return Reply(ask=Again(Speech(session.asked)), awaiting=session.awaiting)
    return _opened(turn, services)


def _opened(turn: Turn, services: Services, *greeting: Prompt) -> Reply:
    household = services.household(turn.household, turn.now)
    cooking = on_stove(household, turn.now)
    if cooking and services.catalog.get(cooking.recipe):
        return _on_the_stove(turn, services, *greeting)
    wishes = begun(turn.session.wishes, Wishes())
    return offer(turn, services, Request(wishes, before=greeting))


def _on_the_stove(turn: Turn, services: Services, *greeting: Prompt) -> Reply:
    """Say how far the cook is, and ask whether to go on.

    Raises:
        RecipeNotSafeError: the recipe does not suit who is eating now.
    """
    hand = on_the_stove(turn, services)
    place = hand.cooking.step if hand.cooking else -1
    if place < 0:
        return told(hand, turn.session, *greeting, say.ChosenBefore(hand.choice))
    return Reply(
        say=(*greeting, say.AtStep(hand.choice, place + 1)),
        ask=say.ShallWeGoOn(),
        awaiting=Awaiting(kind="resume"),
        show=shown.step(hand, place, turn),
        remember=turn.session.but(topic="cooking", offer=None),
    )


resume_yes = when("AMAZON.YesIntent", awaiting="resume")(resume_cooking.answer)


@when("AMAZON.NoIntent", awaiting="resume")
def resume_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave the recipe where it is, and ask what it shall be."""
    return Reply(ask=say.NoToWhat(), again=say.WhatNowAgain())


def greeted(turn: Turn, household: Household, services: Services) -> Prompt:
    """Return the greeting for the hour; to a new household, what Larder can do."""
    if MET in household.notes or household.people or household.taken:
        return _good_day(turn)
    update(services.store, turn.household, _met, now=turn.now)
    return say.Welcome()


def _met(household: Household) -> Household:
    return household.model_copy(update={"notes": {**household.notes, MET: "yes"}})


def _good_day(turn: Turn) -> Prompt:
    """Return a greeting that fits the clock on the wall; any hour will do where unknown."""
    hour = turn.now.hour
    if not turn.zone_known or 12 <= hour < 17:
        return say.GoodAfternoon()
    return say.GoodMorning() if 4 <= hour < 12 else say.GoodEvening()
