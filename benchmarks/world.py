"""Learning in a simulated town: ``python -m benchmarks.world [--weeks N] [--json]``.

Everything printed is simulated: the households are those of ``training/households.py``,
whose tastes are known.  Three towns live through the same weeks: the baseline alone picks;
the whole loop learns from nothing; the same loop without hour, weekday and season.  Beside
them stand the best answers, which nobody but the simulation knows.
"""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

from skill.catalog.catalog import Catalog
from skill.recommender.pick import Engine
from skill.training.households import Households, Nature
from skill.training.promotion import Limits
from skill.training.world import Loop, Town, Week

PATIENT = Limits(p99_ms=50.0)  # a busy machine's milliseconds are not the models'


def baseline(town: Town, weeks: int) -> list[Week]:
    """Return the weeks of a town where popularity in context picks and nobody learns."""
    engine = Engine(town.catalog)
    return [town.week(number, engine) for number in range(weeks)]


def learning(town: Town, weeks: int, names: tuple[str, ...]) -> list[Week]:
    """Return the weeks of a town whose engine learns; the models shipped are told."""
    with tempfile.TemporaryDirectory() as folder:
        loop = Loop(town, Path(folder), names, PATIENT)
        found = []
        for week in loop.weeks(weeks):
            found.append(week)
            print(".", end="", file=sys.stderr, flush=True)
        return found


def main() -> None:
    """Let the towns live, and print what came of it."""
    options = _options()
    catalog = Catalog.load()
    nature = replace(Nature(), households=options.households)
    households = Households(catalog.columns, nature, seed=options.seed)
    names = tuple(filter(None, options.only.split(",")))
    began = time.perf_counter()
    plain = baseline(Town(households, catalog, options.seed), options.weeks)
    learnt = learning(Town(households, catalog, options.seed), options.weeks, names)
    blind = Town(households, catalog, options.seed, blind=True)
    unseeing = learning(blind, options.weeks, names)
    print(file=sys.stderr)
    towns = {"baseline": plain, "learning": learnt, "without context": unseeing}
    if options.json:
        weeks = {name: [asdict(week) for week in weeks] for name, weeks in towns.items()}
        print(
            json.dumps(
                [{"town": n, "weeks": w, "simulated": True} for n, w in weeks.items()]
            )
        )
        return
    _print(towns)
    print(f"{time.perf_counter() - began:.0f} s for {options.households} households")


def _print(towns: dict[str, list[Week]]) -> None:
    print("SIMULATED: chance that an offer is taken, %, by week (expected, without luck)")
    print(
        f"{'week':>4} {'baseline':>9} {'learning':>9} {'no context':>11} {'best':>6}  model"
    )
    rows = zip(*towns.values(), strict=True)
    for plain, learnt, unseeing in rows:
        print(
            f"{plain.number:>4} {100 * plain.expected:>9.1f} {100 * learnt.expected:>9.1f}"
            f" {100 * unseeing.expected:>11.1f} {100 * learnt.best:>6.1f}  {learnt.model}"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.world")
    parser.add_argument("--weeks", type=int, default=10)
    parser.add_argument("--households", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="bayes,graph ...: all where unset")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
