"""Events when things go wrong: damage, throttling, a forgetting that is cut off."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from skill.store.dynamodb import DynamoStore
from skill.store.dynamodb_wire import Client
from skill.store.protocol import StoreDamagedError, StoreDownError
from tests.store.conftest import dynamodb_home, mocked_client, opened
from tests.store.households import MIAS, NOON, OFFERED


class Cut:
    """A client whose deletes never come through."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def __getattr__(self, name: str) -> object:
        if name == "batch_write_item":
            return lambda **request: {"UnprocessedItems": request["RequestItems"]}
        return getattr(self._client, name)


def test_a_damaged_page_never_costs_an_allergy(path: Path) -> None:
    """The household reads as ever; the event is an error, not an event less."""
    with opened(path) as store:
        store.save("h1", MIAS, expected=0, now=NOON)
        store.events.record("l1", "p1", [OFFERED], now=NOON)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE page SET body = replace(body, 'offered', 'refused')")
        connection.commit()

    with opened(path) as store:
        assert store.load("h1", now=NOON).value == MIAS
        with pytest.raises(StoreDamagedError, match="seal"):
            store.events.of("l1", now=NOON)
        with pytest.raises(StoreDamagedError, match="seal"):
            list(store.events.all(now=NOON))
        assert store.events.forget("l1", now=NOON) == 1
        assert store.events.of("l1", now=NOON) == ()


def test_what_is_forgotten_is_nowhere_in_the_files(path: Path) -> None:
    """Not in a freed page, not in the write-ahead log; the tombstone alone stays."""
    with opened(path) as store:
        store.events.record("l1", "p1", [OFFERED], now=NOON)
        store.events.forget("l1", now=NOON)

        files = b"".join(file.read_bytes() for file in path.parent.iterdir())
        assert b"popularity" not in files
        assert store.events.forgotten(now=NOON) == {"l1": NOON}


def test_a_forgetting_cut_off_half_way_has_left_its_tombstone() -> None:
    """Nothing is learnt from what was not yet deleted; asked again, it is deleted."""
    with dynamodb_home() as home:
        home().events.record("l1", "p1", [OFFERED], now=NOON)
        client = cast(Client, Cut(mocked_client()))
        cut = DynamoStore("larder", lambda: client)

        with pytest.raises(StoreDownError):
            cut.events.forget("l1", now=NOON)

        assert home().events.forgotten(now=NOON) == {"l1": NOON}
        assert home().events.forget("l1", now=NOON) == 1
        assert home().events.of("l1", now=NOON) == ()


def test_a_table_that_holds_many_events_is_read_page_by_page() -> None:
    """More than DynamoDB gives in one answer, with households in between."""
    with dynamodb_home() as home:
        store = home()
        wide = OFFERED.model_copy(update={"version": "v" * 9000})
        for n in range(120):
            store.events.record(f"l{n % 7}", f"p{n}", [wide], now=NOON)
            store.save(f"h{n}", MIAS, expected=0, now=NOON)

        assert len(list(store.events.all(now=NOON))) == 120
        assert len(store.events.of("l3", now=NOON)) == len(range(3, 120, 7))
