"""Calls the browser that draws: what it needs, what it is given, and what it leaves."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from skill.simulator.scenes.scene import Scene
from skill.simulator.world.devices import Device, catalogue

HERE: Final = Path(__file__).parent
ROOT: Final = Path(__file__).parents[3]
PACKAGES: Final = ("apl-viewhost-web", "playwright-core", "@fontsource/figtree")
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
SECONDS: Final = 300


class CannotDrawError(Exception):
    """Something that drawing needs is missing; the message says what, and what to do."""


@dataclass(frozen=True)
class Tools:
    """Where node and Chromium are."""

    node: str
    chromium: str

    @classmethod
    def found(cls) -> "Tools":
        """Return them.

        Raises:
            CannotDrawError: node, Chromium or a package is missing.
        """
        node = shutil.which("node")
        if node is None:
            raise CannotDrawError("node is not on the PATH: install Node.js 20 or newer")
        chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
        if chromium is None:
            raise CannotDrawError(
                "Chromium is not on the PATH (Debian: apt install chromium)"
            )
        absent = [name for name in PACKAGES if not (ROOT / "node_modules" / name).is_dir()]
        if absent:
            raise CannotDrawError(
                f"{', '.join(absent)} not installed: run npm ci in {ROOT}"
            )
        return cls(node, chromium)


@dataclass(frozen=True)
class Job:
    """What to draw: scenes on devices, at a time.

    On ``lively`` devices everything in reach is touched, and read again ``later`` ms on.
    ``turned`` names devices and the scene of a step that is read out and swiped there;
    ``ticked`` likewise a list whose first line is touched.
    """

    scenes: Sequence[Scene]
    devices: Sequence[Device]
    at: datetime
    lively: Sequence[str] = ()
    later: int = 0
    turned: Sequence[tuple[str, str]] = ()
    ticked: Sequence[tuple[str, str]] = ()
    pictures: bool = field(default=True)

    def json(self, tools: Tools) -> dict[str, JsonValue]:
        """Return what the driver reads."""
        return {
            "chromium": tools.chromium,
            "utc": round(self.at.timestamp() * 1000),
            "devices": {one.name: screen_of(one) for one in self.devices},
            "scenes": [scene.json() for scene in self.scenes],
            "lively": list(self.lively),
            "later": self.later,
            "turned": [list(one) for one in self.turned],
            "ticked": [list(one) for one in self.ticked],
            "pictures": self.pictures,
        }


def draw(job: Job, folder: Path, tools: Tools) -> Path:
    """Draw it all into a folder, and return the file of what was measured.

    Raises:
        CannotDrawError: the browser did not do it; the message is what it said.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    asked = folder / "job.json"
    asked.write_text(json.dumps(job.json(tools)), encoding="utf-8")
    run_node(tools, HERE / "render.js", str(asked), str(folder))
    asked.unlink()
    return folder / "measured.json"


def run_node(tools: Tools, script: Path, *arguments: str) -> str:
    """Return what a script of ours prints.

    Raises:
        CannotDrawError: it failed, or took longer than five minutes.
    """
    command = [tools.node, str(script), *arguments]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=SECONDS, cwd=ROOT
        )
    except subprocess.TimeoutExpired as error:
        raise CannotDrawError(f"{script.name} took more than {SECONDS} s") from error
    if done.returncode:
        raise CannotDrawError(done.stderr.strip())
    return done.stdout


def with_screens() -> tuple[Device, ...]:
    """Return every device that has a screen."""
    return tuple(one for one in catalogue().values() if one.screen is not None)


def screen_of(device: Device) -> dict[str, JsonValue]:
    """Return a device's screen: pixels, density, shape and mode; empty without one."""
    screen = device.screen
    if screen is None:
        return {}
    return {
        "width": screen.width,
        "height": screen.height,
        "dpi": screen.dpi,
        "shape": screen.shape,
        "mode": screen.mode,
    }
