"""Timers that are set already: stopping, holding, and letting them run on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pydantic import JsonValue

from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.timers import Timer
from skill.domain.which import Said, by_name, the_one_meant
from skill.intents import timer_deeds
from skill.intents.timer_deeds import ToAll, to_all
from skill.intents.timer_notes import running
from skill.intents.timer_screens import screen
from skill.intents.timers import WhichTimer, about
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.speech.timer_questions import (
    place_said,
)
from skill.speech.timers import (
    AllCancelled,
    AllPaused,
    AllResumed,
    AlreadyPaused,
    AlreadyRunning,
    NonePaused,
    NoneRunning,
    TimerCancelled,
    TimerPaused,
    TimerResumed,
)

WHICH = "which_timer"
DEED = {
    "CancelTimerIntent": "cancel",
    "PauseTimerIntent": "pause",
    "ResumeTimerIntent": "resume",
    "RestartTimerIntent": "restart",
    "AddTimeIntent": "more",
    "TakeTimeIntent": "less",
}
"""What each intent does, in the words of ``which``."""


Fit = Callable[[Timer], bool]


def anyone(timer: Timer) -> bool:
    """Return that any timer may be meant."""
    return True


def paused(timer: Timer) -> bool:
    """Return whether a timer stands still."""
    return timer.paused


def unpaused(timer: Timer) -> bool:
    """Return whether a timer runs."""
    return not timer.paused


def meant(turn: Turn, slots: WhichTimer, services: Services, likely: Fit = anyone) -> Timer:
    """Return the timer meant.

    After "which one?" it is one of those that were named; where nothing was said of it, it
    is one that the act makes sense for.

    Raises:
        NoTimersError, TimerNotFoundError, WhichTimerError: see ``the_one_meant``.
    """
    timers = running(turn, services)
    deed = DEED.get(turn.name)
    said = Said(slots.name, slots.length, slots.ordinal, turn.session.timer, deed)
    among = [t for t in timers if t.id in _named(turn)]
    if said.nothing:
        among = among or [t for t in timers if likely(t)]
    return the_one_meant(among or timers, _placed(said, among, turn.locale))


def _placed(said: Said, among: Sequence[Timer], locale: str) -> Said:
    """Return "the second one", which may answer "which one?", as a place, not a name."""
    if not among or said.name is None or by_name(among, said):
        return said
    place = place_said(said.name, locale)
    return said if place is None else replace(said, name=None, place=place)


def _named(turn: Turn) -> list[JsonValue]:
    """Return the ids of the timers that the open question of this intent named."""
    asked = turn.session.awaiting
    if not asked or asked.kind != WHICH or asked.data.get("intent") != turn.name:
        return []
    named = asked.data.get("candidates")
    return named if isinstance(named, list) else []


@on("CancelTimerIntent", slots=WhichTimer)
def cancel_timer(turn: Turn, slots: WhichTimer, services: Services) -> Reply:
    """Stop the timer meant."""
    timer = timer_deeds.cancel(turn, services, lambda: meant(turn, slots, services))
    session = about(turn.session).but(timer=None)
    return Reply(say=TimerCancelled(timer), remember=session)


@when("CancelAllTimersIntent")
def cancel_all_timers(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Stop every timer and say how many there were."""
    timers = services.timers
    acts = ToAll("cancel-all", lambda _: True, timers.cancel, timers.cancel_all)
    gone = to_all(turn, services, acts)
    session = about(turn.session).but(timer=None)
    return Reply(say=AllCancelled(Many(len(gone), "timers")), remember=session)


@on("PauseTimerIntent", slots=WhichTimer)
def pause_timer(turn: Turn, slots: WhichTimer, services: Services) -> Reply:
    """Hold the timer meant."""
    change = timer_deeds.pause(
        turn, services, lambda: meant(turn, slots, services, unpaused)
    )
    say = AlreadyPaused if change.already else TimerPaused
    return told(turn, change.timer, say(change.timer, change.timer.remaining(turn.now)))


@on("ResumeTimerIntent", slots=WhichTimer)
def resume_timer(turn: Turn, slots: WhichTimer, services: Services) -> Reply:
    """Let the timer meant run on."""
    change = timer_deeds.resume(
        turn, services, lambda: meant(turn, slots, services, paused)
    )
    say = AlreadyRunning if change.already else TimerResumed
    return told(turn, change.timer, say(change.timer, change.timer.remaining(turn.now)))


@when("PauseAllTimersIntent")
def pause_all_timers(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Hold every timer that runs."""
    acts = ToAll("pause-all", unpaused, services.timers.pause)
    held = to_all(turn, services, acts)
    say = AllPaused(Many(len(held), "timers")) if held else NoneRunning()
    return Reply(say=say, remember=about(turn.session))


@when("ResumeAllTimersIntent")
def resume_all_timers(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Let every paused timer run on."""
    acts = ToAll("resume-all", paused, services.timers.resume)
    freed = to_all(turn, services, acts)
    say = AllResumed(Many(len(freed), "timers")) if freed else NonePaused()
    return Reply(say=say, remember=about(turn.session))


def told(turn: Turn, timer: Timer, say: Prompt) -> Reply:
    """Return what is said of one timer, with its countdown."""
    return Reply(say=say, show=screen(turn, [timer]), remember=about(turn.session, timer))
