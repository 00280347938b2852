"""``larder learn``: everything that learning is, one after another, as a schedule runs it.

Events to Parquet, models of all but the last week, the bake-off on that week, and the first
model, the most promising tried first, that wins and harms nothing is served: made anew, of
all there is.  The one that was judged stays beside it, to be won against honestly.  Where
none wins, and somebody was forgotten since what is served was made, that is made anew as
well, without them; and whatever else may know them goes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from skill.catalog.catalog import Catalog
from skill.recommender.artifacts import ArtifactError
from skill.recommender.blend import silent
from skill.recommender.learning import learnt
from skill.recommender.pick import Engine
from skill.training.evaluate import Bout, evaluate
from skill.training.evaluation import Evaluation
from skill.training.partitions import forgotten, later_of, span
from skill.training.promotion import EVALUATION, Limits, judged, promote, unsafe
from skill.training.reading import Wanted
from skill.training.safety import watched
from skill.training.train import How, train
from skill.training.unlearning import unlearn
from skill.training.versions import RENEWED, Models, VersionsError, write_whole

HELD = timedelta(weeks=1)
"""How long models are judged on what came last.

In two simulated towns of 300 households eight weeks converted 29.1 and 34.7 % on average
with one week held back, 18.5 and 28.6 % with two: what is held back is not learnt from.
"""
WHOLE = "-whole"  # after the name of a version: made of what it was judged by, too
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
    until = replace(night.wanted, until=learnt_until(night, now))
    train(night.events, until, night.models.folder, how, tell)
    served = _decided(night, version, now, tell)
    if (last := last_forgotten(night)) is not None:
        for gone in unlearn(night.models, last):
            tell(f"{gone} is gone: it may know who was forgotten")
    return served


def _decided(night: Night, version: str, now: datetime, tell: Tell) -> str:
    """Judge a version, and ship what wins; return what serves from now on, "" if none new.

    Raises:
        VersionsError: somebody else promoted.
    """
    try:
        evaluation = evaluate(night.events, night.wanted, night.models, Bout(version))
    except VersionsError as error:
        tell(f"nothing to judge by: {error}")
        return without_the_forgotten(night, version, now, tell)
    held = evaluation.model_dump_json(indent=1) + "\n"
    write_whole(night.models.folder / version / EVALUATION, held)
    served = shipped(night, evaluation, now, tell)
    if served:
        return renewed(night, served, now, tell)
    return without_the_forgotten(night, version, now, tell)


def learnt_until(night: Night, now: datetime) -> datetime:
    """Return until when models learn; what came later, half of the log at most, judges.

    So the first models are there, and judged, as soon as a few days can tell.

    Raises:
        PartitionsError: the events cannot be read.
    """
    found, until = span(night.events), now - night.held
    if found is None:
        return until
    first, last = found
    return max(until, first + (last - first) / 2)


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


def renewed(night: Night, judged: str, now: datetime, tell: Tell) -> str:
    """Serve a model that won made anew, of what it was judged by too; return what serves.

    Held back for a week, that would be learnt from a week late.  Where it cannot be made,
    or a pick of it would not be safe, the one that won goes on.
    """
    whole = _whole(night, judged, now, tell)
    if not whole:
        tell(f"{judged} goes on")
        return judged
    night.models.serve(whole, {"act": RENEWED, "judged": judged}, now)
    tell(f"{whole} is served: it is {judged} with what that was judged by")
    return whole


def without_the_forgotten(night: Night, version: str, now: datetime, tell: Tell) -> str:
    """Serve the kind that is served made anew, if it may know who is forgotten by now.

    It need not win for that.  Where it cannot be made, or a pick of it would not be safe,
    the baseline serves, which has learnt from nobody.  Returns what is served from now on,
    "" if that is nothing new, or the baseline.
    """
    served = night.models.current
    if not served:
        return ""
    made_of, _, name = served.partition("/")
    made = datetime.fromisoformat(str(night.models.trained(made_of)["made"]))
    last = last_forgotten(night)
    if last is None or last <= made:
        return ""
    whole = _whole(night, f"{version}/{name}", now, tell)
    why = {"act": RENEWED, "why": "somebody was forgotten"}
    night.models.serve(whole, why, now)
    tell(f"{whole or 'the baseline'} is served: {served} may know who was forgotten")
    return whole


def last_forgotten(night: Night) -> datetime | None:
    """Return when somebody was last forgotten; None where nobody ever was."""
    gone = later_of(forgotten(night.events), night.wanted.forgotten).values()
    return max(gone, default=None)


def _whole(night: Night, judged: str, now: datetime, tell: Tell) -> str:
    """Make a model anew, of all there is; return it, "" where it cannot be served."""
    version, _, name = judged.partition("/")
    whole = f"{version}{WHOLE}/{name}"
    models, until = night.models, replace(night.wanted, until=now)
    how = How(f"{version}{WHOLE}", now, (name,), night.backend, night.cluster, night.seed)
    twin = version if name in models.names(version) else ""
    try:
        train(night.events, until, models.folder, replace(how, judged=twin), tell)
        safety = watched(engine(models, whole, night.catalog))
    except (VersionsError, ArtifactError) as error:
        tell(f"{whole} is not served: {error}")
        return ""
    if against := unsafe(safety):
        tell(f"{whole} is not served: {'; '.join(against)}")
        return ""
    return whole


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
