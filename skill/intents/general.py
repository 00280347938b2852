"""Help, leaving, and what to say when nothing was understood: wherever the cook is."""

from collections.abc import Mapping

from skill.dialog.reply import Reply
from skill.dialog.router import FALLBACK, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.stove import on_stove
from skill.intents import pages
from skill.speech import general as say
from skill.speech.cooking import Again, Speech
from skill.speech.prompts import Prompt
from skill.store.protocol import StoreDownError

LOST = "lost"
"""The kind of a question that is open only because the last one was not understood."""

HELP: Mapping[str, Prompt] = {
    "timers": say.HelpTimers(),
    "reminders": say.HelpReminders(),
    "recipes": say.HelpRecipes(),
    "cooking": say.HelpCooking(),
    "household": say.HelpHousehold(),
    "pantry": say.HelpPantry(),
}
NOT_UNDERSTOOD: Mapping[str, Prompt] = {
    "timers": say.LostTimers(),
    "reminders": say.LostReminders(),
    "recipes": say.LostRecipes(),
    "cooking": say.LostCooking(),
    "household": say.LostHousehold(),
    "pantry": say.LostPantry(),
}
WAVED_AWAY: Mapping[str, Prompt] = {
    "timers": say.NoTimerThen(),
    "reminders": say.NoReminderThen(),
    "household": say.LeftAsItWas(),
    "pantry": say.LeftAsItWas(),
}
ANSWERED_FREELY = frozenset({"recipes", "cooking"})
"""Where an open question may be passed over, and what can be said instead is more help."""


def open_question(turn: Turn) -> Awaiting | None:
    """Return the question that is open, not counting our own "What would you like?"."""
    awaiting = turn.session.awaiting
    return None if awaiting is None or awaiting.kind == LOST else awaiting


@when("AMAZON.HelpIntent")
def help_me(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say three things that fit here; an open question stays open and is asked again."""
    topic = _where(turn, services)
    said = HELP.get(topic, say.HelpGeneral())
    if awaiting := open_question(turn):
        how = said if topic in ANSWERED_FREELY else say.HelpAnswer()
        return Reply(say=how, ask=_once_more(turn), awaiting=awaiting)
    return Reply(
        say=said,
        ask=say.WhatNow(),
        again=say.WhatNowAgain(),
        show=pages.examples(topic, turn),
    )


def _where(turn: Turn, services: Services) -> str:
    """Return what was spoken of last; in a new talk, whether something is cooking."""
    if turn.session.topic:
        return turn.session.topic
    try:
        household = services.household(turn.household, turn.now)
    except StoreDownError:  # help is given all the same
        return ""
    return "cooking" if on_stove(household, turn.now) else ""


def _once_more(turn: Turn) -> Prompt:
    """Return the question that is open, as it was asked."""
    asked = turn.session.asked
    return Again(Speech(asked)) if asked else say.AndYourAnswer()


@when(FALLBACK)
def not_understood(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say so with two examples; after two in a row, another way.  A question stays open."""
    before = turn.session.awaiting
    missed = 1 + (before.missed if before else 0)
    said = NOT_UNDERSTOOD.get(turn.session.topic, say.LostGeneral())
    if missed > 2:
        said = say.LostAgain()
    if awaiting := open_question(turn):
        still = awaiting.model_copy(update={"missed": missed})
        return Reply(say=said, ask=_once_more(turn), awaiting=still)
    return Reply(
        say=said,
        ask=say.WhatNow(),
        again=say.WhatNowAgain(),
        awaiting=Awaiting(kind=LOST, missed=missed),
    )


@when("AMAZON.StopIntent")
def stop(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """End, in a word."""
    if turn.session.topic == "cooking":
        return Reply(say=say.GoodbyePlaceKept())
    return Reply(say=say.Goodbye())


@when("AMAZON.CancelIntent")
def cancel(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Drop the question that is open; without one, end."""
    if open_question(turn) is None:
        return stop.answer(turn, slots, services)
    return Reply(say=WAVED_AWAY.get(turn.session.topic, say.NeverMind()))


@when("AMAZON.NavigateHomeIntent")
def navigate_home(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave without a word: the device shows its home screen."""
    return Reply()


@when("AMAZON.YesIntent")
def yes_to_nothing(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask what the yes was for."""
    return Reply(ask=say.YesToWhat(), again=say.WhatNowAgain())


@when("AMAZON.NoIntent")
def no_to_nothing(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask what it shall be instead."""
    return Reply(ask=say.NoToWhat(), again=say.WhatNowAgain())


@when("AMAZON.MoreIntent")
def more(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say that this was all."""
    return Reply(say=say.NothingMore(), ask=say.WhatNow(), again=say.WhatNowAgain())
