"""The world as a whole: clock, ringing, saving, devices, settings, profile."""

import itertools
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from skill.simulator.world.clock import WorldClock
from skill.simulator.world.devices import catalogue, device_named
from skill.simulator.world.ringing import words_for
from skill.simulator.world.wire import (
    Body,
    Call,
    Ids,
    parse_duration,
    spell_duration,
    spell_instant,
)
from skill.simulator.world.world import World
from tests.simulator.world.conftest import NOON, Client, reminder_body, timer_body

HOUR = timedelta(hours=1)


def test_a_still_clock_moves_only_when_it_is_moved() -> None:
    """It is set in any zone and shows UTC."""
    clock = WorldClock(NOON)
    clock.advance(timedelta(minutes=10))
    shown = clock.now()
    clock.set(datetime(2026, 1, 1, 2, 0, tzinfo=timezone(HOUR)))

    assert shown == NOON + timedelta(minutes=10)
    assert clock.now() == datetime(2026, 1, 1, 1, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="no time zone"):
        clock.set(datetime(2026, 1, 1))  # noqa: DTZ001 - the point


def test_a_running_clock_follows_its_ticks_and_can_be_stopped() -> None:
    """Moving it does not stop it."""
    ticks = itertools.count(100, 5)
    clock = WorldClock(NOON, lambda: next(ticks))

    first = clock.now()
    clock.advance(HOUR)
    later = clock.now()
    clock.stop()

    assert first == NOON + timedelta(seconds=5)
    assert later > NOON + HOUR
    assert clock.now() == clock.now()
    assert not clock.runs


def test_moving_the_clock_plays_what_rings_on_the_way_in_order(
    client: Client, world: World
) -> None:
    """Each once, with what is heard: a chime's words, an announcement, a reminder."""
    announcing: Body = {
        "type": "ANNOUNCE",
        "textToAnnounce": [
            {"locale": "de-DE", "text": "Reis abgießen."},
            {"locale": "en-GB", "text": "Drain the rice."},
        ],
    }
    client.object("POST", "/v1/alerts/timers", timer_body("PT12M", "pasta"))
    client.object("POST", "/v1/alerts/timers", timer_body("PT11M", None))
    client.object("POST", "/v1/alerts/timers", timer_body("PT10M", "rice", announcing))
    reminder = reminder_body(type="SCHEDULED_RELATIVE", offsetInSeconds="690")
    client.object("POST", "/v1/alerts/reminders", reminder)

    early = world.advance(timedelta(minutes=9, seconds=59))
    rung = world.advance(timedelta(minutes=10))

    assert early == []
    assert [r.says for r in rung] == [
        "Drain the rice.",
        "Your timer is done.",
        "defrost the chicken",
        "Your pasta timer is done.",
    ]
    assert world.ring() == []


def test_a_timer_that_was_cancelled_or_paused_does_not_ring(
    client: Client, world: World
) -> None:
    """Whatever its time would have been."""
    ids = [
        client.object("POST", "/v1/alerts/timers", timer_body("PT5M", None))["id"]
        for _ in range(2)
    ]
    client.ask("DELETE", f"/v1/alerts/timers/{ids[0]}")
    client.ask("POST", f"/v1/alerts/timers/{ids[1]}/pause")

    assert world.advance(HOUR) == []


def test_words_are_chosen_by_locale_then_language_then_order() -> None:
    """And nothing usable is nothing said."""
    texts = [{"locale": "de-DE", "text": "eins"}, {"locale": "en-GB", "text": "one"}]

    assert words_for(texts, "en-GB") == "one"
    assert words_for(texts, "en-US") == "one"
    assert words_for(texts, "fr-FR") == "eins"
    assert words_for([], "en-US") == words_for("text", "en-US") == ""


def test_a_saved_world_is_the_same_world(
    client: Client, world: World, tmp_path: Path
) -> None:
    """Timers, also paused ones, reminders, consent, settings, counters."""
    world.clock.set(NOON + timedelta(microseconds=123456))
    made = client.object("POST", "/v1/alerts/timers", timer_body())
    paused = client.object("POST", "/v1/alerts/timers", timer_body("PT5M", "egg"))
    client.ask("POST", f"/v1/alerts/timers/{paused['id']}/pause")
    relative = reminder_body(type="SCHEDULED_RELATIVE", offsetInSeconds=90)
    client.object("POST", "/v1/alerts/reminders", relative)
    world.settings.set("System.distanceUnits", "METRIC")
    world.profile.values["Profile.givenName"] = "Nadia"
    world.permissions.will_answer("given_name", "DENIED")
    world.use_device("show-8")

    world.save(tmp_path / "world.json")
    again = World.load(tmp_path / "world.json")
    again.save(tmp_path / "again.json")

    assert (tmp_path / "world.json").read_text() == (tmp_path / "again.json").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.json", "world.json"]
    assert again.token == world.token
    assert again.ids.next() == world.ids.next() != made["id"]
    assert again.advance(HOUR) == world.advance(HOUR) != []


@pytest.mark.parametrize("held", ["[]", '{"format": 0}', "{"])
def test_a_file_that_is_no_world_is_refused(tmp_path: Path, held: str) -> None:
    """Rather than half read."""
    (tmp_path / "world.json").write_text(held)

    with pytest.raises(ValueError, match=r"does not hold a world|Expecting"):
        World.load(tmp_path / "world.json")


def test_settings_are_bare_strings_and_204_when_unset(client: Client, world: World) -> None:
    """For this device alone; both spellings of the temperature unit are answered."""
    path = f"/v2/devices/{world.device_id}/settings"
    world.settings.set("System.temperatureUnit", "CELSIUS")

    assert client.ask("GET", f"{path}/System.timeZone") == (200, "America/New_York")
    assert client.ask("GET", f"{path}/System.temperatureUnits") == (200, "CELSIUS")
    assert client.ask("GET", f"{path}/System.distanceUnits") == (204, None)
    assert client.ask("GET", f"{path}/System.volume")[0] == 404
    assert client.ask("GET", "/v2/devices/other/settings/System.timeZone")[0] == 403

    world.settings.set("System.timeZone", None)
    assert client.ask("GET", f"{path}/System.timeZone") == (204, None)


def test_a_name_is_told_with_consent_only(client: Client, world: World) -> None:
    """Without it 403, unknown 204; the person speaking has a profile too."""
    path = "/v2/accounts/~current/settings/Profile.givenName"
    denied = client.object("GET", path, status=403)
    world.permissions.grant("given_name")
    unknown = client.ask("GET", path)
    world.profile.values["Profile.givenName"] = "Nadia"

    assert denied["code"] == "ACCESS_DENIED"
    assert unknown == (204, None)
    assert client.ask("GET", path) == (200, "Nadia")
    assert client.ask("GET", "/v2/persons/~current/profile/givenName") == (200, "Nadia")
    assert client.ask("GET", "/v2/accounts/~current/settings/Profile.shoe")[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"header": {"requestId": "r"}},
        {"header": {"requestId": "r"}, "directive": {"type": "Speak", "speech": "x"}},
        {"header": {}, "directive": {"type": "VoicePlayer.Speak", "speech": "x"}},
    ],
)
def test_directives_that_are_not_understood_are_refused(world: World, body: Body) -> None:
    """And nothing is said."""
    world.directives.open("r")

    answer = world.answer("directives", Call("POST", (), body=body))

    assert answer.status == 400
    assert world.directives.spoken == []


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("show-5", 960, 480),
        ("show-8", 961, 601),
        ("show-15", 1442, 811),
        ("fire-tv", 960, 540),
    ],
)
def test_screens_have_the_size_in_dp_that_layouts_are_chosen_by(
    name: str, width: int, height: int
) -> None:
    """Pixels by 160 over the density."""
    screen = device_named(name).screen

    assert screen is not None
    dp = [pixels * 160 / screen.dpi for pixels in (screen.width, screen.height)]
    assert dp == pytest.approx([width, height], abs=1)


def test_every_device_can_be_put_on_the_shelf(world: World) -> None:
    """Those that tell no screen have none; a wrong name lists the right ones."""
    for name in catalogue():
        assert world.use_device(name).name == name

    assert device_named("echo").viewports() == []
    assert device_named("echo-dot-clock").viewports()[0]["type"] == "APLT"
    with pytest.raises(ValueError, match="echo-dot-clock"):
        world.use_device("toaster")


def test_viewports_hold_nothing_that_alexa_does_not_send() -> None:
    """Beside the envelopes of real devices, where these are at hand."""
    folder = Path(__file__).parents[4] / "shared" / "data" / "envelopes"
    if not folder.is_dir():
        pytest.skip("no recorded envelopes beside this repository")
    seen: set[str] = set()
    for file in folder.glob("[0-9]*.json"):
        context = json.loads(file.read_text()).get("context", {})
        seen |= _paths({k: context[k] for k in ("Viewport", "Viewports") if k in context})

    for device in catalogue().values():
        if device.screen is not None:
            made = {"Viewport": device.screen.viewport(), "Viewports": device.viewports()}
            assert _paths(made) <= seen


def _paths(value: object, at: str = "") -> set[str]:
    if isinstance(value, dict):
        return {at}.union(*(_paths(item, f"{at}.{key}") for key, item in value.items()))
    if isinstance(value, list):
        return {at}.union(*(_paths(item, f"{at}[]") for item in value))
    return {at}


@pytest.mark.parametrize(
    ("spelt", "seconds"),
    [
        ("PT10M", 600),
        ("PT90M", 5400),
        ("P1DT2H", 93600),
        ("P1W", 604800),
        ("PT1.5S", 1.5),
        ("P1M", None),
        ("P1Y", None),
        ("PT", None),
        ("P", None),
        ("P1DT", None),
        ("10", None),
        ("-PT1M", None),
        ("P999999999999D", None),
    ],
)
def test_durations_are_read_as_iso_8601_spells_them(
    spelt: str, seconds: float | None
) -> None:
    """Only what has a fixed length."""
    expected = None if seconds is None else timedelta(seconds=seconds)

    assert parse_duration(spelt) == expected


def test_what_is_left_is_spelt_in_whole_seconds_rounded_up() -> None:
    """A timer that still runs never has nothing left."""
    assert spell_duration(timedelta(milliseconds=1)) == "PT1S"
    assert spell_duration(timedelta(hours=1, minutes=5, seconds=25)) == "PT1H5M25S"
    assert spell_duration(timedelta(0)) == "PT0S"
    assert spell_instant(NOON + timedelta(microseconds=1500)) == "2026-11-23T17:00:00.001Z"


def test_identifiers_differ_within_a_world_and_agree_between_runs() -> None:
    """A seed makes them another family's."""
    one, same, other = Ids("a"), Ids("a"), Ids("b")

    first = [one.next("x"), one.next("x"), one.next()]

    assert len(set(first)) == 3
    assert first == [same.next("x"), same.next("x"), same.next()]
    assert other.next("x") not in first
