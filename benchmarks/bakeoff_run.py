"""The replay: every event of the test ranks all that its household has not taken yet."""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from benchmarks.bakeoff_logs import Log
from benchmarks.bakeoff_rivals import Entry
from skill.recommender.models.hybrid import Hybrid
from skill.recommender.models.model import Model
from skill.recommender.taste import Floats, Rows
from skill.training.fitting.occasions import Occasion, apart, later, unseen

FEW = 5  # events before which a household, or a recipe, is new
EVERY, EVERY_IN_TIME = 2, 10  # one event in so many asks for a word, and for an ingredient
NOTHING = (None, None)
Kept = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ours:
    """A model of ours as an entry."""

    model: Model

    @property
    def alone(self) -> bool:
        """Return whether a row's score is its own, whatever stands beside it."""
        return not isinstance(self.model, Hybrid)

    def score(self, occasion: Occasion, rows: Rows) -> Floats:
        """Return the model's scores for the household's taste."""
        return self.model.score(occasion.taste, rows)


class Plain:
    """How often each recipe was taken until now: what every lift is over."""

    alone = True

    def score(self, occasion: Occasion, rows: Rows) -> Floats:
        """Return the counts, kept up to date as events arrive."""
        trends = occasion.taste.moment.trends
        return np.zeros(len(rows), np.float32) if trends is None else trends.total_[rows]


@dataclass(eq=False)
class Outcome:
    """Where each event's recipe was ranked by each entry, and whom it was for.

    ``ranks`` by entry are (events, 1 + wishes): 0 is the top, -1 where nothing was asked
    for; the first column is without a wish.
    """

    households: NDArray[np.int64]  # (events,)
    new_household: NDArray[np.bool_]  # (events,)
    new_recipe: NDArray[np.bool_]  # (events,)
    ranks: dict[str, NDArray[np.int64]]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What one household could take, what it took, and what it may ask for.

    ``fresh`` are rows not taken yet.  ``kept`` marks, for each event and wish, those that
    keep the wish, None where none is asked for; ``lots`` break ties, in [0, 1).
    """

    events: Sequence[Occasion]
    fresh: Rows
    kept: Sequence[Sequence[Kept | None]]
    lots: NDArray[np.float64]

    def ranked(self, entry: Entry) -> list[list[int]]:
        """Return the ranks of what was taken, by event and wish.

        An entry that scores each row by itself is asked once; one that looks closer at the
        best rows is asked again about those that keep a wish, as it would be when serving.
        """
        scores = entry.score(self.events[0], self.fresh)
        found = []
        for event, kept, lot in zip(self.events, self.kept, self.lots, strict=True):
            ranks = [_rank(scores, self.fresh, event.row, float(lot))]
            for which in kept:
                if which is None:
                    ranks.append(-1)
                    continue
                some = self.fresh[which]
                again = scores[which] if entry.alone else entry.score(event, some)
                ranks.append(_rank(again, some, event.row, float(lot)))
            found.append(ranks)
        return found


def _rank(scores: Floats, rows: Rows, row: int, lot: float) -> int:
    """Return the rank of a row; among equals, where the lot falls."""
    ours = scores[int(np.searchsorted(rows, row))]
    equals = np.count_nonzero(scores == ours)
    return int(np.count_nonzero(scores > ours)) + int(lot * equals)


def questions(log: Log, seed: int) -> Iterator[Question]:
    """Yield the test's events: one by one, or by household where there is no order."""
    rng = np.random.default_rng(seed)
    for together in _together(log):
        first = together[0]
        fresh = unseen(first.taste, log.n_recipes)
        asked = [event for event in together if event.row not in event.taste.taken]
        every = EVERY_IN_TIME if log.known.is_in_time else EVERY
        drawn = rng.integers(every, size=len(asked)) == 0
        kept = [
            log.wishes(event.row, fresh, rng) if wished else NOTHING
            for event, wished in zip(asked, drawn, strict=True)
        ]
        yield Question(asked, fresh, kept, rng.random(len(asked)))


def _together(log: Log) -> Iterator[list[Occasion]]:
    """Yield events that share one taste.

    In time each stands alone, and the next is not asked for before this one was ranked:
    asking is what tells the histories of it.
    """
    if log.known.is_in_time:
        for event in later(log.both, len(log.known)):
            yield [event]
        return
    for _, events in groupby(apart(log.known, log.test), key=lambda one: one.household):
        yield list(events)


def race(entries: Mapping[str, Entry], log: Log, seed: int = 0) -> Outcome:
    """Return where every entry ranked what was taken; ties fall the same for everyone."""
    seconds = dict.fromkeys(entries, 0.0)
    ranks: dict[str, list[list[int]]] = {name: [] for name in entries}
    about: list[tuple[int, bool, bool]] = []
    for question in questions(log, seed):
        if not question.events:
            continue
        for name, entry in entries.items():
            began = time.process_time()
            ranks[name] += question.ranked(entry)
            seconds[name] += time.process_time() - began
        about += [_about(event) for event in question.events]
        _progress(len(about), len(log.test))
    households, new_household, new_recipe = (np.array(c) for c in zip(*about, strict=True))
    found = {name: np.array(each) for name, each in ranks.items()}
    return Outcome(households, new_household, new_recipe, found, seconds)


def _about(event: Occasion) -> tuple[int, bool, bool]:
    """Return whose it is, and whether the household and the recipe were new then."""
    trends = event.taste.moment.trends
    events = 0.0 if trends is None else float(trends.total_[event.row])
    return event.household, len(event.taste.taken) < FEW, events < FEW


def _progress(done: int, of: int) -> None:
    """Tell on the terminal how far it is."""
    if sys.stderr.isatty() and done % 200 == 0:
        print(f"\r{done} of {of} events", end="", file=sys.stderr, flush=True)
