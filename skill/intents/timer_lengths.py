"""Timers made longer, shorter or new: what Alexa can do only by another timer."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import ClassVar

from skill.dialog.aside import put_aside
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Length, Name, Slots, Text
from skill.dialog.turn import Turn
from skill.domain.timers import LessThanThatError, NewTimer, Timer
from skill.intents.timer_changes import meant, told
from skill.intents.timer_swap import Swap, at_length, swap
from skill.intents.timers import WhichTimer
from skill.speech.prompts import Prompt
from skill.speech.reminders import reminder_text
from skill.speech.timer_questions import (
    HowMuchLess,
    HowMuchMore,
    WhatToTell,
)
from skill.speech.timers import (
    TimeAdded,
    TimerRestarted,
    TimerWillTell,
    TimeTaken,
)

MISSING = "timer_slot"
SHORTEST = timedelta(seconds=2)  # less is gone before it has been said


class AddTime(WhichTimer):
    """Slots of ``AddTimeIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"more": HowMuchMore()}

    more: Length | None = None


class TakeTime(WhichTimer):
    """Slots of ``TakeTimeIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"less": HowMuchLess()}

    less: Length | None = None


class TimerTask(Slots):
    """Slots of ``TimerTaskIntent``."""

    task: Text | None = None
    name: Name | None = None
    length: Length | None = None


@on("RestartTimerIntent", slots=WhichTimer)
def restart_timer(turn: Turn, slots: WhichTimer, services: Services) -> Reply:
    """Start the timer meant over: the same length, name and task."""
    timer = swap(turn, services, lambda: afresh(turn, meant(turn, slots, services)))
    return told(turn, timer, TimerRestarted(timer, timer.length))


@on("AddTimeIntent", slots=AddTime)
def add_time(turn: Turn, slots: AddTime, services: Services) -> Reply:
    """Make the timer meant longer."""
    more = slots.more
    if more is None:
        return ask_slot(turn, HowMuchMore(), "more")
    timer = swap(turn, services, _by(turn, slots, services, more))
    return told(turn, timer, TimeAdded(timer, more, timer.remaining(turn.now)))


@on("TakeTimeIntent", slots=TakeTime)
def take_time(turn: Turn, slots: TakeTime, services: Services) -> Reply:
    """Make the timer meant shorter; taking all that is left or more is asked again."""
    less = slots.less
    if less is None:
        return ask_slot(turn, HowMuchLess(), "less")
    timer = swap(turn, services, _by(turn, slots, services, -less))
    return told(turn, timer, TimeTaken(timer, less, timer.remaining(turn.now)))


@on("TimerTaskIntent", slots=TimerTask)
def tell_when_done(turn: Turn, slots: TimerTask, services: Services) -> Reply:
    """Have the timer meant say what to do when it rings."""
    if slots.task is None:
        return ask_slot(turn, WhatToTell(), "task")
    task = reminder_text(slots.task, turn.locale)

    def plan() -> Swap:
        which = WhichTimer(name=slots.name, length=slots.length)
        timer = meant(turn, which, services)
        same = changed(turn, timer, timedelta(0))
        return same.model_copy(update={"new": same.new.model_copy(update={"task": task})})

    timer = swap(turn, services, plan)
    return told(turn, timer, TimerWillTell(timer, task))


def afresh(turn: Turn, timer: Timer, wanted: NewTimer | None = None) -> Swap:
    """Return the plan that starts a timer over, as it was or as ``wanted``."""
    same = NewTimer(length=timer.length, name=timer.name, task=timer.task)
    new = wanted or same
    return Swap(old=timer, new=new, total=new.length, began=turn.now)


def changed(turn: Turn, timer: Timer, by: timedelta) -> Swap:
    """Return the plan that gives a timer more time, or less.

    Raises:
        LessThanThatError: nothing would be left.
    """
    left = timer.remaining(turn.now)
    if left + by < SHORTEST:
        raise LessThanThatError(timer, left)
    same = NewTimer(length=timer.length, name=timer.name, task=timer.task)
    return Swap(
        old=timer,
        new=at_length(same, left + by),
        total=timer.length + by,
        began=turn.now,
        paused=timer.paused,
    )


def ask_slot(turn: Turn, question: Prompt, slot: str) -> Reply:
    """Return a question for one slot of this turn's intent."""
    data = {"intent": turn.name, "slot": slot, "slots": put_aside(turn.slots)}
    return Reply(
        ask=question,
        elicit=Elicit(slot) if turn.kind == "IntentRequest" else None,
        awaiting=Awaiting(kind=MISSING, data=data),
        remember=turn.session.but(topic="timers"),
    )


def _by(
    turn: Turn, slots: WhichTimer, services: Services, by: timedelta
) -> Callable[[], Swap]:
    return lambda: changed(turn, meant(turn, slots, services), by)
