"""The replay: every later offer is looked at again by every model, as it would be served.

Models are as they were fitted; histories and popularity go on as events arrive, as they do
when serving.  Each offer's candidates are the recipes of its meal and course, in the order
of their prior and up to a number, and of those the ones that suit the moment best, exactly
as serving finds them; what the moment makes of them is added to what a model says.  What
else was wished for, and what the table must not eat, is not recorded: so all models rank
inside the same, wider, filters, and what they would have chosen, and earned by it, is told
of plain offers alone, at which there was nothing else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import ALCOHOLIC, COURSES, MEALS
from skill.domain.recipes import Course, Meal
from skill.recommender.taste import Floats, Rows, Taste
from skill.recommender.wants import MAIN_MEALS
from skill.training.figures import Ints
from skill.training.fitting.occasions import History, moment
from skill.training.gathering import Gathered
from skill.training.moments import Moments
from skill.training.off_policy import Choices
from skill.training.offers import Offer, Record, Scorer, Seen
from skill.training.reading import DIETS
from skill.training.reward import lifts


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


@dataclass(frozen=True, slots=True, eq=False)
class Replayed:
    """All that the replay found.

    ``offers`` are indices into the interactions, (m,), ``taken`` those of conversions by
    recommendation, (n,), in order.  ``missed`` counts conversions to what was no candidate.
    ``plain`` (m,) marks the offers of which the log tells all that moved the choice, and
    ``choices`` are what could be chosen there.
    """

    offers: Ints
    taken: Ints
    plain: NDArray[np.bool_]
    choices: Choices
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
    seen = Seen(lifts(log.some(slice(0, start))))
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
            looks = [at.look(m, taste, records[name], lot) for name, m in models.items()]
            seen.note(at, looks, records.values(), plain=bool(sides.plain[index]))
        history.hear(log, index)
    found = np.array(offers, dtype=np.int64)
    plain, choices = seen.choices(log, found)
    return Replayed(found, np.array(taken, np.int64), plain, choices, records, missed)


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
