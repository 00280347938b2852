"""What was taken, each with all that was known just before: to teach, and to test."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.recent import SIZE
from skill.recommender.signals import GRUDGE
from skill.recommender.taste import SATURDAY, Answers, Moment, Rows, Taste
from skill.recommender.tastes import LATEST
from skill.recommender.trends import Trends

EARLIER = 0.8  # of a log teaches a model, the rest tells how far to trust it


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """A household about to take ``row``.  Its taste is good until the next is asked for."""

    household: int
    taste: Taste
    row: int


class Answer(NamedTuple):
    """What became of an offer."""

    row: int
    clock: float
    took: bool
    weekend: bool


@dataclass(eq=False)
class History:
    """What each household took so far, and what all of them did."""

    n_recipes: int
    trends: Trends = field(init=False)
    taken: dict[int, list[int]] = field(init=False, default_factory=dict)
    at: dict[int, list[float]] = field(init=False, default_factory=dict)
    answers: dict[int, list[Answer]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.trends = Trends(self.n_recipes)

    def add(self, household: int, row: int, clock: float) -> None:
        """Take one event in."""
        self.trends.add(row, clock)
        self.taken.setdefault(household, []).append(row)
        self.at.setdefault(household, []).append(clock)

    def add_all(self, interactions: Interactions) -> None:
        """Take many events in."""
        self.trends.add_all(interactions.row, interactions.clock)
        columns = (interactions.household, interactions.row, interactions.clock)
        old = len(interactions) - SIZE
        events = zip(*(c.tolist() for c in columns), strict=True)
        for index, (household, row, clock) in enumerate(events):
            if index >= old:
                self.trends.recent.add(row, clock)
            self.taken.setdefault(household, []).append(row)
            self.at.setdefault(household, []).append(clock)

    def answer(self, household: int, answer: Answer) -> None:
        """Take an answer in.  As in a household's document, the last refusal counts."""
        known = self.answers.setdefault(household, [])
        if not answer.took:
            known[:] = [one for one in known if one.took or one.row != answer.row]
        known.append(answer)

    def answer_all(self, interactions: Interactions) -> None:
        """Take many answers in."""
        for household, answer in answers_of(interactions):
            self.answer(household, answer)

    def hear(self, log: Interactions, index: int) -> None:
        """Take in what became of one offer of a log."""
        household, row = int(log.household[index]), int(log.row[index])
        clock, took = float(log.clock[index]), bool(log.taken[index])
        if took:
            self.add(household, row, clock)
        weekend = bool(log.weekday[index] >= SATURDAY)
        self.answer(household, Answer(row, clock, took, weekend))

    def taste(self, household: int, moment: Moment) -> Taste:
        """Return what a household took until now, and turned down of late."""
        answers = self._answered(household)
        lately = moment.clock - answers.at < GRUDGE + 1  # in whole days, as serving counts
        return Taste(
            taken=np.array(self.taken.get(household, ()), dtype=np.int32),
            at=np.array(self.at.get(household, ()), dtype=np.float32),
            refused=answers.rows[(answers.took == 0) & lately],
            answers=answers,
            moment=replace(moment, trends=self.trends),
        )

    def _answered(self, household: int) -> Answers:
        known = self.answers.get(household)
        if not known:
            return Answers()
        rows, clocks, took, weekend = zip(*known[-LATEST:], strict=True)
        return Answers(
            rows=np.array(rows, dtype=np.int32),
            at=np.array(clocks, dtype=np.float32),
            took=np.array(took, dtype=np.float32),
            weekend=np.array(weekend, dtype=np.bool_),
        )


def answers_of(interactions: Interactions) -> Iterator[tuple[int, Answer]]:
    """Yield whose every answer is, and the answer, in order."""
    one = interactions
    taken, weekend = one.taken == 1, one.weekday >= SATURDAY
    columns = (one.household, one.row, one.clock, taken, weekend)
    for household, *answer in zip(*(c.tolist() for c in columns), strict=True):
        yield household, Answer(*answer)


def later(interactions: Interactions, start: int) -> Iterator[Occasion]:
    """Yield the conversions from ``start`` on in order, each known to all that follow."""
    history = History(interactions.n_recipes)
    history.add_all(interactions.some(slice(0, start)).conversions())
    rest = interactions.some(slice(start, None)).conversions()
    for index in range(len(rest)):
        household, row = int(rest.household[index]), int(rest.row[index])
        now = moment(rest, index)
        yield Occasion(household, history.taste(household, now), row)
        history.add(household, row, now.clock)


def apart(known: Interactions, held: Interactions) -> Iterator[Occasion]:
    """Yield held-out conversions of a log without order: none of them is ever known."""
    history = History(known.n_recipes)
    history.add_all(known.conversions())
    held = held.conversions()
    for index in np.argsort(held.household, kind="stable"):
        household = int(held.household[index])
        taste = history.taste(household, moment(held, index))
        yield Occasion(household, taste, int(held.row[index]))


def held_back(
    interactions: Interactions, rng: np.random.Generator, most: int
) -> tuple[Interactions, Iterator[Occasion]]:
    """Return the part to fit on, and occasions from the rest: later, or drawn at random.

    About ``most`` of them are yielded, thinned by chance.
    """
    if interactions.is_in_time:
        start = round(EARLIER * len(interactions))
        rest = len(interactions) - start
        share = min(most / max(rest, 1), 1.0)
        occasions = (o for o in later(interactions, start) if rng.random() < share)
        return interactions.some(slice(0, start)), occasions
    held = rng.random(len(interactions)) >= EARLIER
    known = interactions.some(~held)
    share = min(most / max(int(held.sum()), 1), 1.0)
    return known, (o for o in apart(known, interactions.some(held)) if rng.random() < share)


def moment(interactions: Interactions, index: int) -> Moment:
    """Return what was true when an event happened."""
    return Moment(
        clock=float(interactions.clock[index]),
        meal=int(interactions.meal[index]),
        hour=int(interactions.hour[index]),
        weekday=int(interactions.weekday[index]),
        season=int(interactions.season[index]),
    )


def unseen(taste: Taste, n_recipes: int) -> Rows:
    """Return the rows that a household has not taken yet, ascending."""
    fresh = np.ones(n_recipes, dtype=np.bool_)
    fresh[taste.taken] = False
    return np.flatnonzero(fresh).astype(np.int32)
