"""Warm turns in this process, beside the bare handler's, one after the other in turn."""

import gc
import json
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from unittest.mock import patch

from benchmarks.bare.lambda_function import handler as bare
from skill.alexa import http
from skill.alexa.edge import Edge
from skill.app import build
from skill.settings import Settings
from skill.simulator.kitchen import resolver
from skill.simulator.understanding.envelope import resolved
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.requests import SlotGiven
from skill.simulator.world.server import WorldServer
from skill.simulator.world.timers import Timers
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore

NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
WARMING = 30
TIMER = ("SetTimerIntent", {"duration": "PT10M", "name": "pasta"})
RECIPE = ("RecommendIntent", {"meal": "dinner", "food": "chicken", "allergen": "lactose"})
Said = tuple[str, Mapping[str, str]]
SET = {
    "id": "timer-1",
    "status": "ON",
    "duration": "PT10M",
    "triggerTime": "2026-11-24T17:10:00Z",
    "timerLabel": "pasta",
    "createdTime": "2026-11-24T17:00:00Z",
    "updatedTime": "2026-11-24T17:00:00Z",
    "remainingTimeWhenPaused": None,
}


@dataclass
class Times:
    """The milliseconds of turns: by the clock, and of computing alone."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, taken: tuple[float, float]) -> None:
        """Take another turn."""
        self.wall.append(taken[0])
        self.cpu.append(taken[1])


@dataclass(frozen=True)
class Answer:
    """What urllib3 would return, of what is looked at."""

    data: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class CannedPool:
    """Alexa's services without a network: every answer is ready."""

    def request(self, method: str, url: str, **_: object) -> Answer:
        """Answer a call."""
        if url.endswith("timeZone"):
            return Answer(b'"America/New_York"')
        if method == "GET":
            return Answer(b'{"totalCount": 0, "timers": []}')
        return Answer(json.dumps(SET).encode())


@dataclass
class Bench:
    """The skill for a family whose permissions are given, on a device with a screen."""

    server: WorldServer
    skill: Edge

    @classmethod
    def at(cls, server: WorldServer) -> "Bench":
        """Return the bench in the server's world."""
        server.world.permissions.grant("timers", "reminders")
        settings = Settings.model_validate(
            {
                "secret": "the key of a benchmark",
                "skill_id": SKILL_ID,
                "api_hosts": "127.0.0.1",
                "log_level": "ERROR",
            }
        )
        return cls(server, build(settings, store=MemoryStore()))

    def envelope(self, said: Said) -> Body:
        """Return a fresh one-shot request, and forget what was done before."""
        intent, heard = said
        world = self.server.world
        world.timers = Timers(world.ids)
        self.skill.desk.store = MemoryStore()
        model = resolver("en-US").model
        slots: dict[str, SlotGiven] = {
            name: resolved(model, intent, name, value) for name, value in heard.items()
        }
        return Conversation(world, self.server.url).intent(intent, slots)

    def turns(self, said: Said, count: int) -> tuple[Times, Times]:
        """Return the times of ``count`` turns, ours and the bare handler's."""
        ours, bares = Times(), Times()
        for number in range(WARMING + count):
            event = self.envelope(said)
            taken = (timed(self.skill, event), timed(lambda e: bare(e, None), event))
            if number >= WARMING:
                ours.add(taken[0])
                bares.add(taken[1])
        return ours, bares


def timed(handler: Callable[[Body], object], event: Body) -> tuple[float, float]:
    """Return how long an answer takes and how long this thread computes, milliseconds."""
    began, computed = time.perf_counter(), time.thread_time()
    answer = handler(event)
    taken = time.perf_counter() - began, time.thread_time() - computed
    assert "outputSpeech" in json.dumps(answer)
    return 1000 * taken[0], 1000 * taken[1]


def measured(count: int) -> dict[str, tuple[Times, Times]]:
    """Return the times of each kind of turn: ours, and the bare handler's beside it."""
    found = {}
    with ExitStack() as stack:
        server = stack.enter_context(WorldServer(World(NOON, device="show-8")))
        bench = Bench.at(server)
        gc.freeze()  # as lambda_function does
        found["timer, over loopback"] = bench.turns(TIMER, count)
        found["recipe, over loopback"] = bench.turns(RECIPE, count)
        stack.enter_context(patch.object(http, "pool", CannedPool))
        found["timer, no network"] = bench.turns(TIMER, count)
        found["recipe, no network"] = bench.turns(RECIPE, count)
    return found
