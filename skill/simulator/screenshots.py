"""``larder screenshots OUT``: every screen on every device, as pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from skill.simulator.drawing.browser import (
    CannotDrawError,
    Job,
    Tools,
    draw,
    with_screens,
)
from skill.simulator.scenes import scenes
from skill.simulator.scenes.scene import NOON


def main_screenshots(
    out: Path, out_stream: TextIO, err: TextIO, *, devices: Sequence[str], only: str
) -> int:
    """Draw into ``out`` and say how many; return the exit status.

    ``devices`` are names of the catalogue, all with a screen if empty; ``only`` is how the
    names of the scenes begin.
    """
    wanted = [one for one in with_screens() if not devices or one.name in devices]
    drawn = [scene for scene in scenes() if scene.name.startswith(only)]
    if unknown := sorted(set(devices) - {one.name for one in wanted}):
        err.write(f"larder: no device with a screen is called {', '.join(unknown)}\n")
        return 2
    if not drawn:
        names = ", ".join(sorted({scene.screen.document for scene in scenes()}))
        err.write(f"larder: no screen begins with {only!r}; there are {names}\n")
        return 2
    try:
        draw(Job(drawn, wanted, NOON), out, Tools.found()).unlink()
    except (CannotDrawError, OSError) as error:
        err.write(f"larder: {error}\n")
        return 1
    out_stream.write(f"{len(drawn) * len(wanted)} pictures in {out}\n")
    return 0
