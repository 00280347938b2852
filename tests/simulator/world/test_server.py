"""The server: who is let in, what is logged, and how it goes wrong on demand."""

import json
import socket
import time
from contextlib import suppress
from datetime import timedelta

import pytest
import urllib3
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Call
from skill.simulator.world.world import World
from tests.simulator.world.conftest import NOON, Client, timer_body

TIMERS = "/v1/alerts/timers"


def test_a_wrong_token_is_refused(client: Client) -> None:
    """In the shape that Alexa gives every refusal."""
    for token in ("Bearer wrong", "", f"Basic {client.server.world.token}"):
        status, body = client.ask("GET", TIMERS, Authorization=token)

        assert (status, body) == (
            401,
            {"code": "INVALID_BEARER_TOKEN", "message": "Request is not authorized"},
        )


def test_another_host_is_not_served(client: Client) -> None:
    """A page in a browser that has a name point here gets nothing."""
    status, _ = client.ask("GET", TIMERS, Host="evil.example")

    assert status == 421


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/alerts", "/v2/alerts/reminders", "/favicon.ico"]
)
def test_unknown_paths_are_not_found(client: Client, path: str) -> None:
    """Whatever is asked of them."""
    assert client.ask("GET", path)[0] == 404


def test_a_method_the_service_does_not_have_is_refused(client: Client) -> None:
    """Timers have no update, and no method that nobody knows."""
    assert client.ask("PUT", TIMERS, timer_body())[0] == 405
    assert client.ask("BREW", TIMERS)[0] == 405
    assert client.ask("DELETE", "/v1/alerts/reminders")[0] == 405
    assert client.ask("GET", "/v1/directives")[0] == 405


def test_a_body_that_is_not_json_is_refused(server: WorldServer) -> None:
    """So is one that is too large to be read."""
    headers = {"Authorization": f"Bearer {server.world.token}"}
    with urllib3.PoolManager(retries=False) as pool:
        broken = pool.request("POST", server.url + TIMERS, body=b"{", headers=headers)
        large = pool.request(
            "POST", server.url + TIMERS, headers=headers | {"Content-Length": "9999999"}
        )

    assert json.loads(broken.data)["code"] == "INVALID_PAYLOAD"
    assert (broken.status, large.status) == (400, 413)


def test_calls_share_a_connection_and_are_logged(client: Client) -> None:
    """Method, path without query, and status, in order."""
    client.object("POST", TIMERS, timer_body())
    client.ask("GET", f"{TIMERS}?nextToken=page-0")
    client.ask("GET", f"{TIMERS}/none")

    pool = client.pool.connection_from_url(client.server.url)
    assert pool.num_connections == 1
    assert [(c.method, c.path, c.status) for c in client.server.log] == [
        ("POST", TIMERS, 200),
        ("GET", TIMERS, 200),
        ("GET", f"{TIMERS}/none", 404),
    ]


def test_an_answer_takes_a_few_milliseconds(client: Client) -> None:
    """No delayed acknowledgement sits between headers and body (40 ms each, if it did)."""
    client.ask("GET", TIMERS)

    started = time.perf_counter()
    for _ in range(20):
        client.ask("GET", TIMERS)

    assert time.perf_counter() - started < 20 * 0.035


@pytest.mark.parametrize("status", [401, 403, 409, 429, 500, 503, 504])
def test_a_service_fails_as_often_as_told(
    client: Client, world: World, status: int
) -> None:
    """The other services go on, and so does this one afterwards."""
    world.faults.fail("timers", status, times=2)

    statuses = [client.ask("GET", TIMERS)[0] for _ in range(3)]

    assert statuses == [status, status, 200]
    assert client.ask("GET", "/v1/alerts/reminders")[0] == 200


def test_being_throttled_tells_when_to_come_back(client: Client, world: World) -> None:
    """As a header, in seconds."""
    world.faults.fail("all", "429")
    headers = {"Authorization": f"Bearer {world.token}"}

    answer = client.pool.request("GET", client.server.url + TIMERS, headers=headers)

    assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
    assert json.loads(answer.data)["code"] == "TOO_MANY_REQUESTS"


def test_garbage_is_no_json(client: Client, world: World) -> None:
    """A proxy's page, with its own content type."""
    world.faults.fail("timers", "garbage", times=1)
    headers = {"Authorization": f"Bearer {world.token}"}

    answer = client.pool.request("GET", client.server.url + TIMERS, headers=headers)

    assert (answer.status, answer.headers["Content-Type"]) == (502, "text/html")
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(answer.data)


def test_a_dropped_connection_breaks_within_the_response(
    client: Client, world: World
) -> None:
    """The status arrives, the body does not, and nothing was done."""
    world.faults.fail("timers", "drop", times=1)

    with pytest.raises(ProtocolError):
        client.ask("POST", TIMERS, timer_body())

    assert client.server.log[-1].status == 0
    assert client.object("GET", TIMERS)["totalCount"] == 0


@pytest.mark.parametrize("mode", ["after:503", "after:drop", "after:garbage"])
def test_an_answer_can_be_lost_after_the_deed(
    client: Client, world: World, mode: str
) -> None:
    """The client sees a failure; the timer is there, so setting it again is a mistake."""
    world.faults.fail("timers", mode, times=1, method="POST")

    with suppress(HTTPError, ValueError):
        client.ask("POST", TIMERS, timer_body())

    assert client.object("GET", TIMERS)["totalCount"] == 1


def test_a_fault_can_be_for_one_method(client: Client, world: World) -> None:
    """The old timer is deleted, the new one cannot be made."""
    id_ = client.object("POST", TIMERS, timer_body())["id"]
    world.faults.fail("timers", 500, method="POST")

    assert client.ask("DELETE", f"{TIMERS}/{id_}")[0] == 200
    assert client.ask("POST", TIMERS, timer_body())[0] == 500

    world.faults.clear("timers")
    assert client.ask("POST", TIMERS, timer_body())[0] == 200


def test_a_slow_service_answers_in_the_end(client: Client, world: World) -> None:
    """After a hundredth of a second here."""
    world.faults.fail("timers", "slow:0.01", times=1)

    assert client.object("POST", TIMERS, timer_body())["status"] == "ON"


def test_a_hanging_service_outlasts_the_client_but_not_the_server(world: World) -> None:
    """Closing the world does not wait for it."""
    world.faults.fail("timers", "slow:60")
    started = time.perf_counter()
    with (
        WorldServer(world) as server,
        urllib3.PoolManager(retries=False) as pool,
        pytest.raises(ReadTimeoutError),
    ):
        pool.request("GET", server.url + TIMERS, timeout=0.02)

    assert time.perf_counter() - started < 2
    assert [call.status for call in server.log] == [0]


def test_unknown_faults_are_refused(world: World) -> None:
    """With a message for whoever typed them."""
    for service, mode in (
        ("timer", "503"),
        ("timers", "200"),
        ("timers", "slow"),
        ("all", ""),
    ):
        with pytest.raises(ValueError, match=r"is no(ne)? "):
            world.faults.fail(service, mode)


def test_hooks_stand_before_and_after_every_write(client: Client, world: World) -> None:
    """Reading is not writing."""
    seen: list[tuple[str, str, int]] = []

    def note(when: str, call: Call) -> None:
        seen.append((when, call.method, len(world.timers.alive(NOON))))

    world.faults.before_write = lambda call: note("before", call)
    world.faults.after_write = lambda call: note("after", call)

    client.ask("POST", TIMERS, timer_body())
    client.ask("GET", TIMERS)
    client.ask("DELETE", TIMERS)

    assert seen == [
        ("before", "POST", 0),
        ("after", "POST", 1),
        ("before", "DELETE", 1),
        ("after", "DELETE", 0),
    ]


def test_a_hook_that_raises_breaks_the_connection(world: World) -> None:
    """What it raised is kept, and the world goes on."""

    def crash(call: Call) -> None:
        raise RuntimeError(call.method)

    with WorldServer(world) as server:
        client = Client(server)
        world.faults.before_write = crash
        with pytest.raises(ProtocolError):
            client.ask("POST", TIMERS, timer_body())
        world.faults.before_write = None
        assert client.object("GET", TIMERS)["totalCount"] == 0
        client.pool.clear()

    assert [str(error) for error in server.errors] == ["POST"]


def test_every_write_is_on_disk_before_it_is_answered(
    client: Client, world: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A simulator that is killed comes up with the timer it had promised."""
    world.kept_at = tmp_path_factory.mktemp("world") / "world.json"
    id_ = client.object("POST", TIMERS, timer_body())["id"]

    again = World.load(world.kept_at)

    with WorldServer(again) as server:
        found = Client(server)
        assert found.object("GET", f"{TIMERS}/{id_}")["timerLabel"] == "pasta"
        found.pool.clear()


def test_a_stopped_server_leaves_its_port(world: World) -> None:
    """Idle connections do not hold it up."""
    with WorldServer(world) as server:
        client = Client(server)
        client.ask("GET", TIMERS)

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(server.host.partition(":")[2])), 1)
    client.pool.clear()


def test_time_in_the_world_is_the_worlds(client: Client, world: World) -> None:
    """Moving the clock moves what the next answer says."""
    id_ = client.object("POST", TIMERS, timer_body())["id"]
    world.clock.advance(timedelta(minutes=20))

    assert client.object("GET", f"{TIMERS}/{id_}")["status"] == "OFF"
