"""Work that does not end by itself is ended."""

import threading
import time

import pytest

from skill.ingest.limits import TooSlowError, within


def busy(seconds: float) -> None:
    """Compute for so long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_endless_work_is_ended() -> None:
    """Soon after its time is up."""
    began = time.process_time()
    with pytest.raises(TooSlowError), within(0.05):
        busy(5)

    assert time.process_time() - began < 1


def test_work_in_time_is_left_alone() -> None:
    """And nothing comes after it."""
    with within(0.05):
        pass
    busy(0.1)


def test_limits_stand_in_each_other() -> None:
    """The inner one ends, the outer one still holds."""

    def work() -> None:
        with within(5):
            busy(0.01)
        busy(5)

    with pytest.raises(TooSlowError), within(0.1):
        work()


def test_other_threads_have_no_limit() -> None:
    """They cannot be stopped, and say nothing of it."""
    done = []

    def work() -> None:
        with within(0.01):
            busy(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert done == [True]
