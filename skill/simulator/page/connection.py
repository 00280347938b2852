"""One connection of a browser: reads a call, has it answered, replies."""

import json
import logging
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from socket import socket
from socketserver import BaseServer
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlsplit

from pydantic import JsonValue

from skill.simulator.page.files import Files
from skill.simulator.page.guard import check_body, check_caller, check_host
from skill.simulator.page.wire import (
    EVERYWHERE,
    PAGE_POLICY,
    Answer,
    Call,
    RefusedError,
    as_json,
)

LOG: Final = logging.getLogger(__name__)
API: Final = "/api/"
PATIENCE: Final = 30.0
"""Seconds that a connection may be silent."""


class Owner(Protocol):
    """What a connection needs of its server."""

    port: int
    token: str
    files: Files

    def answer(self, method: str, call: Call) -> Answer:
        """Answer a call to the API, or raise ``RefusedError``."""
        ...


class PageConnection(BaseHTTPRequestHandler):
    """The calls of one browser tab."""

    protocol_version = "HTTP/1.1"
    server_version = "Larder"
    sys_version = ""
    wbufsize = -1
    disable_nagle_algorithm = True
    timeout = PATIENCE

    def __init__(
        self,
        owner: Owner,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
    ) -> None:
        self.owner = owner
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        """Give a file, or what the API tells."""
        self._reply_with(self._got)

    def do_HEAD(self) -> None:
        """Give the headers of what GET would give."""
        self._reply_with(self._got)

    def do_POST(self) -> None:
        """Do something in the kitchen."""
        self._reply_with(self._posted)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Refuse what is no call that a browser makes."""
        self.close_connection = True
        self._reply(as_json({"error": message or explain or "refused"}, code))

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: the terminal is for the conversation."""

    def _got(self) -> Answer:
        url = urlsplit(self.path)
        if not url.path.startswith(API):
            return self.owner.files.answer(url.path, self.headers.get("If-None-Match", ""))
        check_caller(dict(self.headers), self.owner.port, self.owner.token)
        return self.owner.answer("GET", Call(url.path, dict(parse_qsl(url.query))))

    def _posted(self) -> Answer:
        check_caller(dict(self.headers), self.owner.port, self.owner.token)
        raw = self.rfile.read(check_body(dict(self.headers)))
        return self.owner.answer("POST", Call(urlsplit(self.path).path, body=_object(raw)))

    def _reply_with(self, act: Callable[[], Answer]) -> None:
        try:
            check_host(dict(self.headers), self.owner.port)
            answer = act()
        except RefusedError as refused:
            self.close_connection = True  # what it still wanted to say is not read
            answer = as_json({"error": str(refused)}, refused.status)
        except Exception:
            LOG.exception("the page asked for %s", self.path)
            self.close_connection = True
            answer = as_json(
                {"error": "Something went wrong; the terminal says what."}, 500
            )
        try:
            self._reply(answer)
        except OSError:
            self.close_connection = True

    def _reply(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        private = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": PAGE_POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in {**EVERYWHERE, **private, **answer.headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if getattr(self, "command", "") != "HEAD":
            self.wfile.write(answer.content)


def _object(raw: bytes) -> dict[str, JsonValue]:
    """Return the JSON object that was posted.

    Raises:
        RefusedError: it is none.
    """
    try:
        found: JsonValue = json.loads(raw)
    except (ValueError, RecursionError) as wrong:
        raise RefusedError(400, "the body is not JSON") from wrong
    if not isinstance(found, dict):
        raise RefusedError(400, "the body is not a JSON object")
    return found
