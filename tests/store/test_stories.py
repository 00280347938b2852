"""Whatever happens to a household, every store tells the same story of it."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.household import Household
from skill.store.memory import MemoryStore
from skill.store.protocol import (
    ENTRY_KEPT,
    HOUSEHOLD_KEPT,
    StaleVersionError,
    Store,
    update,
)
from skill.store.sqlite import SqliteStore
from tests.store.conftest import dynamodb_home
from tests.store.households import NOON

Act: TypeAlias = Callable[[Store, datetime], object]
Step: TypeAlias = tuple[timedelta, Act]


def saving(household: str, servings: int, behind: int) -> Act:
    """Save on the version that is stored, or on one that is not."""

    def act(store: Store, now: datetime) -> object:
        expected = store.load(household, now=now).version - behind
        document = Household(usual_servings=servings)
        try:
            return store.save(household, document, expected=expected, now=now)
        except StaleVersionError:
            return "stale"

    return act


def updating(household: str, servings: int) -> Act:
    """Change the servings, or leave them as they are."""
    change = {"usual_servings": servings}
    return lambda store, now: update(
        store, household, lambda h: h.model_copy(update=change), now=now
    )


def beginning(household: str, key: str) -> Act:
    """Begin, again or not."""
    return lambda store, now: store.begin(household, key, {"at": now.isoformat()}, now=now)


def finishing(household: str, key: str) -> Act:
    """Finish, begun or not."""
    return lambda store, now: store.finish(household, key, {"at": now.isoformat()}, now=now)


def forgetting(household: str) -> Act:
    """Forget; how much there was depends on what had already been swept out."""

    def act(store: Store, now: datetime) -> object:
        store.forget(household)
        return store.export(household, now=now)

    return act


homes = st.sampled_from(["h1", "h2"])
keys = st.sampled_from(["r1", "r2", "r3"])
acts = st.one_of(
    st.builds(saving, homes, st.integers(1, 3), st.sampled_from([0, 0, 0, 1])),
    st.builds(updating, homes, st.integers(1, 3)),
    st.builds(beginning, homes, keys),
    st.builds(finishing, homes, keys),
    st.builds(forgetting, homes),
)
waits = st.sampled_from(
    [
        timedelta(0),
        timedelta(milliseconds=400),
        timedelta(hours=7),
        ENTRY_KEPT - timedelta(seconds=1),
        ENTRY_KEPT,
        timedelta(days=31),
        HOUSEHOLD_KEPT,
    ]
)


def story(store: Store, steps: list[Step]) -> list[object]:
    """Return all that the store says while the steps are taken, and after each."""
    now, said = NOON, list[object]()
    for wait, act in steps:
        now += wait
        said.append(act(store, now))
        for household in ("h1", "h2"):
            said.append(store.load(household, now=now))
            said.append(store.open_entries(household, now=now))
            said.append(store.export(household, now=now))
    return said


@given(st.lists(st.tuples(waits, acts), max_size=25))
@settings(max_examples=100, deadline=None)
def test_a_file_tells_the_story_that_memory_tells(steps: list[Step]) -> None:
    """Step by step, expiry and refusals included."""
    with (
        TemporaryDirectory() as folder,
        closing(SqliteStore(Path(folder) / "larder.db")) as store,
    ):
        told = story(store, steps)

    assert told == story(MemoryStore(), steps)


@given(st.lists(st.tuples(waits, acts), max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_tells_the_story_that_memory_tells(steps: list[Step]) -> None:
    """The same, over DynamoDB."""
    with dynamodb_home() as home, closing(home()) as store:
        told = story(store, steps)

    assert told == story(MemoryStore(), steps)
