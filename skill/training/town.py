"""A simulated town: households ask, the engine picks, and they take it or turn it down.

What is written down is what production writes: the household's document, and events.  The
truth stands beside it: what any other recommender would have converted at the same requests
is known, and not estimated.  Everything it yields is simulated.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from skill.catalog.catalog import Catalog
from skill.domain.events import Circumstances, Event, Happened
from skill.domain.household import Eaters, Household
from skill.domain.recipes import Meal, NothingFitsError, Season, Wishes
from skill.domain.stove import had_lately, turned_down
from skill.food.gate import Cleared, clear
from skill.recommender.pick import Engine, Pick, Recommender, Taking
from skill.recommender.signals import Signals, read
from skill.recommender.taste import Rows, no_rows
from skill.recommender.wants import relaxations
from skill.training.figures import Doubles
from skill.training.households import Households
from skill.training.off_policy import softmax_chances

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)
OFTEN = 4  # requests of a household in a week
Nightly: TypeAlias = Callable[[Recommender, datetime], Recommender]
"""Takes who picks and when a day begins, and returns who picks from then on."""


def unchanged(recommender: Recommender, at: datetime) -> Recommender:
    """Return the same."""
    return recommender


@dataclass(frozen=True, slots=True)
class Week:
    """One week, simulated.  ``best`` is what the best answers would have converted.

    ``expected`` is the mean chance of what was offered: conversion without its luck.
    """

    number: int
    offers: int
    taken: int
    expected: float
    best: float
    model: str

    @property
    def conversion(self) -> float:
        """Return the share of offers that were taken."""
        return self.taken / self.offers if self.offers else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What was asked, by whom, knowing what, and what it came to.

    ``had`` maps rows to when they were last had.
    """

    at: datetime
    household: int
    document: Household
    had: Mapping[int, datetime]
    offered: int = -1
    took: bool = False


@dataclass(eq=False)
class Town:
    """Households that ask, take or refuse, and remember.

    A ``blind`` town hides the hour, the weekday and the season from whoever picks; the
    households feel them all the same.
    """

    households: Households
    catalog: Catalog
    seed: int = 0
    blind: bool = False
    events: list[Event] = field(default_factory=list, init=False)
    requests: list[Request] = field(default_factory=list, init=False)
    _documents: list[Household] = field(default_factory=list, init=False)
    _had: list[dict[int, datetime]] = field(default_factory=list, init=False)
    _kept: dict[Eaters, NDArray[np.bool_]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        count = self.households.nature.households
        self._documents = [Household() for _ in range(count)]
        self._had = [{} for _ in range(count)]

    def week(
        self, number: int, recommender: Recommender, nightly: Nightly = unchanged
    ) -> Week:
        """Live through a week in the order of time, and return what came of it.

        ``nightly`` is asked before every day but the first who picks from then on.
        """
        rng = np.random.default_rng((self.seed, number))
        monday = START + timedelta(weeks=number)
        taken, expected, best, model, day = 0, [], [], "", monday
        for at, household in self._asked(monday, rng):
            while at >= day + DAY:
                day += DAY
                recommender = nightly(recommender, day)
            known = Request(
                at, household, self._documents[household], {**self._had[household]}
            )
            chances = self._chances(known)
            pick = self._picked(known, recommender)
            if pick is None:
                continue
            row = self._row(pick)
            took = bool(rng.random() < chances[row])
            self.requests.append(replace(known, offered=row, took=took))
            self._remember(known, pick, took)
            self._hear(recommender, self.requests[-1])
            taken += took
            model = pick.model
            expected.append(float(chances[row]))
            best.append(float(chances[self._safe(household)].max()))
        mean = float(np.mean(expected)) if expected else 0.0
        top = float(np.mean(best)) if best else 0.0
        return Week(number, len(expected), taken, mean, top, model)

    def _asked(
        self, monday: datetime, rng: np.random.Generator
    ) -> list[tuple[datetime, int]]:
        """Return when who asks in a week, in order."""
        return sorted(
            (at, household)
            for household in range(len(self._documents))
            for at in self.households.asks(monday, rng, OFTEN)
        )

    def truth(
        self, engine: Engine, since: datetime, until: datetime, *, plain: bool = False
    ) -> Doubles:
        """Return the chance that each request would have been taken, were it the engine's.

        Of the requests between two times, or of the plain ones alone: as they were, in
        order, and so is what everybody took between them, which the engine is told.  So it
        is not to be asked of the same time twice.
        """
        found = []
        for one in self._between(since, until):
            if not plain or self._is_plain(one):
                rows, chances = self.choices(engine, one)
                found.append(float(chances @ self._chances(one)[rows]))
            self._hear(engine, one)
        return np.array(found)

    def tell(self, recommender: Recommender, since: datetime, until: datetime) -> None:
        """Tell what everybody took between two times."""
        for one in self._between(since, until):
            self._hear(recommender, one)

    def _between(self, since: datetime, until: datetime) -> Iterator[Request]:
        return (one for one in self.requests if since <= one.at < until)

    def _hear(self, recommender: Recommender, request: Request) -> None:
        """Let a recommender hear what came of a request."""
        if request.took:
            recipe = self.catalog.columns.id_of(request.offered)
            recommender.took(Taking(recipe, request.at))

    def choices(self, engine: Engine, request: Request) -> tuple[Rows, Doubles]:
        """Return the rows that an engine chooses among at a request, and their chances."""
        signals, settled = self._signals(request), engine.ranking.settled
        eaters = self.households.eaters(request.household)
        asked = engine.ranking.request(signals, eaters, (), "")
        for dropped in relaxations(signals):
            rows = asked.wanted.rows(dropped, settled.candidates)
            if len(rows):
                rows, worth, _ = asked.worth(rows)
                safe = self._safe(request.household)[rows]
                if safe.any():
                    worth = worth[safe] / settled.temperature
                    best, chances = softmax_chances(worth, settled.pool)
                    return rows[safe][best], chances
        return no_rows(), np.zeros(0)

    def _is_plain(self, request: Request) -> bool:
        """Return whether a log tells all that moved the choice."""
        eaters = self.households.eaters(request.household)
        return eaters == Eaters() and not self._signals(request).holiday

    def _chances(self, request: Request) -> Doubles:
        days = {row: (request.at - at) / DAY for row, at in request.had.items()}
        return self.households.chances(request.household, request.at, days)

    def _row(self, pick: Pick) -> int:
        row = self.households.columns.row_of(pick.choice.recipe.id)
        assert row is not None
        return row

    def _safe(self, household: int) -> NDArray[np.bool_]:
        """Return which rows the gate clears for a household, shape (n_recipes,)."""
        eaters = self.households.eaters(household)
        if eaters not in self._kept:
            every = (self.catalog.at(row) for row in range(len(self.catalog)))
            cleared = (one and isinstance(clear(one, eaters), Cleared) for one in every)
            self._kept[eaters] = np.fromiter(map(bool, cleared), dtype=np.bool_)
        return self._kept[eaters]

    def _picked(self, request: Request, recommender: Recommender) -> Pick | None:
        eaters = self.households.eaters(request.household)
        seed = f"{self.seed}-{request.household}-{request.at.isoformat()}"
        try:
            return recommender.pick(self._signals(request), eaters, seed=seed)
        except NothingFitsError:
            return None

    def _signals(self, request: Request) -> Signals:
        signals = read(Wishes(), request.at, household=request.document)
        if not self.blind:
            return signals
        return replace(signals, hour=17, weekday=2, season=Season.SPRING, holiday=None)

    def _remember(self, request: Request, pick: Pick, took: bool) -> None:
        """Write down what happened: in the household's document, and as events."""
        recipe, at, household = pick.choice.recipe.id, request.at, request.household
        remembered = had_lately if took else turned_down
        self._documents[household] = remembered(request.document, recipe, at)
        if took:
            self._had[household][self._row(pick)] = at
        signals = self._signals(request)
        offered = Event(
            id=f"{len(self.events)}",
            happened=Happened.OFFERED,
            household=f"h{household}",
            recipe=recipe,
            at=at,
            offer=f"{len(self.events)}",
            propensity=pick.propensity,
            model=pick.model,
            version=pick.version,
            circumstances=self._circumstances(request, signals),
        )
        happened = Happened.TAKEN if took else Happened.REFUSED
        answer = offered.model_copy(update={"id": f"{offered.id}a", "happened": happened})
        self.events += [offered, answer]

    def _circumstances(self, request: Request, signals: Signals) -> Circumstances:
        return Circumstances(
            meal=Meal(signals.meal),
            hour=signals.hour,
            weekday=signals.weekday,
            season=signals.season,
            returning=bool(request.document.taken),
            plain=self._is_plain(request),
        )
