"""The whole pick at any size: ``python -m benchmarks.pick [--sizes 1e3,1e5] [--json]``.

A pick is everything between a turn's wishes and the recipe that leaves: signals, masks,
scores with the hybrid, the draw, the gate over what was drawn, one true reason.  ``shown``
is the same with the three runners-up read and cleared, as a screen has it.  No recipe was
read before, and every household is new to the process.  faiss and usearch answer the same
filters in the same run, with less to do (``pick_rivals``).  Catalogues are synthetic
(``pick_catalog``), and so is what the hybrid learnt (``pick_model``): its cost is real, its
taste is not.  ``judged`` is how many of the picks it had a say in, of one; ``agrees`` how
often the best in context among the candidates is the best of a full scan.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from benchmarks import pick_measure as measure
from benchmarks.pick_catalog import KINDS, opened, spooled, synthetic
from benchmarks.pick_model import Folded, hybrid
from benchmarks.pick_requests import Asked, moved, requests
from skill.catalog.catalog import Catalog
from skill.recommender.blend import Learnt
from skill.recommender.pick import Engine
from skill.recommender.trends import Trends

SIZES = (1_000, 100_000, 1_000_000, 2_200_000, 10_000_000)
PROBED = 100_000  # rows on which requests are sorted by how much passes
FITTED = 3_001
AGREED = 20  # requests of each kind that are scanned in full
GRAPHS_UP_TO = 100_000  # rows: a graph of a million takes over ten minutes to build
RIVALS_UP_TO = 10_000_000  # rows: whose factors take 2.6 GB
PRICE = 0.0000133334  # dollars a GB-second of Lambda on arm64, us-east-1, first tier
PRICE_REQUEST = 0.20  # dollars a million requests
MEMORY_GB = 1.0
SEED = 20261123
RANKS = (50, 99)
PATIENCE_S = 3600.0  # the model is waited for, however long: its time is what is measured
Row = dict[str, object]


def percentile(times: Sequence[float], rank: int) -> float:
    """Return a percentile by linear interpolation."""
    return statistics.quantiles(times, n=100, method="inclusive")[rank - 1]


def figures(engine: str, recipes: int, passing: float, wall: Sequence[float]) -> Row:
    """Return what every engine's row has."""
    return {
        "engine": engine,
        "recipes": recipes,
        "passing": passing,
        "p50_ms": round(percentile(wall, 50), 3),
        "p99_ms": round(percentile(wall, 99), 3),
    }


def ours(
    engine: Engine, folder: Path, asked: dict[float, list[Asked]], n: int
) -> Iterator[Row]:
    """Yield our rows for one catalogue."""
    cold = measure.opening(folder)
    for passing, wanted in asked.items():
        new = households(wanted, engine.catalog, n)
        took = measure.times(engine, new, n, moved(wanted, engine.catalog, SEED))
        learnt = engine.ranking.learnt
        row = figures("larder", len(engine.catalog), passing, took.wall)
        for name, of in (("cpu", took.cpu), ("shown", took.shown)):
            row |= {f"{name}_p{rank}_ms": round(percentile(of, rank), 3) for rank in RANKS}
        row |= {"model": learnt.name if learnt else "popularity"}
        row |= {"judged": round(took.judged / n, 3)}
        row |= {"agrees": round(measure.agreement(engine, wanted[:AGREED]), 3)}
        row |= {"picks_per_s": round(1000 / statistics.mean(took.cpu))}
        yield row | {"open_ms": round(cold, 2), "resident_mb": round(measure.resident_mb())}


def households(asked: Sequence[Asked], catalog: Catalog, n: int) -> list[Asked]:
    """Return at least ``n`` requests, the same wishes by ever new households."""
    rounds = range(1, 1 + -(-n // len(asked)))
    new = (moved(asked, catalog, SEED + number) for number in rounds)
    return list(chain.from_iterable(new))


def theirs(catalog: Catalog, asked: dict[float, list[Asked]], n: int) -> Iterator[Row]:
    """Yield the rivals' rows for one catalogue."""
    from benchmarks.pick_rivals import rivals, times, vectors

    factors = vectors(len(catalog), SEED)
    queries = vectors(n, SEED + 1)
    for rival in rivals(factors, len(catalog) <= GRAPHS_UP_TO):
        for passing, wanted in asked.items():
            wall, found = times(rival, catalog, wanted, queries)
            row = figures(rival.engine, len(catalog), passing, wall)
            built = {"built_s": round(rival.built_s, 1), "index_mb": round(rival.megabytes)}
            yield row | {"found": round(found, 3)} | built


def cost(rows: Sequence[Row]) -> str:
    """Return what a million picks cost in Lambda's time, and on what assumptions."""
    own = [float(str(row["cpu_p50_ms"])) for row in rows if row["engine"] == "larder"]
    if not own:
        return ""
    ms = statistics.mean(own)
    compute = 1e6 * ms / 1000 * MEMORY_GB * PRICE
    return (
        f"a million picks: {1e6 * ms / 1000:.0f} s of one core, ${compute:.3f} of Lambda "
        f"(mean of the medians, {ms:.2f} ms of CPU; {MEMORY_GB:g} GB at ${PRICE} a "
        f"GB-second, arm64, us-east-1; this core taken for Lambda's; ${PRICE_REQUEST:.2f} "
        f"more for a million requests; the rest of the turn is not counted)"
    )


def run(options: argparse.Namespace, home: Path) -> Iterator[Row]:
    """Yield every row, sizes in order."""
    spool = spooled(KINDS, SEED)
    for rows in (PROBED, FITTED):
        synthetic(home / f"probe-{rows}", spool, rows, SEED)
    asked = requests(opened(home / f"probe-{PROBED}"), 60, SEED)
    small = opened(home / f"probe-{FITTED}").columns
    model = None if options.model == "none" else hybrid(small, SEED)
    for rows in options.sizes:
        folder = home / f"recipes-{rows}"
        synthetic(folder, spool, rows, SEED)
        catalog = opened(folder)
        here = {share: moved(held, catalog, SEED) for share, held in asked.items()}
        here = {s: h for s, h in here.items() if s * rows >= 1}
        engine = Engine(catalog, partial(_served, model, catalog))
        yield from ours(engine, folder, here, options.picks)
        if not options.alone and rows <= RIVALS_UP_TO:
            yield from theirs(catalog, here, min(options.picks, 200))


def _served(model: tuple[Folded, Trends] | None, catalog: Catalog) -> Learnt | None:
    """Return the model as it is served."""
    if model is None:
        return None
    held, trends = model
    served = Learnt(held, "benchmark", catalog.version, time.monotonic, trends=trends)
    return replace(served, budget_s=PATIENCE_S)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.pick", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="1e3,1e5 ...")
    parser.add_argument("--picks", type=int, default=1000, help="of each kind")
    parser.add_argument("--model", choices=["hybrid", "none"], default="hybrid")
    parser.add_argument("--alone", action="store_true", help="without faiss and usearch")
    parser.add_argument("--folder", type=Path, help="where catalogues are made")
    parser.add_argument("--json", action="store_true", help="rows as a list of objects")
    options = parser.parse_args(arguments)
    found: list[Row] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as home:
        for row in run(options, Path(home)):
            found.append(row)
            told = "  ".join(f"{name} {value}" for name, value in row.items())
            print(told, file=sys.stderr if options.json else sys.stdout, flush=True)
    print(cost(found), file=sys.stderr if options.json else sys.stdout)
    if options.json:
        print(json.dumps(found, indent=1))
    return 0


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(float(size)) for size in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
