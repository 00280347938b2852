"""The screens of "which one?": every candidate, to be touched as it would be said."""

from collections.abc import Sequence

from skill.dialog.turn import Turn
from skill.display.choices import Option, choices
from skill.display.screen import Screen
from skill.display.timers import clock_face, label_of, left
from skill.domain.reminders import Reminder
from skill.domain.timers import Timer
from skill.speech.screens import WhichOneTitle
from skill.speech.times import when
from skill.speech.written import written

THIS_ONE = "this_one"


def timers_to_choose(candidates: Sequence[Timer], turn: Turn) -> Screen:
    """Return the timers that may be meant, with what each has left."""
    return choices(
        written(WhichOneTitle(), turn.locale),
        [
            Option(label_of(one), (THIS_ONE, place), clock_face(left(one, turn.now)))
            for place, one in enumerate(candidates, start=1)
        ],
    )


def reminders_to_choose(candidates: Sequence[Reminder], turn: Turn) -> Screen:
    """Return the reminders that may be meant, with when each rings."""
    at_clock = (one.model_copy(update={"after_seconds": None}) for one in candidates)
    times = [written(when(one, turn.now), turn.locale) for one in at_clock]
    return choices(
        written(WhichOneTitle(), turn.locale),
        [
            Option(one.what, (THIS_ONE, place), time)
            for place, (one, time) in enumerate(zip(candidates, times, strict=True), 1)
        ],
    )
