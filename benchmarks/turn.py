"""A turn beside a bare ask-sdk-core handler's: ``python -m benchmarks.turn [--json FILE]``.

Warm turns run in this process: ours and the bare handler's in turn, on the same requests.
"Over loopback" calls the simulator's HTTP stand-ins of Alexa's services, which answer from
this very process; "no network" has every answer of theirs ready, so it is our work alone.
"cpu" is what the turn's thread computed: where the machine is busy with other things, the
clock counts those too.

Cold starts run in AWS's emulator, each in a new process.  What initialising leaves for
later, the first turn pays: it is shown beside it, in the end the two are one wait.
"""

import argparse
import json
import platform
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import cold, warm
from benchmarks.emulator import MissingError

AIMS = (
    ("init over the bare handler's", "init", 3.0),
    ("warm timer turn over the bare handler's", "timer", 3.0),
    ("recipe turn, p99 in ms", "recipe", 10.0),
)
Row = dict[str, float]


def percentile(times: Sequence[float], rank: int) -> float:
    """Return a percentile by linear interpolation, in milliseconds."""
    return statistics.quantiles(times, n=100, method="inclusive")[rank - 1]


def warm_rows(count: int) -> dict[str, Row]:
    """Return the warm turns' rows."""
    rows = {}
    for name, (ours, bare) in warm.measured(count).items():
        row = {"p50": percentile(ours.wall, 50), "p99": percentile(ours.wall, 99)}
        row |= {"bare p50": percentile(bare.wall, 50)}
        row |= {"p50 over bare": row["p50"] / row["bare p50"]}
        row |= {"cpu p50": percentile(ours.cpu, 50), "cpu p99": percentile(ours.cpu, 99)}
        row |= {"bare cpu p50": percentile(bare.cpu, 50)}
        rows[name] = row | {"cpu over bare": row["cpu p50"] / row["bare cpu p50"]}
    return rows


def cold_rows(runs: int) -> dict[str, Row]:
    """Return the cold starts' rows: medians, over the bare handler with .pyc."""
    found = cold.measured(runs)
    bare = statistics.median(found["bare"].init)
    rows = {}
    for name, start in found.items():
        init, first = statistics.median(start.init), statistics.median(start.first)
        row = {"init": init, "least": min(start.init), "first turn": first}
        row["both"] = init + first
        rows[name] = row | {"init over bare": init / bare}
    return rows


def table(title: str, rows: dict[str, Row]) -> str:
    """Return rows as a table in Markdown."""
    columns = list(next(iter(rows.values())))
    lines = [
        f"| {title} | " + " | ".join(columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for name, row in rows.items():
        shown = (f"{row[c]:.1f}x" if "over" in c else f"{row[c]:.2f}" for c in columns)
        lines.append(f"| {name} | " + " | ".join(shown) + " |")
    return "\n".join(lines)


def verdicts(warm_: dict[str, Row], cold_: dict[str, Row]) -> list[str]:
    """Return how the aims stand."""
    got = {
        "timer": warm_["timer, no network"]["p50 over bare"],
        "recipe": warm_["recipe, no network"]["p99"],
    }
    if cold_:
        got["init"] = cold_["larder"]["init over bare"]
    return [
        f"{'met   ' if got[key] <= aim else 'MISSED'} {what}: {got[key]:.2f} (aim {aim:g})"
        for what, key, aim in AIMS
        if key in got
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write what was measured where that is wanted."""
    parser = argparse.ArgumentParser(prog="benchmarks.turn", description=__doc__)
    parser.add_argument("--json", type=Path, help="write the numbers here as well")
    parser.add_argument("--turns", type=int, default=500, help="warm turns of each kind")
    parser.add_argument("--runs", type=int, default=7, help="cold starts of each kind")
    given = parser.parse_args(arguments)
    warm_ = warm_rows(given.turns)
    print(table("warm turn, ms", warm_), end="\n\n", flush=True)
    try:
        cold_ = cold_rows(given.runs) if given.runs else {}
    except MissingError as missing:
        print(f"no cold starts: {missing}", file=sys.stderr)
        cold_ = {}
    if cold_:
        print(table("cold start, ms, median", cold_), end="\n\n")
    print("\n".join(verdicts(warm_, cold_)))
    if given.json:
        numbers = {"python": platform.python_version(), "machine": platform.machine()}
        held = {**numbers, "warm_ms": warm_, "cold_ms": cold_}
        given.json.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
