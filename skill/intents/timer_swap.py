"""One timer in place of another, losing nothing: Alexa has no call that changes a timer.

Without a name, the new one is started before the old one is stopped.  Names are unique, so
a named timer must be stopped first; if the new one cannot be started then, the old one is
put back, and what a crash cuts off is finished on the next turn.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from skill.dialog.once import Deed, finishes, once
from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.errors import ServiceDownError, SkillError
from skill.domain.outcomes import HalfDoneError
from skill.domain.timers import (
    LONGEST,
    ChangeUndoneError,
    NewTimer,
    Timer,
    TimerLostError,
    TimerNameTakenError,
    TimerTooLongError,
    TooManyTimersError,
)
from skill.intents.timer_deeds import held_still, made_from
from skill.intents.timer_notes import note
from skill.speech.prompts import Prompt
from skill.speech.timer_questions import (
    TimerMissed,
    TimerRecovered,
)
from skill.store.protocol import Entry

SWAP = "swap"


class Swap(BaseModel):
    """The plan: ``new`` for ``old``; ``total`` is the length it is known by afterwards."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    old: Timer
    new: NewTimer
    total: timedelta
    began: AwareDatetime
    paused: bool = False

    def new_at(self, now: datetime) -> NewTimer | None:
        """Return the new timer as late as ``now``; None where it would have rung."""
        late = timedelta(0) if self.paused else _since(self.began, now)
        left = self.new.length - late
        return at_length(self.new, left) if left > timedelta(0) else None

    def old_at(self, now: datetime) -> NewTimer:
        """Return the old timer with what it has left."""
        old = NewTimer(length=self.old.length, name=self.old.name, task=self.old.task)
        return at_length(old, self.old.remaining(now))


def at_length(timer: NewTimer, length: timedelta) -> NewTimer:
    """Return a new timer of a length in whole seconds, one at least."""
    seconds = max(1, round(length.total_seconds()))
    return timer.model_copy(update={"length": timedelta(seconds=seconds)})


def swap(turn: Turn, services: Services, plan: Callable[[], Swap]) -> Timer:
    """Put one timer in another's place, once, and return it.

    Raises:
        TimerTooLongError: it would be; nothing was touched.
        ChangeUndoneError: the new one was refused, and the old one runs on.
        TimerLostError: neither could be started; the next turn tries again.
        HalfDoneError: the service stopped answering half way; so does this.
    """
    swapping = _Swapping(turn, services)

    def planned() -> Swap:
        made = plan()
        if made.new.length > LONGEST:
            raise TimerTooLongError(made.new)
        return made

    deed = Deed(SWAP, (Swap, Timer), planned, swapping.do, swapping.look)
    timer = once(turn, services, deed)
    note(turn, services, (timer,))
    return timer


class _Swapping:
    """The calls of one swap."""

    def __init__(self, turn: Turn, services: Services) -> None:
        self.turn = turn
        self.services = services
        self.timers = services.timers

    def do(self, plan: Swap) -> Timer:
        """Carry the plan out."""
        if plan.old.name and plan.new.name:
            return self._old_first(plan)
        try:
            made = self.timers.create(plan.new, now=self.turn.now)
        except TooManyTimersError:
            return self._old_first(plan)
        self.timers.cancel(plan.old)
        return self.ready(plan, made)

    def look(self, plan: Swap) -> Timer | None:
        """Return how it ended, as ``settle`` does.

        Raises:
            HalfDoneError: that cannot be told now, nor finished; the next turn tries again.
        """
        try:
            return self.settle(plan)
        except ServiceDownError as error:
            raise HalfDoneError(error.service) from error

    def settle(self, plan: Swap) -> Timer | None:
        """Return how it ended: finished if half done, None if nothing was done yet."""
        old, made = self.state(plan)
        if made:
            if old:
                self.timers.cancel(old)
            return self.ready(plan, made)
        return None if old else self._start_new(plan)

    def state(self, plan: Swap) -> tuple[Timer | None, Timer | None]:
        """Return the old timer and the new one, as far as they are there."""
        alive = self.timers.all(now=self.turn.now)
        old = next((t for t in alive if t.id == plan.old.id), None)
        others = [t for t in alive if t.id != plan.old.id]
        return old, made_from(plan.new, others, plan.began)

    def _old_first(self, plan: Swap) -> Timer:
        self.timers.cancel(plan.old)
        return self._start_new(plan)

    def _start_new(self, plan: Swap) -> Timer:
        """Start the new timer; failing that, put the old one back."""
        new = plan.new_at(self.turn.now) or at_length(plan.new, timedelta(0))
        try:
            return self.ready(plan, self.surely(new, plan))
        except SkillError as error:
            back = self._put_back(plan, error)
            if isinstance(error, TimerTooLongError):
                raise
            raise ChangeUndoneError(back) from error

    def _put_back(self, plan: Swap, why: SkillError) -> Timer:
        left = plan.old.remaining(self.turn.now)
        try:
            back = self.surely(plan.old_at(self.turn.now), plan)
        except SkillError:
            raise TimerLostError(plan.old, left) from why
        back = back.model_copy(update={"length": plan.old.length, "task": plan.old.task})
        back = self._held(back) if plan.old.paused else back
        note(self.turn, self.services, (back,))
        return back

    def surely(self, new: NewTimer, plan: Swap) -> Timer:
        """Start a timer, with a second try where the first may have been lost."""
        try:
            return self.timers.create(new, now=self.turn.now)
        except (ServiceDownError, TimerNameTakenError):
            _, made = self.state(plan.model_copy(update={"new": new}))
            return made or self.timers.create(new, now=self.turn.now)

    def ready(self, plan: Swap, made: Timer) -> Timer:
        """Return the new timer as it is to be known, paused if the old one was."""
        timer = made.model_copy(update={"length": plan.total, "task": plan.new.task})
        return self._held(timer) if plan.paused and not timer.paused else timer

    def _held(self, timer: Timer) -> Timer:
        """Return the timer paused; where Alexa does not, it runs, and that is said."""
        try:
            self.timers.pause(timer)
        except ServiceDownError:
            return timer
        return held_still(timer, self.turn)


@finishes(SWAP)
def finish_swap(turn: Turn, services: Services, entry: Entry) -> Prompt | None:
    """Finish a swap that was cut off, and return what the cook must be told of it."""
    plan = Swap.model_validate(entry.what["plan"])
    swapping = _Swapping(turn, services)
    old, made = swapping.state(plan)
    due = plan.new_at(turn.now)
    timer: Timer | None = None
    said: Prompt | None = None
    if made:
        timer = swapping.settle(plan)
    elif old is None and due is None:
        said = TimerMissed(plan.old)
    elif old is None and due:
        late = plan.model_copy(update={"new": due, "began": turn.now})
        timer = swapping.ready(late, swapping.surely(due, late))
        said = TimerRecovered(timer, timer.remaining(turn.now))
    if timer:
        note(turn, services, (timer,))
    done = None if timer is None else timer.model_dump(mode="json")
    services.store.finish(turn.household, entry.key, {"done": done}, now=turn.now)
    return said


def _since(began: datetime, now: datetime) -> timedelta:
    return max(now.astimezone(UTC) - began.astimezone(UTC), timedelta(0))
