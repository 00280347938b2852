"""A page that is served, and what a browser would ask of it."""

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skill.settings import Settings
from skill.simulator.kitchen import Kitchen
from skill.simulator.page.guard import TOKEN_HEADER
from skill.simulator.page.server import PageServer
from skill.simulator.room import Room
from skill.simulator.world.clock import Ticks
from skill.simulator.world.world import World

AT = datetime(2026, 11, 24, 17, 0, tzinfo=ZoneInfo("America/New_York"))
NOTHING = Path("/nowhere")


@dataclass(frozen=True)
class Got:
    """A response."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def told(self) -> dict[str, Any]:
        """Return the JSON object that it holds."""
        told = json.loads(self.content)
        assert isinstance(told, dict)
        return told

    def happened(self) -> list[dict[str, Any]]:
        """Return what it tells has happened."""
        happened = self.told["happened"]
        assert isinstance(happened, list)
        return happened


@dataclass(frozen=True)
class Browser:
    """Asks as the page would, unless told to ask otherwise."""

    server: PageServer
    room: Room

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Got:
        """Send exactly this, over a connection of its own."""
        talk = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        try:
            talk.request(method, path, body, dict(headers or {}))
            response = talk.getresponse()
            return Got(response.status, dict(response.headers), response.read())
        finally:
            talk.close()

    def get(self, path: str, **headers: str) -> Got:
        """Ask with the token."""
        return self.ask("GET", path, None, {TOKEN_HEADER: self.server.token, **headers})

    def post(self, path: str, told: object, **headers: str) -> Got:
        """Post JSON with the token."""
        plain = {TOKEN_HEADER: self.server.token, "Content-Type": "application/json"}
        return self.ask("POST", path, json.dumps(told).encode(), {**plain, **headers})

    def say(self, line: str) -> dict[str, Any]:
        """Say or do something; return what came of it."""
        got = self.post("/api/act", {"line": line})
        assert got.status == 200, got.content
        return got.happened()[-1]


@contextmanager
def served(
    home: Path, *, modules: Path = NOTHING, port: int = 0, ticks: Ticks | None = None
) -> Iterator[Browser]:
    """Serve a fresh kitchen with a Show 8; its clock stands still unless it is driven."""
    settings = Settings(home=home, store="memory:", log_level="ERROR")
    with Kitchen(World(AT, device="show-8", ticks=ticks), settings) as kitchen:
        room = Room(kitchen)
        server = PageServer(room, port, modules)
        with server:
            yield Browser(server, room)
