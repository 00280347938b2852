"""The world outlives its process."""

import subprocess
import sys
from pathlib import Path

import pytest
import urllib3
from urllib3.exceptions import ProtocolError

from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from tests.simulator.world.conftest import NOON, Client, timer_body

SERVE = """
import os, sys
from pathlib import Path
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World

world = World.load(Path(sys.argv[1]))
world.permissions.grant("timers")
world.kept_at = Path(sys.argv[1])
setattr(world.faults, sys.argv[2], lambda call: os._exit(9))
with WorldServer(world) as server:
    print(server.url, world.token, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(("hook", "kept"), [("before_write", 0), ("after_write", 1)])
def test_a_process_that_dies_at_a_write_leaves_a_whole_world(
    tmp_path: Path, hook: str, kept: int
) -> None:
    """Before the write nothing has happened, after it the timer is there, unanswered."""
    path = tmp_path / "world.json"
    World(NOON).save(path)
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(path), hook],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url, token = process.stdout.readline().split()
        with urllib3.PoolManager(retries=False) as pool, pytest.raises(ProtocolError):
            pool.request(
                "POST",
                f"{url}/v1/alerts/timers",
                json=timer_body(),
                headers={"Authorization": f"Bearer {token}"},
            )
        assert process.wait(5) == 9

    with WorldServer(World.load(path)) as server:
        client = Client(server)
        server.world.permissions.grant("timers")
        assert client.object("GET", "/v1/alerts/timers")["totalCount"] == kept
        client.pool.clear()
