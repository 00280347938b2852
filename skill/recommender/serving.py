"""What is served now: a catalogue, and what was learnt for it, taken up as they change.

A folder may hold versions and a file ``current`` that names the one to serve.  That file is
looked at every few seconds; whatever is wrong with a new version is told, and the old one
goes on.  A model that cannot be served leaves the baseline.

Beside the models a file ``experiment.json`` may hold arms to compare, each named as
``current`` would name a model, or "popularity" for none; a household is always in the same.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skill.catalog.catalog import STARTER, Catalog
from skill.catalog.errors import CatalogUnreadableError
from skill.domain.experiments import Experiment
from skill.recommender.hearing import Hearing, Lately, Tell
from skill.recommender.pick import Engine, Settled
from skill.store.protocol import StoreDownError

if TYPE_CHECKING:
    from skill.recommender.blend import Learnt

POINTER, EXPERIMENT = "current", "experiment.json"
BASELINE = "popularity"
EVERY_S = 5.0
FORGETS_S = 20.0
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where catalogues and models are kept; no models where ``models`` is None.

    ``copied`` goes before ``catalog`` from the moment that it names a version.  ``trained``
    says that somebody trains: until there is a model, the baseline explores for it.
    """

    catalog: Path = STARTER
    models: Path | None = None
    copied: Path | None = None
    trained: bool = False

    def recipes(self) -> Path:
        """Return where the recipes are by now."""
        if self.copied is None or not (self.copied / POINTER).is_file():
            return self.catalog
        return self.copied


@dataclass(eq=False)
class Serving:
    """The engine of the versions that are current; calling it gives the one of now.

    Attributes:
        monotonic: seconds, for deciding when to look again.
        tell: takes a metric: its name, and facts that name nobody.
        lately: where it is heard what was taken lately, and who is forgotten.
    """

    shelves: Shelves
    monotonic: Callable[[], float]
    tell: Tell
    every_s: float = EVERY_S
    lately: Lately | None = None
    _forgot: float = field(default=float("-inf"), init=False)
    _looked: float = field(default=float("-inf"), init=False)
    _stamps: tuple[Stamp | None, ...] = field(default=(), init=False)
    _engine: Engine | None = field(default=None, init=False)
    _experiment: Experiment | None = field(default=None, init=False)
    _arms: dict[str, Engine] = field(default_factory=dict, init=False)
    _hearing: Hearing = field(init=False)

    def __call__(self) -> Engine:
        """Return what is current, looked at lately.

        Raises:
            CatalogUnreadableError: there is no catalogue, and never was one.
        """
        now = self.monotonic()
        self._forget(now)
        if self._engine is None:
            self._stamps = self._seen()
            self._engine = self._made(Catalog.load(resolved(self.shelves.recipes())))
        elif not 0 <= now - self._looked < self.every_s:
            self._renew(self._engine)
        else:
            return self._engine
        self._looked = now
        return self._engine

    def of(self, household: str) -> Engine:
        """Return the engine of a household: its arm's, while an experiment is on."""
        engine = self()
        if self._experiment is None:
            return engine
        arm = self._experiment.arm(household).name
        if arm not in self._arms:
            self._arms[arm] = self._served(engine.catalog, arm)
        return self._arms[arm]

    def _forget(self, now: float) -> None:
        """Look now and then who was forgotten, here or by another process."""
        if self._engine is None or self.lately is None:
            return
        if 0 <= now - self._forgot < FORGETS_S:
            return
        with suppress(StoreDownError):  # it is asked again at once
            for engine in (self._engine, *self._arms.values()):
                engine.forget(self.lately.gone)
            self._forgot = now

    def _renew(self, engine: Engine) -> None:
        """Take up what changed since the last look."""
        seen = self._seen()
        if seen == self._stamps:
            return
        catalog = engine.catalog if seen[0] == self._stamps[0] else self._opened(engine)
        self._stamps = seen
        self._engine = self._made(catalog)

    def _opened(self, engine: Engine) -> Catalog:
        """Return the new catalogue, or the old one where the new cannot be read."""
        try:
            catalog = Catalog.load(resolved(self.shelves.recipes()))
        except CatalogUnreadableError as error:
            self.tell(
                "catalogue kept", {"version": engine.catalog.version, "why": error.why}
            )
            return engine.catalog
        self.tell("catalogue", {"version": catalog.version, "recipes": len(catalog)})
        return catalog

    def _made(self, catalog: Catalog) -> Engine:
        self._arms = {}
        self._hearing = Hearing(lambda: self.lately, self.monotonic, self.tell)
        self._experiment = self._compared()
        if self.shelves.models is None:
            return Engine(catalog)
        return self._served(catalog)

    def _served(self, catalog: Catalog, arm: str = "") -> Engine:
        """Return an engine that opens the current model, or an arm's, and hears.

        An arm explores for nobody: it is compared as it would be served for good.
        """
        hearing = self._hearing
        learnt = partial(self._learnt, catalog, hearing, arm)
        settled = Settled(learnt_from=self.shelves.trained and not arm)
        return Engine(catalog, learnt, settled, arm=arm, hear=hearing.hear)

    def _compared(self) -> Experiment | None:
        """Return the experiment that is on; one that cannot be read is none."""
        models = self.shelves.models
        path = None if models is None else models / EXPERIMENT
        if path is None or not path.is_file():
            return None
        try:
            found = Experiment.model_validate_json(path.read_bytes())
        except (OSError, ValueError) as error:
            self.tell("experiment unread", {"why": type(error).__name__})
            return None
        self.tell("experiment", {"arms": len(found.arms)})
        return found

    def _learnt(self, catalog: Catalog, hearing: Hearing, arm: str) -> "Learnt | None":
        """Return the current model, or that of an arm, if it is one of this catalogue."""
        from skill.recommender.artifacts import ArtifactError
        from skill.recommender.learning import learnt

        models = self.shelves.models
        if models is None or arm == BASELINE:
            return None
        if not arm and not (models / POINTER).is_file():
            return None
        try:
            folder = inside(models, arm) if arm else resolved(models)
            found = learnt(folder, catalog.version, self.monotonic, self.tell)
        except (ArtifactError, CatalogUnreadableError) as error:
            self.tell("fallback", {"model": "", "why": type(error).__name__})
            return None
        # what everybody takes, whatever the arm
        found.trends = hearing.kept(found.version, found.trends, catalog.columns)
        self.tell("model", {"model": found.name, "version": found.version})
        return found

    def _seen(self) -> tuple[Stamp | None, ...]:
        """Return what tells that a catalogue, a model or an experiment is another."""
        models = self.shelves.models
        kept = () if models is None else (_stamp(models), _stamp(models / EXPERIMENT))
        return (_stamp(self.shelves.recipes()), *kept)


def resolved(shelf: Path) -> Path:
    """Return what a shelf's pointer names, or the shelf itself where it has none.

    Raises:
        CatalogUnreadableError: the pointer names something outside of the shelf.
    """
    pointer = shelf / POINTER
    if not pointer.is_file():
        return shelf
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogUnreadableError(pointer, str(error)) from error
    return inside(shelf, name)


def inside(shelf: Path, name: str) -> Path:
    """Return what is named so on a shelf.

    Raises:
        CatalogUnreadableError: the name is of something outside.
    """
    named = shelf / name
    if shelf.resolve() not in named.resolve().parents:
        raise CatalogUnreadableError(shelf, "it names nothing on this shelf")
    return named


def _stamp(shelf: Path) -> Stamp | None:
    """Return when the pointer, the manifest or the file was last written, and its size."""
    for path in (shelf / POINTER, shelf / "manifest.json", shelf):
        try:
            found = path.stat()
        except OSError:
            continue
        return found.st_mtime_ns, found.st_size, found.st_ino
    return None
