"""``larder web``: the page alone, until it is stopped."""

import threading
from typing import TextIO

from skill.settings import Settings
from skill.simulator.opening import PORT, Options, kitchen_for
from skill.simulator.page.server import PageServer
from skill.simulator.room import Room


def serve(
    settings: Settings, options: Options, out: TextIO, stop: threading.Event | None = None
) -> int:
    """Serve the page until ``stop`` is set, or forever; return the exit status."""
    with kitchen_for(settings, options) as kitchen:
        port = PORT if options.port is None else options.port
        with PageServer(Room(kitchen), port) as address:
            out.write(f"Larder's kitchen: {address}   (Ctrl-C leaves)\n")
            out.flush()
            (stop or threading.Event()).wait()
    return 0
