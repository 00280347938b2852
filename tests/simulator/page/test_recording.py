"""A conversation recorded, and had again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.settings import Settings
from skill.simulator.page.recording import Recording, UnreadableError, read, replayed
from tests.simulator.page.served import AT, Browser, served

LINES = (
    "I'm allergic to peanuts",
    "set a pasta timer for ten minutes",
    "+4m",
    "how much time is left",
    "what's for dinner with chicken",
    "something else",
    "+1h",
    "/device spot",
    "make it",
    "/fail timers 503",
    "set a rice timer for 20 minutes",
)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Browser]:
    """Return a browser at a page of its own."""
    with served(tmp_path) as browser:
        yield browser


def test_a_recording_replays_the_same_answers_and_leaves_the_kitchen_alone(
    fresh: Browser,
) -> None:
    """Speech, screens and session attributes, byte for byte, and what rang in between."""
    fresh.say("I'm vegetarian")
    fresh.post("/api/recording", {})
    for line in LINES:
        fresh.room.kitchen.world.clock.advance(timedelta(seconds=7, milliseconds=301))
        fresh.say(line)
    fresh.post("/api/act", {"touch": ["next"], "token": "cooking"})
    before = len(fresh.room.happened)
    recording = fresh.get("/api/recording").told

    told = fresh.post("/api/replay", {"recording": recording}).told

    assert told["compared"] == len(LINES) + 1
    assert told["same"] == told["compared"]
    rings = [r["says"] for turn in told["turns"] for r in turn["happening"]["rings"]]
    assert "Your pasta timer is done." in rings
    assert len(fresh.room.happened) == before


def test_on_another_machine_the_answers_are_the_same(
    fresh: Browser, tmp_path: Path
) -> None:
    """Nothing of this machine goes into an answer: not even its secret."""
    for line in LINES[:6]:
        fresh.say(line)
    recording = read(fresh.get("/api/recording").told, fresh.room)

    elsewhere = Settings(home=tmp_path / "elsewhere", log_level="ERROR")
    turns = replayed(recording, elsewhere)

    assert [one.same for one in turns if one.same is not None] == [True] * 6


def test_another_answer_is_found_out(fresh: Browser) -> None:
    """The comparison can fail."""
    fresh.say("set a pasta timer for ten minutes")
    recording = fresh.get("/api/recording").told
    recording["steps"][0]["line"] = "set a pasta timer for nine minutes"

    told = fresh.post("/api/replay", {"recording": recording}).told

    assert (told["same"], told["compared"]) == (0, 1)


def test_a_recording_begins_where_it_is_begun(fresh: Browser) -> None:
    """With the household and the timers of that moment."""
    fresh.say("set a pasta timer for ten minutes")
    fresh.post("/api/recording", {})
    fresh.say("what timers are running")

    recording = fresh.get("/api/recording").told
    told = fresh.post("/api/replay", {"recording": recording}).told

    assert [step["line"] for step in recording["steps"]] == ["what timers are running"]
    assert "pasta" in told["turns"][0]["happening"]["exchanges"][0]["said"]
    assert told["same"] == 1


def test_ask_clis_files_are_played_without_comparing(fresh: Browser) -> None:
    """They hold what was said, and dot commands for ask-cli itself."""
    file = {"skillId": "x", "locale": "en-US", "userInput": ["help", "stop", ".quit"]}

    told = fresh.post("/api/replay", {"recording": file}).told

    assert [turn["happening"]["done"] for turn in told["turns"]] == ["help", "stop"]
    assert told["compared"] == 0


@pytest.mark.parametrize(
    "spoilt",
    [
        {},
        {"format": "larder-conversation/2"},
        {"world": {}},
        {"world": {"format": 1}},
        {"household": {"people": "all"}},
        {"steps": [{"line": "/quit"}]},
        {"steps": [{"line": '/record "x"'}]},
        {"steps": [{"at": "2026-11-24T17:00"}]},
        {"steps": [{"line": "x" * 501}]},
        {"steps": [{"line": "help"}] * 501},
    ],
)
def test_what_is_no_recording_is_refused(
    browser: Browser, spoilt: dict[str, object]
) -> None:
    """Whatever part of it is wrong, and nothing has happened here."""
    before = list(browser.room.happened)
    recording = browser.get("/api/recording").told | spoilt if spoilt else {"a": 1}

    got = browser.post("/api/replay", {"recording": recording})

    assert got.status == 422, got.content
    assert browser.room.happened == before


def test_a_recording_that_is_missing_is_asked_for(browser: Browser) -> None:
    """A list is none either."""
    assert browser.post("/api/replay", {}).status == 400
    assert browser.post("/api/replay", {"recording": []}).status == 400


def test_a_kitchen_that_cannot_be_set_up_is_named(fresh: Browser, tmp_path: Path) -> None:
    """The world's own file says what is missing."""
    recording = Recording.model_validate(fresh.get("/api/recording").told)
    del recording.world["timers"], recording.world["device"]

    with pytest.raises(UnreadableError, match="device"):
        replayed(recording, Settings(home=tmp_path))
    assert fresh.room.kitchen.world.clock.now() == AT
