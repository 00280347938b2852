"""Alexa's endpoint on loopback: HTTP/1.1 with keep-alive, for one world."""

import socket
import threading
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Self

from skill.simulator.world.connection import Connection, Logged
from skill.simulator.world.world import World


class WorldServer:
    """Serve ``world`` on a free port of 127.0.0.1 for as long as the context lasts.

    ``log`` holds every call in the order of the answers; ``errors`` what hooks raised,
    and what should never happen.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.log: list[Logged] = []
        self.errors: list[BaseException] = []
        self.closing = threading.Event()
        self._http = _Http(self)
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def host(self) -> str:
        """Return ``127.0.0.1:PORT``."""
        return f"127.0.0.1:{self._http.server_port}"

    @property
    def url(self) -> str:
        """Return what stands for ``context.System.apiEndpoint``."""
        return f"http://{self.host}"

    def start(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving, break what hangs, and wait until all is closed."""
        self.closing.set()
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.hang_up()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _Http(ThreadingHTTPServer):
    """The threads and their sockets, kept so that they can be ended."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, owner: WorldServer) -> None:
        super().__init__(("127.0.0.1", 0), partial(Connection, owner))
        self._open: dict[threading.Thread, socket.socket] = {}

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Serve one connection in its own thread."""
        assert isinstance(request, socket.socket)
        self._open[threading.current_thread()] = request
        super().process_request_thread(request, client_address)
        self._open.pop(threading.current_thread(), None)

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: breaking a connection is part of the play."""

    def hang_up(self) -> None:
        """Close every connection and wait for its thread."""
        for thread, connection in list(self._open.items()):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(timeout=1)
