"""The first word of a conversation: useful even if the cook says nothing more."""

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.speech import general as say
from skill.speech.prompts import Prompt
from skill.store.protocol import update

MET = "met"
"""The note that a household has heard what Larder can do."""


@when("LaunchRequest")
def launch(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Greet, and open the conversation."""
    household = services.household(turn.household, turn.now)
    greeting = greeted(turn, household, services)
    return Reply(say=greeting, ask=say.WhatNow(), again=say.WhatNowAgain())


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
