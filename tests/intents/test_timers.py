"""Timers: setting them, and telling what they have left."""

from datetime import timedelta

import pytest

from skill.dialog.reply import AskConsent, Elicit
from skill.dialog.services import TIMERS_SCOPE
from skill.domain.errors import (
    DeviceNotSupportedError,
    PermissionNeededError,
    ServiceDownError,
)
from skill.domain.timers import TooManyTimersError
from skill.speech.general import CannotHere
from skill.speech.outcomes import NotCertain, NothingDone
from skill.speech.spoken import Many
from skill.speech.timer_questions import (
    HowLong,
    HowLongNamed,
    NameTaken,
    TooLongRemindAt,
    TooManyTimers,
)
from skill.speech.timers import (
    NoTimers,
    PausedTimeLeft,
    TimeLeft,
    TimerFor,
    TimerLeft,
    TimerPausedAt,
    TimerSet,
    TimerSetToTell,
    TimersListed,
    TimersListedAndMore,
    TimersSet,
    UnnamedTimerSet,
    UnnamedTimerSetToTell,
)
from tests.intents.kitchen import MINUTE, Kitchen, said

DOWN = ServiceDownError("timers", "503")


@pytest.fixture
def kitchen() -> Kitchen:
    """Return a quiet kitchen at noon."""
    return Kitchen()


def test_a_named_timer_is_set_shown_and_remembered(kitchen: Kitchen) -> None:
    """Nothing is asked, so the session closes."""
    reply = kitchen.hear("SetTimerIntent", duration="PT10M", name="my pasta timer")

    pasta = kitchen.timer("pasta")
    assert said(reply) == TimerSet(pasta, 10 * MINUTE)
    assert reply.ask is None
    assert reply.show is not None
    assert (kitchen.session.topic, kitchen.session.timer) == ("timers", pasta.id)


def test_a_timer_needs_no_name(kitchen: Kitchen) -> None:
    """Ten minutes are enough."""
    reply = kitchen.hear("SetTimerIntent", duration="PT10M")

    assert said(reply) == UnnamedTimerSet(10 * MINUTE)
    assert kitchen.timer(None).length == 10 * MINUTE


def test_two_timers_are_set_in_one_breath(kitchen: Kitchen) -> None:
    """Pasta for ten, egg for six."""
    reply = kitchen.hear(
        "SetTimerIntent",
        duration="PT10M",
        name="pasta",
        secondDuration="PT6M",
        secondName="egg",
    )

    pasta, egg = kitchen.timer("pasta"), kitchen.timer("egg")
    both = (TimerFor(pasta, 10 * MINUTE), TimerFor(egg, 6 * MINUTE))
    assert said(reply) == TimersSet(both)
    assert kitchen.session.timer == egg.id


def test_two_equal_timers_are_two_though_an_answer_is_lost(kitchen: Kitchen) -> None:
    """The second is not taken for the first."""
    kitchen.world.timers.lose["create"] = [DOWN, DOWN]

    kitchen.hear("SetTimerIntent", duration="PT5M", secondDuration="PT5M")

    assert len(kitchen.running) == 2


def test_a_second_timer_that_fails_does_not_hide_the_first(kitchen: Kitchen) -> None:
    """What was started is said, and why the other was not."""
    kitchen.hear("SetTimerIntent", duration="PT20M", name="egg")

    reply = kitchen.hear(
        "SetTimerIntent",
        duration="PT10M",
        name="pasta",
        secondDuration="PT6M",
        secondName="egg",
    )

    assert said(reply) == TimerSet(kitchen.timer("pasta"), 10 * MINUTE)
    assert reply.ask == NameTaken("egg", 6 * MINUTE)


def test_a_task_is_announced_in_the_cooks_own_person(kitchen: Kitchen) -> None:
    """To drain my pasta becomes: drain your pasta."""
    reply = kitchen.hear(
        "SetTimerIntent", duration="PT10M", name="pasta", task="to drain my pasta"
    )

    pasta = kitchen.timer("pasta")
    assert pasta.task == "drain your pasta"
    assert said(reply) == TimerSetToTell(pasta, 10 * MINUTE, "drain your pasta")


def test_a_task_needs_no_name(kitchen: Kitchen) -> None:
    """In five minutes tell me to stir."""
    reply = kitchen.hear("SetTimerIntent", duration="PT5M", task="stir")

    assert said(reply) == UnnamedTimerSetToTell(5 * MINUTE, "stir")


def test_a_missing_length_is_asked_for_and_a_bare_answer_taken(kitchen: Kitchen) -> None:
    """The name waits with the question."""
    asked = kitchen.hear("SetTimerIntent", name="rice")
    reply = kitchen.hear("AnswerIntent", duration="PT20M")

    assert asked.ask == HowLongNamed("rice")
    assert asked.elicit == Elicit("duration")
    assert said(reply) == TimerSet(kitchen.timer("rice"), 20 * MINUTE)


def test_the_name_waits_for_a_length_said_in_full(kitchen: Kitchen) -> None:
    """Set it for ten minutes: that is the rice, without being said again."""
    kitchen.hear("SetTimerIntent", name="rice", task="stir")
    kitchen.hear("SetTimerIntent", duration="PT10M")

    assert kitchen.timer("rice").task == "stir"


def test_another_name_with_the_length_is_another_timer(kitchen: Kitchen) -> None:
    """The rice is let go of."""
    kitchen.hear("SetTimerIntent", name="rice")
    kitchen.hear("SetTimerIntent", duration="PT10M", name="egg")

    assert [timer.name for timer in kitchen.running] == ["egg"]


def test_two_timers_in_answer_to_the_question_are_two(kitchen: Kitchen) -> None:
    """Set two timers. For how long? Ten minutes and five."""
    kitchen.hear("SetTimerIntent")
    kitchen.hear("SetTimerIntent", duration="PT10M", secondDuration="PT5M")

    assert len(kitchen.running) == 2


def test_a_bare_number_is_minutes(kitchen: Kitchen) -> None:
    """For how long? Ten."""
    kitchen.hear("SetTimerIntent")
    kitchen.hear("AnswerIntent", number="10")

    assert kitchen.timer(None).length == 10 * MINUTE


def test_an_answer_that_is_no_length_is_asked_again(kitchen: Kitchen) -> None:
    """The question stays open, with what was known."""
    kitchen.hear("SetTimerIntent", name="rice")
    reply = kitchen.hear("AnswerIntent", number="0")
    kitchen.hear("AnswerIntent", duration="PT2M")

    assert reply.ask == HowLong()
    assert kitchen.timer("rice").length == 2 * MINUTE


@pytest.mark.parametrize("value", ["PT0S", "P2Y", "P1M", "soon"])
def test_an_unusable_length_is_a_question(kitchen: Kitchen, value: str) -> None:
    """Not a crash, and never Alexa's format read out."""
    reply = kitchen.hear("SetTimerIntent", duration=value)

    assert reply.ask == HowLong()
    assert reply.elicit == Elicit("duration")
    assert kitchen.running == ()


def test_a_timer_called_timer_has_no_name(kitchen: Kitchen) -> None:
    """Set my timer for ten minutes."""
    kitchen.hear("SetTimerIntent", duration="PT10M", name="my timer")

    assert kitchen.timer(None)


def test_a_request_sent_twice_sets_one_timer_and_answers_the_same(
    kitchen: Kitchen,
) -> None:
    """As after a time-out."""
    first = kitchen.hear("SetTimerIntent", duration="PT10M", secondDuration="PT5M")

    assert kitchen.again() == first
    assert len(kitchen.running) == 2


def test_a_lost_answer_is_no_lost_timer(kitchen: Kitchen) -> None:
    """It was set, and is said to be."""
    kitchen.world.timers.lose["create"] = [DOWN]

    reply = kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")

    assert said(reply) == TimerSet(kitchen.timer("pasta"), 10 * MINUTE)


def test_a_service_that_is_down_changes_nothing_and_says_so(kitchen: Kitchen) -> None:
    """It was looked up."""
    kitchen.world.timers.fail["create"] = [DOWN]

    reply = kitchen.hear("SetTimerIntent", duration="PT10M")

    assert said(reply) == NothingDone("timers")
    assert kitchen.running == ()


def test_a_service_that_cannot_even_be_asked_leaves_it_uncertain(kitchen: Kitchen) -> None:
    """Neither done nor not done can be promised."""
    kitchen.world.timers.lose["create"] = [DOWN]
    kitchen.world.timers.fail["all"] = [DOWN]

    reply = kitchen.hear("SetTimerIntent", duration="PT10M")

    assert said(reply) == NotCertain("timers")


def test_a_missing_permission_is_asked_for_by_voice(kitchen: Kitchen) -> None:
    """The request waits, with its own id."""
    kitchen.world.timers.fail["create"] = [PermissionNeededError(TIMERS_SCOPE)]

    reply = kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")

    assert reply.directives == (AskConsent(TIMERS_SCOPE, "r0"),)
    assert kitchen.session.pending is not None
    assert kitchen.session.pending.request_id == "r0"


def test_a_device_without_timers_says_so(kitchen: Kitchen) -> None:
    """An earbud, a car."""
    kitchen.world.timers.fail["create"] = [DeviceNotSupportedError("timers")]

    assert said(kitchen.hear("SetTimerIntent", duration="PT1M")) == CannotHere("timers")


def test_a_taken_name_is_offered_to_start_over(kitchen: Kitchen) -> None:
    """Names are unique: one question settles it."""
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")

    reply = kitchen.hear("SetTimerIntent", duration="PT8M", name="pasta")

    assert reply.ask == NameTaken("pasta", 8 * MINUTE)
    assert kitchen.timer("pasta").length == 10 * MINUTE


def test_too_many_timers_are_told(kitchen: Kitchen) -> None:
    """Alexa has a limit."""
    kitchen.world.timers.fail["create"] = [TooManyTimersError()]

    assert said(kitchen.hear("SetTimerIntent", duration="PT1M")) == TooManyTimers()


def test_too_long_becomes_the_offer_of_a_reminder(kitchen: Kitchen) -> None:
    """Thirty hours are no timer."""
    reply = kitchen.hear("SetTimerIntent", duration="PT30H", name="brine")

    assert isinstance(reply.ask, TooLongRemindAt)
    assert kitchen.running == ()


def test_a_refusal_leaves_nothing_open_in_the_ledger(kitchen: Kitchen) -> None:
    """Nothing was done, so nothing is to be finished."""
    kitchen.hear("SetTimerIntent", duration="PT30H", name="brine")

    assert kitchen.world.services.store.open_entries("h1", now=kitchen.now) == ()


def test_no_timers_are_told(kitchen: Kitchen) -> None:
    """An empty list."""
    assert said(kitchen.hear("ListTimersIntent")) == NoTimers()


def test_timers_are_listed_as_they_will_ring(kitchen: Kitchen) -> None:
    """The next first; paused ones are marked."""
    kitchen.hear("SetTimerIntent", duration="PT20M", name="rice")
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    kitchen.hear("SetTimerIntent", duration="PT5M", name="egg")
    kitchen.hear("PauseTimerIntent", name="egg")

    reply = kitchen.hear("ListTimersIntent")

    seconds = timedelta(seconds=1)
    rice, pasta, egg = map(kitchen.timer, ("rice", "pasta", "egg"))
    lines = (
        TimerLeft(pasta, 10 * MINUTE - 30 * seconds),
        TimerLeft(rice, 20 * MINUTE - 40 * seconds),
        TimerPausedAt(egg, 5 * MINUTE - 10 * seconds),
    )
    assert said(reply) == TimersListed(Many(3, "timers"), lines)
    assert reply.show is not None
    assert len(reply.show.words) == 4


def test_a_long_list_is_cut_for_the_ear_alone(kitchen: Kitchen) -> None:
    """Four are spoken, all are shown."""
    for minutes in range(1, 8):
        kitchen.hear("SetTimerIntent", duration=f"PT{minutes * 10}M")

    reply = kitchen.hear("ListTimersIntent")

    told = said(reply)
    assert isinstance(told, TimersListedAndMore)
    assert (told.count, len(told.timers), told.more) == (Many(7, "timers"), 4, 3)
    assert reply.show is not None
    assert len(reply.show.words) == 8


def test_a_running_timer_tells_what_is_left(kitchen: Kitchen) -> None:
    """Ten seconds later."""
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")

    reply = kitchen.hear("CheckTimerIntent", name="Pasta")

    assert said(reply) == TimeLeft(kitchen.timer("pasta"), timedelta(seconds=590))


def test_a_paused_timer_tells_that_it_is(kitchen: Kitchen) -> None:
    """What is left stands still."""
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    kitchen.hear("PauseTimerIntent")
    kitchen.wait(3)

    reply = kitchen.hear("CheckTimerIntent", name="pasta")

    assert said(reply) == PausedTimeLeft(kitchen.timer("pasta"), timedelta(seconds=590))


def test_how_much_is_left_of_it_is_of_the_timer_last_spoken_of(kitchen: Kitchen) -> None:
    """A pronoun is read in the light of the last turn."""
    kitchen.hear("SetTimerIntent", duration="PT20M", name="rice")
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    kitchen.hear("CheckTimerIntent", name="rice")

    reply = kitchen.hear("CheckTimerIntent")

    assert said(reply) == TimeLeft(kitchen.timer("rice"), timedelta(seconds=1170))


def test_how_much_is_left_of_several_is_told_of_all(kitchen: Kitchen) -> None:
    """Telling two is shorter than asking which."""
    kitchen.hear("SetTimerIntent", duration="PT20M", name="rice")
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    kitchen.wait(1)

    assert isinstance(said(kitchen.hear("CheckTimerIntent")), TimersListed)


def test_a_task_is_remembered_though_alexa_does_not_tell_it(kitchen: Kitchen) -> None:
    """Her list has no such field: the household's document has."""
    kitchen.hear("SetTimerIntent", duration="PT9M", name="pasta", task="drain it")
    held = kitchen.world.timers.held
    for key, timer in held.items():
        held[key] = timer.model_copy(update={"task": None})

    reply = kitchen.hear("ListTimersIntent")

    assert reply.show is not None
    assert reply.show.words[1].endswith("→ drain it")
