"""One month of events at a time: what may be learnt from, as numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import key_of
from skill.domain.events import Happened
from skill.domain.recipes import Course, Meal, Season
from skill.training import partitions

DAY_S = 86_400.0
MOST = 20_000_000
DIETS = ("", "vegetarian", "vegan", "other")
SEARCH = "search"
DISLIKED = 2  # stars, up to which what was taken counts as if it had not been
ANSWER = ("happened", "offer", "recipe", "rating")
READ = (
    *("id", "household", "at", "position", "propensity", "model", *ANSWER),
    *("meal", "course", "hour", "weekday", "season", "returning", "diet", "plain"),
)
Table = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to learn from: recipes of ``columns``, offers before ``until``.

    ``forgotten`` are tombstones besides those of the folder.  With more than ``most``
    events, households are sampled.
    """

    columns: Columns
    forgotten: Mapping[str, datetime] = field(default_factory=dict)
    until: datetime | None = None
    most: int = MOST


@dataclass
class Counts:
    """How many events there were, and how many could not be learnt from, and why."""

    events: int = 0
    forgotten: int = 0
    unknown: int = 0
    twice: int = 0


@dataclass
class Reader:
    """Reads months.  ``share`` of the households are sampled, by their pseudonyms."""

    wanted: Wanted
    tombstones: Mapping[str, datetime]
    share: float = 1.0
    counts: Counts = field(default_factory=Counts)

    def month(self, paths: Sequence[Path], following: Sequence[Path]) -> Table:
        """Return the month's offers; an answer may stand in the month after its offer.

        What was taken and not liked is no conversion to learn.  A runner-up on a screen
        that nobody touched was not turned down: it may not even have been seen.
        """
        table = self._once(self._kept(paths))
        answers = [table, *map(_whole, following)]
        offers = table.filter(pc.equal(table["happened"], Happened.OFFERED.value))
        taken = pc.is_in(_key(offers), value_set=_all(_takings, answers))
        liked = pc.invert(pc.is_in(_key(offers), value_set=_all(_dislikes, answers)))
        converted = pc.and_(taken, liked).to_numpy().astype(np.int8)
        rows = self._rows_of(offers)
        found = _numbers(offers) | {"row": rows, "taken": converted}
        learnt = (rows >= 0) & (found["spoken"] | found["taken"].astype(np.bool_))
        return {name: column[learnt] for name, column in found.items()}

    def _kept(self, paths: Sequence[Path]) -> Iterator[pa.RecordBatch]:
        """Yield what may be learnt from: not forgotten, sampled, in time."""
        for path in paths:
            for batch in partitions.batches(path, READ):
                self.counts.events += len(batch)
                yield batch.filter(pa.array(self._may_be_learnt(batch)))

    def _may_be_learnt(self, batch: pa.RecordBatch) -> NDArray[np.bool_]:
        at = _seconds(batch["at"])
        encoded = batch["household"].dictionary_encode()
        households = encoded.dictionary.to_pylist()
        which = encoded.indices.to_numpy()
        gone = np.array([self._gone(who) for who in households], dtype=np.float64)
        forgotten = at <= gone[which] if len(gone) else np.zeros(len(at), np.bool_)
        self.counts.forgotten += int(forgotten.sum())
        in_sample = np.array([sampled(who, self.share) for who in households], np.bool_)
        kept: NDArray[np.bool_] = ~forgotten & in_sample[which]
        if self.wanted.until is not None:
            kept &= at < self.wanted.until.timestamp()
        return kept

    def _gone(self, household: str) -> float:
        """Return up to which second a household was forgotten, -inf where it was not."""
        at = self.tombstones.get(household)
        return -np.inf if at is None else at.timestamp()

    def _once(self, batches: Iterator[pa.RecordBatch]) -> pa.Table:
        """Return the month with every event once."""
        schema = pa.schema([partitions.SCHEMA.field(name) for name in READ])
        table = pa.Table.from_batches(list(batches), schema)
        ids = table["id"].to_numpy()
        _, first = np.unique(ids.astype(str), return_index=True)
        self.counts.twice += len(ids) - len(first)
        return table.take(np.sort(first))

    def _rows_of(self, offers: pa.Table) -> NDArray[np.int32]:
        """Return the catalogue's row of each offer, -1 where it has none."""
        encoded = offers["recipe"].combine_chunks().dictionary_encode()
        known = map(self.wanted.columns.row_of, encoded.dictionary.to_pylist())
        rows = np.array([-1 if row is None else row for row in known], dtype=np.int32)
        found: NDArray[np.int32] = rows[encoded.indices.to_numpy()]
        self.counts.unknown += int(np.count_nonzero(found < 0))
        return found


def sampled(household: str, share: float) -> bool:
    """Return whether a household belongs to the sample, the same in every run."""
    return share >= 1.0 or key_of(household) < share * 2.0**64


def _whole(path: Path) -> pa.Table:
    """Return the answers of a file, and what they answered."""
    read = list(partitions.batches(path, ANSWER))
    names = [partitions.SCHEMA.field(name) for name in ANSWER]
    return pa.Table.from_batches(read, pa.schema(names))


def _takings(table: pa.Table) -> pa.Array:
    """Return which offers were answered by a taking, and of which recipe."""
    taken = table.filter(pc.equal(table["happened"], Happened.TAKEN.value))
    return _key(taken).combine_chunks()


def _dislikes(table: pa.Table) -> pa.Array:
    """Return which offers were taken and not liked; who thought again liked it."""
    rated = table.filter(pc.equal(table["happened"], Happened.RATED.value))
    few = pc.less_equal(rated["rating"], DISLIKED)
    low, high = rated.filter(few), rated.filter(pc.invert(few))
    kept = pc.invert(pc.is_in(_key(low), value_set=_key(high).combine_chunks()))
    return _key(low).filter(kept).combine_chunks()


def _all(read: Callable[[pa.Table], pa.Array], tables: Sequence[pa.Table]) -> pa.Array:
    return pa.concat_arrays([read(table) for table in tables])


def _key(table: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(table["offer"], table["recipe"], " ")


def _numbers(offers: pa.Table) -> dict[str, NDArray[np.generic]]:
    """Return the columns as numbers; times in days since 1970, ids as 16 bytes."""
    at = _seconds(offers["at"])
    propensity = pc.fill_null(offers["propensity"], 1.0).to_numpy()
    encoded = offers["household"].combine_chunks().dictionary_encode()
    keys = np.array([key_of(who) for who in encoded.dictionary.to_pylist()], np.uint64)
    return {
        "id": np.array(offers["id"].to_pylist(), dtype="S16"),
        "household": keys[encoded.indices.to_numpy()],
        "clock": at / DAY_S,
        "propensity": propensity.astype(np.float32),
        "meal": _codes(offers["meal"], tuple(Meal)),
        "course": _codes(offers["course"], tuple(Course)),
        "season": _codes(offers["season"], tuple(Season)),
        "diet": _codes(offers["diet"], DIETS),
        "hour": pc.fill_null(offers["hour"], -1).to_numpy().astype(np.int8),
        "weekday": pc.fill_null(offers["weekday"], -1).to_numpy().astype(np.int8),
        "returning": pc.fill_null(offers["returning"], False).to_numpy(),
        "plain": pc.fill_null(offers["plain"], False).to_numpy(),
        "searched": pc.equal(offers["model"], SEARCH).to_numpy(),
        "spoken": pc.equal(offers["position"], 0).to_numpy(),
    }


def _seconds(at: pa.Array | pa.ChunkedArray) -> NDArray[np.float64]:
    """Return times as seconds since 1970."""
    seconds: NDArray[np.float64] = at.cast(pa.int64()).to_numpy() / 1000.0
    return seconds


def _codes(column: pa.ChunkedArray, names: Sequence[str]) -> NDArray[np.int8]:
    """Return each name's place among ``names``, -1 where it is none of them."""
    places = pc.index_in(column, value_set=pa.array([str(name) for name in names]))
    codes: NDArray[np.int8] = pc.fill_null(places, -1).to_numpy().astype(np.int8)
    return codes
