"""The bake-off's figures as objects, and as tables in Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.bakeoff_figures import METRICS, Interval, intervals, lifts, sample
from benchmarks.bakeoff_run import Outcome

ALL = "all"
WISHES = ("asked a dish word", "asked an ingredient")
Cost = Mapping[str, tuple[float, float]]  # seconds to fit, megabytes held, by entry


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of events, and lifts over the baseline: 1.0 is twice as much."""

    events: int
    metrics: dict[str, Interval]
    lift: dict[str, Interval]

    def told(self) -> dict[str, object]:
        """Return them as one object."""
        each = {**self.metrics, **{f"lift {name}": one for name, one in self.lift.items()}}
        return {
            "events": self.events,
            **{name: one.value for name, one in self.metrics.items()},
            "lift": {name: one.value for name, one in self.lift.items()},
            "intervals": {name: [one.low, one.high] for name, one in each.items()},
        }


@dataclass(frozen=True, slots=True)
class Row:
    """What one entry reached, over all events and over each slice, and what it cost."""

    model: str
    figures: dict[str, Figures]
    fitting_seconds: float
    replay_seconds: float
    megabytes: float

    def told(self) -> dict[str, object]:
        """Return it as one object: the figures over all events at its top."""
        cost = {name: round(one, 2) for name, one in asdict(self).items() if name in COSTS}
        rest = {name: one.told() for name, one in self.figures.items() if name != ALL}
        seconds = round(self.fitting_seconds + self.replay_seconds, 2)
        overall = self.figures[ALL].told()
        return {"model": self.model, **overall, "seconds": seconds, **cost, "slices": rest}


COSTS = ("fitting_seconds", "replay_seconds", "megabytes")


def slices(outcome: Outcome) -> dict[str, tuple[NDArray[np.bool_], int]]:
    """Return which events, under which wish, make each slice."""
    every = np.ones(len(outcome.households), dtype=np.bool_)
    fresh, new = outcome.new_household, outcome.new_recipe
    first = next(iter(outcome.ranks.values()))
    return {
        ALL: (every, 0),
        "new household": (fresh, 0),
        "new recipe": (new, 0),
        "both new": (fresh & new, 0),
        **{wish: (first[:, i] >= 0, i) for i, wish in enumerate(WISHES, start=1)},
    }


def rows(outcome: Outcome, cost: Cost, baseline: str) -> list[Row]:
    """Return one row for each entry."""
    found: dict[str, dict[str, Figures]] = {name: {} for name in outcome.ranks}
    for what, (which, wish) in slices(outcome).items():
        if not which.any():
            continue
        people = outcome.households[which]
        base = sample(outcome.ranks[baseline][which, wish], people)
        for name, ranks in outcome.ranks.items():
            own = sample(ranks[which, wish], people)
            found[name][what] = Figures(int(which.sum()), intervals(own), lifts(own, base))
    return [
        Row(name, figures, cost[name][0], outcome.seconds[name], cost[name][1])
        for name, figures in found.items()
    ]


def report(measured: Sequence[Row]) -> str:
    """Return a table for each slice."""
    whole = measured[0].figures
    return "\n\n".join(_table(what, measured) for what in whole)


def _table(what: str, measured: Sequence[Row]) -> str:
    """Return one slice's table, in percent, best HR@10 first."""
    events = measured[0].figures[what].events
    head = [f"{what}: {events:,} events", *(f"{m.upper()} %" for m in METRICS)]
    head += ["lift HR@1", "lift HR@10", "seconds", "MB"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    ordered = sorted(measured, key=lambda row: -row.figures[what].metrics["hr@10"].value)
    for row in ordered:
        figures = row.figures[what]
        cells = [row.model]
        cells += [f"{100 * one.value:.2f}" for one in figures.metrics.values()]
        cells += [_lift(figures.lift.get(metric)) for metric in ("hr@1", "hr@10")]
        cells += [f"{row.fitting_seconds:.0f} + {row.replay_seconds:.0f}"]
        cells += [f"{row.megabytes:.1f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _lift(one: Interval | None) -> str:
    """Return a lift with its interval, in percent, if there is one."""
    if one is None:
        return "none: the baseline is at 0"
    return f"{100 * one.value:+.0f} [{100 * one.low:.0f}, {100 * one.high:.0f}]"
