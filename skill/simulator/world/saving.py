"""A world as one JSON file, so that a simulator that is killed loses nothing."""

import json
import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from skill.simulator.world.clock import Ticks
from skill.simulator.world.permissions import ANSWERS
from skill.simulator.world.wire import Body, Refused, as_body, exact, from_exact, part
from skill.simulator.world.world import World

FORMAT: Final = 1


def save(world: World, path: Path) -> None:
    """Write ``world`` to ``path``, whole or not at all."""
    with world.lock:
        text = json.dumps(dump(world), indent=1, ensure_ascii=False)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)


def load(path: Path, ticks: Ticks | None = None) -> World:
    """Return the world that ``save`` wrote; time has stood still since.

    Raises:
        ValueError: the file is not a world's, or is one of another format.
    """
    saved = json.loads(path.read_text(encoding="utf-8"))
    try:
        return restored(as_body(saved), ticks)
    except (ValueError, Refused) as wrong:
        raise ValueError(f"{path} does not hold a whole world: {wrong}") from wrong


def dump(world: World) -> Body:
    """Return all of a world as JSON."""
    return {
        "format": FORMAT,
        "now": exact(world.clock.now()),
        "heard_until": exact(world.heard_until),
        "seed": world.ids.seed,
        "issued": world.ids.issued,
        "enabled": world.enabled,
        "device": world.device.name,
        "locale": world.locale,
        "granted": sorted(world.permissions.granted),
        "answers": dict(world.permissions.answers),
        "otherwise": world.permissions.otherwise,
        "settings": world.settings.values,
        "profile": world.profile.values,
        "timers": world.timers.dump(),
        "longest_timer": world.timers.longest.total_seconds(),
        "most_timers": world.timers.limit,
        "personal_timers": world.timers.personal,
        "most_reminders": world.reminders.limit,
        "refused_with": world.permissions.refused_with,
        "terse": world.terse,
        "reminders": world.reminders.dump(),
    }


def restored(saved: Body, ticks: Ticks | None) -> World:
    """Return the world that ``dump`` returned.

    Raises:
        ValueError: the body does not hold a whole world of this format.
    """
    if saved.get("format") != FORMAT:
        raise ValueError(f"no world of format {FORMAT}")
    try:
        return _rebuilt(saved, ticks)
    except (KeyError, TypeError, Refused) as wrong:
        raise ValueError(f"not a whole world: {wrong}") from wrong


def _rebuilt(saved: Body, ticks: Ticks | None) -> World:
    world = World(
        from_exact(saved["now"]),
        ticks=ticks,
        zone=None,
        device=str(saved["device"]),
        seed=str(saved["seed"]),
    )
    world.heard_until = from_exact(saved["heard_until"])
    world.ids.issued = int(str(saved["issued"]))
    world.terse = saved["terse"] is True
    _restore_family(world, saved)
    _restore_services(world, saved)
    return world


def _restore_family(world: World, saved: Body) -> None:
    world.enabled = int(str(saved["enabled"]))
    world.locale = str(saved["locale"])
    answers = part(saved, "answers")
    held = world.permissions
    held.grant(*(str(scope) for scope in _list(saved, "granted")))
    held.answers = {scope: ANSWERS[ANSWERS.index(said)] for scope, said in answers.items()}
    held.otherwise = ANSWERS[ANSWERS.index(saved["otherwise"])]
    held.refused_with = int(str(saved["refused_with"]))
    world.settings.values = {k: str(v) for k, v in part(saved, "settings").items()}
    world.profile.values = part(saved, "profile")


def _restore_services(world: World, saved: Body) -> None:
    world.timers.longest = timedelta(seconds=float(str(saved["longest_timer"])))
    world.timers.limit = int(str(saved["most_timers"]))
    world.timers.personal = int(str(saved["personal_timers"]))
    world.timers.restore([as_body(t) for t in _list(saved, "timers")])
    world.reminders.limit = int(str(saved["most_reminders"]))
    world.reminders.restore([as_body(r) for r in _list(saved, "reminders")])


def _list(saved: Body, name: str) -> list[object]:
    found = saved.get(name)
    return found if isinstance(found, list) else []
