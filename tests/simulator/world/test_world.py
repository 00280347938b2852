"""The world as a whole: clock, ringing, saving, devices, settings, profile."""

from datetime import timedelta
from pathlib import Path

import pytest

from skill.simulator.world.ringing import words_for
from skill.simulator.world.wire import (
    Body,
)
from skill.simulator.world.world import World
from tests.simulator.world.conftest import NOON, Client, reminder_body, timer_body

HOUR = timedelta(hours=1)


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
    world.enabled, world.terse = 2, True
    world.timers.limit, world.timers.personal, world.reminders.limit = 7, 3, 5
    world.permissions.refused_with = 403

    world.save(tmp_path / "world.json")
    again = World.load(tmp_path / "world.json")
    again.save(tmp_path / "again.json")

    assert (tmp_path / "world.json").read_text() == (tmp_path / "again.json").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.json", "world.json"]
    assert (again.token, again.user_id) == (world.token, world.user_id)
    assert again.ids.next() == world.ids.next() != made["id"]
    assert again.advance(HOUR) == world.advance(HOUR) != []


@pytest.mark.parametrize("held", ["[]", '{"format": 0}', '{"format": 1}', "{"])
def test_a_file_that_is_no_world_is_refused(tmp_path: Path, held: str) -> None:
    """Rather than half read."""
    (tmp_path / "world.json").write_text(held)

    with pytest.raises(ValueError, match=r"does not hold a|Expecting"):
        World.load(tmp_path / "world.json")
