"""``larder learn``: everything that learning is, one after another, as a schedule runs it.

Events to Parquet, models of all but the last weeks, the bake-off on those weeks, and the
first model, the most promising tried first, that wins and harms nothing is served.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from skill.catalog.catalog import Catalog
from skill.recommender.blend import silent
from skill.recommender.learning import learnt
from skill.recommender.pick import Engine
from skill.training.evaluate import Bout, evaluate
from skill.training.evaluation import Evaluation
from skill.training.partitions import began
from skill.training.promotion import EVALUATION, Limits, judged, promote
from skill.training.reading import Wanted
from skill.training.safety import watched
from skill.training.train import How, train
from skill.training.versions import Models, VersionsError, write_whole

HELD = timedelta(weeks=1)
"""How long models are judged on what came last.

In two simulated towns of 300 households eight weeks converted 29.1 and 34.7 % on average
with one week held back, 18.5 and 28.6 % with two: what is held back is not learnt from.
"""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Night:
    """What to learn from, for which recipes, and what a challenger may cost.

    Attributes:
        held: how long models are judged on what came last, which they have not seen; no
            longer than half of the log.
        names: of the models to make; all where empty.
        backend: of joblib; ``cluster`` is its address.
    """

    events: Path
    models: Models
    catalog: Catalog
    wanted: Wanted
    held: timedelta = HELD
    limits: Limits = field(default_factory=Limits)
    names: Sequence[str] = ()
    backend: str = "here"
    cluster: str = ""
    seed: int = 0


def learn(night: Night, version: str, now: datetime, tell: Tell) -> str:
    """Train, judge and ship; return the model that is served from now on, "" if none new.

    Raises:
        VersionsError: there is such a version already, or somebody else promoted.
        PartitionsError: the events cannot be read.
    """
    how = How(version, now, night.names, night.backend, night.cluster, night.seed)
    until = replace(night.wanted, until=now - held_back(night, now))
    train(night.events, until, night.models.folder, how, tell)
    try:
        evaluation = evaluate(night.events, night.wanted, night.models, Bout(version))
    except VersionsError as error:
        tell(f"nothing to judge by: {error}")
        return ""
    held = evaluation.model_dump_json(indent=1) + "\n"
    write_whole(night.models.folder / version / EVALUATION, held)
    return shipped(night, evaluation, now, tell)


def held_back(night: Night, now: datetime) -> timedelta:
    """Return how long models are judged on: half of a log that is still short.

    So the first models are there, and judged, as soon as a few days can tell.

    Raises:
        PartitionsError: the events cannot be read.
    """
    first = began(night.events)
    return night.held if first is None else min(night.held, (now - first) / 2)


def shipped(night: Night, evaluation: Evaluation, now: datetime, tell: Tell) -> str:
    """Ship the first contender that wins; return it as ``version/model``, "" if none."""
    for name in evaluation.contenders:
        challenger = engine(night.models, f"{evaluation.version}/{name}", night.catalog)
        safety = watched(challenger)
        verdict = judged(evaluation, name, safety, night.limits)
        if verdict.ships:
            promote(night.models, evaluation, verdict, safety, now)
            tell(f"{verdict.challenger} is served: {'; '.join(verdict.won)}")
            return verdict.challenger
        tell(f"{name} stays: {'; '.join(verdict.against)}")
    return ""


def engine(
    models: Models,
    served: str,
    catalog: Catalog,
    clock: Callable[[], float] = monotonic,
) -> Engine:
    """Return the skill's own engine with a model in it, given as ``version/model``.

    A model that is slow by the clock, in seconds, rests: a simulation's stands still.

    Raises:
        VersionsError: there is no such model.
        ArtifactError: it cannot be served.
    """
    found = learnt(models.path(served), catalog.version, clock, silent)
    return Engine(catalog, lambda: found)
