"""Six models and two baselines on a public log, beside ``implicit``'s, in one run.

``python -m benchmarks.bakeoff FOLDER [--test FILE] [--json]``

A log with an order is cut in time: models are fitted on the earlier part and frozen, while
histories and popularity take in every event as it arrives.  Each later event ranks all
recipes that its household has not taken yet, households and recipes never met before among
them.  A log without an order has a tenth of its pairs held out at random, of every
household.  Ties fall by chance.  Some events also ask for a word of the recipe's title, and
for one of its ingredients: what does not keep the wish is filtered out first.

Every lift is over plain popularity, kept up to date with all events, in the same run and
inside the same filters; intervals are bootstraps over households.
Seconds are one core's: fitting plus replay.  Megabytes are the artifact's, as served.
These logs have no time of day, weekday or season: what context is worth is not in here.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bakeoff_logs import Log, read_log
from benchmarks.bakeoff_rivals import RIVALS, Entry
from benchmarks.bakeoff_run import Ours, Plain, race
from benchmarks.bakeoff_tables import report, rows
from skill.recommender.artifacts import About, load, save
from skill.training.fitting.every import fitters

BASELINE = "plain popularity"
Cost = dict[str, tuple[float, float]]


def entries(
    log: Log, names: Sequence[str], seed: int, folder: Path
) -> tuple[dict[str, Entry], Cost]:
    """Return all that take part, and what fitting each took in seconds and megabytes.

    Ours are written to ``folder`` and mapped again: what is measured is what is served.
    """
    found: dict[str, Entry] = {BASELINE: Plain()}
    cost: Cost = {BASELINE: (0.0, 4e-6 * log.n_recipes)}
    for name, fit in fitters().items():
        if names and name not in names:
            continue
        began = time.process_time()
        model = fit(log.known, log.contents, seed)
        seconds = time.process_time() - began
        manifest = save(model, folder / name, About(catalogue="log", made_from="log"))
        found[name] = Ours(load(folder / name, catalogue="log"))
        cost[name] = (seconds, manifest.megabytes)
        print(f"fitted {name} in {seconds:.1f} s", file=sys.stderr)
    for rival in RIVALS:
        if not names or rival.name in names:
            began = time.process_time()
            entry = rival().fit(log.known)
            found[rival.name] = entry
            cost[rival.name] = (time.process_time() - began, entry.megabytes())
    return found, cost


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, replay, and print a table, or a list of objects with ``--json``."""
    parser = argparse.ArgumentParser(prog="benchmarks.bakeoff", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="a log's folder, with interactions.csv.gz"
    )
    parser.add_argument("--test", type=Path, help="later events, in the same columns")
    parser.add_argument("--share", type=float, default=0.1, help="tested without --test")
    parser.add_argument("--json", action="store_true", help="print objects, no table")
    parser.add_argument("--models", nargs="*", default=(), help="only these")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    log = read_log(given.folder, given.test, given.share, given.seed)
    with TemporaryDirectory() as folder:
        found, cost = entries(log, given.models, given.seed, Path(folder))
        outcome = race(found, log, given.seed)
    measured = rows(outcome, cost, BASELINE)
    print(
        json.dumps([row.told() for row in measured], indent=1)
        if given.json
        else report(measured)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
