"""What is done to timers outside, each once for a request."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from skill.dialog.once import Deed, once
from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.frozen import dataclass
from skill.domain.timers import NewTimer, NoTimersError, Timer
from skill.domain.wallclock import later
from skill.intents.timer_notes import note, running

SKEW = timedelta(seconds=1)


class SomeTimers(BaseModel):
    """The timers that an act on all of them touches."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    timers: tuple[Timer, ...]


class Changed(BaseModel):
    """A timer after a change; ``already`` where it was so before."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    timer: Timer
    already: bool = False


def made_from(new: NewTimer, timers: Sequence[Timer], since: datetime) -> Timer | None:
    """Return the timer that a request to set ``new`` has made since then, if it did.

    A name is enough, as Alexa keeps names unique; without one the length must be the same.
    """
    name = (new.name or "").casefold()
    for timer in timers:
        made = timer.created or (timer.rings_at and timer.rings_at - timer.length)
        same = (timer.name or "").casefold() == name
        if same and made and made >= since - SKEW and (name or timer.length == new.length):
            return timer.model_copy(update={"task": new.task})
    return None


def create(
    turn: Turn, services: Services, new: NewTimer, beside: Sequence[Timer] = ()
) -> Timer:
    """Start a timer, once; ``beside`` are those this request has started already."""
    taken = {timer.id for timer in beside}

    def find(wanted: NewTimer) -> Timer | None:
        others = [t for t in services.timers.all(now=turn.now) if t.id not in taken]
        found = made_from(wanted, others, turn.now)
        return found if found and found.length == wanted.length else None

    deed = Deed(
        f"create-{len(beside)}",
        (NewTimer, Timer),
        plan=lambda: new,
        do=lambda wanted: services.timers.create(wanted, now=turn.now),
        find=find,
    )
    timer = once(turn, services, deed)
    if timer.task:
        note(turn, services, (timer,))
    return timer


def cancel(turn: Turn, services: Services, plan: Callable[[], Timer]) -> Timer:
    """Stop a timer for good, once."""

    def do(timer: Timer) -> Timer:
        services.timers.cancel(timer)
        return timer

    def find(timer: Timer) -> Timer | None:
        return None if _held(turn, services, timer) else timer

    return once(turn, services, Deed("cancel", (Timer, Timer), plan, do, find))


def pause(turn: Turn, services: Services, plan: Callable[[], Timer]) -> Changed:
    """Hold a timer, once; it comes back with what is left."""

    def do(timer: Timer) -> Changed:
        if not timer.paused:
            services.timers.pause(timer)
        return Changed(timer=held_still(timer, turn), already=timer.paused)

    def find(timer: Timer) -> Changed | None:
        held = _held(turn, services, timer)
        return Changed(timer=held) if held and held.paused else None

    return once(turn, services, Deed("pause", (Timer, Changed), plan, do, find))


def resume(turn: Turn, services: Services, plan: Callable[[], Timer]) -> Changed:
    """Let a paused timer run on, once."""

    def do(timer: Timer) -> Changed:
        if timer.paused:
            services.timers.resume(timer)
        return Changed(timer=running_on(timer, turn), already=not timer.paused)

    def find(timer: Timer) -> Changed | None:
        held = _held(turn, services, timer)
        return Changed(timer=held) if held and not held.paused else None

    return once(turn, services, Deed("resume", (Timer, Changed), plan, do, find))


@dataclass(frozen=True)
class ToAll:
    """An act on every timer that ``which`` picks: ``each``, or ``whole`` for all."""

    act: str
    which: Callable[[Timer], bool]
    each: Callable[[Timer], None]
    whole: Callable[[], None] | None = None


def to_all(turn: Turn, services: Services, acts: ToAll) -> tuple[Timer, ...]:
    """Act on all timers picked, once, and return them; a second try is for the rest alone.

    Raises:
        NoTimersError: there is no timer at all.
    """

    def plan() -> SomeTimers:
        found = running(turn, services)
        if not found:
            raise NoTimersError("no timer is set")
        return SomeTimers(timers=tuple(t for t in found if acts.which(t)))

    def do(planned: SomeTimers) -> SomeTimers:
        if acts.whole and planned.timers:
            acts.whole()
        else:
            _each(planned.timers)
        return planned

    def find(planned: SomeTimers) -> SomeTimers:
        ids = {timer.id for timer in planned.timers}
        alive = services.timers.all(now=turn.now)
        _each([t for t in alive if t.id in ids and acts.which(t)])
        return planned

    def _each(timers: Sequence[Timer]) -> None:
        for timer in timers:
            acts.each(timer)

    return once(
        turn, services, Deed(acts.act, (SomeTimers, SomeTimers), plan, do, find)
    ).timers


def held_still(timer: Timer, turn: Turn) -> Timer:
    """Return the timer as paused at this turn."""
    left = timer.remaining(turn.now)
    return timer.model_copy(update={"rings_at": None, "left": left})


def running_on(timer: Timer, turn: Turn) -> Timer:
    """Return the timer as running from this turn."""
    rings_at = later(turn.now, timer.remaining(turn.now))
    return timer.model_copy(update={"rings_at": rings_at})


def _held(turn: Turn, services: Services, timer: Timer) -> Timer | None:
    return next((t for t in running(turn, services) if t.id == timer.id), None)
