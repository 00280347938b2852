"""The table's index of what was taken lately: what is in it, and what asking it costs."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from threading import Event as Signal
from typing import cast

import pytest

from skill.domain.events import Event, Happened
from skill.store.dynamodb import KEY_SCHEMA, DynamoStore, new_client
from skill.store.dynamodb_events import AT_ONCE, DynamoEvents
from skill.store.dynamodb_latest import INDEX, MOST
from skill.store.dynamodb_wire import Client, Item, key_schema
from skill.store.events import EVENTS_KEPT
from skill.store.protocol import Store, StoreDamagedError, StoreDownError, update
from tests.store.conftest import PATIENCE_S, dynamodb_home, mocked_client
from tests.store.households import FULL, MIAS, NOON, OFFERED, SECOND, TAKEN
from tests.store.test_dynamodb import Recorder

REFUSED = OFFERED.model_copy(update={"id": "e3", "happened": Happened.REFUSED})


@pytest.fixture
def client() -> Iterator[Recorder]:
    """Yield a client that notes what it is asked, in an empty home."""
    with dynamodb_home():
        yield Recorder(mocked_client())


@pytest.fixture
def store(client: Recorder) -> Iterator[Store]:
    """Yield a store that asks through it."""
    with closing(DynamoStore("larder", lambda: cast(Client, client), PATIENCE_S)) as found:
        yield found


def indexed() -> list[Item]:
    """Return all that is in the index."""
    return mocked_client().scan(TableName="larder", IndexName=INDEX)["Items"]


def test_nothing_of_a_household_is_ever_in_the_index(store: Store) -> None:
    """Not its document, not its ledger, not an offer: takings and tombstones alone."""
    update(store, "h1", lambda _: FULL, now=NOON)
    update(store, "h1", lambda _: MIAS, now=NOON)
    store.begin("h1", "taken", {"late": "taken"}, now=NOON)
    store.finish("h1", "taken", {"late": "taken"}, now=NOON)
    store.events.record("l1", "offered", [OFFERED], now=NOON)
    store.events.record("l1", "refused", [REFUSED, OFFERED], now=NOON)
    store.events.record("l1", "taken", [TAKEN], now=NOON)
    store.events.record("l1", "both", [OFFERED, TAKEN], now=NOON)
    store.events.forget("l2", now=NOON)

    kept = {(one["sk"]["S"], one["late"]["S"]) for one in indexed()}
    names = {name for one in indexed() for name in one}
    assert kept == {
        ("page#taken", "taken"),
        ("page#both", "taken"),
        ("tombstone", "forgotten"),
    }
    assert names == {"pk", "sk", "late", "expires", "body"}
    assert {e.id for e in store.events.latest(9, now=NOON)} == {"e1", "e2"}


def test_forgetting_empties_the_index_of_a_learner(store: Store) -> None:
    """The index follows the table."""
    for n in range(30):
        store.events.record("l1", f"p{n}", [TAKEN], now=NOON)
    store.events.forget("l1", now=NOON)

    assert [one["sk"]["S"] for one in indexed()] == ["tombstone"]


def test_one_answer_is_all_that_is_read(client: Recorder, store: Store) -> None:
    """However many pages are asked for, and however large they are: a megabyte."""
    wide = TAKEN.model_copy(update={"version": "v" * 15_000})
    for n in range(90):
        store.events.record(f"l{n}", f"p{n}", [wide], now=NOON + n * SECOND)
    client.asked.clear()

    found = store.events.latest(10**6, now=NOON)

    [(name, asked)] = client.asked
    assert (name, asked["IndexName"], asked["Limit"]) == ("query", INDEX, MOST)
    assert 60 < len(found) < 80
    assert found[-1] == wide


def test_what_expired_is_left_out_wherever_it_still_lies(store: Store) -> None:
    """DynamoDB removes it from table and index up to days later."""
    store.events.record("l1", "p1", [TAKEN], now=NOON)
    late = NOON + EVENTS_KEPT

    assert len(indexed()) == 1
    assert len(store.events.latest(9, now=late - SECOND)) == 1
    assert store.events.latest(9, now=late) == ()


def test_pages_from_before_the_index_are_events_as_ever(store: Store) -> None:
    """They are not among the latest; nobody writes them anew."""
    store.events.record("l1", "old", [TAKEN], now=NOON)
    [item] = indexed()
    older = {name: value for name, value in item.items() if name != "late"}
    mocked_client().put_item(TableName="larder", Item=older)
    store.events.record("l1", "new", [TAKEN], now=NOON)

    assert store.events.of("l1", now=NOON) == (TAKEN, TAKEN)
    assert store.events.latest(9, now=NOON) == (TAKEN,)


def test_a_damaged_page_is_told(store: Store) -> None:
    """As in every other read of events."""
    store.events.record("l1", "p1", [TAKEN], now=NOON)
    [item] = indexed()
    damaged = {**item, "body": {"S": "{"}}
    mocked_client().put_item(TableName="larder", Item=damaged)

    with pytest.raises(StoreDamagedError):
        store.events.latest(9, now=NOON)


def without_index() -> None:
    """Make the table as it was before there was an index."""
    client = mocked_client()
    kinds = [{"AttributeName": name, "AttributeType": "S"} for name, _ in KEY_SCHEMA]
    client.create_table(
        TableName="older",
        KeySchema=key_schema(KEY_SCHEMA),
        AttributeDefinitions=kinds,
        BillingMode="PAY_PER_REQUEST",
    )


def test_an_older_table_does_all_but_tell_the_latest(client: Recorder) -> None:
    """It says so, and a process begins with nothing, as it did then.

    The code is moto's; AWS has a ValidationException there, which is handled alike.
    """
    without_index()
    events = DynamoStore("older", lambda: cast(Client, client), PATIENCE_S).events
    events.record("l1", "p1", [TAKEN], now=NOON)
    events.forget("l2", now=NOON)
    many = {f"l{n}" for n in range(AT_ONCE + 1)}

    with pytest.raises(StoreDownError, match=r"latest: [A-Z]"):
        events.latest(9, now=NOON)

    assert events.of("l1", now=NOON) == (TAKEN,)
    assert events.gone(many, now=NOON) == {"l2"}
    assert events.forget("l1", now=NOON) == 1


def test_many_names_cost_one_question(client: Recorder, store: Store) -> None:
    """A full ring is looked over every few seconds, on the way of a turn."""
    for n in range(AT_ONCE + 50):
        store.events.forget(f"l{n}", now=NOON + timedelta(days=n))
    client.asked.clear()
    asked_for = {f"l{n}" for n in range(0, 2000, 3)}

    found = store.events.gone(asked_for, now=NOON)

    assert found == {f"l{n}" for n in range(0, AT_ONCE + 50, 3)}
    assert [name for name, _ in client.asked] == ["query"]


class Slow:
    """A client that does not answer before it is let."""

    def __init__(self) -> None:
        self.let = Signal()
        self.answered = Signal()

    def query(self, **_: object) -> object:
        """Answer, at last."""
        self.let.wait(10)
        self.answered.set()
        return {"Items": []}


def test_a_slow_table_is_not_waited_for() -> None:
    """Its answer, when it comes, is nobody's."""
    slow = Slow()
    events = DynamoEvents("larder", lambda: cast(Client, slow), latest_s=0.01)

    with pytest.raises(StoreDownError, match="latest: slow"):
        events.latest(9, now=NOON)

    assert not slow.answered.is_set()
    slow.let.set()
    assert slow.answered.wait(10)


def test_what_goes_wrong_beside_the_turn_is_told_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A region that is missing, for one, shows as in every other call."""
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "none")
    events = DynamoEvents("larder", lambda: new_client(None, None), latest_s=PATIENCE_S)

    with pytest.raises(StoreDownError, match="latest: NoRegionError"):
        events.latest(9, now=NOON)


def test_the_latest_are_read_as_they_were_written(store: Store) -> None:
    """All of an event, by a process that never saw it."""
    whole = Event.model_validate(
        {**OFFERED.model_dump(), "id": "e9", "happened": Happened.TAKEN}
    )
    store.events.record("l1", "p1", [whole], now=NOON)

    assert store.events.latest(1, now=NOON) == (whole,)
