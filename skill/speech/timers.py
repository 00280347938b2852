"""What is said of timers."""

from datetime import timedelta

from skill.domain.frozen import dataclass
from skill.domain.timers import Timer
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


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
class UnnamedTimerFor(Prompt):
    """The length of a timer without a name, inside a sentence."""

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
class TimerWillTell(Prompt):
    """A timer will say what to do when it rings."""

    timer: Timer
    task: str


@dataclass(frozen=True)
class TimersTitle(Prompt):
    """The heading of the screen."""
