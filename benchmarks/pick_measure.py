"""Measuring picks: time, agreement with a full scan, opening, memory."""

import gc
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.pick_catalog import opened
from benchmarks.pick_requests import Asked
from skill.recommender.pick import Engine
from skill.recommender.ranking import Request, best_first

WARMING = 100


def wall_and_cpu(
    engine: Engine, asked: Sequence[Asked], count: int
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of whole picks: signals, mask, score, choose, clear, explain.

    By the clock, and of computing alone: a busy machine shows in the first.
    """
    for number in range(WARMING):
        _pick(engine, asked[number % len(asked)], f"warm-{number}")
    gc.collect()
    gc.freeze()  # as lambda_function does
    wall: list[float] = []
    cpu: list[float] = []
    for number in range(count):
        one = asked[number % len(asked)]
        began, worked = time.perf_counter(), time.process_time()
        _pick(engine, one, f"pick-{number}")
        cpu.append(1000 * (time.process_time() - worked))
        wall.append(1000 * (time.perf_counter() - began))
    return wall, cpu


def _pick(engine: Engine, asked: Asked, seed: str) -> None:
    engine.pick(asked.signals(), asked.eaters, seed=seed)


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
    rows = request.wanted.rows((), engine.settled.candidates)
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
