"""The Timers API over loopback, field by field."""

from datetime import timedelta

import pytest

from skill.simulator.world.timers import DOCUMENTED_LONGEST
from skill.simulator.world.wire import Body, part
from skill.simulator.world.world import World
from tests.simulator.world.conftest import Client, timer_body

TIMERS = "/v1/alerts/timers"


def test_a_new_timer_counts_from_receipt(client: Client) -> None:
    """The answer holds every documented field, and the time it will ring."""
    timer = client.object("POST", TIMERS, timer_body())

    assert timer.pop("id")
    assert timer == {
        "status": "ON",
        "duration": "PT10M",
        "triggerTime": "2026-11-23T17:10:00Z",
        "timerLabel": "pasta",
        "createdTime": "2026-11-23T17:00:00Z",
        "updatedTime": "2026-11-23T17:00:00Z",
    }


def test_a_paused_timer_keeps_what_is_left_and_has_no_trigger_time(
    client: Client, world: World
) -> None:
    """Resuming counts what was left from then on."""
    id_ = client.object("POST", TIMERS, timer_body(label=None))["id"]
    world.clock.advance(timedelta(minutes=4, seconds=35))

    assert client.ask("POST", f"{TIMERS}/{id_}/pause") == (200, None)
    world.clock.advance(timedelta(hours=1))
    paused = client.object("GET", f"{TIMERS}/{id_}")
    assert client.ask("POST", f"{TIMERS}/{id_}/resume") == (200, None)
    resumed = client.object("GET", f"{TIMERS}/{id_}")

    assert "triggerTime" not in paused
    assert "remainingTimeWhenPaused" not in resumed
    assert "timerLabel" not in paused
    assert (paused["status"], paused["remainingTimeWhenPaused"]) == ("PAUSED", "PT5M25S")
    assert (resumed["status"], resumed["triggerTime"]) == ("ON", "2026-11-23T18:10:00Z")


def test_a_timer_that_has_rung_is_off_and_leaves_its_label_free(
    client: Client, world: World
) -> None:
    """It stays listed for a while, and cannot be paused."""
    id_ = client.object("POST", TIMERS, timer_body())["id"]
    world.clock.advance(timedelta(minutes=10))

    assert client.object("GET", f"{TIMERS}/{id_}")["status"] == "OFF"
    assert client.object("POST", f"{TIMERS}/{id_}/pause", status=400)["code"]
    assert client.object("POST", TIMERS, timer_body())["status"] == "ON"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (timer_body("PT0S"), "INVALID_DURATION"),
        (timer_body("P1M"), "INVALID_DURATION"),
        (timer_body("PT25H"), "DURATION_TOO_LONG"),
        (timer_body() | {"timerLabel": "Rice"}, "DUPLICATE_TIMER_LABEL"),
        ({"duration": "PT1M"}, "INVALID_PAYLOAD"),
        ([], "INVALID_PAYLOAD"),
    ],
)
def test_what_alexa_refuses_is_refused_with_400(
    client: Client, body: object, code: str
) -> None:
    """The body names the reason."""
    client.object("POST", TIMERS, timer_body("PT5M", "rice"))

    refusal = client.object("POST", TIMERS, body, status=400)

    assert refusal["code"] == code
    assert refusal["message"]


def test_labels_are_unique_whatever_their_case_and_free_after_deletion(
    client: Client,
) -> None:
    """A timer without a label is never in the way."""
    id_ = client.object("POST", TIMERS, timer_body())["id"]
    client.object("POST", TIMERS, timer_body(label=None))
    client.object("POST", TIMERS, timer_body(label=None))

    client.object("POST", TIMERS, timer_body(label="PASTA"), status=400)
    assert client.ask("DELETE", f"{TIMERS}/{id_}") == (200, None)

    assert client.object("POST", TIMERS, timer_body(label="PASTA"))["status"] == "ON"


def test_ten_timers_are_the_limit_the_familys_own_among_them(
    client: Client, world: World
) -> None:
    """The eleventh is refused, and set once another has gone."""
    world.timers.personal = 1
    ids = [client.object("POST", TIMERS, timer_body(label=None))["id"] for _ in range(9)]

    refusal = client.object("POST", TIMERS, timer_body(), status=400)
    client.ask("DELETE", f"{TIMERS}/{ids[0]}")

    assert refusal["code"] == "MAX_TIMERS_EXCEEDED"
    assert client.object("POST", TIMERS, timer_body())["timerLabel"] == "pasta"


def test_a_world_may_take_only_the_two_hours_that_alexa_documents(
    client: Client, world: World
) -> None:
    """Two hours are allowed, a second more is not."""
    world.timers.longest = DOCUMENTED_LONGEST

    client.object("POST", TIMERS, timer_body("PT2H", None))
    refusal = client.object("POST", TIMERS, timer_body("PT2H1S", None), status=400)

    assert refusal["code"] == "DURATION_TOO_LONG"


def test_the_list_is_paged_the_shortest_duration_first(
    client: Client, world: World
) -> None:
    """``nextToken`` leads through all of it, and is null on the last page."""
    world.timers.page_size = 2
    for minutes in (30, 10, 20):
        client.object("POST", TIMERS, timer_body(f"PT{minutes}M", None))

    first = client.object("GET", TIMERS)
    second = client.object("GET", f"{TIMERS}?nextToken={first['nextToken']}")

    assert [_durations(first), _durations(second)] == [["PT10M", "PT20M"], ["PT30M"]]
    assert (first["totalCount"], second["totalCount"]) == (3, 3)
    assert second["nextToken"] is None


def _durations(page: Body) -> list[str]:
    timers = page["timers"]
    assert isinstance(timers, list)
    return [timer["duration"] for timer in timers]


def test_deleting_all_leaves_none(client: Client) -> None:
    """What was deleted is not found again."""
    id_ = client.object("POST", TIMERS, timer_body())["id"]

    assert client.ask("DELETE", TIMERS) == (200, None)

    assert client.object("GET", TIMERS) == {
        "totalCount": 0,
        "timers": [],
        "nextToken": None,
    }
    for method, path in (("GET", id_), ("DELETE", id_), ("POST", f"{id_}/pause")):
        assert client.object(method, f"{TIMERS}/{path}", status=404)["code"]


def test_without_consent_nothing_is_read_or_set(client: Client, world: World) -> None:
    """Every call is refused with 401 until the scope is granted."""
    world.permissions.revoke("timers")

    for method, path in (("GET", ""), ("POST", ""), ("DELETE", ""), ("GET", "/x")):
        refusal = client.object(method, TIMERS + path, timer_body(), status=401)
        assert refusal["code"] == "ACCESS_DENIED"

    world.permissions.refused_with = 403
    assert client.ask("GET", TIMERS)[0] == 403
    world.permissions.grant("timers")
    assert client.ask("GET", TIMERS)[0] == 200


def test_a_device_without_timers_says_so(client: Client, world: World) -> None:
    """The list can be read from it all the same."""
    world.use_device("phone")

    assert client.object("POST", TIMERS, timer_body(), status=403) == {
        "code": "DEVICE_NOT_SUPPORTED",
        "message": "timers aren't supported on this device",
    }
    assert client.ask("GET", TIMERS)[0] == 200


def test_a_terse_world_refuses_without_a_reason(client: Client, world: World) -> None:
    """A skill that reads Alexa's codes has to do without them."""
    world.terse = True

    refusal = client.object("POST", TIMERS, timer_body("PT25H"), status=400)

    assert refusal == {"code": "BAD_REQUEST", "message": "Bad Request"}


@pytest.mark.parametrize(
    "path",
    [
        ("creationBehavior", "displayExperience", "visibility"),
        ("triggeringBehavior", "operation", "type"),
        ("triggeringBehavior", "notificationConfig", "playAudible"),
    ],
)
def test_a_required_field_of_another_value_is_refused(
    client: Client, path: tuple[str, str, str]
) -> None:
    """As it would be if it were missing."""
    outer, inner, field = path
    whole = timer_body()
    half = part(whole, outer)
    wrong = whole | {outer: half | {inner: part(half, inner) | {field: "LOUD"}}}

    assert client.object("POST", TIMERS, wrong, status=400)["code"] == "INVALID_PAYLOAD"


def test_an_announcement_needs_words_and_a_task_a_name(client: Client) -> None:
    """Alexa would have nothing to say or to launch."""
    for operation in ({"type": "ANNOUNCE"}, {"type": "LAUNCH_TASK", "task": {}}):
        body = timer_body(operation=dict(operation))
        assert client.object("POST", TIMERS, body, status=400)["code"] == "INVALID_PAYLOAD"


def test_a_page_that_was_never_given_is_refused(client: Client) -> None:
    """Tokens are opaque, and not to be made up."""
    for token in ("2", "page-", "page-x"):
        path = f"{TIMERS}?nextToken={token}"
        assert client.object("GET", path, status=400)["code"] == "INVALID_NEXT_TOKEN"
