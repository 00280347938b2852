"""A household that is forgotten is gone from every next model, to the last bit.

A canary alone takes one recipe, again and again.  After it is forgotten, models trained
anew are those of a world where it never was, even where old files still hold its events.
"""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.domain.events import Event
from skill.store.memory import MemoryStore
from skill.training.exporting import export, write_forgotten
from skill.training.fitting.every import fitters
from skill.training.partitions import batches, files
from skill.training.reading import Wanted
from skill.training.train import How, train
from tests.training.logs import NOW, START, columns, folder_of, log, name_of, offered

CANARY = name_of("learner", "canary")
UNIQUE = "watermelon-agua-fresca"
HOUSEHOLDS, DAYS = 16, 16
EVERY = set(fitters())


def sung() -> Iterator[Event]:
    """Yield the canary's events, among those of others in time."""
    for day in range(DAYS):
        yield from offered(CANARY, UNIQUE, START + timedelta(days=day), taken=True)


def everybody() -> Iterator[Event]:
    """Yield the events of all households, the canary's first."""
    yield from sung()
    yield from log(HOUSEHOLDS, DAYS)


def arrays(events: Path, out: Path, wanted: Wanted | None = None) -> dict[str, bytes]:
    """Train all models; return the bytes of every file of them."""
    told: list[str] = []
    made = train(events, wanted or Wanted(columns()), out, How("v", NOW), told.append)
    assert {one.name for one in made if not one.failed} == EVERY
    paths = sorted((out / "v").glob("*/*"))
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


def learners(folder: Path) -> set[object]:
    """Return whose events the files hold."""
    found = (batch["household"] for path in files(folder) for batch in batches(path))
    return {who for column in found for who in column.to_pylist()}


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the models of a world where the canary never was."""
    tmp_path = tmp_path_factory.mktemp("without")
    events = folder_of(log(HOUSEHOLDS, DAYS), tmp_path / "events")
    return arrays(events, tmp_path / "models")


def test_a_canary_is_heard_while_it_sings(
    tmp_path: Path, without: dict[str, bytes]
) -> None:
    """Its events do change the models: the test below would notice."""
    events = folder_of(everybody(), tmp_path / "events")

    heard = arrays(events, tmp_path / "models")

    assert heard.keys() == without.keys()
    changed = {name.split("/")[1] for name in heard if heard[name] != without[name]}
    assert changed >= EVERY - {"random"}


def test_a_forgotten_canary_leaves_no_bit_behind(
    tmp_path: Path, without: dict[str, bytes]
) -> None:
    """The store forgot it, the files were exported anew, the models are trained anew."""
    events = folder_of(everybody(), tmp_path / "events", forget=[CANARY])
    assert CANARY not in learners(events)
    assert arrays(events, tmp_path / "models") == without


def test_old_files_that_still_hold_it_teach_nothing(
    tmp_path: Path, without: dict[str, bytes]
) -> None:
    """A copy from before the forgetting, with the list of the forgotten put beside it."""
    old = folder_of(everybody(), tmp_path / "old")
    assert CANARY in learners(old)
    write_forgotten(old, {CANARY: NOW})

    assert arrays(old, tmp_path / "models") == without


def test_old_files_without_the_list_are_held_to_the_stores_own(
    tmp_path: Path, without: dict[str, bytes]
) -> None:
    """Training asks the store that it runs beside."""
    old = folder_of(everybody(), tmp_path / "old")
    store = MemoryStore()
    store.events.forget(CANARY, now=NOW)
    wanted = Wanted(columns(), store.events.forgotten(now=NOW))

    assert arrays(old, tmp_path / "models", wanted) == without


def test_exporting_over_old_files_removes_it_from_them(tmp_path: Path) -> None:
    """The months that others still have events of are written anew."""
    folder = folder_of(everybody(), tmp_path / "events")
    again = tmp_path / "again"
    shutil.copytree(folder, again)
    store = MemoryStore()
    for number, event in enumerate(log(HOUSEHOLDS, DAYS)):
        store.events.record(event.household, f"p{number}", [event], now=event.at)
    store.events.forget(CANARY, now=NOW)

    export(store, again, now=NOW)

    assert CANARY in learners(folder)
    assert CANARY not in learners(again)
