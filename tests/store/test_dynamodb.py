"""What the table on AWS must stand: lost answers, throttling, outages, odd items."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server
from threading import Thread
from time import perf_counter
from typing import cast

import pytest

from skill.domain.food import Allergen
from skill.domain.household import Household, Person
from skill.store.dynamodb import BATCH, DynamoStore, new_client
from skill.store.dynamodb_wire import Client, Item, Written
from skill.store.open import open_store
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    Forgotten,
    StaleVersionError,
    StoreDamagedError,
    StoreDownError,
    update,
)
from tests.store.conftest import dynamodb_home, mocked_client

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MIAS = Household(people=(Person(name="Mia", allergies=frozenset({Allergen.PEANUT})),))


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give boto3 something to sign with; nothing checks it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")


@pytest.fixture
def server(credentials: None) -> Iterator[str]:
    """Yield the address of a DynamoDB of moto's, on loopback."""
    from moto.server import ThreadedMotoServer

    moto = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    with closing(HTTPConnection(host, port)) as connection:
        connection.request("POST", "/moto-api/reset")  # its tables outlive a server
        assert connection.getresponse().status == 200
    yield f"http://{host}:{port}"
    moto.stop()


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


@contextmanager
def losing_answers(upstream: str, action: str) -> Iterator[str]:
    """Yield a proxy that drops the answer to the first request for ``action``."""
    lost: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with closing(HTTPConnection(upstream.removeprefix("http://"))) as connection:
                connection.request("POST", self.path, body, dict(self.headers))
                answer = connection.getresponse()
                content = answer.read()
            if not lost and self.headers["X-Amz-Target"].endswith(action):
                lost.append(action)
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_port}"
        proxy.shutdown()
    assert lost == [action]


def made(endpoint: str) -> DynamoStore:
    """Return a store over a new table."""
    store = DynamoStore("larder", partial(new_client, "eu-west-1", endpoint))
    store.create_table()
    return store


def test_it_works_over_the_wire(server: str) -> None:
    """A household's whole life, over HTTP, from the URL in the settings."""
    made(server).close()
    url = f"dynamodb://larder?region=eu-west-1&endpoint={server}"
    with closing(open_store(url)) as store:
        assert (
            update(store, "h1", lambda h: h.with_person(MIAS.people[0]), now=NOON) == MIAS
        )
        with pytest.raises(StaleVersionError):
            store.save("h1", Household(), expected=0, now=NOON)
        assert store.begin("h1", "r1", {"n": 1.5}, now=NOON).first
        assert not store.begin("h1", "r1", {}, now=NOON).first
        store.finish("h1", "r1", {"id": "t1"}, now=NOON)
        assert store.begin("h1", "r1", {}, now=NOON).result == {"id": "t1"}
        assert store.load("h1", now=NOON + HOUSEHOLD_KEPT).version == 0
        assert store.forget("h1") == Forgotten(documents=1, entries=1)
        assert store.export("h1", now=NOON) == {}


def test_a_save_whose_answer_is_lost_counts_once(server: str) -> None:
    """boto3 sends it again and is refused by its own first attempt: that is a success."""
    made(server).close()
    with losing_answers(server, "PutItem") as proxy:
        url = f"dynamodb://larder?region=eu-west-1&endpoint={proxy}"
        with closing(open_store(url)) as store:
            calls: list[Household] = []

            def add(household: Household) -> Household:
                calls.append(household)
                return household.model_copy(update={"notes": {"n": str(len(calls))}})

            update(store, "h1", add, now=NOON)

            assert calls == [Household()]
            assert store.load("h1", now=NOON).value.notes == {"n": "1"}


def test_a_beginning_whose_answer_is_lost_is_still_first(server: str) -> None:
    """Otherwise the thing would never be done at all."""
    made(server).close()
    with losing_answers(server, "PutItem") as proxy:
        url = f"dynamodb://larder?region=eu-west-1&endpoint={proxy}"
        with closing(open_store(url)) as store:
            assert store.begin("h1", "r1", {}, now=NOON).first
            assert not store.begin("h1", "r1", {}, now=NOON).first


def test_a_finish_whose_answer_is_lost_keeps_its_result(server: str) -> None:
    """The second attempt finds it done, and done as it wished."""
    with closing(made(server)) as store:
        store.begin("h1", "r1", {}, now=NOON)
    with losing_answers(server, "UpdateItem") as proxy:
        url = f"dynamodb://larder?region=eu-west-1&endpoint={proxy}"
        with closing(open_store(url)) as store:
            store.finish("h1", "r1", {"id": "t1"}, now=NOON)
            assert store.begin("h1", "r1", {}, now=NOON).result == {"id": "t1"}


def test_a_service_that_refuses_connections_is_down_at_once(credentials: None) -> None:
    """Two attempts, and a fact."""
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    url = f"dynamodb://larder?region=eu-west-1&endpoint=http://127.0.0.1:{port}"

    with closing(open_store(url)) as store, pytest.raises(StoreDownError) as down:
        store.load("h1", now=NOON)

    assert (down.value.operation, down.value.why) == ("load", "EndpointConnectionError")


def test_a_service_that_never_answers_is_given_up_on(credentials: None) -> None:
    """Two attempts of two seconds leave Alexa's eight some to apologise in."""
    with create_server(("127.0.0.1", 0), backlog=8) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        store = open_store(f"dynamodb://larder?region=eu-west-1&endpoint={url}")
        started = perf_counter()
        with closing(store), pytest.raises(StoreDownError, match="ReadTimeout"):
            store.load("h1", now=NOON)

    assert 2 < perf_counter() - started < 7


def test_without_a_region_or_a_table_it_is_down(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake in the settings shows itself as one."""
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "none")
    store = open_store("dynamodb://larder")
    with closing(store), pytest.raises(StoreDownError, match="NoRegionError"):
        store.load("h1", now=NOON)
    store = open_store(f"dynamodb://other?region=eu-west-1&endpoint={server}")
    with closing(store), pytest.raises(StoreDownError, match="ResourceNotFoundException"):
        store.begin("h1", "r1", {}, now=NOON)


def test_every_read_is_consistent_and_every_write_conditional() -> None:
    """An eventually consistent read could miss an allergy told a moment ago."""
    with dynamodb_home():
        client = Recorder(mocked_client())
        with closing(DynamoStore("larder", lambda: cast(Client, client))) as s:
            update(s, "h1", lambda _: MIAS, now=NOON)
            s.begin("h1", "r1", {}, now=NOON)
            s.finish("h1", "r1", {}, now=NOON)
            s.open_entries("h1", now=NOON)
            s.export("h1", now=NOON)
            s.forget("h1")

    reads = [asked for name, asked in client.asked if name in ("get_item", "query")]
    writes = [asked for name, asked in client.asked if name in ("put_item", "update_item")]
    assert (len(reads), len(writes)) == (4, 3)
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
        {"body": {"S": '{"format": 2, "household": {}}'}},
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
