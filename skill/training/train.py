"""``larder train``: every model of the registry, from events and a catalogue.

Models are fitted side by side by joblib: on this machine's processes or threads, or on a
Dask or Ray cluster; the same seed gives the same arrays wherever they are made.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np
from joblib import Parallel, delayed
from pydantic import JsonValue

from skill.catalog.columns import Columns
from skill.recommender import artifacts, standing
from skill.recommender.interactions import COLUMNS, Contents, Interactions
from skill.recommender.trends import Trends
from skill.training.backends import backend
from skill.training.contents import contents
from skill.training.fitting.every import Fitter, fitters
from skill.training.gathering import Gathered, gather
from skill.training.reading import Wanted
from skill.training.versions import TRAINED, Models, VersionsError

FAULTS = (ValueError, ArithmeticError, LookupError, MemoryError, artifacts.ArtifactError)
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class How:
    """How to train: which models (all where none is named), where, from which seed.

    ``cluster`` is the address of a Dask scheduler or a Ray head; "" makes a local one.
    ``made`` is now.  ``judged`` is the version of which these are the same models, made
    of less, which could be judged on the rest; "" where these are to be judged themselves.
    """

    version: str
    made: datetime
    names: Sequence[str] = ()
    backend: str = "here"
    cluster: str = ""
    seed: int = 0
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model that was made: how long that took and how large it is; or why it was not."""

    name: str
    seconds: float
    bytes: int
    failed: str = ""

    def __str__(self) -> str:
        """Return a line about it."""
        if self.failed:
            return f"{self.name}: FAILED, and is left out: {self.failed}"
        return f"{self.name}: {self.seconds:.1f} s, {self.bytes / 1e6:.1f} MB"


def train(events: Path, wanted: Wanted, out: Path, how: How, tell: Tell) -> list[Fitted]:
    """Make a version of the models in ``out`` and return what was made.

    Raises:
        PartitionsError: the events cannot be read.
        VersionsError: there is such a version already, or no model of such a name.
    """
    chosen = _chosen(how.names)
    with Models(out).making(how.version) as folder:
        gathered = gather(events, wanted)
        tell(_what(gathered))
        made_from = digest(gathered.interactions, wanted.columns)
        about = artifacts.About(catalogue=wanted.columns.version, made_from=made_from)
        job = Job(gathered.interactions, contents(wanted.columns), folder, about, how.seed)
        standing.save(
            lately(gathered.interactions), folder / standing.FOLDER, wanted.columns.version
        )
        fitted = []
        for one in _fitted(chosen, job, how):
            tell(str(one))
            fitted.append(one)
        told = _trained(gathered, wanted, fitted, made_from, how)
        (folder / TRAINED).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return fitted


def _chosen(names: Sequence[str]) -> Mapping[str, Fitter]:
    every = fitters()
    if odd := sorted({*names} - every.keys()):
        raise VersionsError(f"no model {', '.join(odd)}: there are {', '.join(every)}")
    return {name: every[name] for name in names} if names else every


def _what(gathered: Gathered) -> str:
    told, found = gathered.told, gathered.interactions
    left_out = asdict(told.counts)
    total = left_out.pop("events")
    named = ", ".join(f"{count:,} {why}" for why, count in left_out.items())
    return (
        f"{total:,} events ({told.how}; left out: {named}): {len(found):,} offers to "
        f"{found.n_households:,} households, {int(found.taken.sum()):,} taken"
    )


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """What all fits share."""

    interactions: Interactions
    contents: Contents
    folder: Path
    about: artifacts.About
    seed: int

    def fit(self, name: str, fitter: Fitter) -> Fitted:
        """Fit one model, and save it; one that cannot be made keeps no other from it."""
        began, folder = perf_counter(), self.folder / name
        try:
            model = fitter(self.interactions, self.contents, self.seed)
            artifacts.save(model, folder, self.about)
        except FAULTS as error:
            shutil.rmtree(folder, ignore_errors=True)
            return Fitted(
                name, perf_counter() - began, 0, f"{type(error).__name__}: {error}"
            )
        size = sum(path.stat().st_size for path in folder.rglob("*"))
        return Fitted(name, perf_counter() - began, size)


def _fitted(chosen: Mapping[str, Fitter], job: Job, how: How) -> Iterator[Fitted]:
    """Yield the models as they are made."""
    with backend(how.backend, how.cluster):
        workers = 1 if how.backend == "here" else -1
        parallel = Parallel(n_jobs=workers, return_as="generator_unordered")
        yield from parallel(delayed(job.fit)(n, fitter) for n, fitter in chosen.items())


def lately(interactions: Interactions) -> Trends:
    """Return what everybody took, as it stood after the last of it."""
    trends = Trends(interactions.n_recipes)
    taken = interactions.conversions()
    trends.add_all(taken.row, taken.clock)
    return trends


def digest(interactions: Interactions, columns: Columns) -> str:
    """Return a hash of all that models are made from."""
    held = hashlib.sha256(columns.version.encode())
    for name in COLUMNS:
        held.update(np.ascontiguousarray(getattr(interactions, name)).tobytes())
    return held.hexdigest()


def _trained(
    gathered: Gathered, wanted: Wanted, fitted: Sequence[Fitted], made_from: str, how: How
) -> dict[str, JsonValue]:
    """Return what is written down about a version."""
    told, found = gathered.told, gathered.interactions
    return {
        "made": how.made.isoformat(),
        "seed": how.seed,
        "judged": how.judged,
        "catalogue": wanted.columns.version,
        "made_from": made_from,
        "until": until(found, wanted, how.made).isoformat(),
        "how": told.how,
        "share": told.share,
        "interactions": told.interactions,
        "households": found.n_households,
        "events": dict(asdict(told.counts)),
        "models": {one.name: dict(asdict(one)) for one in fitted},
    }


def until(found: Interactions, wanted: Wanted, made: datetime) -> datetime:
    """Return the moment from which on a version has seen nothing."""
    if wanted.until is not None:
        return wanted.until
    if not len(found):
        return made
    return datetime.fromtimestamp(0, UTC) + timedelta(
        days=float(found.clock[-1]), seconds=1
    )
