"""Learning in a simulated town: ``python -m benchmarks.world [--weeks N] [--json]``.

Everything printed is simulated: the households are those of ``training/households.py``,
whose tastes are known.  Three towns live through the same weeks: the baseline alone picks;
the whole loop learns from nothing; the same loop without hour, weekday and season.  Beside
them stand the best answers, which nobody but the simulation knows, and beside every
contender what it was believed to gain, and what it truly did.  Last, the households of the
first town, whom one engine served, are dealt into two arms again and again: an A/A test.
"""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

from skill.catalog.catalog import Catalog
from skill.domain.experiments import Arm, Experiment
from skill.recommender.pick import Engine
from skill.training.experiments import Tally, running
from skill.training.households import Households, Nature
from skill.training.promotion import Limits
from skill.training.town import START, Town, Week
from skill.training.world import WEEK, Contest, Loop

PATIENT = Limits(p99_ms=50.0)  # a busy machine's milliseconds are not the models'
ARMS = tuple(Arm(name=name, share=1.0) for name in ("a", "b"))
DEALT = 400  # times that the households are dealt into two arms


def baseline(town: Town, weeks: int) -> list[Week]:
    """Return the weeks of a town where popularity in context picks and nobody learns."""
    engine = Engine(town.catalog)
    return [town.week(number, engine) for number in range(weeks)]


def learning(town: Town, options: argparse.Namespace, *, checked: bool) -> Loop:
    """Return the loop of a town whose engine learned, its weeks and its contests."""
    with tempfile.TemporaryDirectory() as folder:
        names = tuple(filter(None, options.only.split(",")))
        loop = Loop(town, Path(folder), names, PATIENT, checked=checked)
        for week in loop.weeks(options.weeks):
            told = f"{week.number} {100 * week.expected:.1f} {week.model}"
            print(told, file=sys.stderr, flush=True)
        return loop


def alarms(town: Town, weeks: int) -> int:
    """Return how often two arms of the same are told apart, looked at after every week."""
    pasts = [_past(town, week) for week in range(1, weeks + 1)]
    every, _ = pasts[-1]
    found = 0
    for number in range(DEALT):
        dealt = Experiment(salt=f"a/a {number}", arms=ARMS)
        ours = {one for one in every if dealt.arm(f"h{one}") == ARMS[0]}
        looks = [
            (_tally(met & ours, took), _tally(met - ours, took)) for met, took in pasts
        ]
        found += running(looks) is not None
    return found


def _past(town: Town, weeks: int) -> tuple[set[int], set[int]]:
    """Return the households that asked in the first weeks, and those that took any."""
    past = [one for one in town.requests if one.at < START + weeks * WEEK]
    return {one.household for one in past}, {one.household for one in past if one.took}


def _tally(arm: set[int], took: set[int]) -> Tally:
    return Tally(len(arm), len(arm & took))


def main() -> None:
    """Let the towns live, and print what came of it."""
    options = _options()
    catalog = Catalog.load()
    nature = replace(Nature(), households=options.households)
    households = Households(catalog.columns, nature, seed=options.seed)
    began = time.process_time()
    still = Town(households, catalog, options.seed)
    plain = baseline(still, options.weeks)
    learnt = learning(Town(households, catalog, options.seed), options, checked=True)
    blind = Town(households, catalog, options.seed, blind=True)
    unseeing = learning(blind, options, checked=False)
    towns = {"baseline": plain, "learning": learnt.past, "without context": unseeing.past}
    if options.json:
        weeks = {name: [asdict(week) for week in weeks] for name, weeks in towns.items()}
        contests = [one.told() for one in learnt.contests]
        found: list[object] = [
            {"town": n, "weeks": w, "simulated": True} for n, w in weeks.items()
        ]
        found.append({"contests": contests, "simulated": True})
        found.append({"a/a": alarms(still, options.weeks), "of": DEALT, "simulated": True})
        print(json.dumps(found))
        return
    _print(towns)
    _print_contests(learnt.contests)
    print(f"A/A: {alarms(still, options.weeks)} of {DEALT} dealings find a difference")
    seconds = time.process_time() - began
    print(f"{seconds:.0f} s of processor for {options.households} households")


def _print(towns: dict[str, list[Week]]) -> None:
    print("SIMULATED: chance that an offer is taken, %, by week (expected, without luck)")
    heads = f"{'week':>4} {'baseline':>9} {'learning':>9} {'times':>6} {'no context':>11}"
    print(f"{heads} {'best':>6}  served")
    rows = zip(*towns.values(), strict=True)
    for plain, learnt, unseeing in rows:
        print(
            f"{plain.number:>4} {100 * plain.expected:>9.1f} {100 * learnt.expected:>9.1f}"
            f" {learnt.expected / plain.expected:>6.2f}"
            f" {100 * unseeing.expected:>11.1f} {100 * learnt.best:>6.1f}  {learnt.model}"
        )


def _print_contests(contests: list[Contest]) -> None:
    """Print every contender's estimate beside the truth, and how often that is covered."""
    print(
        "SIMULATED, after so many days: gain over what was served, in points: believed "
        "[95 %], and true"
    )
    for one in contests:
        low, value, high = (100 * each for each in one.interval)
        told = f"{value:+6.1f} [{low:+6.1f}, {high:+6.1f}] true {100 * one.truth:+6.1f}"
        doubt = "" if one.believable else " cannot tell"
        mark = " shipped" if one.shipped else ""
        print(
            f"{one.days:>4} {one.model:<14} {told} overlap {one.overlap:.2f}{doubt}{mark}"
        )
    _print_coverage("where the log tells", [one for one in contests if one.believable])
    _print_coverage("where it cannot", [one for one in contests if not one.believable])
    shipped = [one for one in contests if one.shipped]
    harmful = sum(one.truth < 0 for one in shipped)
    print(f"{len(shipped)} shipped, {harmful} of them truly worse than what was served")


def _print_coverage(where: str, contests: list[Contest]) -> None:
    """Print how often intervals hold the truth, and how much they say."""
    if not contests:
        return
    spans = [one.interval for one in contests]
    wide = sum(high - low for low, _, high in spans) / len(spans)
    sure = sum(low > 0 or high < 0 for low, _, high in spans)
    covered = sum(one.covered for one in contests)
    print(
        f"{where}: {covered} of {len(contests)} intervals hold the truth; they are "
        f"{100 * wide:.1f} points wide, and {sure} exclude none"
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
