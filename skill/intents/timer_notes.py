"""What Alexa does not tell again of a timer: its task, and its length before a change.

Her list of timers has neither, so both are noted in the household's document, under the
timer's id, and laid over the list.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.domain.timers import Timer
from skill.store.protocol import StaleVersionError, StoreDownError, update

_PREFIX = "timer:"
_KEPT = timedelta(days=8)
_MOST = 40


def running(turn: Turn, services: Services) -> tuple[Timer, ...]:
    """Return the timers, next to ring first, with what was noted of them.

    Paused ones come last, as they ring only when resumed.
    """
    timers = services.timers.all(now=turn.now)
    if not timers:
        return ()
    try:
        notes = services.store.load(turn.household, now=turn.now).value.notes
    except StoreDownError:
        return timers
    return tuple(_overlaid(timer, notes.get(_PREFIX + timer.id)) for timer in timers)


def note(turn: Turn, services: Services, timers: Sequence[Timer]) -> None:
    """Note what Alexa will not tell again; a note that fails costs no timer."""
    if not timers:
        return
    told = {_PREFIX + timer.id: _written(timer, turn.now) for timer in timers}

    def noted(household: Household) -> Household:
        notes = _kept(household.notes, turn.now) | told
        return household.model_copy(update={"notes": notes})

    try:
        update(services.store, turn.household, noted, now=turn.now)
    except (StoreDownError, StaleVersionError):
        return


def _written(timer: Timer, now: datetime) -> str:
    held = {"at": now.timestamp(), "task": timer.task, "s": timer.length.total_seconds()}
    return json.dumps(held)


def _kept(notes: dict[str, str], now: datetime) -> dict[str, str]:
    """Return the notes without those of timers that cannot be alive any more."""
    ours = {k: v for k, v in notes.items() if k.startswith(_PREFIX)}
    alive = [
        k for k, v in ours.items() if now.timestamp() - _read(v)[0] < _KEPT.total_seconds()
    ]
    recent = sorted(alive, key=lambda k: _read(ours[k])[0])[-_MOST:]
    return {k: v for k, v in notes.items() if k not in ours or k in recent}


def _read(written: str) -> tuple[float, str | None, float]:
    try:
        held = json.loads(written)
        return float(held["at"]), held["task"], float(held["s"])
    except (ValueError, KeyError, TypeError):
        return 0.0, None, 0.0


def _overlaid(timer: Timer, written: str | None) -> Timer:
    if written is None:
        return timer
    _, task, seconds = _read(written)
    length = timedelta(seconds=seconds) if seconds > 0 else timer.length
    return timer.model_copy(update={"task": timer.task or task, "length": length})
