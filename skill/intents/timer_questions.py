"""Answers to the questions that timers ask: which one, how much, which name, yes or no."""

from collections.abc import Mapping

from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Length, Name, NoSlots, Slots, Text
from skill.dialog.turn import RawSlot, Turn
from skill.domain.timers import NewTimer, TimerNameTakenError
from skill.intents.going_on import Act, go_on
from skill.intents.timer_changes import WHICH, cancel_timer, pause_timer, resume_timer, told
from skill.intents.timer_lengths import (
    MISSING,
    add_time,
    afresh,
    restart_timer,
    take_time,
    tell_when_done,
)
from skill.intents.timer_notes import running
from skill.intents.timer_swap import Swap, swap
from skill.intents.timers import begin_timers, check_timer, said_of, set_timer
from skill.speech.timer_questions import (
    NothingChanged,
    WhatName,
)

NAME_TAKEN = "name_taken"
NEW_NAME = "timer_name"
ACTS: Mapping[str, Act] = {
    "AddTimeIntent": add_time,
    "CancelTimerIntent": cancel_timer,
    "CheckTimerIntent": check_timer,
    "PauseTimerIntent": pause_timer,
    "RestartTimerIntent": restart_timer,
    "ResumeTimerIntent": resume_timer,
    "TakeTimeIntent": take_time,
    "TimerTaskIntent": tell_when_done,
}
# Where the parts of a bare answer belong among the slots that say which timer is meant.
_PLACES = {"name": "name", "food": "name", "duration": "length"} | {
    "ordinal": "ordinal",
    "number": "ordinal",
}


class BareName(Slots):
    """A name on its own; the answer may have been taken for a food."""

    name: Name | None = None
    food: Text | None = None


class NameAgain(Slots):
    """``SetTimerIntent`` as the answer to "what should I call it?"."""

    duration: Length | None = None
    name: Name | None = None


@when("AnswerIntent", awaiting=WHICH)
def which_one(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on with the timer that a bare name, length or place tells."""
    told_of = {
        place: RawSlot(place, slot.value, slot.id, slot.canonical)
        for heard, place in _PLACES.items()
        if (slot := turn.slots.get(heard)) and slot.value not in (None, "", "?")
    }
    return go_on(turn, services, ACTS, told_of)


@when("AMAZON.YesIntent", awaiting=WHICH)
def that_one(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on with the only timer that was named; several are asked about again."""
    return go_on(turn, services, ACTS, {})


@when("AnswerIntent", awaiting=MISSING)
def how_much(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on with the value that was missing; a bare number is minutes."""
    wanted = _wanted_slot(turn)
    filled: dict[str, RawSlot] = {}
    for heard in ("duration", "name", "food"):
        if (slot := turn.slots.get(heard)) and slot.value:
            filled[wanted] = RawSlot(wanted, slot.value)
            break
    number = turn.slots.get("number")
    if not filled and number and number.value and number.value.isdecimal():
        filled[wanted] = RawSlot(wanted, f"PT{number.value}M")
    return go_on(turn, services, ACTS, filled)


@when("AMAZON.NoIntent", awaiting=WHICH)
def none_of_them(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave the timers alone."""
    return Reply(say=NothingChanged())


@when("AMAZON.NoIntent", awaiting=MISSING)
def not_at_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave the timer alone."""
    return Reply(say=NothingChanged())


@when("AMAZON.YesIntent", awaiting=NAME_TAKEN)
def start_over(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Start the timer that has the name over, with the length that was asked for."""
    wanted = _wanted_timer(turn)

    def plan() -> Swap:
        name = (wanted.name or "").casefold()
        for timer in running(turn, services):
            if (timer.name or "").casefold() == name:
                return afresh(turn, timer, wanted)
        raise TimerNameTakenError(wanted)  # it rang in between: the name is free again

    try:
        timer = swap(turn, services, plan)
    except TimerNameTakenError:
        return begin_timers(turn, (wanted,), services)
    return told(turn, timer, *said_of([timer]))


@when("AMAZON.NoIntent", awaiting=NAME_TAKEN)
def another_name(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask for another name."""
    wanted = _wanted_timer(turn)
    held = wanted.model_dump(mode="json")
    filled = {"duration": str(held["length"])}
    elicit = Elicit("name", "SetTimerIntent", filled)
    return Reply(
        ask=WhatName(),
        elicit=elicit if turn.kind == "IntentRequest" else None,
        awaiting=Awaiting(kind=NEW_NAME, data=held),
    )


@on("AnswerIntent", slots=BareName, awaiting=NAME_TAKEN)
def name_instead(turn: Turn, slots: BareName, services: Services) -> Reply:
    """Start the timer under the name given in place of a yes or no."""
    return _begin_as(turn, slots, services)


@on("AnswerIntent", slots=BareName, awaiting=NEW_NAME)
def name_given(turn: Turn, slots: BareName, services: Services) -> Reply:
    """Start the timer under its new name."""
    return _begin_as(turn, slots, services)


@on("SetTimerIntent", slots=NameAgain, awaiting=NEW_NAME)
def set_under_name(turn: Turn, slots: NameAgain, services: Services) -> Reply:
    """Start the timer under its new name; another length is another timer."""
    if slots.duration not in (None, _wanted_timer(turn).length):
        return set_timer(turn, services)
    return _begin_as(turn, BareName(name=slots.name), services)


@when("AMAZON.NoIntent", awaiting=NEW_NAME)
def no_name(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave the timers alone."""
    return Reply(say=NothingChanged())


def _begin_as(turn: Turn, slots: BareName, services: Services) -> Reply:
    wanted = _wanted_timer(turn)
    name = slots.name or (slots.food or "").lower()
    if not name:
        return another_name.answer(turn, NoSlots(), services)
    return begin_timers(turn, (wanted.model_copy(update={"name": name}),), services)


def _wanted_timer(turn: Turn) -> NewTimer:
    asked = turn.session.awaiting or Awaiting(kind=NAME_TAKEN)
    return NewTimer.model_validate(asked.data)


def _wanted_slot(turn: Turn) -> str:
    asked = turn.session.awaiting or Awaiting(kind=MISSING)
    return str(asked.data.get("slot"))
