"""Help, leaving, and not understanding, wherever the cook is."""

from dataclasses import replace
from datetime import datetime

import pytest

from skill.dialog.session import Awaiting, Session
from skill.domain.household import Household
from skill.intents.general import (
    LOST,
    cancel,
    help_me,
    navigate_home,
    not_understood,
    stop,
    yes_to_nothing,
)
from skill.speech import general as say
from skill.speech.cooking import Again, Speech
from skill.speech.prompts import Prompt
from skill.store.memory import MemoryStore
from skill.store.protocol import StoreDownError, Versioned
from tests.support import turn, world

FORGET = Awaiting(kind="forget")


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("", say.HelpGeneral()),
        ("timers", say.HelpTimers()),
        ("reminders", say.HelpReminders()),
        ("recipes", say.HelpRecipes()),
        ("cooking", say.HelpCooking()),
        ("household", say.HelpHousehold()),
    ],
)
def test_help_knows_where_the_cook_is(topic: str, said: Prompt) -> None:
    """What is explained is what was spoken of last; it ends with a question."""
    reply = help_me(
        turn("AMAZON.HelpIntent", session=Session(topic=topic)), world().services
    )

    assert reply.prompts == (said,)
    assert reply.ask == say.WhatNow()


def test_help_keeps_an_open_question_open() -> None:
    """Who asks for help before answering can still answer."""
    session = Session(topic="household", awaiting=FORGET)

    reply = help_me(turn("AMAZON.HelpIntent", session=session), world().services)

    assert reply.awaiting == FORGET
    assert reply.prompts == (say.HelpAnswer(),)
    assert reply.ask == say.AndYourAnswer()


def test_help_with_a_recipe_on_offer_names_the_other_ways_on() -> None:
    """The offer is asked about again, word for word."""
    offered = Awaiting(kind="offer")
    session = Session(topic="recipes", awaiting=offered, asked="Shall we make it?")

    reply = help_me(turn("AMAZON.HelpIntent", session=session), world().services)

    assert reply.prompts == (say.HelpRecipes(),)
    assert reply.ask == Again(Speech("Shall we make it?"))
    assert reply.awaiting == offered


def test_help_is_given_when_the_store_is_down() -> None:
    """Nothing that is kept is needed for it."""

    class Down(MemoryStore):
        def load(self, household: str, *, now: datetime) -> Versioned[Household]:
            raise StoreDownError("load", "gone")

    services = replace(world().services, store=Down())

    assert help_me(turn("AMAZON.HelpIntent"), services).prompts == (say.HelpGeneral(),)


def test_not_understanding_a_third_time_tries_another_way() -> None:
    """Two examples, two more, and then something else altogether."""
    at = world()
    session = Session(topic="timers")
    said = []
    for _ in range(3):
        reply = not_understood(turn("AMAZON.FallbackIntent", session=session), at.services)
        said.append(reply.prompts)
        session = session.but(awaiting=reply.awaiting)

    assert said == [(say.LostTimers(),), (say.LostTimers(),), (say.LostAgain(),)]


def test_not_understanding_keeps_an_open_question_open() -> None:
    """A mumble is no answer."""
    session = Session(topic="household", awaiting=FORGET)

    reply = not_understood(turn("AMAZON.FallbackIntent", session=session), world().services)

    assert reply.awaiting == FORGET.model_copy(update={"missed": 1})
    assert reply.ask == say.AndYourAnswer()


def test_cancel_drops_the_open_question() -> None:
    """A timer that was being asked about is not set, and that is said."""
    session = Session(topic="timers", awaiting=Awaiting(kind="bare_timer"))

    reply = cancel(turn("AMAZON.CancelIntent", session=session), world().services)

    assert reply.prompts == (say.NoTimerThen(),)
    assert reply.awaiting is None


@pytest.mark.parametrize("awaiting", [None, Awaiting(kind=LOST, missed=1)])
def test_cancel_without_a_question_ends(awaiting: Awaiting | None) -> None:
    """Our own "What would you like?" is no question to be dropped."""
    session = Session(awaiting=awaiting)

    reply = cancel(turn("AMAZON.CancelIntent", session=session), world().services)

    assert reply.prompts == (say.Goodbye(),)
    assert reply.ask is None


def test_stop_in_mid_recipe_promises_to_keep_the_place() -> None:
    """The recipe waits on the stove."""
    session = Session(topic="cooking")

    reply = stop(turn("AMAZON.StopIntent", session=session), world().services)

    assert reply.prompts == (say.GoodbyePlaceKept(),)
    assert reply.ask is None


def test_going_home_is_wordless() -> None:
    """The session ends, with nothing said."""
    reply = navigate_home(turn("AMAZON.NavigateHomeIntent"), world().services)

    assert reply.prompts == ()
    assert reply.ask is None
    assert not reply.silent


def test_a_yes_to_nothing_is_asked_about() -> None:
    """No question was open, so one is asked."""
    reply = yes_to_nothing(turn("AMAZON.YesIntent"), world().services)

    assert reply.ask == say.YesToWhat()
