"""A night: train, judge, ship the first that wins, and tell what became of each."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from skill.recommender import artifacts
from skill.recommender.models.bayes import Bayes
from skill.recommender.pick import Engine, Settled
from skill.training.evaluate import entered
from skill.training.evaluation import SERVED, Evaluation
from skill.training.exporting import Partitions, take_in
from skill.training.nightly import (
    Night,
    engine,
    learn,
    learnt_until,
    renewed,
    without_the_forgotten,
)
from skill.training.partitions import batches, files, span
from skill.training.promotion import EVALUATION, Limits
from skill.training.reading import Wanted
from skill.training.town import DAY, START
from skill.training.versions import Models, VersionsError
from skill.training.world import WEEK
from tests.training.test_world import PATIENT, town

NOW = START + timedelta(weeks=4)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """Return a night after four weeks of the baseline, which explored."""
    folder: Path = tmp_path_factory.mktemp("night")
    place = town()
    exploring = Engine(place.catalog, settled=Settled(learnt_from=True))
    for number in range(4):
        place.week(number, exploring)
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


@pytest.fixture(scope="module")
def first(begun: Night) -> tuple[str, list[str]]:
    """Return what its first night served, and what was told of it."""
    told: list[str] = []
    return learn(begun, "one", NOW, told.append), told


@pytest.fixture
def night(begun: Night, first: tuple[str, list[str]], tmp_path: Path) -> Night:
    """Return the night after that, with models of its own."""
    folder = shutil.copytree(begun.models.folder, tmp_path / "models")
    return replace(begun, models=Models(folder))


def test_a_night_ships_the_best_that_wins_and_tells_so(
    night: Night, first: tuple[str, list[str]]
) -> None:
    """What is served is what it returns, and every contender was told of."""
    served, told = first

    found = Evaluation.model_validate_json(
        (night.models.folder / "one" / EVALUATION).read_text("utf-8")
    )
    assert found.contenders == ["bayes"]
    assert night.models.current == served
    assert served in ("", "one-whole/bayes")
    assert any("bayes" in line and "conversion" in line for line in told)


def test_what_won_is_served_made_of_all_there_is(night: Night) -> None:
    """And what was judged stays, to be won against: it has not seen what comes."""
    models, judged = night.models, "one/bayes"
    models.serve(judged, {"act": "promote"}, NOW)

    served = renewed(night, judged, NOW, list[str]().append)

    assert models.current == served == "one-whole/bayes"
    assert models.judged(served) == judged
    assert models.judged(judged) == judged
    seen = [models.trained(one.partition("/")[0]) for one in (judged, served)]
    assert [one["until"] for one in seen] == [(NOW - WEEK).isoformat(), NOW.isoformat()]
    rival = entered(models, "one", night.catalog.columns)[SERVED]
    assert isinstance(rival, Bayes)
    assert np.array_equal(rival.mix_, loaded(night, judged).mix_)
    assert not np.array_equal(rival.mix_, loaded(night, served).mix_)
    acts = [line["act"] for line in models.promotions()]
    assert acts[-2:] == ["promote", "renew"]


def loaded(night: Night, served: str) -> Bayes:
    """Return a model of the night's."""
    model = artifacts.load(night.models.path(served), night.catalog.version)
    assert isinstance(model, Bayes)
    return model


def test_what_cannot_be_made_anew_goes_on_as_it_won(night: Night) -> None:
    """Whether there is one of that name already, or it cannot be made."""
    before, told = night.models.current, list[str]()
    (night.models.folder / "one-whole").mkdir(exist_ok=True)

    assert renewed(night, "one/bayes", NOW, told.append) == "one/bayes"
    assert renewed(replace(night, seed=1), "one/graphs", NOW, told.append) == "one/graphs"

    assert night.models.current == before
    assert [line for line in told if "goes on" in line] == [
        "one/bayes goes on",
        "one/graphs goes on",
    ]


def test_who_is_forgotten_is_gone_from_what_is_served_the_next_night(night: Night) -> None:
    """Though nothing wins; and what is served knows of nobody who is forgotten."""
    models, told, at = night.models, list[str](), NOW + timedelta(hours=2)
    models.serve("one/bayes", {"act": "promote"}, NOW)
    strict = replace(night, limits=Limits(p99_ms=0.0))
    whole = learners(night)
    gone = {min(whole): NOW + timedelta(hours=1)}
    forgetting = replace(strict, wanted=replace(night.wanted, forgotten=gone))

    assert learn(strict, "none-forgot", at, told.append) == ""
    assert models.current == "one/bayes"
    assert learn(forgetting, "forgot", at, told.append) == "forgot-whole/bayes"

    assert models.current == "forgot-whole/bayes"
    assert models.judged(models.current) == "forgot/bayes"
    assert models.trained("forgot-whole")["households"] == len(whole) - 1
    assert models.versions() == ["forgot", "forgot-whole", "none-forgot"]
    assert "one is gone: it may know who was forgotten" in told
    assert learn(forgetting, "again", at + DAY, told.append) == ""


def test_the_baseline_serves_where_nothing_can_be_made_without_the_forgotten(
    night: Night,
) -> None:
    """It has learnt from nobody."""
    models, told = night.models, list[str]()
    models.serve(f"{models.newest()}/bayes", {"act": "promote"}, NOW)
    gone = {min(learners(night)): NOW + timedelta(days=9)}
    forgetting = replace(night, wanted=replace(night.wanted, forgotten=gone))

    (models.folder / "stuck-whole").mkdir()

    assert without_the_forgotten(forgetting, "stuck", NOW, told.append) == ""

    assert models.current == ""
    assert "the baseline is served" in told[-1]


def learners(night: Night) -> set[str]:
    """Return all who took something in the night's events."""
    every = (batch for path in files(night.events) for batch in batches(path))
    return {str(one) for batch in every for one in batch["household"].to_pylist()}


def test_of_a_short_log_half_is_held_back(night: Night) -> None:
    """So that there is something to learn from, and something to judge by."""
    found = span(night.events)
    assert found is not None
    first, last = found
    assert START <= first < START + DAY < NOW - DAY < last <= NOW
    long = replace(night, held=timedelta(weeks=3))

    assert learnt_until(night, NOW) == NOW - WEEK
    assert learnt_until(long, NOW) == first + (last - first) / 2
    assert learnt_until(long, NOW + 2 * WEEK) == NOW - WEEK


def test_before_the_first_event_nothing_is_said_of_it(night: Night, tmp_path: Path) -> None:
    """A folder without events has not begun."""
    assert span(tmp_path) is None
    assert learnt_until(replace(night, events=tmp_path), NOW) == NOW - night.held


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
    named = engine(night.models, "one/bayes", night.catalog, clock=lambda: 0.0)

    assert town().week(0, named).model == "bayes"
    with pytest.raises(VersionsError):
        engine(night.models, "one/graph", night.catalog)
