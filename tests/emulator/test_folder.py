"""What `sam build` puts into the function's folder."""

import importlib.util
import struct
from pathlib import Path

import pytest

from benchmarks.emulator import MOST_BYTES, Tools

pytestmark = pytest.mark.emulator

NEVER_SERVED = (
    *("sklearn", "scipy", "pandas", "joblib", "moto", "babel", "pytest", "awslambdaric"),
    *("samcli", "skill/simulator", "skill/ingest", "skill/training", "tests"),
)
UNCHECKED = 0b01  # hash-based, and the source is not looked at (PEP 552)


def test_the_folder_holds_what_is_served_and_nothing_else(function: Path) -> None:
    """No tools of training, of tests, or of the laptop's simulator."""
    found = [name for name in NEVER_SERVED if (function / name).exists()]
    tests = [path for path in function.rglob("tests") if path.is_dir()]

    assert (found, tests) == ([], [])
    assert (function / "numpy").is_dir()
    assert (function / "skill" / "catalog" / "starter.json").is_file()


def test_the_folder_fits_lambda_with_room_to_spare(function: Path) -> None:
    """Under the quota of 250 MB, unzipped; half of it is the most we allow ourselves."""
    size = sum(path.stat().st_size for path in function.rglob("*") if path.is_file())

    assert size < MOST_BYTES / 2


def test_every_module_is_compiled_for_good(function: Path) -> None:
    """Each .py has a .pyc bound to no date: SAM dates every file in its zip 1980."""
    compiled = list(function.rglob("*.pyc"))
    sources = {path.relative_to(function) for path in function.rglob("*.py")}
    behind = {source_of(path).relative_to(function) for path in compiled}

    assert {path.name for path in compiled if flags(path) != UNCHECKED} == set()
    assert sources - behind == set()


def test_modules_are_compiled_by_the_runtimes_own_python(
    function: Path, tools: Tools
) -> None:
    """The magic number is that of Python 3.13, which the function runs on."""
    [example] = function.glob("__pycache__/lambda_function.*.pyc")

    assert example.suffixes[-2] == ".cpython-313"
    assert tools.python.name.startswith("python3.13")


def source_of(compiled: Path) -> Path:
    """Return the .py behind a .pyc."""
    return Path(importlib.util.source_from_cache(str(compiled)))


def flags(compiled: Path) -> int:
    """Return the second word of a .pyc: 0 where it is bound to its source's date."""
    with compiled.open("rb") as file:
        [value] = struct.unpack("<I", file.read(8)[4:])
    return int(value)
