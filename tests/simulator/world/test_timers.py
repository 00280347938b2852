"""The Timers API over loopback, field by field."""

from datetime import timedelta

import pytest

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
        "remainingTimeWhenPaused": None,
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
