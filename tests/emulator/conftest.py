"""One whole conversation with the built function, in AWS's emulator, had once."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from filecmp import cmp
from pathlib import Path

import pytest

from benchmarks.emulator import ROOT, Emulator, MissingError, Tools, built_function
from skill.simulator.world.conversation import SKILL_ID
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.dynamodb import DynamoStore, new_client
from tests.emulator.talk import Talk
from tests.recommender.learnt import kept

NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # a Tuesday in New York
REGION = "us-east-1"
TABLE = "Households"
SECRET = "the key of these tests alone"
REQUIRED = "LARDER_EMULATOR"  # set by `make emulator`: there a skip is a failure


def absent(why: str) -> None:
    """Skip what needs the emulator, or fail where it was asked for."""
    if os.environ.get(REQUIRED):
        pytest.fail(why)
    pytest.skip(why)


def stale(function: Path) -> list[str]:
    """Return the modules of the checkout that the built function has otherwise."""
    built = (function / "skill").rglob("*.py")
    pairs = ((path, ROOT / path.relative_to(function)) for path in built)
    return [ours.name for path, ours in pairs if not (ours.is_file() and cmp(path, ours))]


@pytest.fixture(scope="session")
def function() -> Path:
    """Return the folder that ``sam build`` made of this very code."""
    try:
        built = built_function()
    except MissingError as missing:
        absent(str(missing))
        raise
    if old := stale(built):
        absent(f"the built function is older than {old[0]}: run `make emulator`")
    return built


@pytest.fixture(scope="session")
def tools() -> Tools:
    """Return the emulator, the runtime's Python and its client."""
    try:
        return Tools.found()
    except MissingError as missing:
        absent(str(missing))
        raise


@contextmanager
def table() -> Iterator[tuple[str, DynamoStore]]:
    """Yield the URL of a DynamoDB with an empty table, and a store of our own over it."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        url = f"http://{host}:{port}"
        store = DynamoStore(TABLE, lambda: new_client(REGION, url))
        store.create_table()
        yield url, store
        store.close()
    finally:
        server.stop()


@pytest.fixture(scope="session")
def talk(
    function: Path, tools: Tools, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Talk]:
    """Have the conversation; the emulator lives until the last test."""
    home = tmp_path_factory.mktemp("emulator")
    with ExitStack() as stack:
        stack.enter_context(pytest.MonkeyPatch.context()).setenv(
            "AWS_ACCESS_KEY_ID", "local"
        )
        stack.enter_context(pytest.MonkeyPatch.context()).setenv(
            "AWS_SECRET_ACCESS_KEY", "local"
        )
        endpoint, store = stack.enter_context(table())
        server = stack.enter_context(WorldServer(World(NOON, device="show-8")))
        environment = {
            "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
            "LARDER_API_HOSTS": "127.0.0.1",
            "LARDER_HOME": str(home / "never-made"),
            "LARDER_LOG_LEVEL": "DEBUG",
            "LARDER_MODELS": str(kept(home / "models")),
            "LARDER_SECRET": SECRET,
            "LARDER_SKILL_ID": SKILL_ID,
            "LARDER_STORE": f"dynamodb://{TABLE}?region={REGION}",
        }
        emulator = Emulator(tools, function, environment, home / "log")
        talk = Talk(stack.enter_context(emulator), server, store)
        talk.have()
        talk.look(SECRET, NOON)
        yield talk
