"""The screens of timers, with their words in the cook's language."""

from collections.abc import Sequence

from skill.dialog.turn import Turn
from skill.display.screen import Screen
from skill.display.timers import Legend, timers_screen
from skill.domain.timers import Timer
from skill.speech import screens as say
from skill.speech.prompts import Prompt
from skill.speech.timers import TimersTitle
from skill.speech.written import written


def screen(turn: Turn, timers: Sequence[Timer]) -> Screen:
    """Return the countdowns of these timers; one alone can be paused and cancelled."""
    paused = bool(timers) and timers[0].paused
    change = "resume_timer" if paused else "pause_timer"
    change_label = say.ResumeLabel() if paused else say.PauseLabel()
    legend = Legend(
        _text(TimersTitle(), turn),
        paused=_text(say.PausedLabel(), turn),
        up=_text(say.TimeUpLabel(), turn),
        buttons={
            change: _text(change_label, turn),
            "cancel_timer": _text(say.CancelLabel(), turn),
        },
    )
    return timers_screen(timers, legend, now=turn.now)


def _text(prompt: Prompt, turn: Turn) -> str:
    return written(prompt, turn.locale)
