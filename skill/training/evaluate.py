"""``larder evaluate``: the bake-off of a version's models on the events after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
from skill.training.off_policy import Logged, estimate
from skill.training.reading import Wanted
from skill.training.spread import Makeup, coverage
from skill.training.trial import Filters, MostTaken, Record, Replayed, Scorer
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
    clock = since.timestamp() / 86_400
    after = int(np.searchsorted(gathered.interactions.clock, clock))
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
    log = gathered.interactions
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
        candidates=bout.candidates,
        how=gathered.told.how,
        entrants=judge.entrants(filters.reachable),
    )


def entered(models: Models, version: str, columns: Columns) -> dict[str, Scorer]:
    """Return the version's models, the plainest baseline, and what is served now."""
    found: dict[str, Scorer] = {MostTaken.name: MostTaken()}
    for name in models.names(version):
        found[name] = artifacts.load(models.folder / version / name, columns.version)
    if BASELINE not in found:
        raise VersionsError(f"version {version} was trained without {BASELINE}")
    if models.current:
        try:
            found[SERVED] = artifacts.load(models.path(models.current), columns.version)
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
        whole = self._slices(np.ones(len(self.replayed.taken), dtype=np.bool_))
        parts = {
            name: self._slices(which)
            for name, which in trial.slices(self.gathered, self.replayed.taken)
            if which.any()
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
        record = self.replayed.records[name]
        lists = np.stack(record.lists)
        seconds = np.array(record.seconds) * 1000
        return Entrant(
            overall=whole[name],
            slices={part: found[name] for part, found in parts.items()},
            coverage=coverage(lists, reachable),
            diversity=self._mean(np.array([self._diversity(each) for each in lists])),
            health=self._mean(np.array([self.makeup.health(int(e[0])) for e in lists])),
            off_policy=self._off_policy(record),
            p50_ms=float(np.percentile(seconds, 50)),
            p99_ms=float(np.percentile(seconds, 99)),
            kind=_kind(name),
        )

    def _diversity(self, listed: NDArray[np.int32]) -> float:
        return self.makeup.diversity(listed[listed >= 0])

    def _slices(self, which: NDArray[np.bool_]) -> dict[str, Slice]:
        """Return every entrant's figures over some of the conversions."""
        names = list(self.replayed.records)
        worth = [gains(self._ranks(name)[which]) for name in names]
        samples = dict(zip(names, resampled(worth, self._households[which]), strict=True))
        champion = samples.get(SERVED, samples[BASELINE])
        return {
            name: Slice(
                conversions=int(which.sum()),
                figures=_named(sample.intervals()),
                lift=_named(sample.lifts(samples[BASELINE])),
                against=Value.of(sample.above(champion)[0]),
            )
            for name, sample in samples.items()
        }

    def _ranks(self, name: str) -> Ints:
        return np.array(self.replayed.records[name].ranks, dtype=np.int64)

    @property
    def _households(self) -> Ints:
        log = self.gathered.interactions
        return log.household[self.replayed.taken].astype(np.int64)

    def _mean(self, values: Doubles) -> Value | None:
        """Return the mean of what is known, None where nothing is."""
        known = np.isfinite(values)
        if not known.any():
            return None
        [sample] = resampled([values[known, None]], self._households[known])
        return Value.of(sample.intervals()[0])

    def _off_policy(self, record: Record) -> OffPolicy:
        """Return what the log says that this model would have converted."""
        log, offers = self.gathered.interactions, self.replayed.offers
        found = estimate(
            Logged(
                reward=log.taken[offers].astype(np.float64),
                propensity=log.propensity[offers].astype(np.float64),
                target=np.array(record.target),
                expected=self.replayed.guess.conversion[log.row[offers]],
                value=np.array(record.value),
                household=log.household[offers].astype(np.int64),
            )
        )
        return OffPolicy(
            ips=Value.of(found.ips),
            snips=Value.of(found.snips),
            dr=Value.of(found.dr),
            gain=Value.of(found.gain),
            effective=found.effective,
            overlap=found.overlap,
            believable=found.believable,
        )


def _named(intervals: Sequence[Interval]) -> Mapping[str, Value]:
    return dict(zip(METRICS, map(Value.of, intervals), strict=True))


def _kind(name: str) -> Literal["model", "baseline", "served"]:
    if name == SERVED:
        return "served"
    return "baseline" if name in (BASELINE, MostTaken.name, "random") else "model"


def _moment(clock: float) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(days=clock)
