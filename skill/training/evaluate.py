"""``larder evaluate``: the bake-off of a version's models on the events after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.recommender import artifacts
from skill.training import trial
from skill.training.contents import contents
from skill.training.evaluation import (
    BASELINE,
    SERVED,
    Entrant,
    Evaluation,
    OffPolicy,
    Slice,
    Value,
)
from skill.training.figures import METRICS, Doubles, Interval, Ints, gains, resampled
from skill.training.gathering import Gathered, gather
from skill.training.off_policy import Estimates, estimate
from skill.training.offers import Scorer
from skill.training.reading import Wanted
from skill.training.spread import Makeup, coverage
from skill.training.trial import Filters, MostTaken, Nothing, Replayed
from skill.training.versions import Models, VersionsError


@dataclass(frozen=True, slots=True)
class Bout:
    """What to evaluate: a version, up to how many of the latest offers and candidates."""

    version: str
    offers: int = 20_000
    candidates: int = 1000


def evaluate(
    events: Path,
    wanted: Wanted,
    models: Models,
    bout: Bout,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Evaluation:
    """Return how every model of a version did on offers made after it was trained.

    Raises:
        VersionsError: there is no such version, or nothing happened since.
        PartitionsError: the events cannot be read.
    """
    trained = models.trained(bout.version)
    since = datetime.fromisoformat(str(trained["until"]))
    gathered = gather(events, wanted)
    log = gathered.interactions
    after = int(np.searchsorted(log.clock, since.timestamp() / 86_400))
    start = trial.latest(gathered, after, bout.offers)
    entrants = entered(models, bout.version, wanted.columns)
    filters = Filters(wanted.columns, bout.candidates)
    replayed = trial.replay(gathered, start, entrants, filters, tell)
    if not len(replayed.taken):
        raise VersionsError(
            f"version {bout.version} has seen all there is: nothing was taken since "
            f"{since:%Y-%m-%d %H:%M}; train with --until to hold some back"
        )
    judge = Judge(gathered, replayed, Makeup(wanted.columns, contents(wanted.columns)))
    return Evaluation(
        version=bout.version,
        made_from=str(trained["made_from"]),
        catalogue=wanted.columns.version,
        served=models.current,
        since=since.isoformat(),
        until=_moment(float(log.clock[replayed.offers[-1]])).isoformat(),
        offers=len(replayed.offers),
        conversions=len(replayed.taken),
        converted=float(log.taken[replayed.offers].mean()),
        households=len(np.unique(log.household[replayed.offers])),
        missed=replayed.missed,
        plain=int(replayed.plain.sum()),
        candidates=bout.candidates,
        how=gathered.told.how,
        entrants=judge.entrants(filters.reachable),
    )


def entered(models: Models, version: str, columns: Columns) -> dict[str, Scorer]:
    """Return the version's models, the plainest baseline, and what is served now.

    In the place of that stands the one that was judged: it has not seen what comes.
    """
    found: dict[str, Scorer] = {MostTaken.name: MostTaken(), SERVED: Nothing()}
    for name in models.names(version):
        found[name] = artifacts.load(models.folder / version / name, columns.version)
    if BASELINE not in found:
        raise VersionsError(f"version {version} was trained without {BASELINE}")
    if models.current:
        try:
            judged = models.path(models.judged(models.current))
            found[SERVED] = artifacts.load(judged, columns.version)
        except artifacts.ArtifactError as error:  # of an older catalogue: it cannot serve
            raise VersionsError(f"{models.current}: {error}") from error
    return found


@dataclass(frozen=True)
class Judge:
    """Turns what was replayed into figures, all on the same resamplings."""

    gathered: Gathered
    replayed: Replayed
    makeup: Makeup

    def entrants(self, reachable: int) -> Mapping[str, Entrant]:
        """Return every entrant's figures."""
        offers = self.replayed.offers
        whole = self._slices(np.ones(len(offers), dtype=np.bool_))
        parts = {
            name: self._slices(which)
            for name, which in trial.slices(self.gathered, offers)
            if (which & self._taken).any()
        }
        return {
            name: self._entrant(name, whole, parts, reachable)
            for name in self.replayed.records
        }

    def _entrant(
        self,
        name: str,
        whole: Mapping[str, Slice],
        parts: Mapping[str, Mapping[str, Slice]],
        reachable: int,
    ) -> Entrant:
        record, logged = self.replayed.records[name], self._estimates[name]
        lists = np.stack(record.lists)
        seconds = np.array(record.seconds) * 1000
        return Entrant(
            overall=whole[name],
            slices={part: found[name] for part, found in parts.items()},
            coverage=coverage(lists, reachable),
            diversity=self._mean(np.array([self._diversity(each) for each in lists])),
            health=self._mean(np.array([self.makeup.health(int(e[0])) for e in lists])),
            off_policy=OffPolicy(
                ips=Value.of(logged.ips),
                snips=Value.of(logged.snips),
                dr=Value.of(logged.dr),
                effective=logged.effective,
                overlap=logged.overlap,
                believable=logged.believable,
            ),
            p50_ms=float(np.percentile(seconds, 50)),
            p99_ms=float(np.percentile(seconds, 99)),
            kind=_kind(name),
        )

    def _diversity(self, listed: NDArray[np.int32]) -> float:
        return self.makeup.diversity(listed[listed >= 0])

    def _slices(self, which: NDArray[np.bool_]) -> dict[str, Slice]:
        """Return every entrant's figures over some of the offers."""
        names, taken = list(self.replayed.records), which[self._taken]
        worth = [gains(self._ranks(name)[taken]) for name in names]
        households = self._households[self._taken][taken]
        samples = dict(zip(names, resampled(worth, households), strict=True))
        told = which[self.replayed.plain]
        return {
            name: Slice(
                offers=int(which.sum()),
                plain=int(told.sum()),
                conversions=int(taken.sum()),
                figures=_named(sample.intervals()),
                lift=_named(sample.lifts(samples[BASELINE])),
                against=Value.of(sample.above(samples[SERVED])[0]),
                gain=Value.of(self._estimates[name].gain(told)),
            )
            for name, sample in samples.items()
        }

    def _ranks(self, name: str) -> Ints:
        return np.array(self.replayed.records[name].ranks, dtype=np.int64)

    @cached_property
    def _taken(self) -> NDArray[np.bool_]:
        """Return which of the offers replayed were taken."""
        taken: NDArray[np.bool_] = self.gathered.interactions.taken[self._offers] == 1
        return taken

    @property
    def _offers(self) -> Ints:
        return self.replayed.offers

    @property
    def _households(self) -> Ints:
        """Return whose every offer was."""
        return self.gathered.interactions.household[self._offers].astype(np.int64)

    def _mean(self, values: Doubles) -> Value | None:
        """Return the mean over conversions of what is known, None where nothing is."""
        known = np.isfinite(values)
        if not known.any():
            return None
        households = self._households[self._taken][known]
        [sample] = resampled([values[known, None]], households)
        return Value.of(sample.intervals()[0])

    @cached_property
    def _estimates(self) -> Mapping[str, Estimates]:
        """Return what the log says that each would have converted."""
        policies = {name: one.policy for name, one in self.replayed.records.items()}
        served = policies[SERVED]
        return {
            name: estimate(self.replayed.choices, policy, served)
            for name, policy in policies.items()
        }


def _named(intervals: Sequence[Interval | None]) -> Mapping[str, Value]:
    named = zip(METRICS, intervals, strict=True)
    return {name: Value.of(one) for name, one in named if one is not None}


def _kind(name: str) -> Literal["model", "baseline", "served"]:
    if name == SERVED:
        return "served"
    return "baseline" if name in (BASELINE, MostTaken.name, "random") else "model"


def _moment(clock: float) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(days=clock)
