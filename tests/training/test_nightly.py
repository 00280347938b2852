"""A night: train, judge, ship the first that wins, and tell what became of each."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from skill.recommender.pick import Engine
from skill.training.evaluation import Evaluation
from skill.training.exporting import Partitions, take_in
from skill.training.nightly import Night, engine, held_back, learn
from skill.training.partitions import began
from skill.training.promotion import EVALUATION, Limits
from skill.training.reading import Wanted
from skill.training.town import START
from skill.training.versions import Models, VersionsError
from tests.training.test_world import PATIENT, town

NOW = START + timedelta(weeks=4)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """Return a night after four weeks of the baseline, which nothing was learnt from."""
    folder: Path = tmp_path_factory.mktemp("night")
    place = town()
    for number in range(4):
        place.week(number, Engine(place.catalog))
    events, models = folder / "events", folder / "models"
    events.mkdir()
    models.mkdir()
    partitions = Partitions(events)
    take_in(partitions, place.events)
    partitions.finish()
    return Night(
        events=events,
        models=Models(models),
        catalog=place.catalog,
        wanted=Wanted(place.catalog.columns),
        held=timedelta(weeks=1),
        limits=PATIENT,
        names=("popularity", "bayes"),
    )


def test_a_night_ships_the_best_that_wins_and_tells_so(night: Night) -> None:
    """What is served is what it returns, and every contender was told of."""
    told: list[str] = []

    served = learn(night, "one", NOW, told.append)

    found = Evaluation.model_validate_json(
        (night.models.folder / "one" / EVALUATION).read_text("utf-8")
    )
    assert found.contenders == ["bayes"]
    assert night.models.current == served
    assert served in ("", "one/bayes")
    assert any("bayes" in line and "conversion" in line for line in told)


def test_of_a_short_log_half_is_held_back(night: Night) -> None:
    """So that there is something to learn from, and something to judge by."""
    days = timedelta(days=1)
    first = began(night.events)

    assert first is not None
    assert START <= first < START + days
    assert held_back(night, first + 4 * days) == 2 * days
    assert held_back(night, first + 14 * days) == night.held
    assert held_back(night, NOW) == night.held


def test_before_the_first_event_nothing_is_said_of_it(night: Night, tmp_path: Path) -> None:
    """A folder without events has not begun."""
    assert began(tmp_path) is None
    assert held_back(replace(night, events=tmp_path), NOW) == night.held


def test_what_is_too_slow_stays(night: Night) -> None:
    """However much it would convert."""
    before, told = night.models.current, list[str]()
    strict = replace(night, limits=Limits(p99_ms=0.0))

    assert learn(strict, "slow", NOW, told.append) == ""

    assert night.models.current == before
    assert any("ms at the 99th percentile" in line for line in told)


def test_with_nothing_after_training_nothing_is_shipped(night: Night) -> None:
    """It is said, and the version is there for a night that can judge it."""
    told: list[str] = []

    assert learn(night, "late", NOW + timedelta(weeks=9), told.append) == ""
    assert "nothing to judge by" in told[-1]


def test_an_engine_answers_with_the_model_that_was_named(night: Night) -> None:
    """And there is none for a model that was never made."""
    place = town()

    assert place.week(0, engine(night.models, "slow/bayes", night.catalog)).model == "bayes"
    with pytest.raises(VersionsError):
        engine(night.models, "slow/graph", night.catalog)
