"""Which model is served moves at once, and back, and says why."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.recommender.serving import EXPERIMENT
from skill.training.promotion import roll_back
from skill.training.versions import RENEWED, TRAINED, Models, VersionsError

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def folder(path: Path, *versions: str) -> Models:
    """Return a folder with versions that hold two models each."""
    for number, version in enumerate(versions):
        for name in ("graph", "hybrid"):
            (path / version / name).mkdir(parents=True)
            (path / version / name / "manifest.json").write_text("{}")
        made = NOW.replace(minute=number).isoformat()
        (path / version / TRAINED).write_text(json.dumps({"made": made}))
    return Models(path)


def test_nothing_is_served_until_something_is(tmp_path: Path) -> None:
    """The baseline answers then."""
    models = folder(tmp_path, "v1")

    assert models.current == ""
    with pytest.raises(VersionsError, match="nothing to roll back"):
        roll_back(models, NOW)


def test_what_is_served_moves_and_comes_back(tmp_path: Path) -> None:
    """One step at a time, as far as the baseline, and forward again."""
    models = folder(tmp_path, "v1", "v2")
    models.serve("v1/graph", {"act": "promote"}, NOW)
    models.serve("v2/hybrid", {"act": "promote"}, NOW)
    assert (tmp_path / "current").read_text() == "v2/hybrid\n"

    assert roll_back(models, NOW, "cooks complain") == "v1/graph"
    assert models.current == "v1/graph"
    assert roll_back(models, NOW) == ""
    assert not (tmp_path / "current").exists()
    models.serve("v2/graph", {"act": "promote"}, NOW)
    assert roll_back(models, NOW) == ""

    told = [(line["act"], line["from"], line["to"]) for line in models.promotions()]
    assert told == [
        ("promote", "", "v1/graph"),
        ("promote", "v1/graph", "v2/hybrid"),
        ("rollback", "v2/hybrid", "v1/graph"),
        ("rollback", "v1/graph", ""),
        ("promote", "", "v2/graph"),
        ("rollback", "v2/graph", ""),
    ]
    assert models.promotions()[2]["why"] == "cooks complain"


def test_a_pointer_that_somebody_moved_by_hand_is_not_rolled_back(tmp_path: Path) -> None:
    """Nobody knows what was served before."""
    models = folder(tmp_path, "v1", "v2")
    models.serve("v1/graph", {"act": "promote"}, NOW)
    (tmp_path / "current").write_text("v2/graph\n")

    with pytest.raises(VersionsError, match="nothing to roll back"):
        roll_back(models, NOW)


@pytest.mark.parametrize("served", ["v3/graph", "v1/bayes", "v1", "../v1/graph", "v1/"])
def test_what_there_is_none_of_is_never_served(tmp_path: Path, served: str) -> None:
    """Neither another version nor another model."""
    models = folder(tmp_path, "v1")

    with pytest.raises(VersionsError, match="no such model"):
        models.serve(served, {"act": "promote"}, NOW)

    assert models.current == ""
    assert models.promotions() == []


def test_the_newest_version_is_the_one_made_last(tmp_path: Path) -> None:
    """Whatever its name; drafts are no versions."""
    models = folder(tmp_path, "b", "a")
    (tmp_path / ".c.1").mkdir()
    (tmp_path / ".c.1" / TRAINED).write_text("{}")

    assert models.versions() == ["a", "b"]
    assert models.newest() == "a"
    with pytest.raises(VersionsError, match="no models"):
        Models(tmp_path / "empty").newest()


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    """The file, and what is wrong with it."""
    models = folder(tmp_path, "v1")
    (tmp_path / "v1" / TRAINED).write_text("[]")

    with pytest.raises(VersionsError, match="not an object"):
        models.trained("v1")
    with pytest.raises(VersionsError, match="v9"):
        models.trained("v9")


MOVES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from skill.training.versions import Models
models = Models(Path(sys.argv[1]))
while True:
    for served in ("v1/graph", "v2/hybrid"):
        models.serve(served, {"act": "promote"}, datetime.now(UTC))
        print(served, flush=True)
"""


def test_a_kill_at_any_moment_leaves_one_model_served(tmp_path: Path) -> None:
    """Whoever reads the pointer meets a whole name, while it moves and after a kill."""
    models = folder(tmp_path, "v1", "v2")
    command = [sys.executable, "-c", MOVES, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as mover:
        assert mover.stdout
        mover.stdout.readline()
        seen = {models.current for _ in range(3000)}
        os.kill(mover.pid, signal.SIGKILL)

    assert seen <= {"v1/graph", "v2/hybrid"}
    assert models.current in seen
    assert models.path(models.current).is_dir()


def test_old_versions_go_but_not_what_is_or_may_be_served_again(tmp_path: Path) -> None:
    """A rollback still finds what it goes back to."""
    models = folder(tmp_path, "v1", "v2", "v3", "v4", "v5")
    models.serve("v1/graph", {"act": "promote"}, NOW)
    models.serve("v3/hybrid", {"act": "promote"}, NOW)

    assert models.prune(2) == ["v2"]
    assert models.prune(1) == ["v4"]
    assert models.prune(1) == []

    assert models.versions() == ["v1", "v3", "v5"]
    assert roll_back(models, NOW) == "v1/graph"


def test_the_newest_is_one_to_be_judged(tmp_path: Path) -> None:
    """Nothing came after the one that was made anew, of all there is."""
    models = folder(tmp_path, "v1", "v1-whole")
    told = {**models.trained("v1-whole"), "judged": "v1"}
    (tmp_path / "v1-whole" / TRAINED).write_text(json.dumps(told))

    assert models.newest() == "v1"


def test_what_was_judged_stays_while_what_was_made_anew_is_served(tmp_path: Path) -> None:
    """Nobody goes back from one to the other: they are the same, and harm the same."""
    models = folder(tmp_path, "v1", "v2", "v2-whole", "v3", "v4")
    told = {**models.trained("v2-whole"), "judged": "v2"}
    (tmp_path / "v2-whole" / TRAINED).write_text(json.dumps(told))
    models.serve("v1/graph", {"act": "promote"}, NOW)
    models.serve("v2/graph", {"act": "promote"}, NOW)
    models.serve("v2-whole/graph", {"act": RENEWED}, NOW)

    assert models.judged(models.current) == "v2/graph"
    assert models.prune(1) == ["v3"]
    assert models.versions() == ["v1", "v2", "v2-whole", "v4"]
    assert roll_back(models, NOW) == "v1/graph"


def test_the_arms_of_an_experiment_stay_while_it_is_on(tmp_path: Path) -> None:
    """Households in them are served by them, however old they are."""
    models = folder(tmp_path, "v1", "v2", "v3", "v4")
    arms = [{"name": "v2/graph", "share": 0.5}, {"name": "baseline", "share": 0.5}]
    (tmp_path / EXPERIMENT).write_text(json.dumps({"salt": "graph", "arms": arms}))

    assert models.prune(1) == ["v1", "v3"]
    (tmp_path / EXPERIMENT).unlink()
    assert models.prune(1) == ["v2"]


def test_nothing_goes_while_an_experiment_cannot_be_read(tmp_path: Path) -> None:
    """What it needs is not known."""
    models = folder(tmp_path, "v1", "v2")
    (tmp_path / EXPERIMENT).write_text("{")

    assert models.prune(1) == []
    with pytest.raises(VersionsError, match=EXPERIMENT):
        models.compared()
    assert models.versions() == ["v1", "v2"]


def test_fewer_versions_than_are_kept_stay(tmp_path: Path) -> None:
    """Whether or not anything is served."""
    models = folder(tmp_path, "v1", "v2")

    assert models.prune(8) == []
    assert models.prune(0) == ["v1", "v2"]
