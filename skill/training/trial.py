"""The replay: every later offer is looked at again by every model, inside its own filters.

Models are as they were fitted; histories and popularity go on as events arrive, as they do
when serving.  Each offer's candidates are the recipes of its meal and course, in the order
of their prior and up to a number, exactly as serving finds them; what else was wished for
is not recorded, so that all models are measured inside the same, wider, filters.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from time import thread_time
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.domain.recipes import Meal
from skill.recommender.interactions import Interactions
from skill.recommender.taste import Floats, Moment, Rows, Taste
from skill.training.figures import Ints
from skill.training.fitting.occasions import History
from skill.training.gathering import Gathered
from skill.training.off_policy import Guess, softmax_chances
from skill.training.reading import DIETS

LISTED = 10
POOL = 12  # recipes that a policy draws among, as serving does


class Scorer(Protocol):
    """What the replay asks of a model."""

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return one score for each row."""
        ...


class MostTaken:
    """The plainest baseline: how often everybody took it until now."""

    name = "most_taken"

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return the counts, kept up to date."""
        trends = taste.moment.trends
        return np.zeros(len(rows), np.float32) if trends is None else trends.total_[rows]


@dataclass(frozen=True)
class Filters:
    """The rows of each meal and course, best prior first and up to ``most``."""

    columns: Columns
    most: int = 1000
    _known: dict[tuple[int, int], Rows] = field(default_factory=dict)

    def rows(self, meal: int, course: int) -> Rows:
        """Return the candidates of a meal and course; -1 is any."""
        if (meal, course) not in self._known:
            fits = np.ones(len(self.columns), dtype=np.bool_)
            if meal >= 0:
                fits &= (self.columns["meals"].astype(np.uint8) >> meal & 1) == 1
            if course >= 0:
                fits &= self.columns["course"].astype(np.int64) == course
            found = np.flatnonzero(fits)[: self.most].astype(np.int32)
            self._known[meal, course] = found
        return self._known[meal, course]

    @cached_property
    def reachable(self) -> int:
        """Return how many recipes were a candidate of anything asked so far."""
        every = [rows for rows in self._known.values() if len(rows)]
        return len(np.unique(np.concatenate(every))) if every else 0


@dataclass(eq=False)
class Record:
    """What one model did at every offer."""

    ranks: list[int] = field(default_factory=list)  # of each conversion
    lists: list[NDArray[np.int32]] = field(default_factory=list)  # (LISTED,), -1 filled
    target: list[float] = field(default_factory=list)  # of each offer
    value: list[float] = field(default_factory=list)  # of each offer
    seconds: list[float] = field(default_factory=list)  # of processor, of each offer


@dataclass(frozen=True, slots=True, eq=False)
class Replayed:
    """All that the replay found.

    ``offers`` are indices into the interactions, (m,), ``taken`` those of conversions by
    recommendation, (n,), in order.  ``missed`` counts conversions to what was no candidate.
    """

    offers: Ints
    taken: Ints
    guess: Guess
    records: Mapping[str, Record]
    missed: int


def replay(
    gathered: Gathered,
    start: int,
    models: Mapping[str, Scorer],
    filters: Filters,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Replayed:
    """Let every model look at the offers from ``start`` on; ties fall the same for all."""
    log, sides = gathered.interactions, gathered.sides
    history = History(log.n_recipes)
    history.add_all(log.some(slice(0, start)).conversions())
    guess = Guess.fitted(log.row[:start], log.taken[:start], log.n_recipes)
    records = {name: Record() for name in models}
    lots = np.random.default_rng(0).random(len(log))
    offers, taken, missed = [], [], 0
    for index in range(start, len(log)):
        rows = filters.rows(int(log.meal[index]), int(sides.course[index]))
        if len(rows) and sides.spoken[index] and not sides.searched[index]:
            tell(index - start, len(log) - start)
            at = Offer(rows, _place(rows, int(log.row[index])), float(lots[index]))
            taste = history.taste(int(log.household[index]), _moment(log, index))
            offers.append(index)
            if log.taken[index]:
                taken.append(index)
                missed += at.place < 0
            for name, model in models.items():
                at.look(model, taste, records[name], guess, bool(log.taken[index]))
        if log.taken[index]:
            clock = float(log.clock[index])
            history.add(int(log.household[index]), int(log.row[index]), clock)
    found = (np.array(offers, dtype=np.int64), np.array(taken, dtype=np.int64))
    return Replayed(*found, guess, records, missed)


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """One offer's candidates, the place of what was offered (-1: none), and a lot."""

    rows: Rows
    place: int
    lot: float

    def look(
        self, model: Scorer, taste: Taste, record: Record, guess: Guess, taken: bool
    ) -> None:
        """Write down what a model would have done."""
        began = thread_time()
        scores = model.score(taste, self.rows)
        record.seconds.append(thread_time() - began)
        chances = softmax_chances(scores, POOL)
        record.target.append(float(chances[self.place]) if self.place >= 0 else 0.0)
        record.value.append(float(chances @ guess.conversion[self.rows]))
        if taken:
            record.ranks.append(self._rank(scores))
            record.lists.append(self._listed(scores))

    def _rank(self, scores: Floats) -> int:
        if self.place < 0:
            return len(scores) + LISTED
        ours = scores[self.place]
        equals = int(np.count_nonzero(scores == ours))
        return int(np.count_nonzero(scores > ours)) + int(self.lot * equals)

    def _listed(self, scores: Floats) -> NDArray[np.int32]:
        best = self.rows[np.argsort(-scores, kind="stable")[:LISTED]]
        padded = np.full(LISTED, -1, dtype=np.int32)
        padded[: len(best)] = best
        return padded


def _place(rows: Rows, row: int) -> int:
    """Return where a row stands among candidates, -1 where it is none."""
    place = int(np.searchsorted(rows, row))
    return place if place < len(rows) and rows[place] == row else -1


def _moment(log: Interactions, index: int) -> Moment:
    return Moment(
        clock=float(log.clock[index]),
        meal=int(log.meal[index]),
        hour=int(log.hour[index]),
        weekday=int(log.weekday[index]),
        season=int(log.season[index]),
    )


def latest(gathered: Gathered, start: int, most: int) -> int:
    """Return where to start so that no more than ``most`` offers are replayed."""
    spoken = gathered.sides.spoken & ~gathered.sides.searched
    places = np.flatnonzero(spoken[start:]) + start
    return int(places[-most]) if len(places) > most else start


def slices(gathered: Gathered, taken: Ints) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield the slices that conversions fall into, and which of them."""
    log, sides = gathered.interactions, gathered.sides
    returning = sides.returning[taken]
    yield "new households", ~returning
    yield "returning households", returning
    for code, meal in enumerate(Meal):
        yield meal.value, log.meal[taken] == code
    for code, diet in enumerate(DIETS):
        yield f"table: {diet or 'keeps nothing'}", sides.diet[taken] == code
