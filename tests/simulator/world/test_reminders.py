"""The Reminders API over loopback: shapes, refusals, clocks that change."""

from datetime import UTC, datetime, timedelta

import pytest

from skill.simulator.world.wire import Body
from skill.simulator.world.world import World
from tests.simulator.world.conftest import Client, reminder_body

REMINDERS = "/v1/alerts/reminders"
TONIGHT: Body = {
    "type": "SCHEDULED_ABSOLUTE",
    "scheduledTime": "2026-11-23T18:30:00.000",
    "timeZoneId": "America/New_York",
}


def daily(rule: str, **more: object) -> Body:
    """Return a trigger with one recurrence rule."""
    recurrence = {"recurrenceRules": [rule], **more}
    return {k: v for k, v in TONIGHT.items() if k != "scheduledTime"} | {
        "recurrence": recurrence
    }


def heard(world: World, until: datetime) -> list[str]:
    """Return when something rings until ``until``, in UTC, without seconds."""
    rung = world.ringing_between(world.clock.now(), until)
    return [ring.at.strftime("%d %H:%M") for ring in rung]


def test_a_new_reminder_answers_a_receipt(client: Client) -> None:
    """Token, times, status, version and address, and nothing of its content."""
    receipt = client.object("POST", REMINDERS, reminder_body(**TONIGHT))

    token = receipt["alertToken"]
    assert receipt == {
        "alertToken": token,
        "createdTime": "2026-11-23T17:00:00Z",
        "updatedTime": "2026-11-23T17:00:00Z",
        "status": "ON",
        "version": "1",
        "href": f"{REMINDERS}/{token}",
    }


def test_the_list_tells_what_each_reminder_says_and_when(client: Client) -> None:
    """Trigger, alert and push notification come back as they were sent."""
    token = client.object("POST", REMINDERS, reminder_body(**TONIGHT))["alertToken"]

    listed = client.object("GET", REMINDERS)
    alone = client.object("GET", f"{REMINDERS}/{token}")

    sent = reminder_body(**TONIGHT)
    assert listed == {"totalCount": "1", "alerts": [alone], "links": None}
    assert {k: alone[k] for k in ("trigger", "alertInfo", "pushNotification")} == {
        k: sent[k] for k in ("trigger", "alertInfo", "pushNotification")
    }


def test_a_reminder_is_changed_in_place_and_deleted(client: Client, world: World) -> None:
    """The token stays, the version counts, and the old time no longer rings."""
    token = client.object("POST", REMINDERS, reminder_body(**TONIGHT))["alertToken"]
    later = TONIGHT | {"scheduledTime": "2026-11-23T20:00:00.000"}

    changed = client.object("PUT", f"{REMINDERS}/{token}", reminder_body(**later))
    rings = heard(world, world.clock.now() + timedelta(days=1))
    gone = client.ask("DELETE", f"{REMINDERS}/{token}")

    assert (changed["alertToken"], changed["version"]) == (token, "2")
    assert rings == ["24 01:00"]
    assert gone == (200, None)
    for method in ("GET", "PUT", "DELETE"):
        body = reminder_body(**TONIGHT)
        refusal = client.object(method, f"{REMINDERS}/{token}", body, status=404)
        assert refusal["code"] == "ALERT_NOT_FOUND"


def test_a_reminder_that_has_rung_is_completed(client: Client, world: World) -> None:
    """It rings once, with its text."""
    in_two_hours = reminder_body(type="SCHEDULED_RELATIVE", offsetInSeconds=7200)
    token = client.object("POST", REMINDERS, in_two_hours)["alertToken"]

    [rung] = world.advance(timedelta(hours=3))

    assert (rung.kind, rung.says) == ("reminder", "defrost the chicken")
    assert rung.at == datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    assert client.object("GET", f"{REMINDERS}/{token}")["status"] == "COMPLETED"
    assert world.advance(timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (
            {"scheduledTime": "2026-11-23T18:30:00.000Z"},
            "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT",
        ),
        (
            {"scheduledTime": "2026-11-23T18:30:00-05:00"},
            "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT",
        ),
        (
            {"scheduledTime": "2026-11-31T18:30:00.000"},
            "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT",
        ),
        ({"scheduledTime": None}, "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT"),
        ({"scheduledTime": "2026-11-23T12:00:00.000"}, "TRIGGER_SCHEDULED_TIME_IN_PAST"),
        ({"scheduledTime": "2026-11-23T11:59:00.000"}, "TRIGGER_SCHEDULED_TIME_IN_PAST"),
        ({"timeZoneId": None}, "INVALID_TIME_ZONE_ID"),
        ({"timeZoneId": "America/Gotham"}, "INVALID_TIME_ZONE_ID"),
        ({"timeZoneId": "../etc/passwd"}, "INVALID_TIME_ZONE_ID"),
        ({"type": "SCHEDULED"}, "UNSUPPORTED_TRIGGER_TYPE"),
        (
            {"recurrence": {"freq": "WEEKLY", "byDay": ["MO", "TU"]}},
            "UNSUPPORTED_TRIGGER_RECURRENCE",
        ),
        (
            {"recurrence": {"recurrenceRules": ["FREQ=MONTHLY;BYHOUR=1;BYMINUTE=0"]}},
            "UNSUPPORTED_TRIGGER_RECURRENCE",
        ),
        (
            {"recurrence": {"recurrenceRules": ["FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0"]}},
            "UNSUPPORTED_TRIGGER_RECURRENCE",
        ),
        ({"recurrence": {"freq": "HOURLY"}}, "UNSUPPORTED_TRIGGER_RECURRENCE"),
        (
            {"recurrence": {"freq": "DAILY", "interval": 0}},
            "UNSUPPORTED_TRIGGER_RECURRENCE",
        ),
        ({"scheduledTime": "9999-12-31T23:59:59"}, "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT"),
        (
            {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 1 << 40},
            "INVALID_TRIGGER_OFFSET",
        ),
        ({"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 0}, "INVALID_TRIGGER_OFFSET"),
    ],
)
def test_triggers_that_alexa_refuses_are_refused(
    client: Client, changed: Body, code: str
) -> None:
    """With 400, and nothing is set."""
    refusal = client.object(
        "POST", REMINDERS, reminder_body(**(TONIGHT | changed)), status=400
    )

    assert refusal["code"] == code
    assert client.object("GET", REMINDERS)["totalCount"] == "0"


@pytest.mark.parametrize(
    "changed",
    [
        {"alertInfo": {"spokenInfo": {"content": []}}},
        {"alertInfo": {"spokenInfo": {"content": [{"text": "no locale"}]}}},
        {"alertInfo": {}},
        {"alertInfo": {"spokenInfo": {"content": [{"locale": "en-US"}]}}},
        {"requestTime": "today"},
        {"pushNotification": {"status": "ON"}},
    ],
)
def test_a_reminder_without_words_is_refused(client: Client, changed: Body) -> None:
    """So is one whose other fields make no sense."""
    body = reminder_body(**TONIGHT) | changed

    assert client.object("POST", REMINDERS, body, status=400)["code"]


def test_a_daily_reminder_keeps_its_wall_time_as_clocks_go_back(
    client: Client, world: World
) -> None:
    """On 1 November 2026 New York goes from UTC-4 to UTC-5."""
    world.clock.set(datetime(2026, 10, 30, 12, 0, tzinfo=UTC))
    body = reminder_body(**daily("FREQ=DAILY;BYHOUR=18;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"))
    client.object("POST", REMINDERS, body)

    rings = heard(world, world.clock.now() + timedelta(days=4))

    assert rings == ["30 22:30", "31 22:30", "01 23:30", "02 23:30"]


def test_an_hour_that_comes_twice_rings_once(client: Client, world: World) -> None:
    """Half past one on the night the clocks go back: the first of the two."""
    world.clock.set(datetime(2026, 10, 31, 12, 0, tzinfo=UTC))
    client.object(
        "POST", REMINDERS, reminder_body(**daily("FREQ=DAILY;BYHOUR=1;BYMINUTE=30"))
    )

    rings = heard(world, datetime(2026, 11, 2, 12, 0, tzinfo=UTC))

    assert rings == ["01 05:30", "02 06:30"]


def test_an_hour_that_is_missing_rings_after_the_gap(client: Client, world: World) -> None:
    """Half past two on 14 March 2027 does not exist in New York; half past three does."""
    world.clock.set(datetime(2027, 3, 13, 12, 0, tzinfo=UTC))
    client.object(
        "POST", REMINDERS, reminder_body(**daily("FREQ=DAILY;BYHOUR=2;BYMINUTE=30"))
    )
    once = TONIGHT | {"scheduledTime": "2027-03-14T02:30:00.000"}
    client.object("POST", REMINDERS, reminder_body(**once))

    rings = heard(world, datetime(2027, 3, 15, 12, 0, tzinfo=UTC))

    assert rings == ["14 07:30", "14 07:30", "15 06:30"]


def test_two_rules_and_every_other_week(client: Client, world: World) -> None:
    """Mondays of every second week from the start, and each Thursday."""
    rules = [
        "FREQ=WEEKLY;BYDAY=MO;BYHOUR=18;BYMINUTE=0;BYSECOND=0;INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=15",
    ]
    trigger = daily("", recurrenceRules=rules, endDateTime="2026-12-20T00:00:00.000")
    client.object("POST", REMINDERS, reminder_body(**trigger))

    rings = heard(world, world.clock.now() + timedelta(days=60))

    assert rings == [
        "23 23:00",
        "26 14:15",
        "03 14:15",
        "07 23:00",
        "10 14:15",
        "17 14:15",
    ]


def test_rules_make_the_scheduled_time_count_for_nothing(
    client: Client, world: World
) -> None:
    """A scheduled time that has passed, even with a Z, is not looked at beside rules."""
    trigger = daily("FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=10;BYMINUTE=0")
    body = reminder_body(**(trigger | {"scheduledTime": "2020-01-01T00:00:00.000Z"}))
    client.object("POST", REMINDERS, body)

    rings = heard(world, world.clock.now() + timedelta(days=7))

    assert rings == ["28 15:00", "29 15:00"]


def test_a_start_far_ahead_is_found(client: Client, world: World) -> None:
    """The first ringing may lie years away."""
    start = {"startDateTime": "2029-01-01T00:00:00.000"}
    body = reminder_body(**daily("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0", **start))

    token = client.object("POST", REMINDERS, body)["alertToken"]

    assert client.object("GET", f"{REMINDERS}/{token}")["status"] == "ON"
    assert heard(world, datetime(2029, 1, 8, 0, 0, tzinfo=UTC)) == ["01 13:00"]


def test_the_old_form_takes_one_day(client: Client, world: World) -> None:
    """``freq`` and ``byDay`` are deprecated and still answered."""
    old = TONIGHT | {"recurrence": {"freq": "WEEKLY", "byDay": ["FR"], "interval": 1}}
    client.object("POST", REMINDERS, reminder_body(**old))

    assert heard(world, world.clock.now() + timedelta(days=14)) == ["27 23:30", "04 23:30"]


def test_the_limit_and_missing_support_and_consent_are_told_apart(
    client: Client, world: World
) -> None:
    """Each has the status and the code that a skill can act upon."""
    world.reminders.limit = 0
    full = client.object("POST", REMINDERS, reminder_body(**TONIGHT), status=400)
    world.use_device("fire-tv")
    unsupported = client.object("POST", REMINDERS, reminder_body(**TONIGHT), status=403)
    world.permissions.revoke("reminders")
    denied = client.object("GET", REMINDERS, status=401)

    assert [refusal["code"] for refusal in (full, unsupported, denied)] == [
        "MAX_REMINDERS_EXCEEDED",
        "DEVICE_NOT_SUPPORTED",
        "ACCESS_DENIED",
    ]
    assert denied["message"] == "Access denied with reason: ACCESS_NOT_REQUESTED"
