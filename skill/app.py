"""The composition root: ``build(settings)`` returns the handler of envelopes."""

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, TextIO

from skill import intents
from skill.alexa import logs
from skill.alexa.desk import Desk
from skill.alexa.edge import Edge
from skill.alexa.envelope import pseudonyms
from skill.catalog.catalog import STARTER
from skill.dialog.router import Router
from skill.recommender.hearing import Lately
from skill.recommender.serving import EXPERIMENT, POINTER, Serving, Shelves
from skill.settings import Settings, SettingsError
from skill.store.open import open_store, sqlite_url
from skill.store.protocol import Store

if TYPE_CHECKING:
    from skill.recommender.pick import Engine
    from skill.store.fetching import Fetching
    from skill.store.shelf import Shelf
    from skill.training.commands import Bench

SHORTEST_SECRET = 16


def wall_clock() -> datetime:
    """Return the time of this machine."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clocks:
    """Where time comes from; tests and the simulator bring their own."""

    wall: Callable[[], datetime] = wall_clock
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def build(
    settings: Settings | None = None,
    clocks: Clocks | None = None,
    store: Store | None = None,
) -> Edge:
    """Return the skill, ready for envelopes.

    Args:
        settings: those of the environment where None.
        clocks: the machine's where None.
        store: the one that the settings name where None.

    Raises:
        SettingsError: a setting cannot be used.
        CatalogUnreadableError: the file of recipes is none.
    """
    settings = settings or Settings.from_environment(os.environ)
    clocks = clocks or Clocks()
    logs.configure(settings.log_level)
    named = pseudonyms(secret(settings))
    store = store or open_store(store_url(settings))
    desk = Desk(
        router=Router.collect(handlers()),
        store=store,
        serving=engines(settings, clocks),
        named=named,
        monotonic=clocks.monotonic,
        sleep=clocks.sleep,
        api_hosts=settings.hosts,
    )
    return Edge(desk, named, clocks.wall, clocks.monotonic, settings.skill_id)


def engines(settings: Settings, clocks: Clocks) -> "Callable[[str, Store], Engine]":
    """Return what gives a household's engine of now: of what is on disk, or on the shelf.

    It is asked for with the store that the turn is kept in: what was taken lately is heard
    from there, so that a rehearsal hears nothing, and the turn after it begins anew.

    Raises:
        SettingsError: the shelf is none.
        CatalogUnreadableError: the file of recipes is none.
    """
    fetch = _fetching(settings, clocks.monotonic)
    if fetch:
        fetch.first()
    shelves = Shelves(
        catalog=settings.catalog or STARTER,
        models=models(settings),
        copied=None if settings.catalog else copied(settings),
        trained=bool(settings.shelf) or models(settings).is_dir(),
    )
    serving = Serving(shelves, clocks.monotonic, logs.metric)
    serving()

    def engine(household: str, store: Store) -> "Engine":
        if fetch:
            fetch()
        serving.lately = Lately(store.events, clocks.wall)
        return serving.of(household)

    return engine


def models(settings: Settings) -> Path:
    """Return the folder of what was learnt."""
    return settings.models or settings.home / "models"


def recipes(settings: Settings) -> Path | None:
    """Return where the recipes are; None for the starter catalogue."""
    folder = copied(settings)
    return settings.catalog or (folder if (folder / POINTER).is_file() else None)


def shelf(settings: Settings) -> "Shelf | None":
    """Return where models and recipes are fetched from; None where nowhere.

    Raises:
        SettingsError: the shelf is none.
    """
    from skill.store.shelf import open_shelf

    try:
        return open_shelf(settings.shelf) if settings.shelf else None
    except ValueError as error:
        raise SettingsError(f"cannot use LARDER_SHELF: {error}") from error


def copied(settings: Settings) -> Path:
    """Return the folder of the shelf's recipes."""
    return settings.home / "catalog"


def bench(settings: Settings, now: datetime, out: TextIO) -> "Bench":
    """Return where the commands of learning work.

    Raises:
        SettingsError: a setting cannot be used.
    """
    from skill.training.commands import Bench

    return Bench(
        store=lambda: open_store(store_url(settings)),
        catalog=lambda: recipes(settings),
        events=settings.home / "events",
        models=models(settings),
        now=now,
        out=out,
        shelf=shelf(settings),
        copied=copied(settings),
    )


def _fetching(settings: Settings, monotonic: Callable[[], float]) -> "Fetching | None":
    found = shelf(settings)
    if found is None:
        return None
    from skill.store.fetching import Copy, Fetching
    from skill.store.shelving import Needs

    learnt = Needs(beside=("trends",), experiment=EXPERIMENT)
    copies = (
        Copy(found.under("models"), models(settings), learnt),
        Copy(found.under("catalog"), copied(settings)),
    )
    return Fetching(copies, monotonic, logs.metric)


def warm(skill: Edge) -> None:
    """Load what a first turn would, for a picture to be taken of this process."""
    from skill.alexa.rehearsal import rehearse

    rehearse(skill)


def handlers() -> list[ModuleType]:
    """Return every module of ``skill/intents``: a new file there needs no entry here."""
    names = sorted(module.name for module in iter_modules(intents.__path__))
    return [import_module(f"{intents.__name__}.{name}") for name in names]


def store_url(settings: Settings) -> str:
    """Return where households are kept; a SQLite file at home unless set."""
    if settings.store:
        return settings.store
    settings.home.mkdir(parents=True, exist_ok=True)
    return sqlite_url(settings.home / "larder.sqlite3")


def secret(settings: Settings) -> bytes:
    """Return the key of the pseudonyms; a laptop makes one and keeps it to its owner.

    Raises:
        SettingsError: the key is too short to keep ids apart from those who know them.
    """
    given = settings.secret.get_secret_value()
    if given:
        if len(given) < SHORTEST_SECRET:
            raise SettingsError(f"LARDER_SECRET is under {SHORTEST_SECRET} characters")
        return given.encode()
    kept = settings.home / "secret"
    if not kept.exists():
        settings.home.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex(32), encoding="ascii")
        fresh.replace(kept)
    return kept.read_text(encoding="ascii").strip().encode()
