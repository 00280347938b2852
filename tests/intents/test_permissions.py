"""The request that waited for a permission, and what is said when there is none."""

from datetime import timedelta

import pytest

from skill.dialog.reply import AskConsent, ConsentCard, Reply
from skill.dialog.services import REMINDERS_SCOPE, TIMERS_SCOPE
from skill.dialog.turn import RawSlot
from skill.domain.errors import PermissionNeededError
from skill.intents.permissions import resume
from skill.speech.permissions import (
    ForReminders,
    ForTimers,
    NowAskAgain,
    PermissionInApp,
    StillNotAllowed,
    WithoutPermission,
)
from skill.speech.reminders import ReminderSet
from skill.speech.timers import TimerSet
from tests.intents.kitchen import MINUTE, Kitchen, said
from tests.support import turn


def refused(scope: str = TIMERS_SCOPE) -> PermissionNeededError:
    """Return Alexa's refusal."""
    return PermissionNeededError(scope)


def consent(kitchen: Kitchen, status: str) -> Reply:
    """Return the reply to Alexa's question, as the app answers it."""
    kitchen.now += timedelta(seconds=20)
    heard = turn(
        "AskFor",
        kind="Connections.Response",
        now=kitchen.now,
        request_id=f"consent-{len(kitchen.turns)}",
        session=kitchen.session,
        facts={"status": status, "code": "200", "token": "r0"},
    )
    return kitchen.answer(resume(heard) or heard)


@pytest.fixture
def kitchen() -> Kitchen:
    """Return a kitchen whose timer waits for a permission."""
    asking = Kitchen()
    asking.world.timers.fail["create"] = [refused()]
    asking.hear("SetTimerIntent", duration="PT10M", name="pasta", task="drain it")
    return asking


def test_yes_does_what_was_asked_for(kitchen: Kitchen) -> None:
    """With all its slots, under the id of the request that began it."""
    consent(kitchen, "ACCEPTED")

    [pasta] = kitchen.running
    assert (pasta.name, pasta.task, pasta.length) == ("pasta", "drain it", 10 * MINUTE)
    assert kitchen.turns[-1].request_id == "r0"
    assert kitchen.session.pending is None


def test_yes_heard_twice_sets_one_timer(kitchen: Kitchen) -> None:
    """The consent is sent again after a time-out."""
    first = consent(kitchen, "ACCEPTED")

    assert kitchen.again() == first
    assert len(kitchen.running) == 1


def test_yes_that_alexa_does_not_honour_ends_in_the_app(kitchen: Kitchen) -> None:
    """Asking again would go round in a circle."""
    kitchen.world.timers.fail["create"] = [refused()]

    reply = consent(kitchen, "ACCEPTED")

    assert said(reply) == StillNotAllowed(ForTimers())
    assert reply.directives == (ConsentCard((TIMERS_SCOPE,)),)
    assert kitchen.session.pending is None


def test_no_is_taken_kindly(kitchen: Kitchen) -> None:
    """A card stays in the app; nothing is pressed."""
    reply = consent(kitchen, "DENIED")

    assert said(reply) == WithoutPermission(ForTimers())
    assert reply.directives == (ConsentCard((TIMERS_SCOPE,)),)
    assert reply.ask is None
    assert kitchen.session.pending is None


@pytest.mark.parametrize("status", ["NOT_ANSWERED", "", "SOMETHING_NEW"])
def test_no_answer_leaves_a_card(kitchen: Kitchen, status: str) -> None:
    """As does any status that nobody knows."""
    reply = consent(kitchen, status)

    assert said(reply) == PermissionInApp(ForTimers())
    assert reply.directives == (ConsentCard((TIMERS_SCOPE,)),)


def test_consent_to_nothing_known_asks_for_the_request() -> None:
    """The session was lost on the way."""
    kitchen = Kitchen()

    assert consent(kitchen, "ACCEPTED").ask == NowAskAgain()
    assert consent(kitchen, "DENIED").silent


def test_a_later_request_may_ask_again(kitchen: Kitchen) -> None:
    """The cook asks for a timer once more: that is not a circle."""
    consent(kitchen, "DENIED")
    kitchen.world.timers.fail["create"] = [refused()]

    reply = kitchen.hear("SetTimerIntent", duration="PT5M")

    assert isinstance(reply.directives[0], AskConsent)


def test_a_yes_to_a_reminder_still_knows_what_it_answered() -> None:
    """The open question waits with it."""
    kitchen = Kitchen()
    kitchen.hear("SetReminderIntent", what="eat", time="18:00")
    kitchen.world.reminders.fail["create"] = [refused(REMINDERS_SCOPE)]
    kitchen.yes()

    reply = consent(kitchen, "ACCEPTED")

    assert isinstance(said(reply), ReminderSet)
    [reminder] = kitchen.world.reminders.held.values()
    assert reminder.what == "eat"


def test_reminders_are_named_as_such() -> None:
    """Not as timers."""
    kitchen = Kitchen()
    kitchen.world.reminders.fail["all"] = [refused(REMINDERS_SCOPE)]
    kitchen.hear("ListRemindersIntent")

    reply = consent(kitchen, "DENIED")

    assert said(reply) == WithoutPermission(ForReminders())
    assert reply.directives == (ConsentCard((REMINDERS_SCOPE,)),)


def test_slots_of_every_kind_survive_the_wait(kitchen: Kitchen) -> None:
    """Lists, ids, canonical names."""
    parts = (RawSlot("every", "mondays", id="MO"), RawSlot("every", "fridays", id="FR"))
    every = RawSlot("every", values=parts, confirmation="CONFIRMED")
    name = RawSlot("name", "spag", id="n1", canonical="spaghetti")
    kitchen.world.timers.fail["create"] = [refused()]
    kitchen.hear("SetTimerIntent", duration="PT5M", name=name, every=every)
    heard = turn("AskFor", session=kitchen.session, facts={"status": "ACCEPTED"})

    resumed = resume(heard)

    assert resumed is not None
    assert resumed.slots == kitchen.turns[-1].slots


def test_other_turns_resume_nothing(kitchen: Kitchen) -> None:
    """Only Alexa's yes does."""
    assert resume(kitchen.turns[-1]) is None
    assert resume(turn("AskFor", facts={"status": "ACCEPTED"})) is None


def test_the_second_of_two_timers_waits_and_the_first_is_not_doubled() -> None:
    """The permission was taken away between the two."""
    kitchen = Kitchen()
    both = {"duration": "PT5M", "secondDuration": "PT6M", "secondName": "egg"}
    kitchen.world.timers.fail["create"] = [refused()]
    kitchen.hear("SetTimerIntent", **both)

    consent(kitchen, "ACCEPTED")
    kitchen.again()

    assert [timer.length for timer in kitchen.running] == [5 * MINUTE, 6 * MINUTE]


def test_the_words_of_yes_are_those_of_the_request(kitchen: Kitchen) -> None:
    """The cook hears what was wanted in the first place."""
    kitchen.world.timers.fail["create"] = [refused()]
    kitchen.hear("SetTimerIntent", duration="PT3M", name="egg")

    assert said(consent(kitchen, "ACCEPTED")) == TimerSet(kitchen.timer("egg"), 3 * MINUTE)
