"""Training makes whole versions or none, the same wherever it runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

from skill.recommender import artifacts
from skill.recommender.interactions import Contents, Interactions
from skill.training.backends import BackendError, backend
from skill.training.contents import contents
from skill.training.fitting.every import fitters
from skill.training.gathering import gather
from skill.training.partitions import PartitionsError
from skill.training.reading import Wanted
from skill.training.train import How, Job, train
from skill.training.versions import Models, VersionsError
from tests.training.logs import NOW, START, columns, folder_of, log

FEW = ("popularity", "collaborative")
WANTED = Wanted(columns())


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of a few households' events."""
    return folder_of(log(12, 12), tmp_path_factory.mktemp("events"))


def made(events: Path, out: Path, how: How) -> dict[str, bytes]:
    """Train; return the bytes of every model's files."""
    told: list[str] = []
    train(events, WANTED, out, how, told.append)
    assert len(told) == 1 + len(how.names)
    paths = sorted((out / how.version).glob("*/*"))
    return {f"{p.parent.name}/{p.name}": p.read_bytes() for p in paths}


def fails(interactions: Interactions, held: Contents, seed: int) -> NoReturn:
    """Fit nothing."""
    raise ValueError("the log is too small")


def test_a_version_says_what_it_was_made_from(events: Path, tmp_path: Path) -> None:
    """Of which catalogue and events, and up to when; the models can be loaded."""
    made(events, tmp_path, How("v1", NOW, FEW, seed=7))

    models = Models(tmp_path)
    told = models.trained("v1")
    assert models.newest() == "v1"
    assert models.names("v1") == sorted(FEW)
    assert (told["catalogue"], told["seed"], told["households"]) == ("first", 7, 12)
    assert str(told["how"]).startswith("streamed")
    until = datetime.fromisoformat(str(told["until"]))
    assert until == START + timedelta(days=11, seconds=1)
    model = artifacts.load(tmp_path / "v1" / "collaborative", "first")
    assert model.name == "collaborative"
    with pytest.raises(artifacts.OtherCatalogueError):
        artifacts.load(tmp_path / "v1" / "collaborative", "another")


@pytest.mark.parametrize("where", ["threads", "dask"])
def test_models_are_the_same_wherever_they_are_made(
    events: Path, tmp_path: Path, where: str
) -> None:
    """On a local Dask cluster, on threads, one after another: bit by bit."""
    here = made(events, tmp_path / "here", How("v", NOW, FEW))

    there = made(events, tmp_path / "there", How("v", NOW, FEW, where))

    assert there == here


def test_a_cluster_that_runs_already_is_used(events: Path, tmp_path: Path) -> None:
    """By its address."""
    distributed = import_module("distributed")
    with distributed.LocalCluster(
        n_workers=1, processes=False, dashboard_address=None, protocol="inproc://"
    ) as cluster:
        how = How("v", NOW, FEW, "dask", cluster.scheduler_address)
        assert made(events, tmp_path, how)


def test_a_version_is_never_written_over(events: Path, tmp_path: Path) -> None:
    """Nor half written: what fails leaves no version behind."""
    made(events, tmp_path, How("v", NOW, FEW))

    with pytest.raises(VersionsError, match="there already"):
        made(events, tmp_path, How("v", NOW, FEW))
    with pytest.raises(PartitionsError):
        made(tmp_path / "nowhere", tmp_path, How("w", NOW, FEW))
    for name in ("", "a/b", "..", ".hidden"):
        with pytest.raises(VersionsError):
            made(events, tmp_path, How(name, NOW, FEW))

    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_a_model_that_cannot_be_made_keeps_no_other_from_it(
    events: Path, tmp_path: Path
) -> None:
    """It is named, with why, and the version is without it."""
    gathered = gather(events, WANTED)
    about = artifacts.About("first", "d")
    job = Job(gathered.interactions, contents(columns()), tmp_path, about, 0)

    failed = job.fit("graph", fails)

    assert "too small" in str(failed)
    assert list(tmp_path.iterdir()) == []
    assert not job.fit("popularity", fitters()["popularity"]).failed


def test_a_backend_that_there_is_none_of_is_named() -> None:
    """With those that there are."""
    with pytest.raises(BackendError, match="dask"), backend("spark"):
        pass


def test_training_may_be_held_back_to_a_day(events: Path, tmp_path: Path) -> None:
    """What came later is for the evaluation."""
    day = START + timedelta(days=6)
    wanted = replace(WANTED, until=day)

    said: list[str] = []
    train(events, wanted, tmp_path, How("v", NOW, FEW), said.append)

    told = Models(tmp_path).trained("v")
    assert told["until"] == day.isoformat()
    assert told["interactions"] == 12 * 6
    assert day.tzinfo is UTC
