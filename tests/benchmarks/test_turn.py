"""The benchmark's own arithmetic, and one real run of its warm half."""

import json
from pathlib import Path

import pytest

from benchmarks.turn import main, percentile, verdicts


def test_percentiles_interpolate() -> None:
    """Of 1 to 101, the 50th is 51 and the 99th 100."""
    times = [float(n) for n in range(1, 102)]

    assert (percentile(times, 50), percentile(times, 99)) == (51.0, 100.0)


def test_an_aim_is_met_or_missed() -> None:
    """Each aim says which, with what was measured."""
    warm = {"timer, no network": {"p50 over bare": 3.5}, "recipe, no network": {"p99": 9.0}}
    cold = {"larder": {"init over bare": 2.0}}
    told = verdicts(warm, cold)

    assert [line.split()[0] for line in told] == ["met", "MISSED", "met"]
    assert len(verdicts(warm, {})) == 2


def test_warm_turns_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A short run answers every turn, prints a table and writes its numbers."""
    file = tmp_path / "turn.json"
    main(["--turns", "20", "--runs", "0", "--json", str(file)])
    held = json.loads(file.read_text("utf-8"))["warm_ms"]

    assert "| timer, no network |" in capsys.readouterr().out
    assert len(held) == 4
    assert all(0 < row["p50"] <= row["p99"] for row in held.values())
