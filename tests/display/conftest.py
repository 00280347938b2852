"""What the engine drew, once for all the tests that look at it."""

import os
from pathlib import Path

import pytest

from skill.simulator.drawing.browser import CannotDrawError, Job, Tools, draw, with_screens
from skill.simulator.scenes import scenes
from skill.simulator.scenes.scene import NOON
from tests.display.render.measured import Measured
from tests.display.render.touched import LATER, LIVELY, TICKED, TURNED


@pytest.fixture(scope="session")
def tools() -> Tools:
    """Return node and Chromium, or skip: what is missing is said."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        pytest.skip("drawn once, not by each worker: run make displays")
    try:
        return Tools.found()
    except CannotDrawError as missing:
        if os.environ.get("LARDER_DISPLAYS") == "required":
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def measured(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Return what the engine drew: all scenes on all devices, in one browser."""
    kept = os.environ.get("LARDER_PICTURES")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("drawn")
    later = round(LATER.total_seconds() * 1000)
    what = (scenes(), with_screens(), NOON, LIVELY, later, TURNED, TICKED)
    job = Job(*what, pictures=bool(kept))
    return Measured.model_validate_json(draw(job, folder, tools).read_bytes())
