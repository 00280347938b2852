"""The page's server: on 127.0.0.1, for one room, as long as the context lasts."""

import secrets
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from skill.simulator.page.api import Api
from skill.simulator.page.connection import PageConnection
from skill.simulator.page.files import MODULES, Files
from skill.simulator.page.wire import Answer, Call
from skill.simulator.room import Room


class PageServer:
    """Serve a room; entered, it gives the address to open in a browser.

    Where ``port`` is taken, a free one is.
    """

    def __init__(self, room: Room, port: int, modules: Path = MODULES) -> None:
        self.token = secrets.token_urlsafe(24)
        self.files = Files(self.token, modules)
        self._api = Api(room, self.files)
        self._http = _bound(partial(PageConnection, self), port)
        self.port: int = self._http.server_port
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"http://127.0.0.1:{self.port}/"

    def answer(self, method: str, call: Call) -> Answer:
        """Answer a call to the API, or raise ``RefusedError``."""
        return self._api.answer(method, call)

    def __enter__(self) -> str:
        """Begin to serve."""
        self._thread.start()
        return self.url

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop serving; what still waits is left to end by itself."""
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    """The threads, which end with the program."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: a browser tab that is closed breaks its connections."""


def _bound(connection: partial[PageConnection], port: int) -> _Http:
    try:
        return _Http(("127.0.0.1", port), connection)
    except (OSError, OverflowError):
        return _Http(("127.0.0.1", 0), connection)
