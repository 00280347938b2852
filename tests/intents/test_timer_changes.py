"""Timers that are set already: stopping, holding, and letting them run on."""

from datetime import timedelta

import pytest

from skill.dialog.reply import Elicit
from skill.domain.errors import ServiceDownError
from skill.speech.outcomes import NothingDone
from skill.speech.spoken import AnyOf, Many
from skill.speech.timer_questions import (
    DidYouMean,
    NoSuchTimer,
    TheTimer,
    TimerNotFound,
    WhichTimer,
)
from skill.speech.timers import (
    AllCancelled,
    AllPaused,
    AllResumed,
    AlreadyPaused,
    AlreadyRunning,
    NonePaused,
    NoneRunning,
    NoTimers,
    TimerCancelled,
    TimerPaused,
    TimerResumed,
)
from tests.intents.kitchen import MINUTE, Kitchen, said

DOWN = ServiceDownError("timers", "504")
SECOND = timedelta(seconds=1)


@pytest.fixture
def kitchen() -> Kitchen:
    """Return a kitchen with pasta and rice on, nothing having been said of late."""
    busy = Kitchen()
    busy.hear("SetTimerIntent", duration="PT10M", name="pasta")
    busy.hear("SetTimerIntent", duration="PT20M", name="rice")
    busy.wait(1)
    return busy


def names(kitchen: Kitchen) -> list[str | None]:
    """Return the names of Alexa's timers, the next to ring first."""
    return [timer.name for timer in kitchen.running]


def test_a_sentence_that_was_heard_as_a_name_is_not_said_back(kitchen: Kitchen) -> None:
    """Nobody has a "cancel the second one please" timer."""
    reply = kitchen.hear("CancelTimerIntent", name="cancel the second one please")

    assert said(reply) == NoSuchTimer()
    assert isinstance(reply.ask, WhichTimer | DidYouMean)


@pytest.mark.parametrize(
    ("intent", "heard"),
    [
        ("CancelTimerIntent", "resume the pasta one"),
        ("CancelTimerIntent", "keep the pasta one"),
        ("PauseTimerIntent", "cancel the pasta one"),
    ],
)
def test_another_verb_in_a_name_does_nothing_and_asks(
    kitchen: Kitchen, intent: str, heard: str
) -> None:
    """Alexa may put a whole sentence into the slot that was asked for."""
    kitchen.hear(intent)

    reply = kitchen.hear(intent, name=heard)

    assert isinstance(reply.ask, WhichTimer | DidYouMean)
    assert names(kitchen) == ["pasta", "rice"]
    assert not any(timer.paused for timer in kitchen.running)


@pytest.mark.parametrize(
    ("intent", "slot"),
    [("AddTimeIntent", "more"), ("TakeTimeIntent", "less"), ("SetTimerIntent", "duration")],
)
def test_less_than_no_time_is_asked_again(kitchen: Kitchen, intent: str, slot: str) -> None:
    """Minus five minutes are not five."""
    reply = kitchen.hear(intent, **{slot: "-PT5M", "name": "pasta"})

    assert reply.ask is not None
    assert [timer.length for timer in kitchen.running] == [10 * MINUTE, 20 * MINUTE]


def test_the_timer_named_is_cancelled(kitchen: Kitchen) -> None:
    """And no other."""
    pasta = kitchen.timer("pasta")

    reply = kitchen.hear("CancelTimerIntent", name="pasta")

    assert said(reply) == TimerCancelled(pasta)
    assert names(kitchen) == ["rice"]
    assert kitchen.session.timer is None


@pytest.mark.parametrize(
    "heard", [{"length": "PT20M"}, {"ordinal": "2"}, {"ordinal": "last"}]
)
def test_length_and_place_tell_a_timer_too(kitchen: Kitchen, heard: dict[str, str]) -> None:
    """The twenty minute timer, the second one, the last one."""
    kitchen.hear("CancelTimerIntent", **heard)

    assert names(kitchen) == ["pasta"]


def test_one_of_several_is_asked_for_and_nothing_done(kitchen: Kitchen) -> None:
    """One short question, naming them."""
    both = (kitchen.timer("pasta"), kitchen.timer("rice"))

    reply = kitchen.hear("CancelTimerIntent")

    assert reply.ask == WhichTimer(AnyOf(tuple(map(TheTimer, both))))
    assert reply.elicit == Elicit("name")
    assert names(kitchen) == ["pasta", "rice"]


def test_cancelling_twice_by_one_request_cancels_once(kitchen: Kitchen) -> None:
    """The first one, sent again, is not the next one."""
    first = kitchen.hear("CancelTimerIntent", ordinal="1")

    assert kitchen.again() == first
    assert names(kitchen) == ["rice"]


def test_a_timer_that_went_though_the_answer_was_lost_is_cancelled(
    kitchen: Kitchen,
) -> None:
    """The list tells."""
    pasta = kitchen.timer("pasta")
    kitchen.world.timers.lose["cancel"] = [DOWN]

    assert said(kitchen.hear("CancelTimerIntent", name="pasta")) == TimerCancelled(pasta)


def test_a_timer_that_could_not_be_cancelled_runs_on(kitchen: Kitchen) -> None:
    """And the cook is told that nothing has changed."""
    kitchen.world.timers.fail["cancel"] = [DOWN]

    assert said(kitchen.hear("CancelTimerIntent", name="pasta")) == NothingDone("timers")
    assert names(kitchen) == ["pasta", "rice"]


def test_a_timer_there_is_not_is_told_with_those_there_are(kitchen: Kitchen) -> None:
    """No soup, but pasta and rice."""
    reply = kitchen.hear("CancelTimerIntent", name="soup")

    assert said(reply) == TimerNotFound("soup")
    assert isinstance(reply.ask, WhichTimer)


def test_all_are_cancelled_and_counted(kitchen: Kitchen) -> None:
    """With one call, and once."""
    first = kitchen.hear("CancelAllTimersIntent")

    assert said(first) == AllCancelled(Many(2, "timers"))
    assert names(kitchen) == []
    assert kitchen.again() == first
    assert kitchen.world.timers.calls.count("cancel_all") == 1


def test_all_sent_again_spares_what_was_set_since(kitchen: Kitchen) -> None:
    """The crash came after the call and before its result was written."""
    kitchen.world.timers.lose["cancel_all"] = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        kitchen.hear("CancelAllTimersIntent")
    cut_off = kitchen.turns[-1]
    kitchen.hear("SetTimerIntent", duration="PT5M", name="egg")

    reply = kitchen.answer(cut_off)

    assert said(reply) == AllCancelled(Many(2, "timers"))
    assert names(kitchen) == ["egg"]


def test_a_timer_is_paused_and_tells_what_is_left(kitchen: Kitchen) -> None:
    """It stands still from then on."""
    reply = kitchen.hear("PauseTimerIntent", name="pasta")

    pasta = kitchen.timer("pasta")
    left = 9 * MINUTE - 20 * SECOND
    assert said(reply) == TimerPaused(pasta, left)
    assert pasta.left == left


def test_a_paused_timer_is_not_paused_again(kitchen: Kitchen) -> None:
    """Alexa would refuse; it is said instead."""
    kitchen.hear("PauseTimerIntent", name="pasta")
    reply = kitchen.hear("PauseTimerIntent", name="pasta")

    assert isinstance(said(reply), AlreadyPaused)
    assert kitchen.world.timers.calls.count("pause") == 1


def test_a_pause_sent_again_answers_the_same(kitchen: Kitchen) -> None:
    """Not that it was paused already."""
    first = kitchen.hear("PauseTimerIntent", name="pasta")

    assert kitchen.again() == first


def test_resume_means_the_paused_timer(kitchen: Kitchen) -> None:
    """Two timers, and only one that could run on: there is nothing to ask."""
    kitchen.hear("PauseTimerIntent", name="rice")
    kitchen.wait(5)

    reply = kitchen.hear("ResumeTimerIntent")

    left = 19 * MINUTE - 10 * SECOND
    assert said(reply) == TimerResumed(kitchen.timer("rice"), left)
    assert kitchen.timer("rice").remaining(kitchen.now) == left


def test_pause_means_the_running_timer(kitchen: Kitchen) -> None:
    """The other one stands still already."""
    kitchen.hear("PauseTimerIntent", name="rice")
    kitchen.wait(1)

    kitchen.hear("PauseTimerIntent")

    assert kitchen.timer("pasta").paused


def test_a_running_timer_is_not_resumed(kitchen: Kitchen) -> None:
    """It is said that it runs."""
    reply = kitchen.hear("ResumeTimerIntent", name="pasta")

    assert isinstance(said(reply), AlreadyRunning)
    assert "resume" not in kitchen.world.timers.calls


def test_all_are_paused_and_resumed_and_counted(kitchen: Kitchen) -> None:
    """Only those that were running, only those that were paused."""
    kitchen.hear("PauseTimerIntent", name="pasta")

    assert said(kitchen.hear("PauseAllTimersIntent")) == AllPaused(Many(1, "timers"))
    assert said(kitchen.hear("PauseAllTimersIntent")) == NoneRunning()
    assert said(kitchen.hear("ResumeAllTimersIntent")) == AllResumed(Many(2, "timers"))
    assert said(kitchen.hear("ResumeAllTimersIntent")) == NonePaused()


def test_a_pause_of_all_that_fails_half_way_is_taken_up(kitchen: Kitchen) -> None:
    """The rest is paused on the second try, nothing twice."""
    kitchen.world.timers.lose["pause"] = [DOWN]

    reply = kitchen.hear("PauseAllTimersIntent")

    assert said(reply) == AllPaused(Many(2, "timers"))
    assert all(timer.paused for timer in kitchen.running)
    assert kitchen.world.timers.calls.count("pause") == 2


@pytest.mark.parametrize(
    "intent",
    [
        "CancelTimerIntent",
        "CancelAllTimersIntent",
        "PauseTimerIntent",
        "PauseAllTimersIntent",
        "ResumeTimerIntent",
        "ResumeAllTimersIntent",
        "RestartTimerIntent",
        "CheckTimerIntent",
        "ListTimersIntent",
    ],
)
def test_without_timers_that_is_what_is_said(intent: str) -> None:
    """Whatever was to be done to one."""
    assert said(Kitchen().hear(intent)) == NoTimers()
