"""Weights from recipe to recipe: for each end its strongest sources, laid out by source."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Rows

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
ASKED = 200  # households that tell what is usual


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
        w, kept = len(linked), min(self.strongest, len(linked), 255)
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

    def reached(
        self, taken: Rows, rows: Rows, *strengths: Floats, cuts: tuple[int, ...] = (0,)
    ) -> Floats:
        """Return summed weights from what was taken, (len(rows), columns).

        The first columns take all alike; each of ``strengths``, (len(taken),), makes more.
        Each of ``cuts`` is how many of the strongest sources one column sums, 0 for all.
        """
        n = len(rows)
        told = np.zeros((len(cuts) * (1 + len(strengths)), n), dtype=np.float32)
        links, sources = self._from(taken)
        slot = np.full(len(self.starts_) - 1, n, dtype=np.int32)  # by place; n: not asked
        there = self.place_.take(rows)
        slot[there] = np.arange(n, dtype=np.int32)
        at = slot.take(self.ends_.take(links))
        met = (at < n).nonzero()[0]
        if not len(met):
            return told.T  # faster by column
        at, links, mine = at.take(met), links.take(met), slot.take(there)
        weights, ranks = self.weights_.take(links), self.ranks_.take(links)
        by_source = [one.take(sources.take(met)) for one in strengths]
        columns = iter(told)
        for said in (weights, *(weights * one for one in by_source)):
            for cut in cuts:
                cut_off = said * (ranks < cut) if cut else said
                next(columns)[:] = np.bincount(at, cut_off, n).take(mine)
        return told.T

    def _from(self, taken: Rows) -> tuple[Places, Places]:
        """Return the links that start at what was taken, and which of it each starts at."""
        places = self.place_.take(taken)
        first = self.starts_.take(places)
        counts = self.starts_.take(places + 1) - first
        ends = counts.cumsum()
        sources = np.arange(len(taken)).repeat(counts)
        links = (first + counts - ends).take(sources)
        links += np.arange(len(sources))
        return links, sources

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
