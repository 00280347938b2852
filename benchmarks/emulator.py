"""AWS's Runtime Interface Emulator around a built function, without a container.

aws-sam-cli ships the emulator as a static binary; it talks to the same runtime client that
AWS runs, in the runtime's own Python.  ``make emulator`` provides all of it.
"""

import contextlib
import http.client
import json
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Self

ROOT = Path(__file__).parents[1]
FUNCTION = ROOT / ".aws-sam" / "build" / "SkillFunction"
RUNTIME_CLIENT = ROOT / ".aws-sam" / "runtime-client"
INVOKE = "/2015-03-31/functions/function/invocations"
INIT = re.compile(r"INIT REPORT\(durationMs: ([\d.]+)\)")
MOST_BYTES = 250 * 1024 * 1024  # of an unzipped function; Lambda's quota
PATIENCE_S = 30.0


class MissingError(Exception):
    """Something that the emulator needs is not here; the message says what, and how."""


@dataclass(frozen=True)
class Tools:
    """The emulator, the runtime's Python, and AWS's runtime client for it."""

    emulator: Path
    python: Path
    client: Path

    @classmethod
    def found(cls) -> Self:
        """Return the tools of this machine.

        Raises:
            MissingError: one of them is not here.
        """
        if not RUNTIME_CLIENT.is_dir():
            raise MissingError("no runtime client for Python 3.13: run `make emulator`")
        return cls(emulator_binary(), runtime_python(), RUNTIME_CLIENT)


def emulator_binary() -> Path:
    """Return the emulator for this machine, out of the wheel of aws-sam-cli.

    Raises:
        MissingError: it is not here.
    """
    spec = find_spec("samcli")
    homes = spec.submodule_search_locations if spec else None
    machine = {"aarch64": "arm64", "amd64": "x86_64"}.get(platform.machine().lower())
    name = f"aws-lambda-rie-{machine or platform.machine()}"
    found = Path(homes[0]) / "local" / "rapid" / name if homes else None
    if platform.system() != "Linux" or found is None or not found.is_file():
        raise MissingError(f"no {name} here: it comes with aws-sam-cli, for Linux alone")
    return found


def runtime_python() -> Path:
    """Return a Python 3.13: on the PATH, or where version managers keep theirs.

    Raises:
        MissingError: there is none.
    """
    home = Path.home()
    kept = (
        *sorted(home.glob(".pyenv/versions/3.13*/bin/python3.13")),
        *sorted(home.glob(".local/share/uv/python/cpython-3.13*/bin/python3.13")),
    )
    for candidate in (shutil.which("python3.13"), *map(str, kept)):
        if candidate and _runs(candidate):
            return Path(candidate)
    raise MissingError("no Python 3.13 here, which is the function's runtime")


def built_function() -> Path:
    """Return the folder that ``sam build`` made.

    Raises:
        MissingError: it is not here, or was built for another kind of machine.
    """
    if not (FUNCTION / "lambda_function.py").is_file():
        raise MissingError("no built function: run `make emulator`")
    native = f"*-{platform.machine()}-linux-gnu.so"
    if not any((FUNCTION / "pydantic_core").glob(native)):
        raise MissingError("the built function is for another machine: run `make emulator`")
    return FUNCTION


def _runs(python: str) -> bool:
    """Return whether this really is a Python: a version manager's shim may refuse."""
    tried = subprocess.run([python, "-c", ""], capture_output=True, check=False)
    return tried.returncode == 0


@dataclass
class Emulator:
    """One function, invoked as Lambda would; a context manager.

    The emulator crashes on two requests at once, so ask one thing at a time.

    Attributes:
        folder: the built function.
        environment: what the template would set.
        log: where everything the function and the emulator write goes.
    """

    tools: Tools
    folder: Path
    environment: Mapping[str, str]
    log: Path
    handler: str = "lambda_function.handler"
    timeout_s: int = 8
    port: int = field(init=False)

    def __enter__(self) -> Self:
        """Start the emulator; the function itself begins with the first request."""
        self.port, runtime_port = free_ports(2)
        self._written: IO[bytes] = self.log.open("wb")
        self._process = subprocess.Popen(
            [
                str(self.tools.emulator),
                *("--runtime-interface-emulator-address", f"127.0.0.1:{self.port}"),
                *("--runtime-api-address", f"127.0.0.1:{runtime_port}"),
                *(str(self.tools.python), "-m", "awslambdaric", self.handler),
            ],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=self._written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        wait_for(self.port)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the emulator and the function: its own process group, and nothing else."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=PATIENCE_S)
        self._written.close()

    def invoke(self, event: object) -> object:
        """Return what the function answers; an error of the handler is an answer, too."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        with contextlib.closing(connection):
            connection.request("POST", INVOKE, body=json.dumps(event).encode())
            answer: object = json.loads(connection.getresponse().read())
        return answer

    def output(self) -> str:
        """Return everything written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def init_ms(self) -> float:
        """Return how long initialisation took, in milliseconds.

        Raises:
            LookupError: nothing was invoked yet.
        """
        found = INIT.search(self.output())
        if found is None:
            raise LookupError("no INIT REPORT yet")
        return float(found[1])

    def peak_mb(self) -> float:
        """Return the most memory that the function's process has held, in MB."""
        [function] = [
            status
            for status in Path("/proc").glob("[0-9]*/status")
            if _field(status, "PPid") == self._process.pid
        ]
        return _field(function, "VmHWM") / 1024

    def _environment(self) -> dict[str, str]:
        """Return what Lambda gives a function: nothing of ours comes through."""
        return {
            "PATH": os.environ.get("PATH", ""),
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "PYTHONPATH": str(self.tools.client),
            "PYTHONDONTWRITEBYTECODE": "1",  # Lambda's folder is read-only
            "AWS_LAMBDA_FUNCTION_TIMEOUT": str(self.timeout_s),
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            **self.environment,
        }


def free_ports(count: int) -> list[int]:
    """Return ports of the loopback that nobody uses at the moment."""
    with contextlib.ExitStack() as stack:
        held = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in held]


def wait_for(port: int) -> None:
    """Wait until something listens.

    Raises:
        MissingError: nothing does within the patience.
    """
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise MissingError("the emulator does not start here")


def _field(status: Path, name: str) -> int:
    """Return a number of a /proc status file; 0 where it is not there."""
    with contextlib.suppress(OSError):
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1])
    return 0
