"""The pictures of the screens, taken from the command line."""

from pathlib import Path

import pytest

from skill.__main__ import main
from skill.simulator.drawing.browser import CannotDrawError, Tools, run_node
from skill.simulator.scenes import scenes


def test_an_unknown_device_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One without a screen is as unknown as one that nobody makes."""
    asked = ["screenshots", str(tmp_path), "--device", "echo", "--device", "toaster"]

    assert main(asked) == 2
    assert "echo, toaster" in capsys.readouterr().err


def test_a_screen_that_there_is_not_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the names of their documents."""
    assert main(["screenshots", str(tmp_path), "--only", "breakfast"]) == 2
    assert "cooking, home" in capsys.readouterr().err


@pytest.mark.parametrize(("there", "missing"), [((), "Node.js"), (("node",), "Chromium")])
def test_what_is_missing_is_said_with_what_to_do(
    there: tuple[str, ...],
    missing: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is drawn, and the exit status tells."""
    for name in there:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main(["screenshots", str(tmp_path / "out")]) == 1
    assert missing in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_the_driver_says_when_it_fails_is_passed_on(tmp_path: Path) -> None:
    """A shell stands in for node."""
    script = tmp_path / "script.js"
    script.write_text("echo no such browser >&2; exit 3")

    with pytest.raises(CannotDrawError, match="no such browser"):
        run_node(Tools("/bin/sh", ""), script)


def test_every_scene_has_a_name_of_its_own() -> None:
    """It becomes the name of a file."""
    names = [scene.name for scene in scenes()]

    assert len(names) == len(set(names))
    assert all(scene.name.startswith(scene.screen.document) for scene in scenes())
