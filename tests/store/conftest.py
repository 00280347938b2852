"""Three homes for households, each of which can be opened by more than one device."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import TypeAlias, cast

import pytest

from skill.store.dynamodb import DynamoStore, new_client
from skill.store.dynamodb_wire import Client
from skill.store.open import open_store
from skill.store.protocol import Store
from skill.store.sqlite import SqliteStore

Home: TypeAlias = Callable[[], Store]
"""Opens the same home again, as another device's request would."""

PATIENCE_S = 60.0
"""How long a test waits for what a turn would not: moto is slow on a busy machine."""


class OneAtATime:
    """A client whose calls take turns: moto checks, then writes, without a lock."""

    def __init__(self, client: Client, lock: Lock) -> None:
        self._client = client
        self._lock = lock

    def __getattr__(self, name: str) -> Callable[..., object]:
        call: Callable[..., object] = getattr(self._client, name)

        def in_turn(**request: object) -> object:
            with self._lock:
                return call(**request)

        return in_turn


@contextmanager
def dynamodb_home() -> Iterator[Home]:
    """Make a table in moto's DynamoDB, inside this process; yield how to open it."""
    from moto import mock_aws

    with mock_aws():
        client = cast(Client, OneAtATime(mocked_client(), Lock()))
        again = partial(DynamoStore, "larder", lambda: client, PATIENCE_S)
        again().create_table()
        yield again


@cache
def mocked_client() -> Client:
    """Return a client made while moto stands in for AWS; making one takes long."""
    return new_client("eu-west-1", None)


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """Yield a way to open one empty home, again and again; all are closed at the end."""
    with ExitStack() as stack:
        again: Home
        if request.param == "memory":
            again = cache(partial(open_store, "memory:"))
        elif request.param == "sqlite":
            again = partial(open_store, f"sqlite:///{tmp_path}/larder.db")
        else:
            again = stack.enter_context(dynamodb_home())
        yield lambda: stack.enter_context(closing(again()))


@pytest.fixture
def store(home: Home) -> Store:
    """Return a store in an empty home."""
    return home()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file is to be."""
    return tmp_path / "larder.db"


@contextmanager
def opened(path: Path) -> Iterator[SqliteStore]:
    """Open the store for a while."""
    with closing(SqliteStore(path)) as store:
        yield store
