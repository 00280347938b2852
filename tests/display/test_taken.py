"""One picture taken from the command line, as ``larder screenshots`` takes them all."""

import struct
from pathlib import Path

import pytest

from skill.__main__ import main
from skill.simulator.drawing.browser import CannotDrawError, Tools


@pytest.mark.display
def test_a_picture_has_the_pixels_of_its_device(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One screen on one device, a PNG as large as the glass."""
    try:
        Tools.found()
    except CannotDrawError as missing:
        pytest.skip(str(missing))
    asked = ["screenshots", str(tmp_path), "--only", "home-bare", "--device", "show-5"]

    assert main(asked) == 0
    assert capsys.readouterr().out.startswith("1 pictures")
    [picture] = tmp_path.iterdir()
    assert picture.name == "show-5--home-bare.png"
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (960, 480)
