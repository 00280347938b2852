"""Households are served by the arms of an experiment, each always by the same."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.domain.experiments import Arm, Experiment
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.recommender.pick import Engine, Settled, Taking
from skill.recommender.serving import EVERY_S, EXPERIMENT, Serving, Shelves
from skill.recommender.signals import read
from tests.recommender.learnt import kept
from tests.recommender.shelves import STARTER

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUSEHOLDS = [f"h{n}" for n in range(60)]


class Clock:
    """Seconds that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Return a folder of two models of one version, the first of them current."""
    return kept(tmp_path / "models")


def compare(models: Path, names: Sequence[str]) -> Experiment:
    """Set an experiment up, of arms of these names."""
    found = Experiment(salt="s1", arms=tuple(Arm(name=name, share=1) for name in names))
    (models / EXPERIMENT).write_text(found.model_dump_json(), encoding="utf-8")
    return found


def served(models: Path, told: list[str] | None = None) -> Serving:
    """Return a process that serves these models."""
    heard = [] if told is None else told
    return Serving(Shelves(models=models), Clock(), lambda event, _: heard.append(event))


def model_of(engine: Engine) -> str:
    """Return the name of the model that an engine picks with."""
    return engine.pick(read(Wishes(), NOON), Eaters(), seed="r1").model


def test_a_household_is_always_in_its_arm(models: Path) -> None:
    """Which its key alone decides: the same in every process; both arms are filled."""
    experiment = compare(models, ["v1/graph", "popularity"])
    one, other = served(models), served(models)

    arms = [one.of(household).arm for household in HOUSEHOLDS]

    assert arms == [experiment.arm(household).name for household in HOUSEHOLDS]
    assert arms == [other.of(household).arm for household in HOUSEHOLDS]
    assert 15 < arms.count("v1/graph") < 45


def test_an_arm_explores_for_nobody(models: Path) -> None:
    """The baseline is compared as it would be served for good."""
    compare(models, ["v1/graph", "popularity"])
    (models / "current").unlink()
    shelves = Shelves(models=models, trained=True)
    serving = Serving(shelves, Clock(), lambda event, _: None)

    engines = {engine.arm: engine for engine in map(serving.of, HOUSEHOLDS)}

    assert model_of(engines["popularity"]) == "popularity"
    assert engines["popularity"].ranking.settled.pool == Settled().pool
    assert serving().ranking.settled.pool == Settled().exploring_pool


def test_each_arm_picks_with_its_own_model(models: Path) -> None:
    """And the baseline with none."""
    compare(models, ["v1/graph", "popularity"])
    serving = served(models)

    engines = {one.arm: one for one in map(serving.of, HOUSEHOLDS)}

    assert {arm: model_of(engine) for arm, engine in engines.items()} == {
        "v1/graph": "graph",
        "popularity": "popularity",
    }
    assert all(engine.catalog is serving().catalog for engine in engines.values())


def test_arms_of_one_version_count_together(models: Path) -> None:
    """What everybody takes is what everybody takes, whatever they were offered by."""
    compare(models, ["v1/graph", "v1/popularity"])
    serving = served(models)
    one, other = {e.arm: e for e in map(serving.of, HOUSEHOLDS)}.values()
    for engine in (one, other):
        model_of(engine)

    one.took(Taking(STARTER.all()[0].id, NOON))

    assert one.trends is other.trends
    assert other.trends is not None
    assert other.trends.total_.sum() == 1


def test_without_an_experiment_there_is_no_arm(models: Path) -> None:
    """And when one ends, nor is there."""
    serving = served(models)
    assert serving.of("h1").arm == ""
    clock = serving.monotonic
    assert isinstance(clock, Clock)

    compare(models, ["v1/graph"])
    clock.now += EVERY_S
    during = serving.of("h1").arm
    (models / EXPERIMENT).unlink()
    clock.now += EVERY_S

    assert during == "v1/graph"
    assert serving.of("h1").arm == ""


@pytest.mark.parametrize("text", ["", "{}", '{"salt": "s", "arms": []}', "\udcff"])
def test_an_experiment_that_cannot_be_read_is_none(models: Path, text: str) -> None:
    """Everybody is served what is current, and a metric tells."""
    (models / EXPERIMENT).write_bytes(text.encode("utf-8", "surrogateescape"))
    told: list[str] = []
    serving = served(models, told)

    assert model_of(serving.of("h1")) == "graph"
    assert told == ["experiment unread", "model"]


@pytest.mark.parametrize("arm", ["v2/hybrid", "../../etc", "/etc"])
def test_an_arm_without_a_model_leaves_the_baseline(models: Path, arm: str) -> None:
    """To those who are in it; a metric tells."""
    compare(models, [arm])
    told: list[str] = []

    assert model_of(served(models, told).of("h1")) == "popularity"
    assert told == ["experiment", "fallback"]
