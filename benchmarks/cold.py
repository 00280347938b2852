"""Cold starts in AWS's emulator: with and without .pyc, ours and the bare handler's."""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.emulator import Emulator, Tools, built_function
from benchmarks.warm import NOON, TIMER
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World
from skill.store.dynamodb import DynamoStore, new_client

BARE = Path(__file__).parent / "bare" / "lambda_function.py"
BARE_NEEDS = (
    *("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "six.py", "requests"),
    *("urllib3", "idna", "certifi", "charset_normalizer", "typing_extensions.py"),
)
TURN = re.compile(r"INVOKE RTDONE\(status: success, .*duration: ([\d.]+)ms\)")
REGION, TABLE = "us-east-1", "Households"
REHEARSED = """
from lambda_function import handler
from skill.app import warm
warm(handler)
"""


@dataclass
class Start:
    """The milliseconds of cold starts of one kind: initialising, and the first turn."""

    init: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Kind:
    """What is started: a folder, and its environment."""

    folder: Path
    environment: Mapping[str, str]
    handler: str = "lambda_function.handler"


@contextmanager
def kinds() -> Iterator[dict[str, Kind]]:
    """Yield what is compared, packed side by side."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        home, ours = Path(folder), built_function()
        bare = packed(ours, home / "bare")
        memory = {
            "LARDER_SECRET": "the key of a benchmark",
            "LARDER_SKILL_ID": SKILL_ID,
            "LARDER_STORE": "memory:",
            "LARDER_API_HOSTS": "127.0.0.1",
            "LARDER_HOME": str(home / "never-made"),
        }
        dynamodb = memory | {"LARDER_STORE": f"dynamodb://{TABLE}?region={REGION}"}
        dynamodb |= {"AWS_ENDPOINT_URL_DYNAMODB": stack.enter_context(table())}
        yield {
            "bare": Kind(bare, {}),
            "bare, no .pyc": Kind(sources(bare, home / "bare-sources"), {}),
            "larder": Kind(ours, memory),
            "larder, no .pyc": Kind(sources(ours, home / "sources"), memory),
            "larder on DynamoDB": Kind(ours, dynamodb),
            "larder on DynamoDB, rehearsed": rehearsed(ours, home, dynamodb),
        }


def rehearsed(ours: Path, home: Path, environment: Mapping[str, str]) -> Kind:
    """Return the start that SnapStart takes its picture of, which the emulator does not."""
    (home / "rehearsed.py").write_text(REHEARSED, encoding="utf-8")
    path = f"{Tools.found().client}:{home}"
    return Kind(ours, {**environment, "PYTHONPATH": path}, "rehearsed.handler")


def packed(ours: Path, bare: Path) -> Path:
    """Return the bare handler's folder: what it needs of ours, compiled alike."""
    bare.mkdir()
    for name in BARE_NEEDS:
        if (ours / name).is_dir():
            shutil.copytree(ours / name, bare / name)
        else:
            shutil.copy2(ours / name, bare / name)
    shutil.copy2(BARE, bare / BARE.name)
    shutil.rmtree(bare / "__pycache__", ignore_errors=True)
    compiler = (str(Tools.found().python), "-W", "ignore", "-m", "compileall", "-q")
    hashed = ("--invalidation-mode", "unchecked-hash")
    subprocess.run([*compiler, *hashed, str(bare)], check=True)
    return bare


def sources(folder: Path, bare: Path) -> Path:
    """Return a copy of a folder without what was compiled."""
    shutil.copytree(folder, bare, ignore=shutil.ignore_patterns("__pycache__"))
    return bare


@contextmanager
def table() -> Iterator[str]:
    """Yield the endpoint of moto's DynamoDB with an empty table."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "local")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "local")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        store = DynamoStore(TABLE, lambda: new_client(REGION, f"http://{host}:{port}"))
        store.create_table()
        store.close()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def measured(runs: int) -> dict[str, Start]:
    """Return the times of ``runs`` cold starts of each kind, taken in turn."""
    tools = Tools.found()
    found: dict[str, Start] = {}
    with kinds() as compared, TemporaryDirectory() as logs:
        for run in range(runs):
            for name, kind in compared.items():
                held = (tools, kind.folder, kind.environment, Path(logs) / f"{run}")
                init, first = started(Emulator(*held, kind.handler))
                found.setdefault(name, Start()).init.append(init)
                found[name].first.append(first)
    return found


def started(emulator: Emulator) -> tuple[float, float]:
    """Return the milliseconds of one start: initialising, and its first timer."""
    with WorldServer(World(NOON, device="show-8")) as server, emulator:
        answer = emulator.invoke(timer(server))
        assert isinstance(answer, dict)
        assert "outputSpeech" in answer.get("response", {}), answer
        [first] = TURN.findall(emulator.output())
        return emulator.init_ms(), float(first)


def timer(server: WorldServer) -> Body:
    """Return the request for a timer that a family who allows it makes."""
    server.world.permissions.grant("timers")
    intent, heard = TIMER
    return Conversation(server.world, server.url).intent(intent, heard)
