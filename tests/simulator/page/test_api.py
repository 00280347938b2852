"""What the page asks of the kitchen: the very engine that the terminal talks to."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from tests.simulator.page.served import AT, Browser, Got, served


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Browser]:
    """Return a browser at a page of its own."""
    with served(tmp_path) as browser:
        yield browser


def test_what_is_said_is_answered_shown_and_explained(fresh: Browser) -> None:
    """The words, the screen in words and as a document, the intent with its sample."""
    happening = fresh.say("set a pasta timer for ten minutes")

    last = happening["exchanges"][-1]
    [first, *_] = happening["exchanges"]
    assert "10 minutes" in last["said"]
    assert first["understood"]["intent"] == "SetTimerIntent"
    assert "{" in first["understood"]["sample"]
    assert {slot["value"] for slot in first["understood"]["slots"]} == {"PT10M", "pasta"}
    assert any("pasta" in row.casefold() for row in last["screen"])
    kinds = [one["type"] for one in last["response"]["response"]["directives"]]
    assert "Alexa.Presentation.APL.RenderDocument" in kinds


def test_a_touch_is_the_same_as_its_word(fresh: Browser) -> None:
    """SendEvent's arguments come back as a UserEvent with the document's token."""
    fresh.say("set a pasta timer for ten minutes")

    got = fresh.post("/api/act", {"touch": ["pause_timer"], "token": "timers"})

    [exchange] = got.happened()[-1]["exchanges"]
    request = exchange["request"]["request"]
    assert request["type"] == "Alexa.Presentation.APL.UserEvent"
    assert request["arguments"] == ["pause_timer"]
    assert request["token"] == "timers"


def test_what_is_due_rings_when_the_clock_is_moved(fresh: Browser) -> None:
    """And the page knows beforehand when that will be."""
    fresh.say("set a pasta timer for ten minutes")
    state = fresh.get("/api/news").told["state"]
    assert datetime.fromisoformat(state["nextRing"]) == AT + timedelta(minutes=10)

    happening = fresh.say("+10m")

    assert [one["says"] for one in happening["rings"]] == ["Your pasta timer is done."]
    assert fresh.get("/api/news").told["state"]["nextRing"] is None


def test_time_passes_to_the_next_ring(fresh: Browser) -> None:
    """Not a moment further; where nothing is set, it does not pass."""
    fresh.say("set an egg timer for six minutes")
    fresh.say("set a rice timer for twenty minutes")

    assert [one["says"] for one in fresh.say("/next")["rings"]] == [
        "Your egg timer is done."
    ]
    assert [one["says"] for one in fresh.say("/next")["rings"]] == [
        "Your rice timer is done."
    ]
    assert fresh.post("/api/act", {"line": "/next"}).status == 422


def test_what_is_due_rings_by_itself(fresh: Browser) -> None:
    """Nobody has to speak: the page is told as soon as the clock is there."""
    fresh.say("set an egg timer for six minutes")
    fresh.room.kitchen.world.clock.advance(timedelta(minutes=6))

    [happening] = fresh.get("/api/news?since=1&wait=5").happened()

    assert happening["by"] == "clock"
    assert happening["rings"][0]["says"] == "Your egg timer is done."


def test_news_from_the_terminal_wakes_the_page(fresh: Browser) -> None:
    """It waits without asking again and again."""
    found: list[Got] = []
    page = Thread(target=lambda: found.append(fresh.get("/api/news?since=0&wait=20")))
    page.start()

    fresh.room.play("help", "terminal")
    page.join(10)

    [got] = found
    [happening] = got.happened()
    assert (happening["by"], happening["done"]) == ("terminal", "help")


def test_the_switches_are_the_terminals_commands(fresh: Browser) -> None:
    """Device, permissions, faults, language, clock."""
    for line in (
        "/device spot",
        "/permissions grant timers",
        "/permissions no reminders",
        "/fail timers 503 2",
        "/clock 2026-12-01T08:00",
        "/clock Europe/Berlin",
    ):
        fresh.say(line)

    state = fresh.get("/api/news").told["state"]
    allowed = {one["name"]: one for one in state["permissions"]}
    assert state["device"] == "spot"
    assert allowed["timers"]["granted"]
    assert allowed["reminders"]["answer"] == "DENIED"
    assert state["faults"] == [{"service": "timers", "mode": "503", "left": 2}]
    assert state["now"].startswith("2026-12-01T13:00")
    assert state["aheadOfUtcMs"] == 3_600_000


def test_a_device_without_a_screen_is_told_everything_in_words(fresh: Browser) -> None:
    """No document goes to it."""
    fresh.say("/device echo")

    [exchange] = fresh.say("help")["exchanges"]

    assert exchange["said"]
    assert exchange["screen"] == []
    assert "directives" not in exchange["response"]["response"]


@pytest.mark.parametrize(
    "line", ["/record x", '/"record" x', "/replay x", "/quit", "/what"]
)
def test_no_command_of_the_page_reaches_the_files_of_this_machine(
    browser: Browser, line: str
) -> None:
    """Those stay at the terminal, however they are written."""
    got = browser.post("/api/act", {"line": line})

    assert got.status == 422
    assert "no command" in str(got.told["error"])


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"line": ""},
        {"line": "  "},
        {"line": 3},
        {"line": "x" * 501},
        {"touch": "next"},
        {"touch": list(range(21))},
        {"line": "/device toaster"},
        {"line": "+never"},
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    browser: Browser, body: dict[str, object]
) -> None:
    """With a word of what would be understood."""
    before = list(browser.room.happened)

    got = browser.post("/api/act", body)

    assert got.status in (400, 422)
    assert got.told["error"]
    assert browser.room.happened == before


@pytest.mark.parametrize("query", ["since=-1", "since=x", "wait=1e9", "since=%C2%B2"])
def test_a_number_is_a_number(browser: Browser, query: str) -> None:
    """Or it is refused."""
    assert browser.get(f"/api/news?{query}").status == 400


def test_an_unknown_call_and_a_wrong_method_are_told_apart(browser: Browser) -> None:
    """404 and 405."""
    assert browser.get("/api/nothing").status == 404
    assert browser.get("/api/act").status == 405


def test_leaving_by_the_home_button_ends_the_conversation(fresh: Browser) -> None:
    """As a device does: the skill is told, and says nothing."""
    fresh.say("open my larder")
    assert fresh.get("/api/news").told["state"]["open"]

    [exchange] = fresh.say("/home")["exchanges"]

    assert exchange["request"]["request"]["type"] == "SessionEndedRequest"
    assert exchange["said"] == ""
    assert not fresh.get("/api/news").told["state"]["open"]
    assert fresh.say("/home")["exchanges"] == []


def test_all_that_is_kept_can_be_seen_and_is_gone_when_forgotten(fresh: Browser) -> None:
    """The household as the store has it, and what Alexa holds."""
    fresh.say("I'm allergic to peanuts")
    fresh.say("set a pasta timer for ten minutes")
    kept = fresh.get("/api/kept").told
    assert "peanut" in str(kept["household"])
    assert len(kept["timers"]) == 1

    fresh.say("/forget")

    assert fresh.get("/api/kept").told["household"] == {}
