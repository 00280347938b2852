"""A word to the waiting cook, and none where nobody waits."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from skill.alexa.progress import SlowWatch
from skill.app import Clocks, build
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore

START = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(("mode", "spoken"), [("slow:0.4", 1), (None, 0)])
def test_a_slow_service_is_bridged_by_one_progressive_response(
    mode: str | None, spoken: int, tmp_path: Path
) -> None:
    """Sent to Alexa's directives while the timer is being set; the answer comes as ever."""
    world = World(START)
    world.permissions.grant("timers")
    settings = Settings(
        home=tmp_path, skill_id=SKILL_ID, api_hosts="127.0.0.1", log_level="ERROR"
    )
    with WorldServer(world) as server:
        if mode:
            world.faults.fail("timers", mode)
        skill = build(settings, Clocks(wall=world.clock.now), MemoryStore())
        skill.desk.slow_after = 0.1
        talk = Conversation(world, server.url)

        response = skill(talk.intent("SetTimerIntent", {"duration": "PT5M"}))

    assert len(world.directives.spoken) == spoken
    assert "5 minute" in response["response"]["outputSpeech"]["ssml"]


def test_what_is_answered_in_time_is_not_bridged() -> None:
    """The watch ends with the turn, and a turn without a wait has none."""
    said = Event()
    watch = SlowWatch(said.set, after=0.05)

    watch.done()
    watch.waiting()
    watch.waiting()
    watch.done()

    assert not said.wait(0.12)
