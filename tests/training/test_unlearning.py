"""What may know somebody who was forgotten is not there to be gone back to."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from skill.recommender.serving import EXPERIMENT
from skill.training.promotion import roll_back
from skill.training.unlearning import unlearn
from skill.training.versions import VersionsError
from tests.training.test_versions import NOW, folder


def minute(number: int) -> datetime:
    """Return when the version of that number was made."""
    return NOW.replace(minute=number)


def test_versions_from_before_a_forgetting_go_and_later_ones_stay(tmp_path: Path) -> None:
    """The very moment counts as before: events of it may have been learnt from."""
    models = folder(tmp_path, "v0", "v1", "v2", "v3")
    models.serve("v3/graph", {"act": "promote"}, NOW)

    assert unlearn(models, minute(1)) == ["v0", "v1"]
    assert models.versions() == ["v2", "v3"]
    assert unlearn(models, minute(1)) == []


def test_who_goes_back_gets_the_same_kind_without_them(tmp_path: Path) -> None:
    """Of the newest version, where the one that was served is gone."""
    models = folder(tmp_path, "v0", "v1", "v2")
    models.serve("v0/hybrid", {"act": "promote"}, NOW)
    models.serve("v2/graph", {"act": "promote"}, NOW)
    assert unlearn(models, minute(0)) == ["v0"]

    assert roll_back(models, NOW) == "v2/hybrid"
    assert models.current == "v2/hybrid"
    assert roll_back(models, NOW) == ""


def test_a_kind_that_is_made_no_more_cannot_be_gone_back_to(tmp_path: Path) -> None:
    """It is said, and what serves goes on."""
    models = folder(tmp_path, "v0", "v1")
    models.serve("v0/hybrid", {"act": "promote"}, NOW)
    models.serve("v1/graph", {"act": "promote"}, NOW)
    unlearn(models, minute(0))
    (tmp_path / "v1" / "hybrid" / "manifest.json").unlink()

    with pytest.raises(VersionsError, match="v1/hybrid: no such model"):
        roll_back(models, NOW)
    assert models.current == "v1/graph"


def test_an_experiment_with_a_version_that_goes_is_over(tmp_path: Path) -> None:
    """One whose arms all stay goes on."""
    models = folder(tmp_path, "v0", "v1", "v2")
    arms = [{"name": "v1/graph", "share": 0.5}, {"name": "baseline", "share": 0.5}]
    (tmp_path / EXPERIMENT).write_text(json.dumps({"salt": "graph", "arms": arms}))

    assert unlearn(models, minute(0)) == ["v0"]
    assert models.compared() == ["v1/graph", "baseline"]
    assert unlearn(models, minute(1)) == ["v1"]
    assert models.compared() == []
