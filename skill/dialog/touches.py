"""A touch on the screen means what could have been said: the same handler answers both.

A touch sends ``[verb, argument, ...]``.  The verb stands for an intent; an argument fills a
slot of it, as if it had been heard.
"""

from collections.abc import Mapping

from skill.dialog.turn import RawSlot, Turn
from skill.domain.frozen import dataclass

UNKNOWN = "touch:"
"""The name of a touch that no screen of ours sends: it is met with silence."""

SHOWN = "shown"
"""The fact of a turn that holds the recipe whose screen was touched."""

_PREFIX = "touch:"


@dataclass(frozen=True)
class Meaning:
    """What a verb stands for: an intent, and the slots that its arguments fill in turn.

    With ``shown``, its argument is the id of the recipe on the screen instead: a touch may
    come long after the conversation in which that was offered.
    """

    intent: str
    slots: tuple[str, ...] = ()
    shown: bool = False


VERBS: Mapping[str, Meaning] = {
    "yes": Meaning("AMAZON.YesIntent"),
    "no": Meaning("AMAZON.NoIntent"),
    "next": Meaning("AMAZON.NextIntent"),
    "previous": Meaning("AMAZON.PreviousIntent"),
    "repeat": Meaning("AMAZON.RepeatIntent"),
    "start_over": Meaning("AMAZON.StartOverIntent"),
    "more": Meaning("AMAZON.MoreIntent"),
    "help": Meaning("AMAZON.HelpIntent"),
    "stop": Meaning("AMAZON.StopIntent"),
    "cancel": Meaning("AMAZON.CancelIntent"),
    "home": Meaning("LaunchRequest"),
    "recommend": Meaning("RecommendIntent", ("meal",)),
    "something_else": Meaning("SomethingElseIntent"),
    "surprise": Meaning("SurpriseMeIntent"),
    "too_long": Meaning("TooLongIntent"),
    "dish": Meaning("FindDishIntent", ("query",)),
    "this_one": Meaning("AnswerIntent", ("ordinal",)),
    "take": Meaning("TakeRecipeIntent", shown=True),
    "why": Meaning("WhyThisIntent"),
    "ingredients": Meaning("IngredientsIntent", shown=True),
    "tick": Meaning("TickIntent", ("ordinal",)),
    "untick": Meaning("UntickIntent", ("ordinal",)),
    "pantry": Meaning("PantryIntent"),
    "use_up": Meaning("UseUpIntent"),
    "how_much": Meaning("HowMuchIntent", ("food",)),
    "start": Meaning("StartCookingIntent", shown=True),
    "step": Meaning("GoToStepIntent", ("step",)),
    "steps_left": Meaning("StepsLeftIntent"),
    "servings": Meaning("ServingsIntent", ("servings",)),
    "resume": Meaning("ResumeCookingIntent"),
    "finish": Meaning("FinishCookingIntent"),
    "timer": Meaning("StepTimerIntent"),
    "step_timer": Meaning("StepTimerIntent"),
    "timers": Meaning("ListTimersIntent"),
    "set_timer": Meaning("SetTimerIntent", ("duration", "name")),
    "check_timer": Meaning("CheckTimerIntent", ("ordinal",)),
    "pause_timer": Meaning("PauseTimerIntent", ("name", "length")),
    "resume_timer": Meaning("ResumeTimerIntent", ("name", "length")),
    "restart_timer": Meaning("RestartTimerIntent", ("name", "length")),
    "cancel_timer": Meaning("CancelTimerIntent", ("name", "length")),
    "cancel_timers": Meaning("CancelAllTimersIntent"),
    "reminders": Meaning("ListRemindersIntent"),
    "delete_reminder": Meaning("DeleteReminderIntent", ("ordinal",)),
    "who": Meaning("WhoIsEatingIntent"),
    "know": Meaning("WhatDoYouKnowIntent"),
    "forget": Meaning("ForgetMeIntent"),
}


def as_intent(turn: Turn) -> Turn:
    """Return a touch as the turn it stands for; anything else as it came."""
    if not turn.name.startswith(_PREFIX):
        return turn
    meaning = VERBS.get(turn.name.removeprefix(_PREFIX))
    if meaning is None:
        return turn.but(name=UNKNOWN, slots={})
    about = _shown(turn) if meaning.shown else None
    facts = turn.facts if about is None else {**turn.facts, SHOWN: about}
    return turn.but(name=meaning.intent, slots=_slots(turn, meaning), facts=facts)


def _shown(turn: Turn) -> str | None:
    """Return the recipe that a touch names."""
    arguments = turn.facts.get("arguments")
    named = arguments[1] if isinstance(arguments, list) and len(arguments) > 1 else None
    return named if isinstance(named, str) and named else None


def _slots(turn: Turn, meaning: Meaning) -> dict[str, RawSlot]:
    """Return what follows the verb as slots; what is no word or number is left out."""
    arguments = turn.facts.get("arguments")
    given = arguments[1:] if isinstance(arguments, list) else []
    return {
        name: RawSlot(name, str(value), id=str(value))
        for name, value in zip(meaning.slots, given, strict=False)
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
