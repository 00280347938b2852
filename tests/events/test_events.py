"""The envelopes of ``events/``: each is answered as Alexa would have it."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.edge import Edge
from skill.app import build
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID
from skill.simulator.world.inspection import Exchange, inspect
from skill.simulator.world.replies import read_reply
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore

ROOT = Path(__file__).parents[2]
EVENTS = ROOT / "events"
NAMES = sorted(path.stem for path in EVENTS.glob("*.json"))
NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
SILENT = {"can-fulfill", "session-ended", "skill-disabled", "permission-accepted"}


@pytest.fixture
def server() -> Iterator[WorldServer]:
    """Yield Alexa's services for a family with a screen that allows everything."""
    world = World(NOON, device="show-8")
    world.permissions.grant("timers", "reminders")
    with WorldServer(world) as server:
        yield server


@pytest.fixture
def skill() -> Edge:
    """Return the skill as the template sets it up, but for its store and its services."""
    settings = Settings(
        skill_id=SKILL_ID, secret="only for these events", api_hosts="127.0.0.1"
    )
    return build(settings, store=MemoryStore())


def event(name: str) -> dict[str, Any]:
    """Return an envelope of a file."""
    read: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text("utf-8"))
    return read


def at(server: WorldServer, envelope: dict[str, Any]) -> dict[str, Any]:
    """Return the envelope as it would come from the stand-in's world."""
    system = envelope["context"]["System"]
    system |= {"apiEndpoint": server.url, "apiAccessToken": server.world.token}
    return envelope


@pytest.mark.parametrize("name", NAMES)
def test_every_event_gets_an_answer_that_alexa_takes(
    name: str, server: WorldServer, skill: Edge
) -> None:
    """Nothing to refuse and nothing to note; silence where Alexa wants silence."""
    envelope = at(server, event(name))
    response = skill(envelope)
    reply = read_reply(response, server.world.device)
    exchange = Exchange(envelope["request"], response, reply, server.world.device)

    assert inspect(exchange) == ()
    assert bool(reply.speech) is (name not in SILENT)


def test_an_event_does_what_it_is_named_for(server: WorldServer, skill: Edge) -> None:
    """The timer runs, the reminder waits for its yes, the yes begins the recipe."""
    spoken = {name: json.dumps(skill(at(server, event(name)))) for name in NAMES}

    [pasta] = server.world.timers.alive(NOON)
    assert pasta.label == "pasta"
    assert "defrost the chicken" in spoken["set-reminder"]
    assert "milk" in spoken["recommend"]
    assert "larder" in spoken["yes"]
    assert '"canFulfill": "MAYBE"' in spoken["can-fulfill"]


def test_the_page_names_every_event() -> None:
    """And no other."""
    page = (EVENTS / "README.md").read_text("utf-8")

    assert sorted(set(re.findall(r"`([a-z-]+)\.json`", page))) == NAMES


def test_sam_local_gives_the_function_what_these_events_need() -> None:
    """Their skill id is the parameter, and what is set anew exists in the template."""
    configured = tomllib.loads((ROOT / "samconfig.toml").read_text("utf-8"))
    local = configured["default"]["local_invoke"]["parameters"]
    given = json.loads((ROOT / local["env_vars"]).read_text("utf-8"))["SkillFunction"]
    template = (ROOT / "template.yaml").read_text("utf-8")

    assert local["parameter_overrides"] == f"SkillId={SKILL_ID}"
    assert [name for name in given if f"{name}:" not in template] == []
    assert Settings.from_environment(given).store == "memory:"
