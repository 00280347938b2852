"""A limit on how much work something may be, against what never ends."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlowError(Exception):
    """The time was up."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise in this block once it has computed so long; limits may stand in each other.

    Seconds are of this process's work, so a busy machine changes nothing.  Only a main
    thread can be stopped; in others there is no limit.

    Raises:
        TooSlowError: the time is up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TooSlowError

    began = time.process_time()
    before = signal.signal(signal.SIGPROF, stop)
    left, _ = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        if left:
            used = time.process_time() - began
            signal.setitimer(signal.ITIMER_PROF, max(left - used, 0.001))
