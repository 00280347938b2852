"""Answers to the questions that timers ask."""

from datetime import timedelta

import pytest

from skill.dialog.reply import Elicit
from skill.speech.spoken import AnyOf
from skill.speech.timer_questions import (
    DidYouMean,
    NameTaken,
    NothingChanged,
    TheTimer,
    WhatName,
    WhichTimer,
)
from skill.speech.timers import TimerCancelled, TimerSet, TimerSetToTell
from tests.intents.kitchen import MINUTE, Kitchen, said


@pytest.fixture
def kitchen() -> Kitchen:
    """Return a kitchen that was asked which of three timers to cancel."""
    busy = Kitchen()
    busy.hear("SetTimerIntent", duration="PT10M", name="pasta")
    busy.hear("SetTimerIntent", duration="PT20M", name="rice")
    busy.hear("SetTimerIntent", duration="PT5M")
    busy.wait(1)
    busy.hear("CancelTimerIntent")
    return busy


def names(kitchen: Kitchen) -> list[str | None]:
    """Return the names of Alexa's timers, the next to ring first."""
    return [timer.name for timer in kitchen.running]


@pytest.mark.parametrize(
    ("intent", "heard", "gone"),
    [
        ("AnswerIntent", {"name": "pasta"}, "pasta"),
        ("AnswerIntent", {"food": "rice"}, "rice"),
        ("AnswerIntent", {"duration": "PT20M"}, "rice"),
        ("AnswerIntent", {"ordinal": "1"}, None),
        ("AnswerIntent", {"number": "3"}, "rice"),
        ("AnswerIntent", {"ordinal": "last"}, "rice"),
        ("CancelTimerIntent", {"name": "pasta"}, "pasta"),
        ("CancelTimerIntent", {"name": "the second one"}, "pasta"),
        ("CancelTimerIntent", {"name": "last one"}, "rice"),
        ("CancelTimerIntent", {"length": "PT5M"}, None),
    ],
)
def test_which_one_is_answered_in_many_ways(
    kitchen: Kitchen, intent: str, heard: dict[str, str], gone: str | None
) -> None:
    """By name, length or place; bare, or as the slot that was elicited."""
    before = kitchen.timer(gone)

    reply = kitchen.hear(intent, **heard)

    assert said(reply) == TimerCancelled(before)
    assert gone not in names(kitchen)
    assert len(names(kitchen)) == 2


def test_an_answer_that_tells_none_of_them_is_asked_again(kitchen: Kitchen) -> None:
    """Soup was not among them; it is still cancelling that is talked about."""
    reply = kitchen.hear("AnswerIntent", name="soup")

    assert isinstance(reply.ask, WhichTimer)
    assert reply.elicit == Elicit("name", "CancelTimerIntent")
    assert len(names(kitchen)) == 3
    kitchen.hear("AnswerIntent", name="rice")
    assert names(kitchen) == [None, "pasta"]


def test_a_yes_to_several_is_asked_again(kitchen: Kitchen) -> None:
    """Yes names nobody."""
    assert isinstance(kitchen.yes().ask, WhichTimer)


def test_no_leaves_them_alone(kitchen: Kitchen) -> None:
    """And closes the question."""
    assert said(kitchen.no()) == NothingChanged()
    assert len(names(kitchen)) == 3
    assert kitchen.session.awaiting is None


@pytest.mark.parametrize(
    ("heard", "intent"),
    [
        ("AMAZON.PauseIntent", "PauseTimerIntent"),
        ("AMAZON.StartOverIntent", "RestartTimerIntent"),
    ],
)
def test_alexas_own_words_ask_in_the_name_of_ours(
    kitchen: Kitchen, heard: str, intent: str
) -> None:
    """Pause has no slot to elicit; PauseTimerIntent has."""
    asked = kitchen.hear(heard)
    kitchen.hear("AnswerIntent", name="rice")

    rice = kitchen.timer("rice")
    assert isinstance(asked.ask, WhichTimer)
    assert asked.elicit == Elicit("name", intent)
    assert rice.paused == (intent == "PauseTimerIntent")
    assert rice.paused or rice.remaining(kitchen.now) == 20 * MINUTE


def test_start_over_means_the_timer_last_spoken_of() -> None:
    """Where timers were talked about, and not a recipe."""
    kitchen = Kitchen()
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    kitchen.now += 3 * MINUTE

    kitchen.hear("AMAZON.StartOverIntent")

    assert kitchen.timer("pasta").remaining(kitchen.now) == 10 * MINUTE


def test_places_count_among_those_that_were_named() -> None:
    """Two sauces were asked about: the second one is a sauce."""
    kitchen = Kitchen()
    for minutes, name in ((5, "egg"), (10, "pasta sauce"), (20, "cheese sauce")):
        kitchen.hear("SetTimerIntent", duration=f"PT{minutes}M", name=name)
    kitchen.wait(1)

    asked = kitchen.hear("PauseTimerIntent", name="sauce")
    kitchen.hear("AnswerIntent", ordinal="2")

    sauces = (kitchen.timer("pasta sauce"), kitchen.timer("cheese sauce"))
    assert isinstance(asked.ask, WhichTimer)
    among = [one for one in asked.ask.timers.items if isinstance(one, TheTimer)]
    assert [one.timer.id for one in among] == [s.id for s in sauces]
    assert [s.paused for s in sauces] == [False, True]


def test_the_slots_of_the_question_are_kept() -> None:
    """Add five minutes. To which? Rice."""
    kitchen = Kitchen()
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    kitchen.hear("SetTimerIntent", duration="PT20M", name="rice")
    kitchen.wait(0)

    kitchen.hear("AddTimeIntent", more="PT5M")
    kitchen.hear("AnswerIntent", name="rice")

    left = kitchen.timer("rice").remaining(kitchen.now)
    assert left == 25 * MINUTE - timedelta(seconds=20)


def test_the_only_timer_is_offered_for_one_that_is_not_there() -> None:
    """No rice, but pasta: yes is enough."""
    kitchen = Kitchen()
    kitchen.hear("SetTimerIntent", duration="PT10M", name="pasta")
    pasta = kitchen.timer("pasta")

    asked = kitchen.hear("CancelTimerIntent", name="rice")
    reply = kitchen.yes()

    assert asked.ask == DidYouMean(pasta)
    assert said(reply) == TimerCancelled(pasta)


@pytest.fixture
def taken() -> Kitchen:
    """Return a kitchen with a pasta timer that was asked for another of that name."""
    busy = Kitchen()
    busy.hear("SetTimerIntent", duration="PT10M", name="pasta")
    busy.hear("SetTimerIntent", duration="PT8M", name="pasta", task="drain it")
    return busy


def test_yes_starts_the_taken_name_over(taken: Kitchen) -> None:
    """With the new length and task."""
    taken.yes()

    [pasta] = taken.running
    assert (pasta.name, pasta.task) == ("pasta", "drain it")
    assert pasta.remaining(taken.now) == 8 * MINUTE


def test_yes_after_it_rang_simply_sets_the_timer(taken: Kitchen) -> None:
    """The name is free again."""
    taken.world.timers.held.clear()

    reply = taken.yes()

    [pasta] = taken.running
    assert pasta.remaining(taken.now) == 8 * MINUTE
    assert reply.ask is None


def test_yes_sent_twice_starts_over_once(taken: Kitchen) -> None:
    """And answers the same."""
    first = taken.yes()

    assert taken.again() == first
    assert len(taken.running) == 1


def test_no_asks_for_another_name_and_takes_it(taken: Kitchen) -> None:
    """Both run on."""
    asked = taken.no()
    reply = taken.hear("AnswerIntent", name="noodles")

    assert asked.ask == WhatName()
    assert asked.elicit == Elicit("name", "SetTimerIntent", {"duration": "PT8M"})
    assert isinstance(reply.prompts[0], TimerSetToTell)
    assert reply.prompts[0].timer.name == "noodles"
    assert names(taken) == ["noodles", "pasta"]


def test_another_name_may_come_as_the_elicited_slot(taken: Kitchen) -> None:
    """As Alexa reads it, with or without the length."""
    taken.no()
    taken.hear("SetTimerIntent", name="noodles")

    assert taken.timer("noodles").length == 8 * MINUTE


def test_another_timer_may_be_asked_for_in_place_of_a_name(taken: Kitchen) -> None:
    """Its own length tells."""
    taken.no()
    taken.hear("SetTimerIntent", name="egg", duration="PT3M")

    assert taken.timer("egg").length == 3 * MINUTE


def test_another_name_may_come_at_once(taken: Kitchen) -> None:
    """In place of a yes or no."""
    taken.hear("AnswerIntent", food="Noodles")

    assert taken.timer("noodles").length == 8 * MINUTE


def test_no_name_after_all_changes_nothing(taken: Kitchen) -> None:
    """No, and no again."""
    taken.no()

    assert said(taken.no()) == NothingChanged()
    assert names(taken) == ["pasta"]


def test_another_name_that_is_taken_too_is_asked_about(taken: Kitchen) -> None:
    """The same question for the new name."""
    taken.hear("SetTimerIntent", duration="PT3M", name="egg")
    taken.hear("SetTimerIntent", duration="PT8M", name="pasta")
    taken.no()

    reply = taken.hear("AnswerIntent", name="egg")

    assert reply.ask == NameTaken("egg", 8 * MINUTE)


def test_a_new_timer_is_no_answer_to_the_name(taken: Kitchen) -> None:
    """A whole new request is just that."""
    reply = taken.hear("SetTimerIntent", duration="PT3M", name="egg")

    assert said(reply) == TimerSet(taken.timer("egg"), 3 * MINUTE)


def test_several_candidates_are_named_in_the_question(kitchen: Kitchen) -> None:
    """Four at most."""
    for name in ("egg", "soup"):
        kitchen.hear("SetTimerIntent", duration="PT30M", name=name)
    kitchen.wait(0)

    asked = kitchen.hear("CancelTimerIntent")

    assert isinstance(asked.ask, WhichTimer)
    assert isinstance(asked.ask.timers, AnyOf)
    assert len(asked.ask.timers.items) == 4
