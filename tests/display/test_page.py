"""The page in headless Chromium: a newcomer's first two minutes, and all that can be done.

From utterance to pixel and back: words and touches go in by the browser, documents come out
on the device drawn by Amazon's own engine, and no request ever names another host.
"""

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from skill.simulator.drawing.browser import ROOT, CannotDrawError, Tools
from skill.simulator.page.files import MODULES
from tests.display.page.chromium import (
    CAPTION,
    LINE,
    RINGING,
    Chromium,
    Where,
    button,
    chromium,
    shown,
    touchable,
)
from tests.simulator.page.served import Browser, served

pytestmark = pytest.mark.display

REFUSED = "the server responded with a status of 422"  # said by Chromium, and by us
PASTA = "set a pasta timer for ten minutes"
DINNER = "what's for dinner with chicken"
SEGMENTS = Where(css=".segments")


def said(words: str) -> Where:
    """Return the caption once it holds these words."""
    return Where(css=f"#caption:has-text('{words}')")


ASKED = said("servings")


@pytest.fixture(scope="module")
def tools() -> Tools:
    """Return node and Chromium, or skip: what is missing is said."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        pytest.skip("driven once, not by each worker: run make displays")
    if not (ROOT / "node_modules/axe-core").is_dir():
        _absent(f"axe-core is not installed: run npm ci in {ROOT}")
    try:
        return Tools.found()
    except CannotDrawError as error:
        _absent(str(error))


def _absent(what: str) -> NoReturn:
    """Skip what needs a browser, or fail where it was asked for (``make displays``)."""
    if os.environ.get("LARDER_DISPLAYS") == "required":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def window(tools: Tools) -> Iterator[Chromium]:
    """Return a browser, one for all tests here."""
    with chromium(tools, ROOT) as browser:
        yield browser


@pytest.fixture
def kitchen(window: Chromium, tmp_path: Path) -> Iterator[Browser]:
    """Serve a fresh kitchen with an Echo Show 8, and open its page in the window."""
    with served(tmp_path, modules=MODULES, ticks=time.monotonic) as page:
        window.act("open", url=page.server.url)
        yield page
        seen = window.act("seen")
        strange = [url for url in seen["requests"] if not _is_ours(url, page)]
        assert strange == []
        assert [one for one in seen["complaints"] if REFUSED not in one] == []


def _is_ours(url: str, page: Browser) -> bool:
    """Return whether a request stayed in this machine: our server, or no server at all."""
    return url.startswith((page.server.url, "data:", "blob:"))


def test_a_newcomers_first_two_minutes(window: Chromium, kitchen: Browser) -> None:
    """A timer, a dinner, an allergy, a reminder that rings: typed, clicked and touched."""
    window.click(button(PASTA))
    window.sees(said("10 minutes"))
    window.sees(shown("Pasta"))

    window.say("I'm allergic to peanuts")
    window.sees(said("for peanuts"))
    window.say(DINNER)
    window.sees(touchable("Make it"))
    window.click(touchable("Make it"))
    window.sees(ASKED)
    window.say("no")
    window.sees(touchable("Next"))

    window.click(button("Next ring"))
    window.sees(RINGING)
    assert "Your pasta timer is done." in window.text(RINGING)
    window.click(button("Stop"))
    window.act("vanish", RINGING)

    assert "Alexa.Presentation.APL.UserEvent" in _kinds(kitchen)
    assert "peanut" in str(kitchen.get("/api/kept").told["household"])


def _kinds(kitchen: Browser) -> list[str]:
    """Return the types of the requests so far."""
    requests = [one.request["request"] for one in kitchen.room.kitchen.log]
    return [str(one["type"]) for one in requests if isinstance(one, dict)]


def test_the_same_by_keyboard_alone(window: Chromium, kitchen: Browser) -> None:
    """Every focus is seen, and the device's own buttons are reached and pressed."""
    assert window.focus().id == "line"
    window.act("type", words=DINNER)
    window.press("Enter")
    window.sees(touchable("Make it"))

    window.tab_to("Make it", by="Shift+Tab")
    window.press("Enter")
    window.sees(ASKED)
    window.tab_to("Say something to Larder")
    window.act("type", words="no")
    window.press("Enter")
    window.sees(touchable("Next"))
    window.tab_to("Next", by="Shift+Tab")
    window.press(" ")
    window.sees(touchable("Back"))

    window.tab_to("Say something to Larder")
    window.act("type", words=PASTA)
    window.press("Enter")
    window.sees(shown("Pasta"))
    window.tab_to("Next ring", by="Shift+Tab")
    window.press("Enter")
    window.sees(RINGING)
    window.tab_to("Stop")
    window.press("Enter")
    window.act("vanish", RINGING)


def test_devices_are_chosen_by_arrow_keys(window: Chromium, kitchen: Browser) -> None:
    """As radio buttons are; the device takes the shape of each."""
    window.tab_to("Show 8")
    for name in ("show-10", "show-15", "show-15-portrait", "show-21", "spot", "fire-tv"):
        window.press("ArrowRight")
        window.sees(Where(css=f'#device[data-device="{name}"]'))
        width, height = _glass(window)
        screen = kitchen.room.kitchen.world.device.screen
        assert screen
        assert width / height == pytest.approx(screen.width / screen.height, rel=0.02)


def _glass(window: Chromium) -> tuple[float, float]:
    box = window.act("box", Where(css="#device .glass"))
    return box["width"], box["height"]


def test_the_tabs_are_turned_by_arrow_keys(window: Chromium, kitchen: Browser) -> None:
    """And tell what is behind the answer: why, both envelopes, what is kept."""
    window.say(PASTA)
    window.sees(shown("Pasta"))
    window.act("click", Where(role="tab", name="Talk"))

    window.press("ArrowRight")
    why = window.text(Where(css="#why"))
    assert "SetTimerIntent" in why
    assert "PT10M" in why
    assert "%" in why

    window.press("ArrowRight")
    told = window.text(Where(css="#json"))
    assert "IntentRequest" in told
    assert "What Larder answered" in told

    window.press("ArrowRight")
    window.sees(Where(css="#kept .left"))
    assert "pasta" in window.text(Where(css="#kept"))


def test_a_countdown_ticks_on_the_kitchens_clock(
    window: Chromium, kitchen: Browser
) -> None:
    """By itself, and at once when the clock is moved."""
    clock = kitchen.room.kitchen.world.clock
    window.say(PASTA)
    window.sees(shown("10:00"))

    clock.advance(timedelta(minutes=4))
    kitchen.room.play("/clock", "terminal")
    window.sees(shown("5:5"))
    window.act("vanish", shown(window.text(shown("5:5"))))

    window.click(button("+1 min"))
    window.sees(shown("4:"))


def test_time_can_be_set_and_what_is_due_rings(window: Chromium, kitchen: Browser) -> None:
    """A day and a time picked; the reminder rings, once, and says what it is about."""
    window.say("remind me at six to feed the sourdough")
    window.sees(said("sourdough"))
    window.say("yes")
    window.sees(Where(css="#next-ring:enabled"))
    window.click(button("Set…"))
    window.act("fill", Where(css="#at"), words="2026-11-24T18:00:30")
    window.click(button("Set the clock"))

    window.sees(RINGING)
    assert "sourdough" in window.text(RINGING)
    assert window.text(Where(css="#now")).startswith("18:00")


def test_a_touch_reaches_the_handler_and_the_screen_answers(
    window: Chromium, kitchen: Browser
) -> None:
    """Pause stops the countdown; its pixel press has become a UserEvent."""
    window.say(PASTA)
    window.sees(touchable("Pause"))
    assert _is_amber(window.act("colour", touchable("Pause"), across=0.5, down=0.3))
    window.click(touchable("Pause"))
    window.sees(touchable("Go on"))

    request = kitchen.room.kitchen.log[-1].request["request"]
    assert isinstance(request, dict)
    assert _kinds(kitchen)[-1] == "Alexa.Presentation.APL.UserEvent"
    assert request["token"] == "timers"


def test_a_step_is_read_and_turned_by_swiping(window: Chromium, kitchen: Browser) -> None:
    """To the left is next, to the right is back: the same as the words."""
    _cook(window)
    first = _step(kitchen)
    window.act("swipe", Where(css="#view", on="screen"), by=-0.6)
    _until_step(window, kitchen, first + 1)
    window.act("swipe", Where(css="#view", on="screen"), by=0.6)
    _until_step(window, kitchen, first)


def _is_amber(colour: list[int]) -> bool:
    """Return whether a pixel has the accent of the screens."""
    red, green, blue = colour
    return red > 220 and 150 < green < 210 and blue < 120


def _cook(window: Chromium) -> None:
    """Begin to cook what is picked, at the first step."""
    window.say(DINNER)
    window.sees(touchable("Make it"))
    window.say("yes")
    window.sees(ASKED)
    window.say("no")
    window.sees(touchable("Next"))


def _step(kitchen: Browser) -> int:
    kept = kitchen.get("/api/kept").told["household"]
    return int(kept["household"]["cooking"]["step"])


def _until_step(window: Chromium, kitchen: Browser, number: int) -> None:
    window.sees(shown(f"Step {number + 1} of"))
    assert _step(kitchen) == number


def test_the_words_of_a_step_are_lit_as_they_are_said(
    window: Chromium, kitchen: Browser
) -> None:
    """Karaoke goes on with no voice at all: silence takes as long as the words would."""
    window.click(button("Voice"))
    _cook(window)

    window.sees(Where(css='#device[data-voice="speaking"]'))
    window.act("lit")
    assert "Step 1" in window.text(CAPTION)
    window.sees(Where(css='#device[data-voice="listening"]'))


def test_a_device_without_a_screen_speaks_and_one_with_a_clock_counts(
    window: Chromium, kitchen: Browser
) -> None:
    """The caption has every word; the clock's four characters run."""
    window.click(Where(css='#devices [value="echo-dot-clock"]'))
    window.sees(SEGMENTS)
    assert window.text(SEGMENTS) == "17:00"

    window.say("set a timer for four minutes")
    window.sees(Where(css=".segments:text-matches('03:5')"))
    window.act("vanish", Where(css=f".segments:text('{window.text(SEGMENTS)}')"))
    assert "4 minute" in window.text(CAPTION)
    assert window.act("count", Where(css="iframe")) == 0


def test_home_clears_the_screen_and_ends_the_conversation(
    window: Chromium, kitchen: Browser
) -> None:
    """As the device's own button does; the clock is back."""
    window.say("open my larder")
    window.sees(Where(css="#device[data-drawn]"))

    window.click(button("Home screen"))

    window.sees(Where(css=".idle"))
    assert window.text(Where(css=".idle time")) == "17:00"
    assert not kitchen.room.kitchen.conversation.is_open


def test_switches_change_the_kitchen(window: Chromium, kitchen: Browser) -> None:
    """What the family allows, what goes wrong, the zone and the language."""
    world = kitchen.room.kitchen.world
    window.click(Where(role="tab", name="Switches"))

    window.click(Where(css="#allow-timers"))
    window.sees(Where(css="#allow-timers:checked"))
    window.act("choose", Where(css="#fault-timers"), option="503")
    window.say(PASTA)
    window.sees(said("timer"))
    window.act("choose", Where(css="#zone"), option="Europe/Berlin")
    window.sees(Where(text="23:0"))

    assert world.permissions.granted
    assert world.faults.active
    assert world.settings.time_zone == "Europe/Berlin"
    assert world.timers.listed(world.clock.now()) == []


def test_a_conversation_is_saved_and_replayed(
    window: Chromium, kitchen: Browser, tmp_path: Path
) -> None:
    """The file that comes out goes in again, and every answer is the same."""
    window.say(PASTA)
    window.sees(shown("Pasta"))
    window.click(button("+10 min"))
    window.sees(RINGING)
    window.click(Where(role="tab", name="Record"))
    file = tmp_path / "talk.json"
    file.write_text(window.act("download", Where(css="#save-tape")), encoding="utf-8")

    window.act("upload", Where(css="#tape-file"), file=str(file))

    window.sees(Where(text="2 of 2 answers are the same as recorded."))
    window.click(button("Watch on the device"))
    window.sees(shown("Pasta"))


def test_a_file_that_is_no_recording_is_refused_in_words(
    window: Chromium, kitchen: Browser, tmp_path: Path
) -> None:
    """And what cannot be done is said where it is read."""
    file = tmp_path / "shopping.json"
    file.write_text("{}", encoding="utf-8")
    window.click(Where(role="tab", name="Record"))
    window.act("upload", Where(css="#tape-file"), file=str(file))
    window.sees(Where(css="#trouble"))
    assert "no recording" in window.text(Where(css="#trouble"))

    window.say("/device toaster")
    window.sees(Where(css="#trouble:has-text('show-8')"))


def test_what_is_typed_in_the_terminal_is_seen_on_the_page(
    window: Chromium, kitchen: Browser
) -> None:
    """One kitchen: it is drawn here, and the talk says where it came from."""
    kitchen.room.play(PASTA, "terminal")

    window.sees(shown("Pasta"))
    window.sees(Where(text="in the terminal"))


def test_what_was_shown_is_still_shown_after_loading_again(
    window: Chromium, kitchen: Browser
) -> None:
    """The talk too; nothing is said a second time."""
    window.say(PASTA)
    window.sees(shown("Pasta"))

    window.act("open", url=kitchen.server.url)

    window.sees(shown("Pasta"))
    assert "pasta timer" in window.text(Where(css="#talk"))


def test_without_the_renderer_the_screen_is_told_in_words(
    window: Chromium, tmp_path: Path
) -> None:
    """And the page says how to get the rest."""
    with served(tmp_path) as page:
        window.act("open", url=page.server.url)
        window.say(PASTA)
        window.sees(Where(css=".words"))

        assert "pasta" in window.text(Where(css=".words")).casefold()
        assert "npm ci" in window.text(Where(css="#more"))
        assert window.act("count", Where(css="iframe")) == 0
        assert window.act("seen")["complaints"] == []


@pytest.mark.parametrize("width", [360, 600, 820, 1280, 1920])
def test_nothing_is_cut_off_at_any_width(
    window: Chromium, kitchen: Browser, width: int
) -> None:
    """No sideways scrolling; the box to type in, and the whole device, fit."""
    window.act("open", url=kitchen.server.url, width=width, height=800)
    window.say(PASTA)
    window.sees(shown("Pasta"))

    assert window.act("wide") <= width
    for where in (LINE, CAPTION, Where(css="#device .body")):
        box = window.act("box", where)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


PANELS = ("Talk", "Why", "JSON", "Kept", "Switches", "Record")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_panel(
    window: Chromium, kitchen: Browser, scheme: str
) -> None:
    """Contrast, names, roles: on the page, on the device's screen, while it rings."""
    window.act("open", url=kitchen.server.url, scheme=scheme, motion="reduce")
    window.say(PASTA)
    window.sees(shown("Pasta"))
    assert window.act("violations", on="screen") == []
    window.click(button("+10 min"))
    window.sees(RINGING)
    window.click(button("Set…"))
    assert window.act("violations") == []
    window.press("Escape")

    for panel in PANELS:
        window.click(Where(role="tab", name=panel))
        assert window.act("violations") == [], panel
