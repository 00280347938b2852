"""The commands of learning: ``events``, ``train``, ``evaluate``, ``promote``, ``rollback``.

Exit status: 0 it went well, 1 the input cannot be used or a challenger was refused (the
reason is on standard error).
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from skill.store.protocol import Store, StoreDownError

if TYPE_CHECKING:
    from skill.catalog.catalog import Catalog
    from skill.recommender.pick import Recommender
    from skill.training.reading import Wanted
    from skill.training.versions import Models


@dataclass(frozen=True)
class Bench:
    """Where a command works: the store, the folders at home, the time, where to write."""

    store: Callable[[], Store]
    catalog: Path | None
    events: Path
    models: Path
    now: datetime
    out: TextIO


Parser = argparse.ArgumentParser


def add(commands: "argparse._SubParsersAction[Parser]") -> tuple[Parser, ...]:
    """Add the commands and return them; each leaves what it runs in ``learn``."""
    export = commands.add_parser("events", help="what was offered and taken, as Parquet")
    export.add_argument("--out", type=Path, metavar="FOLDER", help="of a folder a month")
    export.set_defaults(learn=run_events)

    train = commands.add_parser("train", help="make all models from events and recipes")
    train.add_argument("--events", type=Path, metavar="FOLDER")
    train.add_argument("--catalogue", type=Path, metavar="PATH")
    train.add_argument("--out", type=Path, metavar="FOLDER", help="of models")
    train.add_argument("--version", help="of the models; the time of day where unset")
    train.add_argument("--only", default="", help="bayes,graph ...; all where unset")
    train.add_argument("--until", type=_moment, help="learn from what was before: a date")
    train.add_argument("--most", type=int, help="events; with more, households are sampled")
    train.add_argument(
        "--backend", default="here", help="here, threads, processes, dask, ray"
    )
    train.add_argument("--cluster", default="", help="the address of a Dask or Ray cluster")
    train.add_argument("--seed", type=int, default=0)
    train.set_defaults(learn=run_train)

    judge = commands.add_parser("evaluate", help="the bake-off on what came after training")
    judge.add_argument("--events", type=Path, metavar="FOLDER")
    judge.add_argument("--catalogue", type=Path, metavar="PATH")
    judge.add_argument("--models", type=Path, metavar="FOLDER")
    judge.add_argument("--version", help="the newest where unset")
    judge.add_argument(
        "--offers", type=int, default=20_000, help="the latest, up to so many"
    )
    judge.add_argument("--html", type=Path, metavar="FILE", help="write a page as well")
    judge.add_argument("--json", action="store_true", help="JSON instead of a table")
    judge.set_defaults(learn=run_evaluate)

    ship = commands.add_parser(
        "promote", help="serve a model, if it wins and harms nothing"
    )
    ship.add_argument("--models", type=Path, metavar="FOLDER")
    ship.add_argument("--catalogue", type=Path, metavar="PATH")
    ship.add_argument("--version", help="the newest where unset")
    ship.add_argument("--model", default="hybrid")
    ship.add_argument("--p99-ms", type=float, default=2.0, help="what scoring may take")
    ship.set_defaults(learn=run_promote)

    back = commands.add_parser("rollback", help="serve what was served before")
    back.add_argument("--models", type=Path, metavar="FOLDER")
    back.add_argument("--why", default="", help="is written down")
    back.set_defaults(learn=run_rollback)
    return export, train, judge, ship, back


def run(options: argparse.Namespace, bench: Bench) -> int:
    """Run a command; what cannot be done is said on standard error."""
    try:
        from skill.catalog.errors import CatalogUnreadableError
        from skill.recommender.artifacts import ArtifactError
        from skill.training.backends import BackendError
        from skill.training.partitions import PartitionsError
        from skill.training.versions import VersionsError
    except ModuleNotFoundError as error:
        sys.stderr.write(f"larder: {error}: learning needs larder[train]\n")
        return 1
    try:
        learn: Callable[[argparse.Namespace, Bench], int] = options.learn
        return learn(options, bench)
    except (
        *(ArtifactError, BackendError, CatalogUnreadableError, PartitionsError),
        *(StoreDownError, VersionsError, OSError),
    ) as error:
        sys.stderr.write(f"larder: {error}\n")
        return 1


def run_events(options: argparse.Namespace, bench: Bench) -> int:
    """Export the store's events."""
    from skill.training.exporting import export

    store, folder = bench.store(), options.out or bench.events
    told = export(store, folder, now=bench.now)
    store.close()
    bench.out.write(
        f"{told.events:,} events of {told.months} months in {folder}; "
        f"{told.forgotten} households forgotten\n"
    )
    return 0


def run_train(options: argparse.Namespace, bench: Bench) -> int:
    """Train a version; whom the store forgot is not learnt from, whatever files hold."""
    from skill.training.train import How, train

    version = options.version or f"{bench.now:%Y%m%dT%H%M%S}"
    names = [name for name in options.only.split(",") if name]
    how = How(version, bench.now, names, options.backend, options.cluster, options.seed)
    folder = options.out or bench.models
    fitted = train(
        options.events or bench.events,
        _wanted(options, bench),
        folder,
        how,
        lambda line: print(line, file=bench.out, flush=True),
    )
    bench.out.write(f"{folder / version}\n")
    return 1 if any(one.failed for one in fitted) else 0


def run_evaluate(options: argparse.Namespace, bench: Bench) -> int:
    """Print the bake-off, and keep it beside the version for ``promote``."""
    from skill.training.evaluate import Bout, evaluate
    from skill.training.promotion import EVALUATION
    from skill.training.report import as_page, as_text
    from skill.training.versions import write_whole

    models = _models(options, bench)
    version = options.version or models.newest()
    wanted = _wanted(options, bench)
    found = evaluate(
        options.events or bench.events,
        wanted,
        models,
        Bout(version, options.offers),
        _progress(sys.stderr),
    )
    held = found.model_dump_json(indent=1) + "\n"
    write_whole(models.folder / version / EVALUATION, held)
    if options.html:
        write_whole(options.html, as_page(found))
    bench.out.write(held if options.json else as_text(found) + "\n")
    return 0


def run_promote(options: argparse.Namespace, bench: Bench) -> int:
    """Serve a model of an evaluated version, or say why not."""
    from skill.training.evaluation import Evaluation
    from skill.training.promotion import EVALUATION, Limits, judged, promote
    from skill.training.safety import watched
    from skill.training.versions import read_json

    models = _models(options, bench)
    version = options.version or models.newest()
    held = read_json(models.folder / version / EVALUATION)
    evaluation = Evaluation.model_validate(held)
    challenger = _engine(models, f"{version}/{options.model}", _catalog(options, bench))
    safety = watched(challenger)
    verdict = judged(evaluation, options.model, safety, Limits(p99_ms=options.p99_ms))
    promote(models, evaluation, verdict, safety, bench.now)
    bench.out.write(f"{verdict.challenger} is served: {'; '.join(verdict.won)}\n")
    return 0


def run_rollback(options: argparse.Namespace, bench: Bench) -> int:
    """Serve what was served before."""
    from skill.training.promotion import roll_back

    before = roll_back(_models(options, bench), bench.now, options.why)
    bench.out.write(f"{before or 'the baseline'} is served again\n")
    return 0


def _models(options: argparse.Namespace, bench: Bench) -> "Models":
    from skill.training.versions import Models

    return Models(options.models or bench.models)


def _catalog(options: argparse.Namespace, bench: Bench) -> "Catalog":
    from skill.catalog.catalog import STARTER, Catalog

    return Catalog.load(options.catalogue or bench.catalog or STARTER)


def _wanted(options: argparse.Namespace, bench: Bench) -> "Wanted":
    """Return what to learn from, with the store's own tombstones."""
    from skill.training.reading import MOST, Wanted

    store = bench.store()
    tombstones = store.events.forgotten(now=bench.now)
    store.close()
    return Wanted(
        _catalog(options, bench).columns,
        tombstones,
        getattr(options, "until", None),
        getattr(options, "most", None) or MOST,
    )


def _engine(models: "Models", served: str, catalog: "Catalog") -> "Recommender":
    """Return the skill's own engine with a model in it."""
    from time import monotonic

    from skill.recommender.blend import silent
    from skill.recommender.learning import learnt
    from skill.recommender.pick import Engine

    found = learnt(models.path(served), catalog.version, monotonic, silent)
    return Engine(catalog, lambda: found)


def _moment(text: str) -> datetime:
    """Return a date or a time as an aware time, UTC where it does not say."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _progress(out: TextIO) -> Callable[[int, int], None]:
    """Return what tells on a terminal how far it is."""
    if not out.isatty():
        return lambda done, of: None
    return lambda done, of: print(f"\r{done:,} of {of:,} offers", end="", file=out)
