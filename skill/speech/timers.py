"""What is said of timers."""

from dataclasses import dataclass
from datetime import timedelta

from skill.domain.timers import Timer
from skill.speech.prompts import Prompt, known_locale, words
from skill.speech.spoken import AnyOf, Many


@dataclass(frozen=True)
class HowLong(Prompt):
    """The question for the length of a new timer."""


@dataclass(frozen=True)
class HowLongNamed(Prompt):
    """The same for a timer that has a name."""

    name: str


@dataclass(frozen=True)
class TimerSet(Prompt):
    """A named timer is running."""

    timer: Timer
    length: timedelta


@dataclass(frozen=True)
class UnnamedTimerSet(Prompt):
    """A timer without a name is running."""

    length: timedelta


@dataclass(frozen=True)
class TimerSetToTell(Prompt):
    """A timer is running that will say what to do."""

    timer: Timer
    length: timedelta
    task: str


@dataclass(frozen=True)
class UnnamedTimerSetToTell(Prompt):
    """A timer without a name is running that will say what to do."""

    length: timedelta
    task: str


@dataclass(frozen=True)
class TimersSet(Prompt):
    """Several timers are running: "pasta timer for 10 minutes" each."""

    timers: tuple[Prompt, ...]


@dataclass(frozen=True)
class TimerFor(Prompt):
    """A named timer and its length, inside a sentence."""

    timer: Timer
    length: timedelta


@dataclass(frozen=True)
class TimerLeft(Prompt):
    """A timer and what is left of it, inside a sentence."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimerPausedAt(Prompt):
    """A paused timer and what is left of it, inside a sentence."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimeLeft(Prompt):
    """How long until it rings."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class PausedTimeLeft(Prompt):
    """How long it will run once resumed."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimersListed(Prompt):
    """All timers, the next to ring first."""

    count: Many
    timers: tuple[Prompt, ...]


@dataclass(frozen=True)
class TimersListedAndMore(Prompt):
    """The next few timers, and how many more there are."""

    count: Many
    timers: tuple[Prompt, ...]
    more: int


@dataclass(frozen=True)
class NoTimers(Prompt):
    """No timer is set."""


@dataclass(frozen=True)
class TimerCancelled(Prompt):
    """One timer is gone."""

    timer: Timer


@dataclass(frozen=True)
class AllCancelled(Prompt):
    """Every timer is gone."""

    count: Many


@dataclass(frozen=True)
class TimerPaused(Prompt):
    """A timer stands still now."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class AlreadyPaused(Prompt):
    """It stood still before."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class TimerResumed(Prompt):
    """A timer runs on."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class AlreadyRunning(Prompt):
    """It was running before."""

    timer: Timer
    left: timedelta


@dataclass(frozen=True)
class AllPaused(Prompt):
    """Every timer stands still."""

    count: Many


@dataclass(frozen=True)
class NoneRunning(Prompt):
    """Every timer stood still before."""


@dataclass(frozen=True)
class AllResumed(Prompt):
    """Every timer runs on."""

    count: Many


@dataclass(frozen=True)
class NonePaused(Prompt):
    """Every timer was running before."""


@dataclass(frozen=True)
class TimerRestarted(Prompt):
    """A timer counts from its start again."""

    timer: Timer
    length: timedelta


@dataclass(frozen=True)
class TimeAdded(Prompt):
    """A timer got longer."""

    timer: Timer
    more: timedelta
    left: timedelta


@dataclass(frozen=True)
class TimeTaken(Prompt):
    """A timer got shorter."""

    timer: Timer
    less: timedelta
    left: timedelta


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
class TimerWillTell(Prompt):
    """A timer will say what to do when it rings."""

    timer: Timer
    task: str


@dataclass(frozen=True)
class WhatToTell(Prompt):
    """The question for what to say when it rings."""


@dataclass(frozen=True)
class WhichTimer(Prompt):
    """The question which of a few is meant."""

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


@dataclass(frozen=True)
class TimersTitle(Prompt):
    """The heading of the screen."""


def place_said(name: str, locale: str) -> int | None:
    """Return the place that a name like "second one" tells; -1 for the last."""
    known = words(known_locale(locale), "nouns")["ordinal"]
    opening = name.partition(" ")[0]
    return next((int(n) for n, word in known.items() if word == opening), None)
