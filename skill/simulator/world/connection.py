"""One connection to the endpoint: reads a call, lets it be answered or spoilt, replies."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socket import socket
from socketserver import BaseServer
from threading import Event
from typing import Final, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from skill.simulator.world.faults import Fault
from skill.simulator.world.wire import Answer, Call, Refused, bad_request
from skill.simulator.world.world import World

ROUTES: Final = (
    (("v1", "alerts", "timers"), 3, "timers"),
    (("v1", "alerts", "reminders"), 3, "reminders"),
    (("v1", "directives"), 2, "directives"),
    (("v2", "devices"), 2, "settings"),
    (("v2", "accounts"), 1, "profile"),
    (("v2", "persons"), 1, "profile"),
)
"""How a path starts, how many parts of it the service does not see, and the service."""
LARGEST_BODY: Final = 1 << 20
GARBAGE: Final = b"<html><head><title>502 Bad Gateway</title></head><body></body></html>"


@dataclass(frozen=True)
class Logged:
    """One call as it was answered; status 0 is a connection that broke."""

    method: str
    path: str
    status: int


class Broken(Exception):  # noqa: N818 - it is what was asked for
    """The connection is to be closed without another byte."""


class Owner(Protocol):
    """What a connection needs of its server."""

    world: World
    log: list[Logged]
    errors: list[BaseException]
    closing: Event

    @property
    def host(self) -> str:
        """Return ``127.0.0.1:PORT``."""


class Connection(BaseHTTPRequestHandler):
    """The calls of one client; each answer goes out in one packet."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(
        self,
        owner: Owner,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
    ) -> None:
        self.owner = owner
        super().__init__(request, client_address, server)

    def _handle(self) -> None:
        path, status = urlsplit(self.path).path, 0
        try:
            status = self._serve(path)
        except (Broken, OSError):
            self.close_connection = True
        except Exception as error:
            self.owner.errors.append(error)
            self.close_connection = True
        finally:
            self.owner.log.append(Logged(self.command, path, status))

    def __getattr__(self, name: str) -> object:
        """Handle every method alike."""
        if name.startswith("do_"):
            return self._handle
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing; the log has it."""

    def _serve(self, path: str) -> int:
        try:
            body = self._read()
            self._check_host()
            service, rest = _route(path)
            fault = self.owner.world.faults.take(service, self.command)
            if fault is not None and not fault.after:
                self._spoil(fault)
            self._check_token()
            query = dict(parse_qsl(urlsplit(self.path).query))
            answer = self._answer(service, Call(self.command, rest, query, body))
            if fault is not None and fault.after:
                self._spoil(fault)
        except Refused as refused:
            answer = refused.answer
        except _SpoiltError as spoilt:
            answer = spoilt.answer
        return self._reply(answer)

    def _answer(self, service: str, call: Call) -> Answer:
        world = self.owner.world
        with world.lock:
            if call.writes and world.faults.before_write:
                world.faults.before_write(call)
            answer = world.answer(service, call)
            if call.writes:
                world.keep()
                if world.faults.after_write:
                    world.faults.after_write(call)
        return answer

    def _read(self) -> object:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self.close_connection = True
            raise Refused(
                413, "PAYLOAD_TOO_LARGE", "the body is too large, or of no length"
            )
        raw = self.rfile.read(int(length))
        if not raw:
            return None
        try:
            found: object = json.loads(raw)
        except ValueError as wrong:
            raise bad_request("INVALID_PAYLOAD", "the body is not JSON") from wrong
        return found

    def _check_host(self) -> None:
        port = self.owner.host.rpartition(":")[2]
        if self.headers.get("Host") not in {self.owner.host, f"localhost:{port}"}:
            raise Refused(421, "MISDIRECTED_REQUEST", "this host is not served here")

    def _check_token(self) -> None:
        if self.headers.get("Authorization") != f"Bearer {self.owner.world.token}":
            raise Refused(401, "INVALID_BEARER_TOKEN", "Request is not authorized")

    def _spoil(self, fault: Fault) -> None:
        """Do what ``fault`` says; a slow call goes on afterwards."""
        if fault.slow and self.owner.closing.wait(fault.slow):
            raise Broken
        if fault.mode == "drop":
            self._start(200, 4096, {})
            self.wfile.write(b'{"id":"')
            self.wfile.flush()
            raise Broken
        if fault.mode == "garbage":
            raise _SpoiltError(Answer(502, GARBAGE))
        answer = fault.answer()
        if answer is not None:
            raise _SpoiltError(answer)

    def _reply(self, answer: Answer) -> int:
        content = _encoded(answer.body)
        self._start(answer.status, len(content), answer.headers, answer.body is GARBAGE)
        self.wfile.write(content)
        return answer.status

    def _start(
        self, status: int, length: int, headers: Mapping[str, str], html: bool = False
    ) -> None:
        self.send_response_only(status, _phrase(status))
        if length:
            self.send_header("Content-Type", "text/html" if html else "application/json")
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()


class _SpoiltError(Exception):
    """An answer that a fault has put in the place of the right one."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def _route(path: str) -> tuple[str, tuple[str, ...]]:
    parts = tuple(unquote(p) for p in path.split("/")[1:])
    for start, cut, service in ROUTES:
        if parts[: len(start)] == start:
            return service, parts[cut:]
    raise Refused(404, "NOT_FOUND", f"there is nothing at {path}")


def _encoded(body: object) -> bytes:
    if body is None:
        return b""
    return body if isinstance(body, bytes) else json.dumps(body).encode()


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Refused"
