"""Timers made longer, shorter or new: another timer in the old one's place."""

from datetime import timedelta

import pytest

from skill.dialog.once import recover
from skill.dialog.reply import Elicit
from skill.domain.errors import ServiceDownError
from skill.domain.timers import TooManyTimersError
from skill.speech.outcomes import NothingDone
from skill.speech.timer_questions import (
    ChangeUndone,
    HowMuchLess,
    HowMuchMore,
    LessThanThat,
    TimerLost,
    TimerMissed,
    TimerRecovered,
    TooLongRemindAt,
    WhatToTell,
)
from skill.speech.timers import TimeAdded, TimerRestarted, TimerWillTell, TimeTaken
from tests.intents.kitchen import MINUTE, Kitchen, said
from tests.support import turn

SECOND = timedelta(seconds=1)
LEFT = 9 * MINUTE - 10 * SECOND  # of ten, after the minute and the turn of each test


def down() -> ServiceDownError:
    """Return a failure."""
    return ServiceDownError("timers", "503")


@pytest.fixture(params=["pasta", None], ids=["named", "unnamed"])
def kitchen(request: pytest.FixtureRequest) -> Kitchen:
    """Return a kitchen with a ten minute timer, with a name and without."""
    busy = Kitchen()
    named = {"name": request.param} if request.param else {}
    busy.hear("SetTimerIntent", duration="PT10M", **named)
    busy.wait(1)
    return busy


@pytest.fixture
def pasta() -> Kitchen:
    """Return a kitchen with a ten minute pasta timer."""
    busy = Kitchen()
    busy.hear("SetTimerIntent", duration="PT10M", name="pasta")
    busy.wait(1)
    return busy


def left(kitchen: Kitchen) -> timedelta:
    """Return what the only timer has left."""
    [timer] = kitchen.running
    return timer.remaining(kitchen.now)


def test_time_is_added(kitchen: Kitchen) -> None:
    """Five more than were left; the length it is known by grows too."""
    reply = kitchen.hear("AddTimeIntent", more="PT5M")

    told = said(reply)
    assert isinstance(told, TimeAdded)
    assert told.left == left(kitchen) == LEFT + 5 * MINUTE
    assert told.timer.length == 15 * MINUTE
    assert kitchen.session.timer == kitchen.running[0].id


def test_time_is_taken_away(kitchen: Kitchen) -> None:
    """Two fewer."""
    reply = kitchen.hear("TakeTimeIntent", less="PT2M")

    assert isinstance(said(reply), TimeTaken)
    assert left(kitchen) == LEFT - 2 * MINUTE


def test_a_paused_timer_stays_paused(kitchen: Kitchen) -> None:
    """It waits with more time."""
    kitchen.hear("PauseTimerIntent")
    kitchen.hear("AddTimeIntent", more="PT5M")

    [timer] = kitchen.running
    assert timer.paused
    assert timer.left == LEFT + 5 * MINUTE


def test_a_timer_starts_over(kitchen: Kitchen) -> None:
    """The same length and name, running."""
    name = kitchen.running[0].name
    kitchen.hear("PauseTimerIntent")
    reply = kitchen.hear("RestartTimerIntent")

    told = said(reply)
    assert isinstance(told, TimerRestarted)
    assert told.length == left(kitchen) == 10 * MINUTE
    assert kitchen.timer(name).rings_at


def test_a_timer_that_was_lengthened_starts_over_at_its_new_length(
    kitchen: Kitchen,
) -> None:
    """Ten and five are fifteen, not what was left when they met."""
    kitchen.hear("AddTimeIntent", more="PT5M")
    kitchen.wait(1)
    kitchen.hear("RestartTimerIntent")

    assert left(kitchen) == 15 * MINUTE


def test_a_change_sent_twice_is_made_once(kitchen: Kitchen) -> None:
    """And answered the same."""
    first = kitchen.hear("AddTimeIntent", more="PT5M")

    assert kitchen.again() == first
    assert left(kitchen) == LEFT + 5 * MINUTE


@pytest.mark.parametrize("call", ["create", "cancel"])
def test_a_change_whose_answer_is_lost_is_made_once(kitchen: Kitchen, call: str) -> None:
    """Whichever of the two calls it was."""
    kitchen.world.timers.lose[call] = [down()]

    reply = kitchen.hear("AddTimeIntent", more="PT5M")

    assert isinstance(said(reply), TimeAdded)
    assert left(kitchen) == LEFT + 5 * MINUTE


def test_a_first_call_that_fails_changes_nothing(kitchen: Kitchen) -> None:
    """The old timer runs as before."""
    named = kitchen.running[0].name is not None
    kitchen.world.timers.fail["cancel" if named else "create"] = [down()]

    reply = kitchen.hear("AddTimeIntent", more="PT5M")

    assert said(reply) == NothingDone("timers")
    assert left(kitchen) == LEFT


def test_a_named_timer_is_made_on_a_second_try(pasta: Kitchen) -> None:
    """The first failed, and the old timer had gone."""
    pasta.world.timers.fail["create"] = [down()]

    reply = pasta.hear("AddTimeIntent", more="PT5M")

    assert isinstance(said(reply), TimeAdded)
    assert left(pasta) == LEFT + 5 * MINUTE


def test_a_timer_that_cannot_be_changed_is_put_back(pasta: Kitchen) -> None:
    """With what it had left, and the cook is told."""
    pasta.world.timers.fail["create"] = [down(), down()]

    reply = pasta.hear("AddTimeIntent", more="PT5M")

    assert said(reply) == ChangeUndone(
        pasta.running[0].model_copy(update={"length": 10 * MINUTE}), LEFT
    )
    assert left(pasta) == LEFT
    assert pasta.running[0].name == "pasta"


def test_a_timer_that_cannot_be_put_back_is_told_as_lost(pasta: Kitchen) -> None:
    """Honestly, with what it had left; the next turn finishes the change."""
    before = pasta.timer("pasta")
    pasta.world.timers.fail["create"] = [down() for _ in range(4)]

    reply = pasta.hear("AddTimeIntent", more="PT5M")
    pasta.wait(1)
    recovered = recover(
        turn("LaunchRequest", request_id="next", now=pasta.now), pasta.world.services
    )

    assert said(reply) == TimerLost(before, LEFT)
    assert recovered == (
        TimerRecovered(
            pasta.running[0].model_copy(update={"length": 15 * MINUTE}), LEFT + 4 * MINUTE
        ),
    )
    assert left(pasta) == LEFT + 4 * MINUTE


@pytest.mark.parametrize("call", ["create", "cancel"])
@pytest.mark.parametrize("when", ["fail", "lose"])
def test_a_crash_at_any_call_is_finished_by_the_same_request(
    kitchen: Kitchen, call: str, when: str
) -> None:
    """The device sends it again: one timer, with the new length."""
    getattr(kitchen.world.timers, when)[call] = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        kitchen.hear("AddTimeIntent", more="PT5M")

    reply = kitchen.answer(kitchen.turns[-1])

    assert isinstance(said(reply), TimeAdded)
    assert left(kitchen) == LEFT + 5 * MINUTE


@pytest.mark.parametrize("call", ["create", "cancel"])
@pytest.mark.parametrize("when", ["fail", "lose"])
def test_a_crash_at_any_call_leaves_one_timer_after_the_next_turn(
    kitchen: Kitchen, call: str, when: str
) -> None:
    """Either as it was or as it was to be, never none and never two."""
    getattr(kitchen.world.timers, when)[call] = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        kitchen.hear("AddTimeIntent", more="PT5M")
    later = turn("LaunchRequest", request_id="next", now=kitchen.now)

    recover(later, kitchen.world.services)

    assert left(kitchen) in (LEFT, LEFT + 5 * MINUTE)
    assert kitchen.world.services.store.open_entries("h1", now=kitchen.now) == ()


def test_a_lost_timer_that_would_have_rung_is_told(pasta: Kitchen) -> None:
    """An hour later there is nothing to start again."""
    before = pasta.timer("pasta")
    pasta.world.timers.fail["create"] = [down() for _ in range(4)]
    pasta.hear("AddTimeIntent", more="PT5M")
    pasta.wait(60)
    later = turn("LaunchRequest", request_id="next", now=pasta.now)

    assert recover(later, pasta.world.services) == (TimerMissed(before),)
    assert recover(later.but(request_id="after"), pasta.world.services) == ()


def test_with_no_room_for_two_the_old_timer_goes_first() -> None:
    """Ten timers, one to be lengthened."""
    kitchen = Kitchen()
    kitchen.hear("SetTimerIntent", duration="PT10M")
    kitchen.wait(1)
    kitchen.world.timers.fail["create"] = [TooManyTimersError()]

    kitchen.hear("AddTimeIntent", more="PT5M")

    assert left(kitchen) == LEFT + 5 * MINUTE


def test_taking_more_than_is_left_is_asked_again(kitchen: Kitchen) -> None:
    """The answer may be bare, and the timer is still the one meant."""
    reply = kitchen.hear("TakeTimeIntent", less="PT30M")

    assert reply.ask == LessThanThat(kitchen.running[0], LEFT)
    assert reply.elicit == Elicit("less")
    assert left(kitchen) == LEFT

    kitchen.hear("AnswerIntent", duration="PT1M")
    assert left(kitchen) == LEFT - MINUTE - 10 * SECOND


def test_leaving_a_second_is_leaving_nothing(pasta: Kitchen) -> None:
    """It would ring before it had been said."""
    reply = pasta.hear("TakeTimeIntent", less="PT8M49S")

    assert isinstance(reply.ask, LessThanThat)


@pytest.mark.parametrize(
    ("intent", "question", "slot"),
    [
        ("AddTimeIntent", HowMuchMore(), "more"),
        ("TakeTimeIntent", HowMuchLess(), "less"),
        ("TimerTaskIntent", WhatToTell(), "task"),
    ],
)
def test_what_is_missing_is_asked_for(
    pasta: Kitchen, intent: str, question: object, slot: str
) -> None:
    """And elicited."""
    reply = pasta.hear(intent, name="pasta")

    assert reply.ask == question
    assert reply.elicit == Elicit(slot)


def test_a_bare_number_answers_how_much(pasta: Kitchen) -> None:
    """Three is three minutes, of the timer that was named."""
    pasta.hear("SetTimerIntent", duration="PT20M", name="rice")
    pasta.hear("AddTimeIntent", name="pasta")
    pasta.hear("AnswerIntent", number="3")

    assert pasta.timer("pasta").remaining(pasta.now) == LEFT + 3 * MINUTE - 20 * SECOND


@pytest.mark.parametrize(
    ("intent", "slot"), [("AddTimeIntent", "more"), ("TakeTimeIntent", "less")]
)
def test_no_time_at_all_is_asked_again(pasta: Kitchen, intent: str, slot: str) -> None:
    """PT0S is neither more nor less."""
    reply = pasta.hear(intent, **{slot: "PT0S"})

    assert reply.elicit == Elicit(slot)
    assert left(pasta) == LEFT


def test_more_than_a_timer_may_run_leaves_it_alone(kitchen: Kitchen) -> None:
    """A reminder is offered, and the timer runs on."""
    reply = kitchen.hear("AddTimeIntent", more="PT24H")

    assert isinstance(reply.ask, TooLongRemindAt)
    assert left(kitchen) == LEFT
    assert "cancel" not in kitchen.world.timers.calls


def test_a_task_is_given_to_a_running_timer(kitchen: Kitchen) -> None:
    """It rings when it would have, and says what to do."""
    reply = kitchen.hear("TimerTaskIntent", task="drain my pasta")

    told = said(reply)
    assert isinstance(told, TimerWillTell)
    assert told.task == kitchen.running[0].task == "drain your pasta"
    assert told.timer.length == 10 * MINUTE
    assert left(kitchen) == LEFT


def test_a_task_survives_a_change(pasta: Kitchen) -> None:
    """Though Alexa's list does not tell it."""
    pasta.hear("TimerTaskIntent", task="drain it")
    held = pasta.world.timers.held
    held.update({k: t.model_copy(update={"task": None}) for k, t in held.items()})

    pasta.hear("AddTimeIntent", more="PT5M")

    assert pasta.running[0].task == "drain it"
