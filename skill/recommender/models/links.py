"""Weights from recipe to recipe: for each end its strongest sources, laid out by source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Rows

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
ASKED = 200  # households that tell what is usual
MOST = 255  # sources of an end: ranks are bytes


@dataclass
class Links:
    """What the recipes taken say of others.

    Only recipes that households took are linked, w of n, so that a catalogue of millions
    costs no more than its log.  Scoring costs O(links from what was taken + rows).

    Args:
        strongest: sources kept for each end, up to 255; the rest are zero.  Few are not
            only smaller but often better: many small weights are noise.
    """

    strongest: int = 60
    place_: Rows = field(init=False, repr=False)  # (n,) below w; w: not linked
    starts_: NDArray[np.int64] = field(init=False, repr=False)  # (w + 2,)
    ends_: Rows = field(init=False, repr=False)  # (links,) places, by source
    weights_: Floats = field(init=False, repr=False)  # (links,)
    ranks_: Bytes = field(init=False, repr=False)  # (links,) 0: its end's strongest source

    def fit(self, linked: Rows, n_recipes: int, blocks: Iterable[Floats]) -> Self:
        """Keep the strongest of what is said of each linked recipe.

        ``linked`` (w,) are rows; ``blocks`` are weights by end, (some ends, w), in order.
        """
        w, kept = len(linked), min(self.strongest, len(linked), MOST)
        self.place_ = np.full(n_recipes, w, dtype=np.int32)
        self.place_[linked] = np.arange(w, dtype=np.int32)
        both = [_strongest(block, kept) for block in blocks]
        sources = np.concatenate([one for one, _ in both]).ravel()
        order = np.argsort(sources, kind="stable")
        self.ends_ = np.repeat(np.arange(w, dtype=np.int32), kept)[order]
        self.weights_ = np.concatenate([one for _, one in both]).ravel()[order]
        self.ranks_ = np.tile(np.arange(kept, dtype=np.uint8), w)[order]
        self.starts_ = np.searchsorted(sources[order], np.arange(w + 2)).astype(np.int64)
        return self

    def asked(self, taken: Rows, rows: Rows, asked: "Asked") -> Floats:
        """Return summed weights from what was taken, (columns, len(rows))."""
        return self._alone.asked(taken, rows, [asked])[0]

    @cached_property
    def _alone(self) -> "Ways":
        """Return this table as all there are."""
        return Ways([self])

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: a place is outside, or shapes disagree.
        """
        w, links = len(self.starts_) - 2, len(self.ends_)
        if w < 1 or len(self.weights_) != links or len(self.ranks_) != links:
            raise ValueError("links' ends, weights and ranks differ in number")
        steps = np.diff(self.starts_)
        if self.starts_[0] != 0 or self.starts_[-1] != links or np.any(steps < 0):
            raise ValueError("links start outside")
        if steps[-1] != 0 or self.place_.min() < 0 or self.place_.max() > w:
            raise ValueError("a recipe's place is outside of the links")
        if links and (self.ends_.min() < 0 or self.ends_.max() >= w):
            raise ValueError("a link ends outside")


@dataclass(frozen=True, eq=False)
class Asked:
    """What is wanted of a table: for each strength a column for each cut.

    ``strengths`` are (s, len(taken)): what each recipe taken weighs.  A cut is how many of
    an end's strongest sources one column sums, 0 for all.
    """

    strengths: Floats
    cuts: tuple[int, ...] = (0,)

    @property
    def columns(self) -> int:
        """Return how many columns that makes."""
        return len(self.strengths) * len(self.cuts)

    @cached_property
    def limits(self) -> NDArray[np.int16] | None:
        """Return the cuts as ranks that are too high, (cuts, 1); None where all sum."""
        if self.cuts == (0,):
            return None
        return np.array([cut or MOST for cut in self.cuts], dtype=np.int16)[:, None]


@dataclass(eq=False)
class Ways:
    """Several tables, asked about the same recipes at once.

    What hangs on recipes' places alone is done once for tables that link the same ones,
    and all columns are one sum: a third of the time of one table after another.
    """

    tables: Sequence[Links]

    def asked(self, taken: Rows, rows: Rows, asked: Sequence[Asked]) -> list[Floats]:
        """Return what each table says, each (columns, len(rows))."""
        found: list[Floats] = []
        for first, group in self._groups:
            found += group.asked(taken, rows, asked[first : first + len(group)])
        return found

    @cached_property
    def _groups(self) -> list[tuple[int, "Group"]]:
        """Return neighbours that link the same recipes, and the place of the first."""
        places = [one.place_ for one in self.tables]
        new = [not np.array_equal(*both) for both in pairwise(places)]
        firsts = [0, *(place for place, is_new in enumerate(new, start=1) if is_new)]
        bounds = pairwise([*firsts, len(places)])
        return [(first, Group(self.tables[first:last])) for first, last in bounds]


@dataclass(eq=False)
class Group:
    """Tables that link the same recipes."""

    tables: Sequence[Links]

    def __len__(self) -> int:
        return len(self.tables)

    def asked(self, taken: Rows, rows: Rows, asked: Sequence[Asked]) -> list[Floats]:
        """Return what each table says, each (columns, len(rows))."""
        n, place = len(rows), self.tables[0].place_
        slot = np.full(self._starts.shape[1] - 1, n, dtype=np.int32)  # n: not asked
        there = place.take(rows)
        slot[there] = np.arange(n, dtype=np.int32)
        links, sources, bounds = self._from(place.take(taken))
        at = np.empty(len(links), dtype=np.int32)
        for table, (first, last) in zip(self.tables, pairwise(bounds), strict=True):
            ends = table.ends_.take(links[first:last])
            slot.take(ends, out=at[first:last], mode="clip")
        met = (at < n).nonzero()[0]
        bounds = met.searchsorted(bounds).tolist()
        said = self._said(links.take(met), sources.take(met), bounds, asked)
        cells = np.arange(len(said))[:, None] * n + at.take(met)
        summed = np.bincount(cells.ravel(), said.ravel(), len(said) * n)
        by_column = summed.reshape(len(said), n).take(slot.take(there), axis=1)
        found = by_column.astype(np.float32)
        columns = accumulate((one.columns for one in asked), initial=0)
        return [found[first:last] for first, last in pairwise(columns)]

    def _said(
        self, links: Places, sources: Places, bounds: list[int], asked: Sequence[Asked]
    ) -> Floats:
        """Return what links add to each column, (columns, len(links)).

        Those between two bounds are of one table, and add nothing to another's columns.
        """
        columns = sum(one.columns for one in asked)
        said = np.zeros((columns, len(links)), dtype=np.float32)
        column = 0
        parts = zip(self.tables, asked, pairwise(bounds), strict=True)
        for table, one, (first, last) in parts:
            weights = _weights(table, one, links[first:last], sources[first:last])
            said[column : column + one.columns, first:last] = weights
            column += one.columns
        return said

    def _from(self, places: Rows) -> tuple[Places, Places, list[int]]:
        """Return the links that start at places, those of one table after another's.

        Beside them: which of the places each starts at, and the bounds of the tables.
        """
        first = self._starts.take(places, axis=1)
        counts = self._starts.take(places + 1, axis=1)
        counts -= first
        ends = counts.cumsum().reshape(counts.shape)
        first += counts
        first -= ends
        links = first.ravel().repeat(counts.ravel())
        links += np.arange(len(links))
        source = np.arange(counts.size) % max(len(places), 1)
        last = ends[:, -1].tolist() if len(places) else [0] * len(self)
        return links, source.repeat(counts.ravel()), [0, *last]

    @cached_property
    def _starts(self) -> Places:
        """Return where each place's links start, (tables, w + 2)."""
        return np.stack([one.starts_ for one in self.tables])


def _weights(table: Links, asked: Asked, links: Places, sources: Places) -> Floats:
    """Return what links add to each column, (columns, len(links))."""
    said = asked.strengths.take(sources, axis=1)
    said *= table.weights_.take(links)
    if asked.limits is None:
        return said
    kept = table.ranks_.take(links) < asked.limits
    cut_off: Floats = said[:, None] * kept
    return cut_off.reshape(len(said) * len(kept), len(links))


LEAST = 0.3  # of what is usual, for what nothing leads to


def logs(reached: Floats, usual: Floats) -> Floats:
    """Return logarithms of what was reached, in units of what is usual.

    A conditional logit weighs logarithms of chances.  For EASE on Food.com's log they are
    worth 0.044 of log likelihood beyond popularity's, where plain sums are worth 0.006.
    """
    found = np.maximum(reached, np.float32(0.0))
    found /= usual
    found += np.float32(LEAST)
    return np.log(found, out=found)


def usual(reach: Callable[[Rows, Rows], Floats], interactions: Interactions) -> Floats:
    """Return the mean size of what some households reach, by column."""
    taken = interactions.conversions()
    order = np.argsort(taken.household, kind="stable")
    first = np.flatnonzero(np.diff(taken.household[order], prepend=-1))
    histories = np.split(taken.row[order], first[1:])
    some = histories[:: max(len(histories) // ASKED, 1)]
    rows = np.arange(taken.n_recipes, dtype=np.int32)
    means = [np.abs(reach(history, rows)).mean(axis=0) for history in some]
    mean: Floats = np.maximum(np.mean(means, axis=0), 1e-9).astype(np.float32)
    return mean


def _strongest(dense: Floats, kept: int) -> tuple[Rows, Floats]:
    """Return the sources and weights of each end, (ends, kept), the strongest first."""
    some = np.argpartition(-np.abs(dense), kept - 1, axis=1)[:, :kept]
    weights = np.take_along_axis(dense, some, axis=1)
    order = np.argsort(-np.abs(weights), axis=1, kind="stable")
    sources = np.take_along_axis(some, order, axis=1).astype(np.int32)
    return sources, np.take_along_axis(weights, order, axis=1)
