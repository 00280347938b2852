"""How a kitchen is opened: as it was left, or fresh; on a device, at a time."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from skill.settings import SIMULATOR, Settings
from skill.simulator.kitchen import Kitchen
from skill.simulator.world.world import World

PORT: Final = 4747
"""Where the page is served unless another is asked for."""


@dataclass
class Options:
    """How to open the kitchen; None is "as it was left", or a fresh default.

    ``port`` is where the page is served; None is nowhere.
    """

    device: str | None = None
    at: datetime | None = None
    zone: str | None = None
    as_json: bool = False
    fresh: bool = False
    port: int | None = None


def kitchen_for(settings: Settings, options: Options) -> Kitchen:
    """Return the kitchen that the options ask for, not yet entered."""
    home = settings.home / SIMULATOR
    home.mkdir(parents=True, exist_ok=True)
    world = _world(home / "world.json", options)
    own = {"home": home, "store": "memory:" if options.fresh else settings.store}
    return Kitchen(world, settings.model_copy(update=own | {"log_level": "ERROR"}))


def _world(path: Path, options: Options) -> World:
    """Return the world as it was left, or a new one; options have the last word."""
    if options.fresh or not path.exists():
        world = World(options.at or datetime.now(UTC), ticks=time.monotonic)
    else:
        world = World.load(path, time.monotonic)
        world.clock.set(options.at or max(world.clock.now(), datetime.now(UTC)))
    if not options.fresh:
        world.kept_at = path
    if options.device:
        world.use_device(options.device)
    if options.zone:
        world.settings.set("System.timeZone", options.zone)
    return world
