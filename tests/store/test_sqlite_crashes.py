"""What a file on a disk must stand: processes that die or race, disks that fill."""

import subprocess
import sys
from pathlib import Path

import pytest

from skill.domain.household import Household
from skill.store.protocol import update
from tests.store.conftest import opened
from tests.store.households import MIAS, NOON

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from skill.store.protocol import update
from skill.store.sqlite import SqliteStore

now = datetime(2026, 3, 1, 12, tzinfo=UTC)
store = SqliteStore(Path(sys.argv[1]))
for n in range(1, int(sys.argv[2])):
    padding = {f"note {k}": "x" * 200 for k in range(n % 100)}
    count = lambda h: str(int(h.notes.get("count", 0)) + 1)
    change = lambda h: h.model_copy(update={"notes": {"count": count(h), **padding}})
    update(store, "h1", change, now=now, attempts=1000)
    store.begin("h1", f"r{n}", {"n": n}, now=now)
    if n % 3 == 0:
        store.finish("h1", f"r{n}", {"done": n}, now=now)
    print(n, flush=True)
"""

FILLER = """
from datetime import UTC, datetime
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit
from skill.domain.household import Household
from skill.store.protocol import StoreDownError
from skill.store.sqlite import SqliteStore

now = datetime(2026, 3, 1, 12, tzinfo=UTC)
store = SqliteStore(Path({path!r}))
setrlimit(RLIMIT_FSIZE, (300_000, 300_000))
version, n = 0, 0
try:
    for n in range(1, 1000):
        household = Household(notes={{"count": str(n), "padding": "x" * 300 * n}})
        version = store.save("h1", household, expected=version, now=now)
except StoreDownError:
    print(n - 1, store.load("h1", now=now).value.notes["count"])
"""


def writing(path: Path, writes: int) -> "subprocess.Popen[str]":
    """Start a process that writes, and prints each write once it is acknowledged."""
    command = [sys.executable, "-c", WRITER, str(path), str(writes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("kill_after", [1, 2, 40, 75, 150])
def test_a_process_killed_in_mid_write_loses_nothing_acknowledged(
    path: Path, kill_after: int
) -> None:
    """SIGKILL falls anywhere in the writes that follow; what was printed is there."""
    with writing(path, 100_000) as process:
        assert process.stdout
        for line in process.stdout:
            if int(line) == kill_after:
                process.kill()
        # the pipe may have held more acknowledgements than had been read at the kill
        acknowledged = max(kill_after, int(line))

    with opened(path) as store:
        notes = store.load("h1", now=NOON).value.notes
        count = int(notes["count"])
        assert acknowledged <= count <= acknowledged + 1
        assert len(notes) == 1 + count % 100
        entries = store.open_entries("h1", now=NOON)
        known = {entry.key for entry in entries}
        assert {f"r{n}" for n in range(1, acknowledged + 1) if n % 3} <= known
        assert not known & {f"r{n}" for n in range(3, acknowledged + 1, 3)}
        update(store, "h1", lambda _: MIAS, now=NOON)
        assert store.load("h1", now=NOON).value == MIAS


def test_a_disk_that_fills_up_loses_nothing_acknowledged(path: Path) -> None:
    """The store says that it is down, still reads, and is sound when there is room."""
    code = FILLER.format(path=str(path))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    written, read = done.stdout.split()

    assert 0 < int(written) < 1000
    with opened(path) as store:
        notes = store.load("h1", now=NOON).value.notes
        assert notes["count"] == written == read
        assert update(store, "h1", lambda _: MIAS, now=NOON) == MIAS


def test_a_log_torn_anywhere_leaves_a_whole_document(path: Path) -> None:
    """A machine that dies in mid-write leaves part of the log; what precedes it holds."""
    with opened(path) as store:
        store.save("h1", Household(notes={"count": "0"}), expected=0, now=NOON)
    with opened(path) as store:
        for n in range(1, 8):
            notes = {"count": str(n), "padding": "x" * n * 700}
            version = store.load("h1", now=NOON).version
            store.save("h1", Household(notes=notes), expected=version, now=NOON)
        main, log = path.read_bytes(), path.with_name("larder.db-wal").read_bytes()

    counts = []
    torn = path.with_name("torn.db")
    for length in (*range(0, len(log), 1009), len(log)):
        torn.write_bytes(main)
        torn.with_name("torn.db-wal").write_bytes(log[:length])
        with opened(torn) as store:
            notes = store.load("h1", now=NOON).value.notes
        counts.append(int(notes["count"]))
        assert len(notes.get("padding", "")) == 700 * counts[-1]
    assert counts == sorted(counts)
    assert set(counts) == set(range(8))


def test_two_processes_lose_no_update(path: Path) -> None:
    """Both make the file, at once, and both count in it."""
    both = [writing(path, 51), writing(path, 51)]
    for process in both:
        with process:
            process.communicate()
        assert process.returncode == 0

    with opened(path) as store:
        assert store.load("h1", now=NOON).value.notes["count"] == "100"


def test_a_process_killed_while_another_reads_is_not_waited_for(path: Path) -> None:
    """A lock dies with its process."""
    with opened(path) as store, writing(path, 100_000) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        process.wait()

        assert update(store, "h2", lambda _: MIAS, now=NOON) == MIAS
