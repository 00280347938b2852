"""The commands of learning: ``events``, ``train``, ``evaluate``, ``promote``, ``learn`` ...

Exit status: 0 it went well, 1 the input cannot be used or a challenger was refused (the
reason is on standard error).
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from skill.settings import SIMULATOR
from skill.store.protocol import Store, StoreDownError
from skill.training import arguments

if TYPE_CHECKING:
    from skill.catalog.catalog import Catalog
    from skill.store.shelf import Shelf
    from skill.training.reading import Wanted
    from skill.training.versions import Models


@dataclass(frozen=True)
class Bench:
    """Where a command works: the store, the folders at home, the time, where to write.

    Attributes:
        catalog: where the recipes are; None for the starter catalogue.
        shelf: whose models are worked on; None for those at home.
        copied: where the shelf's catalogue is copied to.
    """

    store: Callable[[], Store]
    catalog: Callable[[], Path | None]
    events: Path
    models: Path
    now: datetime
    out: TextIO
    shelf: "Shelf | None" = None
    copied: Path = Path()


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> tuple[argparse.ArgumentParser, ...]:
    """Add the commands and return them; each leaves what it runs in ``learn``."""
    made = []
    for name, told, takes, runs in (
        ("events", "what was offered and taken, as Parquet", arguments.events, run_events),
        ("train", "make all models from events and recipes", arguments.train, run_train),
        ("evaluate", "the bake-off on what came later", arguments.evaluate, run_evaluate),
        ("promote", "serve a model, if it wins", arguments.promote, run_promote),
        ("learn", "all of these, as each night", arguments.learn, run_learn),
        ("rollback", "serve what was served before", arguments.rollback, run_rollback),
    ):
        parser = commands.add_parser(name, help=told)
        takes(parser)
        parser.set_defaults(learn=runs)
        made.append(parser)
    return tuple(made)


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
    learn: Callable[[argparse.Namespace, Bench], int] = options.learn
    try:
        with _at_work(options, bench):
            return learn(options, bench)
    except (
        *(ArtifactError, BackendError, CatalogUnreadableError, PartitionsError),
        *(StoreDownError, VersionsError, OSError),
    ) as error:
        sys.stderr.write(f"larder: {error}\n")
        return 1


def _at_work(options: argparse.Namespace, bench: Bench) -> AbstractContextManager[None]:
    """Return the shelf's models lent, where the work is on those and there is a shelf."""
    from skill.training.shelved import borrowed

    on_models = "models" in options and options.models is None
    if bench.shelf is None or not on_models:
        return nullcontext()
    return borrowed(bench.shelf, bench.models, bench.copied)


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
    simulated = bench.events.parent / SIMULATOR
    if not told.events and simulated.is_dir():
        bench.out.write(f"What the simulator heard is at LARDER_HOME={simulated}\n")
    return 0


def run_train(options: argparse.Namespace, bench: Bench) -> int:
    """Train a version; whom the store forgot is not learnt from, whatever files hold."""
    from skill.training.train import How, train

    version = options.version or f"{bench.now:%Y%m%dT%H%M%S}"
    backend = options.backend, options.cluster
    how = How(version, bench.now, _names(options), *backend, options.seed)
    folder = options.models or bench.models
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
    from skill.training.nightly import engine
    from skill.training.promotion import EVALUATION, Limits, judged, promote
    from skill.training.safety import watched
    from skill.training.versions import read_json

    models = _models(options, bench)
    version = options.version or models.newest()
    held = read_json(models.folder / version / EVALUATION)
    evaluation = Evaluation.model_validate(held)
    challenger = engine(models, f"{version}/{options.model}", _catalog(options, bench))
    safety = watched(challenger)
    verdict = judged(evaluation, options.model, safety, Limits(p99_ms=options.p99_ms))
    promote(models, evaluation, verdict, safety, bench.now)
    bench.out.write(f"{verdict.challenger} is served: {'; '.join(verdict.won)}\n")
    return 0


def run_learn(options: argparse.Namespace, bench: Bench) -> int:
    """Do all of it; that nothing better was found is no failure."""
    from datetime import timedelta

    from skill.training.nightly import HELD, Night, learn
    from skill.training.promotion import Limits

    run_events(argparse.Namespace(out=None), bench)
    models = _models(options, bench)
    night = Night(
        events=bench.events,
        models=models,
        catalog=_catalog(options, bench),
        wanted=_wanted(options, bench),
        held=timedelta(weeks=options.weeks) if options.weeks else HELD,
        limits=Limits(p99_ms=options.p99_ms),
        names=_names(options),
        backend=options.backend,
        cluster=options.cluster,
        seed=options.seed,
    )
    version = f"{bench.now:%Y%m%dT%H%M%S}"
    learn(night, version, bench.now, lambda line: print(line, file=bench.out, flush=True))
    for gone in models.prune(options.keep):
        bench.out.write(f"{gone} is removed\n")
    bench.out.write(f"{models.current or 'the baseline'} is served\n")
    return 0


def run_rollback(options: argparse.Namespace, bench: Bench) -> int:
    """Serve what was served before."""
    from skill.training.promotion import roll_back

    before = roll_back(_models(options, bench), bench.now, options.why)
    bench.out.write(f"{before or 'the baseline'} is served again\n")
    return 0


def _names(options: argparse.Namespace) -> list[str]:
    return [name for name in options.only.split(",") if name]


def _models(options: argparse.Namespace, bench: Bench) -> "Models":
    from skill.training.versions import Models

    return Models(options.models or bench.models)


def _catalog(options: argparse.Namespace, bench: Bench) -> "Catalog":
    from skill.catalog.catalog import STARTER, Catalog

    return Catalog.load(options.catalogue or bench.catalog() or STARTER)


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


def _progress(out: TextIO) -> Callable[[int, int], None]:
    """Return what tells on a terminal how far it is."""
    if not out.isatty():
        return lambda done, of: None
    return lambda done, of: print(f"\r{done:,} of {of:,} offers", end="", file=out)
