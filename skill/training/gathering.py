"""From partitions of events to the columns that models are fitted on.

Months stream through one by one; some 70 bytes an offer stay, and as many again while they
are sorted (measured: 2.9 million events take 8 s of CPU and 0.6 GB at most).  Where there
are more events than were allowed, whole households are sampled by their pseudonyms, so that
histories stay whole and the next run samples the same ones.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.recommender.interactions import Interactions
from skill.training import partitions
from skill.training.moments import Moments
from skill.training.reading import Counts, Reader, Table, Wanted


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What evaluation slices by, beside each interaction: all (n,).

    ``course`` and ``diet`` are indices in the order of ``Course`` and ``DIETS``, -1 where
    unknown.  ``searched`` marks recipes asked for by name, which nothing was chosen for;
    ``spoken`` marks the pick itself, rather than a runner-up on a screen; ``plain`` marks
    choices that nothing moved but what is logged.
    """

    course: NDArray[np.int8]
    diet: NDArray[np.int8]
    returning: NDArray[np.bool_]
    searched: NDArray[np.bool_]
    spoken: NDArray[np.bool_]
    plain: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Told:
    """How it came about.  ``share`` is the share of households that was sampled."""

    counts: Counts
    interactions: int
    share: float

    @property
    def how(self) -> str:
        """Return in words whether everything was used."""
        if self.share >= 1:
            return "streamed, every household"
        return f"sampled, {100 * self.share:.3g} % of the households with all their history"


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """The interactions in order of time, what stands beside them, and how that came."""

    interactions: Interactions
    sides: Sides
    told: Told


def gather(folder: Path, wanted: Wanted) -> Gathered:
    """Return an interaction for each offer of a folder of events, taken or not.

    Raises:
        PartitionsError: the folder cannot be read.
    """
    by_month = partitions.months(folder)
    tombstones = partitions.later_of(partitions.forgotten(folder), wanted.forgotten)
    rows = sum(partitions.rows(path) for paths in by_month.values() for path in paths)
    share = min(1.0, wanted.most / max(rows, 1))
    reader = Reader(wanted, tombstones, share)
    names = [*by_month, None]
    months = [
        reader.month(by_month[month], by_month[after] if after else [])
        for month, after in zip(by_month, names[1:], strict=True)
    ]
    table = _in_order(months) if months else _nothing(reader)
    interactions = _weighed(_interactions(table, len(wanted.columns)), wanted.columns)
    told = Told(reader.counts, len(interactions), share)
    return Gathered(interactions, _sides(table), told)


def _weighed(interactions: Interactions, columns: Columns) -> Interactions:
    """Return them with what the moment made of each recipe that was chosen."""
    return replace(interactions, worth=Moments(columns).logged(interactions))


def _nothing(reader: Reader) -> Table:
    """Return a table without rows."""
    return reader.month([], [])


def _in_order(months: list[Table]) -> Table:
    """Return all months as one table, by time and then by id, whatever their files."""
    table = {name: np.concatenate([m[name] for m in months]) for name in months[0]}
    order = np.lexsort((table["id"], table["clock"]))
    return {name: column[order] for name, column in table.items()}


def _interactions(table: Table, n_recipes: int) -> Interactions:
    household, n_households = _dense(table["household"])
    return Interactions(
        household=household,
        row=table["row"].astype(np.int32),
        clock=table["clock"].astype(np.float64),
        taken=table["taken"].astype(np.int8),
        propensity=table["propensity"].astype(np.float32),
        meal=table["meal"].astype(np.int8),
        hour=table["hour"].astype(np.int8),
        weekday=table["weekday"].astype(np.int8),
        season=table["season"].astype(np.int8),
        worth=np.zeros(len(table["row"]), dtype=np.float32),
        n_households=n_households,
        n_recipes=n_recipes,
    )


def _dense(keys: NDArray[np.generic]) -> tuple[NDArray[np.int32], int]:
    """Return numbers for the households, by who came first: nobody else's matter."""
    met, first, which = np.unique(keys, return_index=True, return_inverse=True)
    rank = np.empty(len(met), dtype=np.int32)
    rank[np.argsort(first)] = np.arange(len(met), dtype=np.int32)
    return rank[which], len(met)


def _sides(table: Table) -> Sides:
    return Sides(
        course=table["course"].astype(np.int8),
        diet=table["diet"].astype(np.int8),
        returning=table["returning"].astype(np.bool_),
        searched=table["searched"].astype(np.bool_),
        spoken=table["spoken"].astype(np.bool_),
        plain=table["plain"].astype(np.bool_),
    )
