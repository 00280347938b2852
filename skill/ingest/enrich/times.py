"""How long it takes in all and with busy hands: as said, or worked out from the steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from skill.food.tokens import fold
from skill.ingest import cues
from skill.ingest.enrich.durations import is_overnight, lengths
from skill.ingest.raw import Raw

OVERNIGHT = 8 * 60.0  # minutes
A_STEP, A_LINE = 1.0, 0.7  # minutes of work for a step, and for a line of the list
# (rounded from the times that our own book gives: 88 % of totals come within a third)
LONGEST = 7 * 24 * 60.0


@dataclass(frozen=True, slots=True)
class Times:
    """``worked_out`` says that the source gave no time."""

    total: timedelta
    active: timedelta
    worked_out: bool


def times(raw: Raw, steps: Sequence[str], lang: str) -> Times:
    """Return the times of a recipe; the total is never less than the work in it."""
    waits, busy = _waits(steps, lang)
    work = min(_work(steps, raw.ingredients) + busy, 180.0)
    known = _known(raw)
    total = known if known is not None else min(LONGEST, work + waits)
    active = _active(raw, work, total)
    return Times(_minutes(total), _minutes(active), known is None)


def _known(raw: Raw) -> float | None:
    """Return the total that the source gives, or the sum of its parts."""
    parts = [part for part in (raw.prep, raw.cook) if part is not None]
    if raw.total is not None:
        return max([raw.total, *parts])
    if raw.cook is not None:
        return min(LONGEST, sum(parts))
    return None


def _active(raw: Raw, work: float, total: float) -> float:
    """Return the minutes with busy hands: the preparation as said, else the work."""
    least = raw.prep if raw.prep is not None else work
    return max(1.0, min(least, total))


def _work(steps: Sequence[str], lines: Sequence[str]) -> float:
    """Return the minutes that reading, cutting and handling take."""
    return A_STEP * len(steps) + A_LINE * len(lines)


def _waits(steps: Sequence[str], lang: str) -> tuple[float, float]:
    """Return the minutes that pass by themselves, and those of stirring and frying."""
    waits = busy = 0.0
    for step in steps:
        found = [each for each in lengths(step, lang) if each.waits]
        minutes = found[0].low / 60 if found else 0.0
        if not found and is_overnight(step, lang):
            minutes = OVERNIGHT
        if _is_busy(step, lang) and minutes <= 30:
            busy += minutes
        else:
            waits += minutes
    return waits, busy


def _is_busy(step: str, lang: str) -> bool:
    """Return whether the cook stands by while the time of the step passes."""
    words = {fold(word.strip(".,;:!()")) for word in step.split()}
    return bool(words & _busy(lang))


@cache
def _busy(lang: str) -> frozenset[str]:
    table = cues.read("work")["busy"]
    return frozenset(fold(word) for word in table.get(lang, "").split())


def _minutes(value: float) -> timedelta:
    """Return whole minutes; from two hours on, fives."""
    step = 5 if value >= 120 else 1
    return timedelta(minutes=max(1, round(value / step) * step))
