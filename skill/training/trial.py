"""The replay: every later offer is looked at again by every model, as it would be served.

Models are as they were fitted; histories and popularity go on as events arrive, as they do
when serving.  Each offer's candidates are the recipes of its meal and course, in the order
of their prior and up to a number, and of those the ones that suit the moment best, exactly
as serving finds them; what the moment makes of them is added to what a model says.  What
else was wished for, and what the table must not eat, is not recorded, so that all models
are measured inside the same, wider, filters.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from time import thread_time
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import ALCOHOLIC, COURSES, MEALS
from skill.domain.recipes import Course, Meal
from skill.recommender.pick import Settled
from skill.recommender.ranking import best_first
from skill.recommender.taste import Floats, Rows, Taste
from skill.recommender.wants import MAIN_MEALS
from skill.training.figures import Doubles, Ints
from skill.training.fitting.occasions import History, moment
from skill.training.gathering import Gathered
from skill.training.moments import Moments
from skill.training.off_policy import Guess, softmax_chances
from skill.training.reading import DIETS

LISTED = 10
SETTLED = Settled()  # how serving chooses among the best


class Scorer(Protocol):
    """What the replay asks of a model."""

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return one score for each row."""
        ...


class Nothing:
    """What is served where nothing was learnt: the moment alone."""

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return zeros."""
        return np.zeros(len(rows), dtype=np.float32)


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
        """Return the candidates of a meal and course; -1 is any.

        Where no course was asked for, a main meal is of main dishes; none of them has
        alcohol in it.
        """
        asked = (meal, course)
        if asked not in self._known:
            fits = (self.columns["flags"].astype(np.int64) & ALCOHOLIC) == 0
            if meal >= 0:
                fits &= (self.columns["meals"].astype(np.uint8) >> meal & 1) == 1
            if course < 0 <= meal and MEALS[meal] in MAIN_MEALS:
                course = COURSES.index(Course.MAIN)
            if course >= 0:
                fits &= self.columns["course"].astype(np.int64) == course
            found = np.flatnonzero(fits)[: self.most].astype(np.int32)
            self._known[asked] = found
        return self._known[asked]

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
    history.answer_all(log.some(slice(0, start)))
    moments = Moments(filters.columns)
    guess = Guess.fitted(log.some(slice(0, start)))
    records = {name: Record() for name in models}
    lots = np.random.default_rng(0).random(len(log))
    offers, taken, missed = [], [], 0
    for index in range(start, len(log)):
        rows = filters.rows(int(log.meal[index]), int(sides.course[index]))
        if len(rows) and sides.spoken[index] and not sides.searched[index]:
            tell(index - start, len(log) - start)
            taste = history.taste(int(log.household[index]), moment(log, index))
            at = Offer.of(rows, moments.worth(taste, rows), int(log.row[index]))
            offers.append(index)
            if log.taken[index]:
                taken.append(index)
                missed += at.place < 0
            lot = float(lots[index]) if log.taken[index] else None
            for name, model in models.items():
                at.look(model, taste, records[name], guess, lot)
        history.hear(log, index)
    found = (np.array(offers, dtype=np.int64), np.array(taken, dtype=np.int64))
    return Replayed(*found, guess, records, missed)


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """One offer's candidates, what the moment makes of them, and which was offered.

    ``place`` is where that stands among them, -1 where it is none.
    """

    rows: Rows
    worth: Doubles
    place: int

    @classmethod
    def of(cls, rows: Rows, worth: Doubles, offered: int) -> Self:
        """Return an offer, with those candidates that a model is asked about."""
        judged = np.sort(best_first(worth, SETTLED.judged))
        return cls(rows[judged], worth[judged], _place(rows[judged], offered))

    def look(
        self, model: Scorer, taste: Taste, record: Record, guess: Guess, lot: float | None
    ) -> None:
        """Write down what a model would have done; a ``lot`` ranks what was taken."""
        began = thread_time()
        scores = model.score(taste, self.rows)
        record.seconds.append(thread_time() - began)
        worth = self.worth + scores
        chances = softmax_chances(worth / SETTLED.temperature, SETTLED.pool)
        record.target.append(float(chances[self.place]) if self.place >= 0 else 0.0)
        record.value.append(float(chances @ guess.of(self.rows, self.worth)))
        if lot is not None:
            record.ranks.append(self._rank(worth, lot))
            record.lists.append(self._listed(worth))

    def _rank(self, worth: Doubles, lot: float) -> int:
        if self.place < 0:
            return len(worth) + LISTED
        ours = worth[self.place]
        equals = int(np.count_nonzero(worth == ours))
        return int(np.count_nonzero(worth > ours)) + int(lot * equals)

    def _listed(self, worth: Doubles) -> NDArray[np.int32]:
        best = self.rows[best_first(worth, LISTED)]
        padded = np.full(LISTED, -1, dtype=np.int32)
        padded[: len(best)] = best
        return padded


def _place(rows: Rows, row: int) -> int:
    """Return where a row stands among candidates, -1 where it is none."""
    place = int(np.searchsorted(rows, row))
    return place if place < len(rows) and rows[place] == row else -1


def latest(gathered: Gathered, start: int, most: int) -> int:
    """Return where to start so that no more than ``most`` offers are replayed."""
    spoken = gathered.sides.spoken & ~gathered.sides.searched
    places = np.flatnonzero(spoken[start:]) + start
    return int(places[-most]) if len(places) > most else start


def slices(gathered: Gathered, offers: Ints) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield the slices that offers fall into, and which of them."""
    log, sides = gathered.interactions, gathered.sides
    returning = sides.returning[offers]
    yield "new households", ~returning
    yield "returning households", returning
    for code, meal in enumerate(Meal):
        yield meal.value, log.meal[offers] == code
    for code, diet in enumerate(DIETS):
        yield f"table: {diet or 'keeps nothing'}", sides.diet[offers] == code
