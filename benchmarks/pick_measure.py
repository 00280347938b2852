"""Measuring picks: time, agreement with a full scan, opening, memory."""

import gc
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.pick_catalog import opened
from benchmarks.pick_requests import Asked
from skill.catalog.shelved import Shelved
from skill.recommender.choosing import best_first
from skill.recommender.pick import Engine
from skill.recommender.ranking import BASELINE, Request

WARMING = 100


@dataclass
class Times:
    """Milliseconds of picks, each in every list, and how many a model had a say in.

    ``wall`` and ``cpu`` are of what is spoken, by the clock and of computing alone: a busy
    machine shows in the first.  ``shown`` is the first with the runners-up read as well.
    """

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    judged: int = 0


def times(
    engine: Engine, asked: Sequence[Asked], count: int, warming: Sequence[Asked]
) -> Times:
    """Return the times of whole picks: signals, mask, score, choose, clear, explain.

    Nothing is served from what an earlier pick read: no recipe is remembered, and no
    household asks twice where there are as many as picks.
    """
    for number in range(WARMING):
        one = warming[number % len(warming)]
        engine.pick(one.signals(), one.eaters, seed=f"warm-{number}")
    gc.collect()
    gc.freeze()  # as lambda_function does
    found = Times()
    for number in range(count):
        one = asked[number % len(asked)]
        _forget_recipes(engine)
        began, worked = time.perf_counter(), time.process_time()
        pick = engine.pick(one.signals(), one.eaters, seed=f"pick-{number}")
        found.cpu.append(1000 * (time.process_time() - worked))
        found.wall.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        len(pick.runners_up)
        found.shown.append(found.wall[-1] + 1000 * (time.perf_counter() - began))
        found.judged += pick.model != BASELINE
    return found


def _forget_recipes(engine: Engine) -> None:
    """Make the engine read every recipe anew."""
    recipes = engine.catalog.by_id
    if isinstance(recipes, Shelved):
        recipes.proven.cache_clear()


def agreement(engine: Engine, asked: Sequence[Asked]) -> float:
    """Return how often the best of the candidates is the best of all that passes.

    The best by popularity in context: what is judged by a model at all hangs on it.  The
    benchmark's model cannot be asked, for its taste is noise, and a hybrid's trees read
    the best few of whatever it is given, so that of all rows it reads others.
    """
    settled = replace(engine.settled, candidates=len(engine.catalog))
    some = Engine(engine.catalog, settled=engine.settled)
    full = Engine(engine.catalog, settled=settled)
    same = [_best(some, one) == _best(full, one) for one in asked]
    return sum(same) / len(same)


def _best(engine: Engine, asked: Asked) -> int:
    """Return the row that scores best."""
    request = Request(engine.ranking, asked.signals(), asked.eaters, (), "r")
    settled = engine.settled
    rows = request.wanted.rows((), settled.candidates, settled.judged)
    rows, worth, _ = request.worth(rows)
    return int(rows[best_first(worth, 1)[0]]) if len(rows) else -1


def opening(folder: Path) -> float:
    """Return the milliseconds of opening a catalogue, the median of several."""
    taken: list[float] = []
    for _ in range(9):
        began = time.perf_counter()
        opened(folder)
        taken.append(1000 * (time.perf_counter() - began))
    return sorted(taken)[len(taken) // 2]


def resident_mb() -> float:
    """Return the memory that this process holds now, with what it read of mapped files."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
