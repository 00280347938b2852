"""Timers: setting them, and telling what they have left."""

from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import Field

from skill.dialog.apologies import apology
from skill.dialog.calendar_readings import ClockTime
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting, Session
from skill.dialog.slots import Clock, Count, Length, Name, NoSlots, Place, Slots, Text
from skill.dialog.turn import Turn
from skill.domain.errors import (
    PermissionNeededError,
    SkillError,
    TimeZoneUnknownError,
)
from skill.domain.timers import NewTimer, Timer
from skill.domain.which import Said, the_one_meant
from skill.intents.timer_deeds import create
from skill.intents.timer_notes import running
from skill.intents.timer_screens import screen
from skill.speech.general import ShallISetTimer
from skill.speech.prompts import Prompt
from skill.speech.reminders import reminder_text
from skill.speech.spoken import Many
from skill.speech.timer_questions import (
    HowLong,
    HowLongNamed,
)
from skill.speech.timers import (
    NoTimers,
    PausedTimeLeft,
    TimeLeft,
    TimerFor,
    TimerLeft,
    TimerPausedAt,
    TimerSet,
    TimerSetToTell,
    TimersListed,
    TimersListedAndMore,
    TimersSet,
    UnnamedTimerFor,
    UnnamedTimerSet,
    UnnamedTimerSetToTell,
)

SPOKEN_AT_ONCE = 4
LENGTH = "timer_length"
Minutes = Annotated[Count, Field(ge=1, le=24 * 60)]


class SetTimer(Slots):
    """Slots of ``SetTimerIntent``: one timer, or two in one breath."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        "duration": HowLong(),
        "second_duration": HowLong(),
    }

    duration: Length | None = None
    name: Name | None = None
    task: Text | None = None
    second_duration: Length | None = None
    second_name: Name | None = None
    time: Clock | None = None
    number: Minutes | None = None

    def wanted(self, locale: str) -> tuple[NewTimer, ...]:
        """Return the timers asked for; none where the length is still to be asked."""
        if self.duration is None:
            return ()
        task = reminder_text(self.task, locale) if self.task else None
        first = NewTimer(length=self.duration, name=self.name, task=task)
        if self.second_duration is None:
            return (first,)
        return first, NewTimer(length=self.second_duration, name=self.second_name)


class WhichTimer(Slots):
    """What may be said of a timer that is meant: its name, its length, its place."""

    name: Name | None = None
    length: Length | None = None
    ordinal: Place | None = None


class BareLength(Slots):
    """An answer to "for how long?"; a bare number is minutes."""

    asks: ClassVar[Mapping[str, Prompt]] = {"duration": HowLong()}

    duration: Length | None = None
    number: Count | None = None


@on("SetTimerIntent", slots=SetTimer)
def set_timer(turn: Turn, slots: SetTimer, services: Services) -> Reply:
    """Start a timer or two, or ask for how long."""
    wanted = slots.wanted(turn.locale)
    if wanted:
        return begin_timers(turn, wanted, services)
    if slots.time is not None:
        until = NewTimer(length=_until(slots.time, turn), name=slots.name)
        return begin_timers(turn, (until,), services)
    if slots.number is not None:
        return _in_minutes(turn, slots.number)
    task = reminder_text(slots.task, turn.locale) if slots.task else None
    question: Prompt = HowLongNamed(slots.name) if slots.name else HowLong()
    return Reply(
        ask=question,
        again=HowLong(),
        elicit=Elicit("duration"),
        awaiting=Awaiting(kind=LENGTH, data={"name": slots.name, "task": task}),
        remember=turn.session.but(topic="timers"),
    )


def _until(clock: ClockTime, turn: Turn) -> timedelta:
    """Return how long it is until the clock shows that time next.

    Raises:
        TimeZoneUnknownError: nobody knows what the clock shows now.
    """
    if not turn.zone_known:
        raise TimeZoneUnknownError("no zone for a clock time")
    today = turn.now.astimezone(ZoneInfo(turn.zone))
    first = today.replace(hour=clock.at.hour, minute=clock.at.minute, second=0)
    first = first.replace(microsecond=0)
    halves = (0, 12, 24) if clock.open_half else (0, 24)
    shown = ((first + timedelta(hours=hours)).astimezone(UTC) for hours in halves)
    return next(at - turn.now for at in shown if at > turn.now)


def _in_minutes(turn: Turn, number: int) -> Reply:
    """Ask whether a bare number is minutes."""
    return Reply(
        ask=ShallISetTimer(timedelta(minutes=number)),
        awaiting=Awaiting(kind="bare_timer", data={"duration": f"PT{number}M"}),
        remember=turn.session.but(topic="timers"),
    )


@on("SetTimerIntent", slots=SetTimer, awaiting=LENGTH)
def set_with_length(turn: Turn, slots: SetTimer, services: Services) -> Reply:
    """Start the timer that only lacked its length, unless another is asked for."""
    another = slots.name or slots.task or slots.second_duration
    if slots.duration is None or another:
        return set_timer.answer(turn, slots, services)
    return begin_timers(turn, (_named(turn, slots.duration),), services)


@on("AnswerIntent", slots=BareLength, awaiting=LENGTH)
def give_length(turn: Turn, slots: BareLength, services: Services) -> Reply:
    """Start the timer that only lacked its length."""
    length = slots.duration or (timedelta(minutes=slots.number) if slots.number else None)
    if length is None:
        return Reply(ask=HowLong(), awaiting=turn.session.awaiting)
    return begin_timers(turn, (_named(turn, length),), services)


@when("ListTimersIntent")
def list_timers(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Tell every timer, the next to ring first."""
    timers = running(turn, services)
    if not timers:
        return Reply(say=NoTimers(), remember=about(turn.session))
    return listed(turn, timers)


@on("CheckTimerIntent", slots=WhichTimer)
def check_timer(turn: Turn, slots: WhichTimer, services: Services) -> Reply:
    """Tell what a timer has left; all of them where none was named."""
    timers = running(turn, services)
    said = Said(slots.name, slots.length, slots.ordinal, turn.session.timer)
    known = {timer.id for timer in timers}
    if said.nothing and len(timers) > 1 and said.it not in known:
        return listed(turn, timers)
    timer = the_one_meant(timers, said)
    left = timer.remaining(turn.now)
    say = PausedTimeLeft(timer, left) if timer.paused else TimeLeft(timer, left)
    return Reply(say=say, show=screen(turn, [timer]), remember=about(turn.session, timer))


def begin_timers(turn: Turn, wanted: Sequence[NewTimer], services: Services) -> Reply:
    """Start timers; where a later one fails, say what was started and then why."""
    started: list[Timer] = []
    for new in wanted:
        try:
            started.append(create(turn, services, new, started))
        except PermissionNeededError:
            raise  # asked again, the ledger knows what was started
        except SkillError as error:
            if not started:
                raise
            sorry = apology(error, turn)
            session = about(sorry.remember or turn.session, started[-1])
            say = (*said_of(started), *sorry.prompts)
            return sorry.but(say=say, show=screen(turn, started), remember=session)
    return Reply(
        say=said_of(started),
        show=screen(turn, beside_others(turn, started, services)),
        remember=about(turn.session, started[-1]),
    )


def beside_others(
    turn: Turn, started: Sequence[Timer], services: Services
) -> Sequence[Timer]:
    """Return all that run, for a screen; what was just set where Alexa will not say."""
    if turn.device.screen is None:
        return started
    try:
        return running(turn, services) or started
    except SkillError:
        return started


def said_of(started: Sequence[Timer]) -> tuple[Prompt, ...]:
    """Return what is said of timers just started."""
    if len(started) > 1:
        return (TimersSet(tuple(map(_with_length, started))),)
    [timer] = started
    if timer.task:
        if timer.name:
            return (TimerSetToTell(timer, timer.length, timer.task),)
        return (UnnamedTimerSetToTell(timer.length, timer.task),)
    if timer.name:
        return (TimerSet(timer, timer.length),)
    return (UnnamedTimerSet(timer.length),)


def listed(turn: Turn, timers: Sequence[Timer]) -> Reply:
    """Return the list of timers, the first few spoken and all on the screen."""
    told = tuple(_line(turn, timer) for timer in timers[:SPOKEN_AT_ONCE])
    count, more = Many(len(timers), "timers"), len(timers) - len(told)
    say = TimersListedAndMore(count, told, more) if more else TimersListed(count, told)
    only = timers[0] if len(timers) == 1 else None
    return Reply(say=say, show=screen(turn, timers), remember=about(turn.session, only))


def about(session: Session, timer: Timer | None = None) -> Session:
    """Return the session now that timers, or this one, were spoken of."""
    return session.but(topic="timers", timer=timer.id if timer else session.timer)


def _named(turn: Turn, length: timedelta) -> NewTimer:
    """Return the timer that the question for its length was about."""
    held = turn.session.awaiting.data if turn.session.awaiting else {}
    return NewTimer.model_validate({**held, "length": length})


def _with_length(timer: Timer) -> Prompt:
    return TimerFor(timer, timer.length) if timer.name else UnnamedTimerFor(timer.length)


def _line(turn: Turn, timer: Timer) -> Prompt:
    left = timer.remaining(turn.now)
    return TimerPausedAt(timer, left) if timer.paused else TimerLeft(timer, left)
