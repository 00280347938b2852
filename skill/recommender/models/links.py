"""Weights from recipe to recipe: for each end its strongest sources, laid out by source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
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
    def by_column(self) -> tuple[Floats, NDArray[np.int16]]:
        """Return strengths, (columns, len(taken)), and ranks too high, (columns, 1)."""
        limits = np.array([cut or MOST for cut in self.cuts], dtype=np.int16)
        each = self.strengths.repeat(len(limits), axis=0)
        return each, np.tile(limits, len(self.strengths))[:, None]


@lru_cache(maxsize=256)
def together(asked: tuple[Asked, ...]) -> tuple[Floats, NDArray[np.int16]]:
    """Return what is wanted of several tables: a source adds to its own table's columns.

    Strengths are (all columns, tables * len(taken)), and ranks too high (all columns, 1).
    """
    each = [one.by_column for one in asked]
    n = len(asked[0].strengths[0])
    strengths = np.zeros((sum(len(one) for one, _ in each), len(asked) * n), np.float32)
    column = 0
    for number, (own, _) in enumerate(each):
        strengths[column : column + len(own), number * n : (number + 1) * n] = own
        column += len(own)
    return strengths, np.concatenate([limits for _, limits in each])


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
        slot = np.full(len(self.tables[0].starts_) - 1, n, dtype=np.int32)  # n: not asked
        there = place.take(rows)
        slot[there] = np.arange(n, dtype=np.int32)
        links, sources = self._from(place.take(taken))
        at = slot.take(self._all.ends.take(links), mode="clip")
        met = (at < n).nonzero()[0]
        links = links.take(met)
        strengths, limits = together(tuple(asked))
        said = strengths.take(sources.take(met), axis=1)
        said *= self._all.weights.take(links)
        said *= self._all.ranks.take(links) < limits
        cells = np.arange(len(said))[:, None] * n + at.take(met)
        summed = np.bincount(cells.ravel(), said.ravel(), len(said) * n)
        by_column = summed.reshape(len(said), n).take(slot.take(there), axis=1)
        found = by_column.astype(np.float32)
        columns = accumulate((one.columns for one in asked), initial=0)
        return [found[first:last] for first, last in pairwise(columns)]

    def _from(self, places: Rows) -> tuple[Places, Places]:
        """Return the links that start at places, and the number of each one's source.

        Of the second table, the first place is numbered after the last of the first.
        """
        first = self._all.starts.take(places, axis=1)
        counts = self._all.starts.take(places + 1, axis=1)
        counts -= first
        counts = counts.ravel()
        first = first.ravel()
        first += counts
        first -= counts.cumsum()
        links = first.repeat(counts)
        links += np.arange(len(links))
        return links, np.arange(len(counts)).repeat(counts)

    @cached_property
    def _all(self) -> "Laid":
        """Return all tables' links, laid out when they are first asked."""
        return Laid.of(self.tables)


@dataclass(frozen=True, eq=False)
class Laid:
    """Links of several tables, one after another's; ``starts`` are (tables, w + 2)."""

    starts: Places
    ends: Rows
    weights: Floats
    ranks: Bytes

    @classmethod
    def of(cls, tables: Sequence[Links]) -> Self:
        """Return the same links, found by one number each."""
        if len(tables) == 1:
            (one,) = tables
            return cls(one.starts_[None], one.ends_, one.weights_, one.ranks_)
        before = accumulate((len(one.ends_) for one in tables[:-1]), initial=0)
        return cls(
            np.stack([one.starts_ + n for one, n in zip(tables, before, strict=True)]),
            np.concatenate([one.ends_ for one in tables]),
            np.concatenate([one.weights_ for one in tables]),
            np.concatenate([one.ranks_ for one in tables]),
        )


def _strongest(dense: Floats, kept: int) -> tuple[Rows, Floats]:
    """Return the sources and weights of each end, (ends, kept), the strongest first."""
    some = np.argpartition(-np.abs(dense), kept - 1, axis=1)[:, :kept]
    weights = np.take_along_axis(dense, some, axis=1)
    order = np.argsort(-np.abs(weights), axis=1, kind="stable")
    sources = np.take_along_axis(some, order, axis=1).astype(np.int32)
    return sources, np.take_along_axis(weights, order, axis=1)
