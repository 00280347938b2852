"""What is asked about timers, and said when something stands in the way."""

from datetime import timedelta

from skill.domain.frozen import dataclass
from skill.domain.timers import Timer
from skill.speech.prompts import Prompt, known_locale, words
from skill.speech.spoken import AnyOf


@dataclass(frozen=True)
class HowLong(Prompt):
    """The question for the length of a new timer."""


@dataclass(frozen=True)
class HowLongNamed(Prompt):
    """The same for a timer that has a name."""

    name: str


@dataclass(frozen=True)
class HowMuchMore(Prompt):
    """The question for how much to add."""


@dataclass(frozen=True)
class HowMuchLess(Prompt):
    """The question for how much to take away."""


@dataclass(frozen=True)
class LessThanThat(Prompt):
    """More was to be taken away than is left."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class WhatToTell(Prompt):
    """The question for what to say when it rings."""


@dataclass(frozen=True)
class TheTimer(Prompt):
    """One of the timers to choose from, inside a question."""

    timer: Timer


@dataclass(frozen=True)
class WhichTimer(Prompt):
    """The question which of a few is meant; each is a ``TheTimer``."""

    timers: AnyOf


@dataclass(frozen=True)
class DidYouMean(Prompt):
    """The question whether the only timer there is is meant."""

    timer: Timer


@dataclass(frozen=True)
class TimerNotFound(Prompt):
    """No timer has that name."""

    name: str


@dataclass(frozen=True)
class NoSuchTimer(Prompt):
    """No timer has that length or place."""


@dataclass(frozen=True)
class NameTaken(Prompt):
    """The name is in use: offer to start that timer over."""

    name: str
    length: timedelta


@dataclass(frozen=True)
class WhatName(Prompt):
    """The question for another name."""


@dataclass(frozen=True)
class TooLongRemindAt(Prompt):
    """Too long for a timer: offer a reminder at a time of day.  ``when`` is worded."""

    when: Prompt


@dataclass(frozen=True)
class TimerIsUp(Prompt):
    """The text of a reminder that stands in for a named timer."""

    name: str


@dataclass(frozen=True)
class TimeIsUp(Prompt):
    """The text of a reminder that stands in for a timer without a name."""

    length: timedelta


@dataclass(frozen=True)
class TooManyTimers(Prompt):
    """Alexa holds as many as she will."""


@dataclass(frozen=True)
class NothingChanged(Prompt):
    """A question was declined."""


@dataclass(frozen=True)
class ChangeUndone(Prompt):
    """A change failed; the timer runs as before."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimerLost(Prompt):
    """A change failed, and so did putting the timer back."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimerRecovered(Prompt):
    """A change that was cut off has been finished."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimerMissed(Prompt):
    """A change was cut off, and the timer would have rung since."""

    timer: Timer


def place_said(name: str, locale: str) -> int | None:
    """Return the place that a name like "second one" tells; -1 for the last."""
    known = words(known_locale(locale), "nouns")["ordinal"]
    opening = name.partition(" ")[0]
    return next((int(n) for n, word in known.items() if word == opening), None)
