"""How the failures of timers are told."""

from pydantic import JsonValue

from skill.dialog.apologies.choosing import timers_to_choose
from skill.dialog.apologies.registry import apology
from skill.dialog.aside import put_aside
from skill.dialog.reply import Elicit, Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.drafts import FARTHEST
from skill.domain.reminders import NewReminder
from skill.domain.timers import (
    ChangeUndoneError,
    LessThanThatError,
    NewTimer,
    NoTimersError,
    Timer,
    TimerLostError,
    TimerNameTakenError,
    TimerNotFoundError,
    TimerTooLongError,
    TooManyTimersError,
    WhichTimerError,
)
from skill.domain.wallclock import later
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf
from skill.speech.timer_questions import (
    ChangeUndone,
    DidYouMean,
    HowLong,
    LessThanThat,
    NameTaken,
    NoSuchTimer,
    TheTimer,
    TimeIsUp,
    TimerIsUp,
    TimerLost,
    TimerNotFound,
    TooLongRemindAt,
    TooManyTimers,
    WhichTimer,
)
from skill.speech.timers import (
    NoTimers,
)
from skill.speech.times import (
    when,
)
from skill.speech.written import written

NAMED_AT_ONCE = 4
LONGEST_NAME = 4  # words of a timer's name: "slow roast pork shoulder"
REMIND_INSTEAD = "remind_instead"
# Alexa's own intents have no slots to elicit: what they mean where timers are spoken of.
MEANS = {
    "AMAZON.PauseIntent": "PauseTimerIntent",
    "AMAZON.ResumeIntent": "ResumeTimerIntent",
    "AMAZON.StartOverIntent": "RestartTimerIntent",
}


@apology.register
def _(error: NoTimersError, turn: Turn) -> Reply:
    """Say that there is none."""
    return Reply(say=NoTimers(), remember=turn.session.but(topic="timers", timer=None))


@apology.register
def _(error: WhichTimerError, turn: Turn) -> Reply:
    """Ask which one, naming the candidates."""
    return _which(error.candidates, turn)


@apology.register
def _(error: TimerNotFoundError, turn: Turn) -> Reply:
    """Say that there is no such timer, and ask which of those there are is meant.

    A name of many words was misheard: it is not said back.
    """
    heard = error.asked_for or ""
    named = 0 < len(heard.split()) <= LONGEST_NAME
    say: Prompt = TimerNotFound(heard) if named else NoSuchTimer()
    return _which(error.running, turn).but(say=say)


@apology.register
def _(error: TimerNameTakenError, turn: Turn) -> Reply:
    """Offer to start the timer of that name over."""
    wanted = error.wanted
    return Reply(
        ask=NameTaken(wanted.name or "", wanted.length),
        awaiting=Awaiting(kind="name_taken", data=wanted.model_dump(mode="json")),
        remember=turn.session.but(topic="timers"),
    )


@apology.register
def _(error: TooManyTimersError, turn: Turn) -> Reply:
    """Say that there is no room."""
    return Reply(say=TooManyTimers())


@apology.register
def _(error: TimerTooLongError, turn: Turn) -> Reply:
    """Offer a reminder at that time instead; beyond all reason, ask how long again."""
    wanted = error.wanted
    if wanted.length > FARTHEST:
        return Reply(ask=HowLong(), elicit=_elicit("duration", turn))
    instead = _reminder_for(wanted, turn)
    data: dict[str, JsonValue] = {"reminder": instead.model_dump(mode="json")}
    return Reply(
        ask=TooLongRemindAt(when(instead, turn.now, zone_known=turn.zone_known)),
        awaiting=Awaiting(kind=REMIND_INSTEAD, data=data),
        remember=turn.session.but(topic="timers"),
    )


@apology.register
def _(error: LessThanThatError, turn: Turn) -> Reply:
    """Say what is left, and ask for less."""
    slots = {name: slot for name, slot in turn.slots.items() if name != "less"}
    data = {"intent": turn.name, "slot": "less", "slots": put_aside(slots)}
    return Reply(
        ask=LessThanThat(error.timer, error.left),
        elicit=_elicit("less", turn),
        awaiting=Awaiting(kind="timer_slot", data=data),
        remember=turn.session.but(topic="timers", timer=error.timer.id),
    )


@apology.register
def _(error: ChangeUndoneError, turn: Turn) -> Reply:
    """Say that it failed and that the timer runs as before."""
    timer = error.timer
    return Reply(
        say=ChangeUndone(timer, timer.remaining(turn.now)),
        remember=turn.session.but(topic="timers", timer=timer.id),
    )


@apology.register
def _(error: TimerLostError, turn: Turn) -> Reply:
    """Say that the timer is gone, with what it had left."""
    return Reply(say=TimerLost(error.timer, error.left))


def _which(candidates: tuple[Timer, ...], turn: Turn) -> Reply:
    """Ask which of these is meant; a single one is only to be confirmed."""
    said = {n: s for n, s in turn.slots.items() if n not in ("name", "length", "ordinal")}
    data: dict[str, JsonValue] = {
        "intent": MEANS.get(turn.name, turn.name),
        "candidates": [timer.id for timer in candidates],
        "slots": put_aside(said),
    }
    several = len(candidates) > 1
    question = (
        WhichTimer(AnyOf(tuple(map(TheTimer, candidates[:NAMED_AT_ONCE]))))
        if several
        else DidYouMean(candidates[0])
    )
    return Reply(
        ask=question,
        elicit=_elicit("name", turn) if several else None,
        awaiting=Awaiting(kind="which_timer", data=data),
        show=timers_to_choose(candidates, turn) if several else None,
        remember=turn.session.but(topic="timers"),
    )


def _elicit(slot: str, turn: Turn) -> Elicit | None:
    return Elicit(slot, MEANS.get(turn.name)) if turn.kind == "IntentRequest" else None


def _reminder_for(wanted: NewTimer, turn: Turn) -> NewReminder:
    """Return a reminder that rings when the timer would have."""
    up = TimerIsUp(wanted.name) if wanted.name else TimeIsUp(wanted.length)
    due = later(turn.now, wanted.length)
    return NewReminder(
        what=wanted.task or written(up, turn.locale),
        due=due,
        zone=turn.zone,
        after_seconds=round(wanted.length.total_seconds()),
    )
