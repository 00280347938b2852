"""DynamoDB over the wire: answers lost, connections refused, nobody there."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server
from threading import Thread
from time import perf_counter

import pytest

from skill.domain.household import Household
from skill.store.dynamodb import DynamoStore, new_client
from skill.store.open import open_store
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    Forgotten,
    StaleVersionError,
    StoreDownError,
    update,
)
from tests.store.households import MIAS, NOON


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
