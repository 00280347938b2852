"""``larder ingest`` and ``larder relabel`` on the command line."""

import io
from pathlib import Path

import pytest

from skill.__main__ import main
from skill.catalog.columns import open_columns
from skill.ingest.commands import Progress
from tests.ingest import samples
from tests.ingest.samples import written


def test_a_file_becomes_a_catalogue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what was read, kept and left out, and why."""
    path = written(tmp_path / "mine.jsonl", samples.lines(samples.SOUP, {"title": "x"}))
    out = tmp_path / "out"

    status = main(
        ["ingest", str(path), "--out", str(out), "--jobs", "1", "--licence", "CC0"]
    )

    told = capsys.readouterr()
    assert status == 0
    assert "read 2, kept 1, left out 1" in told.out
    assert "1 no ingredients" in told.out
    assert "rejects.jsonl" in told.out
    assert "read 2" in told.err
    [source] = open_columns(out).about.sources
    assert (source.name, source.licence) == ("mine", "CC0")


def test_a_second_file_is_added(tmp_path: Path) -> None:
    """What is there stays, unless it is to be replaced."""
    one = written(tmp_path / "one.jsonl", samples.lines(samples.SOUP))
    two = written(tmp_path / "two.jsonl", samples.lines(samples.CAKE))
    out = ["--out", str(tmp_path / "out"), "--jobs", "1"]

    assert main(["ingest", str(one), *out]) == 0
    assert main(["ingest", str(two), *out]) == 0
    assert len(open_columns(tmp_path / "out")) == 2

    assert main(["ingest", str(two), *out, "--replace"]) == 0
    assert len(open_columns(tmp_path / "out")) == 1


def test_a_catalogue_is_labelled_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In place."""
    path = written(tmp_path / "one.jsonl", samples.lines(samples.SOUP))
    out = tmp_path / "out"
    main(["ingest", str(path), "--out", str(out), "--jobs", "1"])
    version = open_columns(out).version

    assert main(["relabel", str(out), "--jobs", "1"]) == 0
    assert open_columns(out).version == version
    assert "kept 1" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["ingest", "no", "--out"], ["relabel"]])
def test_what_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """On standard error, without a traceback."""
    assert main([*command, str(tmp_path / "out"), "--jobs", "1"]) == 1
    assert capsys.readouterr().err.startswith("larder: ")


def test_progress_is_told_now_and_then() -> None:
    """Not for every batch."""
    out = io.StringIO()
    progress = Progress(out)

    for _ in range(1_000):
        progress("read", 128)

    assert 1 <= out.getvalue().count("\n") < 20
    assert "read" in out.getvalue()
