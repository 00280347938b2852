"""The whole loop in a simulated town: offer, event, retrain, evaluate, promote.

It is the loop of production but for Alexa: the engine picks, the events go to Parquet, and
models are trained, judged and shipped by the code that ``larder train``, ``evaluate`` and
``promote`` run.  Everything it yields is simulated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from skill.catalog.catalog import Catalog
from skill.domain.events import Circumstances, Event, Happened
from skill.domain.household import Eaters, Household, Taken
from skill.domain.recipes import Meal, NothingFitsError, Season, Wishes
from skill.food.gate import Cleared, clear
from skill.recommender.blend import silent
from skill.recommender.learning import learnt
from skill.recommender.pick import Engine, Pick, Recommender
from skill.recommender.signals import Signals, read
from skill.training.evaluate import Bout, evaluate
from skill.training.evaluation import Evaluation
from skill.training.exporting import Partitions
from skill.training.households import Households
from skill.training.promotion import Limits, Safety, judged, promote
from skill.training.reading import Wanted
from skill.training.safety import watched
from skill.training.train import How, train
from skill.training.versions import Models

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
OFTEN = 4  # requests of a household in a week
KEPT = 200  # recipes taken that a household's document holds


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
    _documents: list[Household] = field(default_factory=list, init=False)
    _had: list[dict[int, datetime]] = field(default_factory=list, init=False)
    _kept: dict[Eaters, NDArray[np.bool_]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        count = self.households.nature.households
        self._documents = [Household() for _ in range(count)]
        self._had = [{} for _ in range(count)]

    def week(self, number: int, recommender: Recommender) -> Week:
        """Live through a week in the order of time, and return what came of it."""
        rng = np.random.default_rng((self.seed, number))
        monday = START + timedelta(weeks=number)
        asked = [
            (at, household)
            for household in range(len(self._documents))
            for at in self.households.asks(monday, rng, OFTEN)
        ]
        taken, expected, best, model = 0, [], [], ""
        for at, household in sorted(asked):
            chances = self.households.chances(household, at, self._days(household, at))
            pick = self._picked(household, at, recommender)
            if pick is None:
                continue
            row = self.households.columns.row_of(pick.choice.recipe.id)
            assert row is not None
            took = bool(rng.random() < chances[row])
            self._remember(household, at, pick, took)
            if took:
                recommender.took(pick.choice.recipe.id, at)
            taken += took
            model = pick.model
            expected.append(float(chances[row]))
            best.append(float(chances[self._safe(household)].max()))
        mean = float(np.mean(expected)) if expected else 0.0
        top = float(np.mean(best)) if best else 0.0
        return Week(number, len(expected), taken, mean, top, model)

    def _days(self, household: int, at: datetime) -> dict[int, float]:
        return {
            row: (at - when) / timedelta(days=1)
            for row, when in self._had[household].items()
        }

    def _safe(self, household: int) -> NDArray[np.bool_]:
        """Return which rows the gate clears for a household, shape (n_recipes,)."""
        eaters = self.households.eaters(household)
        if eaters not in self._kept:
            every = (self.catalog.at(row) for row in range(len(self.catalog)))
            cleared = (one and isinstance(clear(one, eaters), Cleared) for one in every)
            self._kept[eaters] = np.fromiter(map(bool, cleared), dtype=np.bool_)
        return self._kept[eaters]

    def _picked(
        self, household: int, at: datetime, recommender: Recommender
    ) -> Pick | None:
        signals = self._signals(household, at)
        eaters = self.households.eaters(household)
        seed = f"{self.seed}-{household}-{at.isoformat()}"
        try:
            return recommender.pick(signals, eaters, seed=seed)
        except NothingFitsError:
            return None

    def _signals(self, household: int, at: datetime) -> Signals:
        signals = read(Wishes(), at, household=self._documents[household])
        if not self.blind:
            return signals
        return replace(signals, hour=17, weekday=2, season=Season.SPRING, holiday=None)

    def _remember(self, household: int, at: datetime, pick: Pick, took: bool) -> None:
        """Write down what happened: in the household's document, and as events."""
        recipe = pick.choice.recipe.id
        row = self.households.columns.row_of(recipe)
        before = self._documents[household]
        one = Taken(recipe=recipe, at=at)
        kind = "taken" if took else "refused"
        listed = (*getattr(before, kind), one)[-KEPT:]
        self._documents[household] = before.model_copy(update={kind: listed})
        if took and row is not None:
            self._had[household][row] = at
        signals = self._signals(household, at)
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
            circumstances=_circumstances(signals, before),
        )
        happened = Happened.TAKEN if took else Happened.REFUSED
        answer = offered.model_copy(update={"id": f"{offered.id}a", "happened": happened})
        self.events += [offered, answer]


def _circumstances(signals: Signals, before: Household) -> Circumstances:
    return Circumstances(
        meal=Meal(signals.meal),
        hour=signals.hour,
        weekday=signals.weekday,
        season=signals.season,
        returning=bool(before.taken),
    )


@dataclass(eq=False)
class Loop:
    """Learning in a town: models are trained each week, and shipped if they win.

    Attributes:
        folder: of events and models.
        names: the models to train; all where empty.
        limits: what a challenger may cost.
        every: weeks between two trainings.
        held: weeks that models are judged on and have not seen.
    """

    town: Town
    folder: Path
    names: Sequence[str] = ()
    limits: Limits = field(default_factory=Limits)
    every: int = 2
    held: int = 2
    seed: int = 0

    def __post_init__(self) -> None:
        self.models = Models(self.folder / "models")
        self.models.folder.mkdir(parents=True, exist_ok=True)
        self.columns = self.town.catalog.columns

    def weeks(self, count: int) -> Iterator[Week]:
        """Yield weeks as they pass; every few of them, learn."""
        for number in range(count):
            yield self.town.week(number, self.recommender())
            if number >= self.held and (number - self.held) % self.every == 0:
                self.learn(number)

    def recommender(self, served: str = "") -> Recommender:
        """Return the engine with a model, the one in service where none is named."""
        served = served or self.models.current
        if not served:
            return Engine(self.town.catalog)
        path, version = self.models.path(served), self.town.catalog.version
        found = learnt(path, version, monotonic=lambda: 0.0, tell=silent)
        return Engine(self.town.catalog, lambda: found)

    def learn(self, number: int) -> str:
        """Train on all weeks but the last ones, judge on those, and ship what wins.

        Returns the model shipped, "" where none was.
        """
        version = f"week-{number:03}"
        since = START + timedelta(weeks=number + 1 - self.held)
        evaluation = self.trained(version, since)
        for name in self.contenders(evaluation):
            safety = self.checked(f"{version}/{name}")
            verdict = judged(evaluation, name, safety, self.limits)
            if verdict.ships:
                at = START + timedelta(weeks=number + 1)
                promote(self.models, evaluation, verdict, safety, at)
                return name
        return ""

    def trained(self, version: str, until: datetime) -> Evaluation:
        """Make a version from what was before ``until``; return how it did afterwards."""
        events = self.folder / "events"
        events.mkdir(exist_ok=True)
        partitions = Partitions(events)
        for event in self.town.events:
            partitions.add(event)
        partitions.finish()
        how = How(version, made=until, names=self.names, seed=self.seed)
        wanted = Wanted(self.columns)
        train(events, replace(wanted, until=until), self.models.folder, how, _silent)
        return evaluate(events, wanted, self.models, Bout(version))

    def contenders(self, evaluation: Evaluation) -> list[str]:
        """Return the version's models, the most promising first."""
        entrants = evaluation.entrants
        models = [name for name, one in entrants.items() if one.kind == "model"]
        return sorted(models, key=lambda n: -entrants[n].off_policy.gain.value)

    def checked(self, served: str) -> Safety:
        """Return what a challenger's own picks look like to the gate."""
        return watched(self.recommender(served))


def _silent(text: str) -> None:
    """Tell nobody."""
