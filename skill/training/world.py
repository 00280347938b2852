"""The whole loop in a simulated town: offer, event, retrain, evaluate, promote.

It is the loop of production but for Alexa: the engine picks, the events go to Parquet, and
``nightly``, which ``larder learn`` runs, trains, judges and ships.  What it could not know
in production stands beside: what each contender was truly worth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from pydantic import JsonValue

from skill.recommender.pick import Engine, Recommender, Settled
from skill.training.evaluation import Evaluation, Value
from skill.training.exporting import Partitions, take_in
from skill.training.nightly import HELD, Night, engine, learn, learnt_until
from skill.training.promotion import EVALUATION, Limits
from skill.training.reading import Wanted
from skill.training.town import DAY, START, Town, Week
from skill.training.versions import Models

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Contest:
    """What a contender was believed to gain over what was served, and what it truly did.

    At the very offers that it was judged by, of which the log tells all that moved the
    choice.  It was judged after so many ``days``; ``overlap`` is how much of what it would
    have done the log spoke of.
    """

    days: int
    model: str
    estimate: Value
    believable: bool
    overlap: float
    truth: float
    shipped: bool

    @property
    def interval(self) -> tuple[float, float, float]:
        """Return the estimate with its interval, from low to high."""
        return self.estimate.low, self.estimate.value, self.estimate.high

    @property
    def covered(self) -> bool:
        """Return whether the truth is in the interval."""
        return self.estimate.low <= self.truth <= self.estimate.high

    def told(self) -> dict[str, JsonValue]:
        """Return it as JSON holds it."""
        return {
            "days": self.days,
            "model": self.model,
            "estimate": list(self.interval),
            "believable": self.believable,
            "overlap": self.overlap,
            "truth": self.truth,
            "shipped": self.shipped,
        }


@dataclass(eq=False)
class Loop:
    """Learning in a town: models are trained after each few weeks, and shipped if they win.

    Attributes:
        folder: of events and models.
        names: the models to train; all where empty.
        limits: what a challenger may cost.
        every: weeks between two trainings.
        nights: of the first ones, after each of which is trained until a model is there;
            a schedule trains every night, and here that takes its time.
        held: how long models are judged on what came last, which they have not seen; no
            longer than half of what there is.
        checked: whether the truth of every contender is wanted; it takes its time.
    """

    town: Town
    folder: Path
    names: Sequence[str] = ()
    limits: Limits = field(default_factory=Limits)
    every: int = 1
    nights: int = 12
    held: timedelta = HELD
    seed: int = 0
    checked: bool = False
    past: list[Week] = field(default_factory=list, init=False)
    contests: list[Contest] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        models, events = Models(self.folder / "models"), self.folder / "events"
        for folder in (models.folder, events):
            folder.mkdir(parents=True, exist_ok=True)
        catalog = self.town.catalog
        self.night = Night(
            events=events,
            models=models,
            catalog=catalog,
            wanted=Wanted(catalog.columns),
            held=self.held,
            limits=self.limits,
            names=self.names,
            seed=self.seed,
        )

    def weeks(self, count: int) -> Iterator[Week]:
        """Yield weeks as they pass; after every few of them, learn."""
        for number in range(count):
            monday = START + number * WEEK
            engine = self.recommender(monday)
            self.past.append(self.town.week(number, engine, self._nightly))
            yield self.past[-1]
            if (number + 1) % self.every == 0:
                self.learn(monday + WEEK)

    def _nightly(self, recommender: Recommender, at: datetime) -> Recommender:
        """Learn before a day, if nothing is served yet; return who picks on that day."""
        if self.night.models.current or at > START + self.nights * DAY:
            return recommender
        return self.recommender(at) if self.learn(at) else recommender

    def recommender(self, at: datetime) -> Engine:
        """Return the engine with the model in service, or with none, which explores."""
        served, exploring = self.night.models.current, Settled(learnt_from=True)
        if served:
            return self.serving(served, at)
        return Engine(self.town.catalog, settled=exploring)

    def against(self, at: datetime) -> Engine:
        """Return what a challenger has to win against.

        It is what is served, as it was judged, and without exploring.
        """
        models = self.night.models
        if not models.current:
            return Engine(self.town.catalog)
        return self.serving(models.judged(models.current), at)

    def serving(self, served: str, at: datetime) -> Engine:
        """Return the engine with a model, given as ``version/model``, however slow.

        As a process that begins at a time: it knows what was taken until then.
        """
        found = engine(self.night.models, served, self.town.catalog, _still)
        trained = self.night.models.trained(served.partition("/")[0])
        since = datetime.fromisoformat(str(trained["until"]))
        assert found.ranking  # before its first pick it does not listen
        self.town.tell(found, since, at)
        return found

    def learn(self, now: datetime) -> str:
        """Learn from all days until now; return what is newly served, "" if nothing is.

        Models see all but the last of them, and are judged on those.
        """
        days = (now - START) // DAY
        version = f"day-{days:03}"
        self.write()
        since = learnt_until(self.night, now)
        before = self.against(since) if self.checked else None
        shipped = learn(self.night, version, now, _silent)
        if before is not None:
            won = self.night.models.judged(shipped) if shipped else ""
            self._compare(days, before, won)
        return shipped

    def write(self) -> None:
        """Write the town's events to where learning finds them."""
        partitions = Partitions(self.night.events)
        take_in(partitions, self.town.events)
        partitions.finish()

    def _compare(self, days: int, before: Engine, won: str) -> None:
        """Put the truth beside what was believed of every contender."""
        path = self.night.models.folder / f"day-{days:03}" / EVALUATION
        if not path.exists():  # there was nothing to judge by
            return
        found = Evaluation.model_validate_json(path.read_text("utf-8"))
        since = datetime.fromisoformat(found.since)
        until = START + days * DAY
        served = self.town.truth(before, since, until, plain=True)
        for name in found.contenders:
            entrant, full = found.entrants[name], f"{found.version}/{name}"
            ours = self.serving(full, since)
            truth = self.town.truth(ours, since, until, plain=True)
            self.contests.append(
                Contest(
                    days=days,
                    model=name,
                    estimate=entrant.overall.gain,
                    believable=entrant.off_policy.believable,
                    overlap=entrant.off_policy.overlap,
                    truth=float(np.mean(truth - served)),
                    shipped=full == won,
                )
            )


def _still() -> float:
    """Return no time: how busy a machine is, is not what is simulated."""
    return 0.0


def _silent(text: str) -> None:
    """Tell nobody."""
