"""``larder screenshots OUT``: every screen on every device, as pictures.

What draws is imported when it is asked for: the other commands need none of it.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from skill.settings import Settings

if TYPE_CHECKING:
    from skill.simulator.scenes.scene import Scene
    from skill.simulator.world.devices import Device


def add_screenshots(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add the command to the command line."""
    shots = commands.add_parser("screenshots", help="every screen on every device, drawn")
    shots.add_argument("out", type=Path, metavar="OUT", help="the folder for the pictures")
    shots.add_argument("--device", action="append", default=[], help="show-8, spot ...")
    shots.add_argument("--only", default="", help="recipe, cooking-typical, timers ...")
    shots.set_defaults(run=run_screenshots)


def run_screenshots(options: argparse.Namespace, settings: Settings) -> int:
    """Draw into ``OUT`` and say how many; return the exit status."""
    from skill.simulator.drawing.browser import CannotDrawError, Job, Tools, draw
    from skill.simulator.scenes.scene import NOON

    chosen = _chosen(options.device, options.only)
    if isinstance(chosen, str):
        sys.stderr.write(f"larder: {chosen}\n")
        return 2
    job = Job(*chosen, NOON)
    try:
        draw(job, options.out, Tools.found()).unlink()
    except (CannotDrawError, OSError) as error:
        sys.stderr.write(f"larder: {error}\n")
        return 1
    drawn = len(job.scenes) * len(job.devices)
    sys.stdout.write(f"{drawn} pictures in {options.out}\n")
    return 0


def _chosen(names: Sequence[str], only: str) -> "tuple[list[Scene], list[Device]] | str":
    """Return the scenes and devices, all where none is named; or what is wrong."""
    from skill.simulator.drawing.browser import with_screens
    from skill.simulator.scenes import scenes

    devices = [one for one in with_screens() if not names or one.name in names]
    if unknown := sorted(set(names) - {one.name for one in devices}):
        return f"no device with a screen is called {', '.join(unknown)}"
    found = [scene for scene in scenes() if scene.name.startswith(only)]
    known = ", ".join(sorted({scene.screen.document for scene in scenes()}))
    return (found, devices) if found else f"no screen begins with {only!r}; try {known}"
