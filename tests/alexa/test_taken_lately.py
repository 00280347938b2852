"""What a household takes is heard by whoever serves, until it is forgotten."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.alexa.edge import Edge
from skill.alexa.envelope import pseudonyms
from skill.app import Clocks, build
from skill.recommender.serving import FORGETS_S
from skill.recommender.trends import Trends
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore
from skill.store.protocol import Store
from tests.recommender.learnt import kept
from tests.store.conftest import dynamodb_home

SECRET = "a key that only tests know"
START = datetime(2026, 11, 24, 22, 41, 7, tzinfo=UTC)


class Kitchen:
    """A household that talks to a process with a model; seconds pass when told."""

    def __init__(self, server: WorldServer, models: Path, store: Store) -> None:
        self.at = 0.0
        settings = Settings(
            skill_id=SKILL_ID, secret=SECRET, api_hosts="127.0.0.1", models=models
        )
        clocks = Clocks(monotonic=lambda: self.at)
        self.skill: Edge = build(settings, clocks, store)
        self.talk = Conversation(server.world, server.url)

    def hear(self, intent: str, **slots: str) -> None:
        """Say an intent; five seconds pass."""
        self.talk.accept(self.skill(self.talk.intent(intent, dict(slots))))
        self.talk.world.advance(timedelta(seconds=5))
        self.at += 5.0

    @property
    def trends(self) -> Trends:
        """Return what the process knows of what everybody takes."""
        found = self.skill.desk.serving("", self.skill.desk.store).trends
        assert found is not None
        return found

    @property
    def learner(self) -> str:
        """Return the household's pseudonym in events."""
        named = pseudonyms(SECRET.encode())
        return named("learner", named("household", self.talk.world.user_id))


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[Kitchen]:
    """Yield a household's kitchen."""
    with WorldServer(World(START, device="echo")) as server:
        yield Kitchen(server, kept(tmp_path / "models"), MemoryStore())


def test_what_is_taken_is_known_under_the_pseudonym_of_learning(kitchen: Kitchen) -> None:
    """At once, and of nobody else."""
    for _ in range(2):
        kitchen.hear("RecommendIntent", meal="dinner")
        kitchen.hear("AMAZON.YesIntent")
        kitchen.hear("AMAZON.StopIntent")

    ring = kitchen.trends.recent
    assert ring.whose[:3] == [kitchen.learner, kitchen.learner, ""]
    assert kitchen.trends.total_.sum() == 2


def test_who_says_forget_me_is_gone_within_a_minute(kitchen: Kitchen) -> None:
    """From the ring and from the counts, before anybody is served again."""
    kitchen.hear("RecommendIntent", meal="dinner")
    kitchen.hear("AMAZON.YesIntent")
    kitchen.hear("ForgetMeIntent")
    kitchen.hear("AMAZON.YesIntent")
    kitchen.at += FORGETS_S

    assert kitchen.trends.total_.sum() == 0
    assert set(kitchen.trends.recent.whose) == {""}
    assert (kitchen.trends.recent.rows >= 0).sum() == 0


def test_a_process_on_aws_begins_with_what_another_heard(tmp_path: Path) -> None:
    """From the table's index, at its first pick; and whoever is forgotten is not in it."""
    models = kept(tmp_path / "models")
    with WorldServer(World(START, device="echo")) as server, dynamodb_home() as home:
        one = Kitchen(server, models, home())
        one.hear("RecommendIntent", meal="dinner")
        one.hear("AMAZON.YesIntent")
        taken = one.trends.recent.rows[0]
        another = Kitchen(server, models, home())
        another.hear("RecommendIntent", meal="dinner")
        first = another.trends.recent
        one.hear("ForgetMeIntent")
        one.hear("AMAZON.YesIntent")
        third = Kitchen(server, models, home())
        third.hear("RecommendIntent", meal="dinner")

    assert first.whose[0] == one.learner
    assert first.rows[0] == taken >= 0
    assert len(third.trends.recent) == 0
