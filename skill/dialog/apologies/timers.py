"""How the failures of timers are told."""

from dataclasses import asdict

from pydantic import JsonValue

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Elicit, Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.timers import (
    NoTimersError,
    Timer,
    TimerNameTakenError,
    TimerNotFoundError,
    TooManyTimersError,
    WhichTimerError,
)
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf
from skill.speech.timers import (
    NameTaken,
    NoSuchTimer,
    NoTimers,
    TimerNotFound,
    TooManyTimers,
    WhichTimer,
)

NAMED_AT_ONCE = 4


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
    """Say that there is no such timer, and ask which of those there are is meant."""
    say: Prompt = TimerNotFound(error.asked_for) if error.asked_for else NoSuchTimer()
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


def _which(candidates: tuple[Timer, ...], turn: Turn) -> Reply:
    slots: dict[str, JsonValue] = {
        name: asdict(slot)
        for name, slot in turn.slots.items()
        if name not in ("name", "length", "ordinal")
    }
    data: dict[str, JsonValue] = {
        "intent": turn.name,
        "candidates": [timer.id for timer in candidates],
        "slots": slots,
    }
    return Reply(
        ask=WhichTimer(AnyOf(candidates[:NAMED_AT_ONCE])),
        elicit=Elicit("name") if turn.kind == "IntentRequest" else None,
        awaiting=Awaiting(kind="which_timer", data=data),
        remember=turn.session.but(topic="timers"),
    )
