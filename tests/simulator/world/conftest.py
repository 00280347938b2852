"""A world at noon, and a client that speaks HTTP to it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import urllib3

from skill.simulator.world.conversation import Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
"""Noon in New York."""
TIMERS_SCOPE = "alexa::alerts:timers:skill:readwrite"
APL = "Alexa.Presentation.APL"


@dataclass
class Client:
    """A plain HTTP client of one world's server, with the right token unless told else."""

    server: WorldServer
    pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(retries=False, timeout=2.0)
    )

    def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, object]:
        """Return the status and the JSON of the answer, ``None`` for an empty one."""
        sent = {"Authorization": f"Bearer {self.server.world.token}"} | headers
        raw = None if body is None else json.dumps(body).encode()
        answer = self.pool.request(method, self.server.url + path, body=raw, headers=sent)
        return answer.status, json.loads(answer.data) if answer.data else None

    def object(
        self, method: str, path: str, body: object = None, status: int = 200
    ) -> Body:
        """Return the JSON object of an answer that must have ``status``."""
        got, found = self.ask(method, path, body)
        assert (got, type(found)) == (status, dict), found
        assert isinstance(found, dict)
        return found


@pytest.fixture
def world() -> World:
    """Return a world in New York at noon, in which everything is permitted."""
    world = World(NOON)
    world.permissions.grant("timers", "reminders")
    return world


@pytest.fixture
def server(world: World) -> Iterator[WorldServer]:
    """Return the world's server, running."""
    with WorldServer(world) as server:
        yield server
    assert server.errors == []


@pytest.fixture
def client(server: WorldServer) -> Iterator[Client]:
    """Return a client of the server."""
    client = Client(server)
    yield client
    client.pool.clear()


def timer_body(
    duration: str = "PT10M", label: str | None = "pasta", operation: Body | None = None
) -> Body:
    """Return the body that sets a timer; by default it chimes."""
    body: Body = {
        "duration": duration,
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": operation or {"type": "NOTIFY_ONLY"},
            "notificationConfig": {"playAudible": True},
        },
    }
    return body if label is None else body | {"timerLabel": label}


def reminder_body(**trigger: object) -> Body:
    """Return the body that sets a reminder with the given trigger."""
    content = [{"locale": "en-US", "text": "defrost the chicken"}]
    return {
        "requestTime": "2026-11-23T12:00:00.000",
        "trigger": trigger,
        "alertInfo": {"spokenInfo": {"content": content}},
        "pushNotification": {"status": "ENABLED"},
    }


@pytest.fixture
def talk(world: World) -> Conversation:
    """Return a conversation with nothing said yet."""
    return Conversation(world, "http://127.0.0.1:1")


def response(attributes: Body | None = None, **fields: object) -> Body:
    """Return a response envelope that speaks, with more fields of ``response``."""
    speech = {"type": "SSML", "ssml": "<speak>Well.</speak>"}
    found: Body = {"version": "1.0", "response": {"outputSpeech": speech, **fields}}
    return found if attributes is None else found | {"sessionAttributes": attributes}


def asking(attributes: Body | None = None, **fields: object) -> Body:
    """Return a response that waits for an answer."""
    reprompt = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
    return response(attributes, reprompt=reprompt, shouldEndSession=False, **fields)


def ask_for(scope: str = TIMERS_SCOPE, **payload: object) -> Body:
    """Return the directive that asks for consent by voice."""
    request = {"@type": "AskForPermissionsConsentRequest", "@version": "1"}
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "token": "pending-timer",
        "payload": request | {"permissionScope": scope} | payload,
    }


def render(token: str = "recipe") -> Body:
    """Return the directive that shows something."""
    document = {"type": "APL", "version": "1.4", "mainTemplate": {"items": []}}
    return {"type": f"{APL}.RenderDocument", "token": token, "document": document}
