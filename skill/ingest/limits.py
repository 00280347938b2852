"""A limit on how long a piece of work may take, against what never ends."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlowError(Exception):
    """The time was up."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise in this block when the time is up; only a process's main thread can be stopped.

    Raises:
        TooSlowError: the time is up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
