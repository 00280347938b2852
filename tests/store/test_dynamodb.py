"""What the table on AWS must be asked, and what it may hold."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
import yaml

from skill.domain.household import Household
from skill.store.dynamodb import (
    KEY_SCHEMA,
    KEY_TYPES,
    TTL_ATTRIBUTE,
    DynamoStore,
    new_client,
)
from skill.store.dynamodb_latest import definition
from skill.store.dynamodb_wire import BATCH, Client, Item, Written, key_schema
from skill.store.protocol import (
    Forgotten,
    Store,
    StoreDamagedError,
    update,
)
from tests.store.conftest import PATIENCE_S, dynamodb_home, mocked_client
from tests.store.households import MIAS, NOON, TAKEN


class Recorder:
    """A client that notes what it is asked."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.asked: list[tuple[str, dict[str, object]]] = []

    def __getattr__(self, name: str) -> Callable[..., object]:
        call: Callable[..., object] = getattr(self._client, name)

        def noted(**request: object) -> object:
            self.asked.append((name, request))
            return call(**request)

        return noted


class Throttled(Recorder):
    """A client whose batches take six items at a time and leave the rest."""

    def batch_write_item(self, **request: object) -> Written:
        """Write six; return the others unprocessed, as a busy table does."""
        [(table, writes)] = cast(dict[str, list[object]], request["RequestItems"]).items()
        self.asked.append(("batch_write_item", request))
        self._client.batch_write_item(RequestItems={table: writes[:6]})
        left = {table: writes[6:]} if writes[6:] else {}
        return cast(Written, {"UnprocessedItems": left})


def live_once(store: Store) -> None:
    """Call everything that a store does, once."""
    update(store, "h1", lambda _: MIAS, now=NOON)
    store.begin("h1", "r1", {}, now=NOON)
    store.finish("h1", "r1", {}, now=NOON)
    store.open_entries("h1", now=NOON)
    store.export("h1", now=NOON)
    store.forget("h1")
    store.events.record("l1", "p1", [TAKEN], now=NOON)
    store.events.gone({"l1"}, now=NOON)
    store.events.latest(10, now=NOON)


def test_every_read_is_consistent_and_every_write_conditional() -> None:
    """An eventually consistent read could miss an allergy told a moment ago.

    What was taken lately is read from the index, which no household is in.
    """
    with dynamodb_home():
        client = Recorder(mocked_client())
        with closing(DynamoStore("larder", lambda: cast(Client, client), PATIENCE_S)) as s:
            live_once(s)

    reads = [asked for name, asked in client.asked if name in ("get_item", "query")]
    writes = [asked for name, asked in client.asked if name in ("put_item", "update_item")]
    [late] = [asked for asked in reads if "IndexName" in asked]
    reads.remove(late)
    assert (len(reads), len(writes)) == (4, 4)
    assert all(asked["ConsistentRead"] is True for asked in reads)
    assert all(asked["ConditionExpression"] for asked in writes)


def test_a_busy_table_forgets_all_the_same() -> None:
    """What a batch leaves over is sent again."""
    with dynamodb_home() as again, closing(again()) as other:
        client = Throttled(mocked_client())
        with closing(DynamoStore("larder", lambda: cast(Client, client))) as store:
            for n in range(BATCH + 5):
                store.begin("h1", f"r{n}", {}, now=NOON)
            store.save("h1", MIAS, expected=0, now=NOON)

            assert store.forget("h1") == Forgotten(documents=1, entries=BATCH + 5)

            assert other.export("h1", now=NOON) == {}
        batches = [name for name, _ in client.asked].count("batch_write_item")
        assert batches > 2


def test_a_long_ledger_is_read_to_its_last_page() -> None:
    """DynamoDB answers a megabyte at a time."""
    with dynamodb_home() as again, closing(again()) as store:
        for n in range(30):
            what = {"padding": "x" * 60_000}
            store.begin("h1", f"r{n}", what, now=NOON + n * timedelta(seconds=1))

        entries = store.open_entries("h1", now=NOON)

        assert [entry.key for entry in entries] == [f"r{n}" for n in range(30)]
        assert store.forget("h1").entries == 30
        assert store.export("h1", now=NOON) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"body": {"S": "{}"}},
        {"body": {"S": "not JSON"}},
        {"body": {"S": '{"format": 3, "household": {}}'}},
        {"body": {"N": "1"}},
        {"version": {"S": "one"}},
    ],
    ids=["empty", "not JSON", "a newer format", "a number", "no version"],
)
def test_an_item_that_is_no_household_is_refused(change: Item) -> None:
    """It is never taken for an empty household, and stays as it is."""
    with dynamodb_home() as again, closing(again()) as store:
        store.save("h1", MIAS, expected=0, now=NOON)
        client = mocked_client()
        key = {"pk": {"S": "h1"}, "sk": {"S": "document"}}
        item = {**client.get_item(TableName="larder", Key=key)["Item"], **change}
        client.put_item(TableName="larder", Item=item)

        with pytest.raises(StoreDamagedError):
            store.load("h1", now=NOON)
        with pytest.raises(StoreDamagedError):
            update(store, "h1", lambda _: Household(), now=NOON)

        assert client.get_item(TableName="larder", Key=key)["Item"] == item


def test_items_carry_the_attribute_that_the_table_expires_by() -> None:
    """In whole seconds, a number, on documents and entries alike."""
    with dynamodb_home() as again, closing(again()) as store:
        store.save("h1", MIAS, expected=0, now=NOON)
        store.begin("h1", "r1", {}, now=NOON)
        client = mocked_client()
        page = client.query(
            TableName="larder",
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": "h1"}},
        )

    expires = {item["sk"]["S"]: item["expires"]["N"] for item in page["Items"]}
    noon = int(NOON.timestamp())
    assert expires == {
        "document": str(noon + 396 * 86400),
        "ledger#r1": str(noon + 2 * 86400),
    }


def test_many_threads_make_one_client() -> None:
    """It is made on first use, once, whoever comes first."""
    with dynamodb_home():
        clients: list[Client] = []

        def connect() -> Client:
            clients.append(new_client("eu-west-1", None))
            return clients[-1]

        with (
            closing(DynamoStore("larder", connect)) as store,
            ThreadPoolExecutor(4) as pool,
        ):
            assert clients == []
            list(pool.map(lambda n: store.load(f"h{n}", now=NOON), range(8)))

    assert len(clients) == 1


def test_boto3_is_not_loaded_before_it_is_used() -> None:
    """A cold start pays for it only where it is the store, and only when asked."""
    code = (
        "import sys; from skill.store.open import open_store\n"
        "import skill.store.sqlite, skill.store.memory, skill.store.dynamodb\n"
        "open_store('memory:'); open_store('dynamodb://larder?region=eu-west-1')\n"
        "print(sorted({'boto3', 'botocore', 'numpy', 'sqlite3'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "['sqlite3']"


class Template(yaml.SafeLoader):
    """Reads a template; ``!Ref x`` and its like become their argument."""


Template.add_multi_constructor("!", lambda loader, _, node: str(node.value))


def test_the_template_makes_this_table_and_allows_these_calls() -> None:
    """What works here works there: keys, expiry and permissions are the store's."""
    text = (Path(__file__).parents[2] / "template.yaml").read_text(encoding="utf-8")
    resources = yaml.load(text, Template)["Resources"]
    table = resources["Households"]["Properties"]
    definitions = table["AttributeDefinitions"]
    [policy] = [
        held
        for held in resources["SkillFunction"]["Properties"]["Policies"]
        if isinstance(held, dict)
    ]
    allowed = set(policy["Statement"][0]["Action"])
    with dynamodb_home():
        client = Recorder(mocked_client())
        with closing(
            DynamoStore("larder", lambda: cast(Client, client), PATIENCE_S)
        ) as store:
            live_once(store)
            asked = {name.title().replace("_", "") for name, _ in client.asked}

    assert len(asked) == 6
    assert allowed >= {f"dynamodb:{name}" for name in asked}
    types = {one["AttributeName"]: one["AttributeType"] for one in definitions}
    assert table["KeySchema"] == key_schema(KEY_SCHEMA)
    assert table["GlobalSecondaryIndexes"] == [definition()]
    assert types == KEY_TYPES
    assert table["TimeToLiveSpecification"]["AttributeName"] == TTL_ATTRIBUTE
