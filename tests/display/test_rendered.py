"""Every screen on every device, drawn by Amazon's own engine in headless Chromium.

What is asserted is where things stand and what they say, never pixels.  Set
``LARDER_PICTURES`` to a folder to keep the pictures, and look at them.
"""

import copy
import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from skill.simulator.drawing.browser import (
    Tools,
    run_node,
    screen_of,
    with_screens,
)
from skill.simulator.scenes import scenes
from skill.simulator.scenes.scene import Scene
from skill.simulator.world.devices import device_named
from tests.display.render.expected import is_one_of, may_stand, wanted
from tests.display.render.measured import (
    Box,
    Drawing,
    Glass,
    LogLine,
    Measured,
    contrast,
    overlap,
)

pytestmark = pytest.mark.display

RENDER = Path(__file__).parent / "render"
SMALLEST_TOUCH = 48.0
SMALLEST_TEXT = 14.0
LEAST_CONTRAST = 4.5


def _glass(name: str) -> Glass:
    screen = screen_of(device_named(name))
    dp = int(str(screen["dpi"])) / 160
    width, height = int(str(screen["width"])) / dp, int(str(screen["height"])) / dp
    return Glass(width, height, screen["shape"] == "ROUND")


def _scene(drawing: Drawing) -> Scene:
    [scene] = [one for one in scenes() if one.name == drawing.scene]
    return scene


def _name(drawing: Drawing) -> str:
    return f"{drawing.scene} on {drawing.device}"


def test_every_scene_is_drawn_on_every_screen_and_nothing_is_fetched(
    measured: Measured,
) -> None:
    """A document that asks for anything beyond itself would not work offline."""
    drawn = {(one.device, one.scene) for one in measured.drawings}

    assert drawn == {
        (device.name, scene.name) for device in with_screens() for scene in scenes()
    }
    assert measured.stray == ()


def test_the_engine_has_nothing_to_say_about_any_document(measured: Measured) -> None:
    """Unknown components, commands and colours, and broken expressions, are logged."""
    said = {
        (_name(one), line.message)
        for one in measured.drawings
        for line in one.log
        if line.level in ("warn", "error") and not _rounds(line)
    }

    assert said == set()


def _rounds(line: LogLine) -> bool:
    """Return whether a warning is of a pixel at most: boxes are snapped to whole ones."""
    sizes = [part.split("=>") for part in line.message.splitlines() if "=>" in part]
    pairs = [(float(a.split()[-1]), float(b)) for a, b in sizes]
    return bool(pairs) and all(abs(a - b) < 1.01 for a, b in pairs)


def test_no_text_leaves_the_glass(measured: Measured) -> None:
    """Round screens included: every corner of every line that can be seen is inside."""
    lost = [
        (_name(one), text.text, line)
        for one in measured.drawings
        for text in one.texts
        for line in text.seen()
        if not _glass(one.device).holds(line)
    ]

    assert lost == []


def test_no_text_stands_on_another(measured: Measured) -> None:
    """Lines of different texts share no room."""
    clashes = [
        (_name(one), first, second)
        for one in measured.drawings
        for first, second in _clashes([(t.text, t.seen()) for t in one.texts])
    ]

    assert clashes == []


def _clashes(texts: list[tuple[str, tuple[Box, ...]]]) -> Iterator[tuple[str, str]]:
    for (first, lines), (second, others) in combinations(texts, 2):
        if any(overlap(_inked(a), _inked(b)) for a in lines for b in others):
            yield first, second


def _inked(line: Box) -> Box:
    """Return a line without the leading above and below, about a tenth of it each."""
    left, top, right, bottom = line
    leading = (bottom - top) / 10
    return left, top + leading, right, bottom - leading


def test_every_target_can_be_hit_and_has_a_label(measured: Measured) -> None:
    """At least 48 dp each way, inside the glass, none on another, and named."""
    for one in measured.drawings:
        boxes = [seen for touch in one.touches if (seen := touch.seen()) is not None]
        for touch in one.touches:
            left, top, right, bottom = touch.box
            assert min(right - left, bottom - top) >= SMALLEST_TOUCH, (_name(one), touch)
            assert touch.label, (_name(one), touch)
            seen = touch.seen()
            if seen is not None and touch.window is None:
                assert _glass(one.device).holds(_middle(seen)), (_name(one), touch)
        assert not any(overlap(a, b) for a, b in combinations(boxes, 2)), _name(one)


def _middle(box: Box) -> Box:
    """Return a pill without its round ends."""
    left, top, right, bottom = box
    end = (bottom - top) / 3
    return left + end, top, right - end, bottom


def test_every_text_can_be_read(measured: Measured) -> None:
    """Contrast at least 4.5, and no text below the smallest size."""
    for one in measured.drawings:
        for text in one.texts:
            assert contrast(text.colour, text.ground) >= LEAST_CONTRAST, (_name(one), text)
            assert text.size >= SMALLEST_TEXT, (_name(one), text)


def test_what_stands_there_is_what_the_data_says(measured: Measured) -> None:
    """Nothing else, nothing twice over, and what is cut short ends in an ellipsis."""
    strange = [
        (_name(one), text.text)
        for one in measured.drawings
        for text in one.texts
        if text.text and not is_one_of(text.text, may_stand(_scene(one)))
    ]

    assert strange == []


def test_all_that_the_data_says_stands_there(measured: Measured) -> None:
    """Every line, every button and every countdown, in view or a scroll away."""
    missing = [
        (_name(one), text)
        for one in measured.drawings
        for text in wanted(_scene(one))
        if not any(is_one_of(drawn.text, {text}) for drawn in one.texts)
    ]

    assert missing == []


def test_what_scrolls_shows_enough_to_begin_with(measured: Measured) -> None:
    """A window onto the text is at least three of its lines high, or holds all of it."""
    for one in measured.drawings:
        for text in one.texts:
            if text.window is None or not text.lines:
                continue
            height = text.window[3] - text.window[1]
            assert height >= 2.5 * (text.lines[0][3] - text.lines[0][1]), (_name(one), text)


MISTAKES: dict[str, Callable[[dict[str, Any]], object]] = {
    "additional properties : fontsize": lambda read: read.update({"fontsize": "20dp"}),
    "allowed values": lambda read: read.update(textAlign="sideways"),
    "valid dimension": lambda read: read.update(width="wide"),
}


def test_amazons_own_linter_finds_no_fault_and_would(tools: Tools, tmp_path: Path) -> None:
    """It knows the names of properties; with a mistake in a text it says so."""
    sound: dict[str, Any] = {scene.screen.document: scene.json() for scene in scenes()}
    documents = {name: scene["document"] for name, scene in sound.items()}
    for fault, spoil in MISTAKES.items():
        spoilt = copy.deepcopy(documents["home"])
        text = {"type": "Text", "text": "Hello"}
        spoil(text)
        spoilt["mainTemplate"]["items"][0]["item"]["items"].append(text)
        documents[fault] = spoilt
    job = tmp_path / "documents.json"
    job.write_text(json.dumps(documents), encoding="utf-8")

    found: dict[str, list[str]] = json.loads(
        run_node(tools, RENDER / "suggest.js", str(job))
    )

    assert {name: found[name] for name in sound} == {name: [] for name in sound}
    assert all(any(fault in one for one in found[fault]) for fault in MISTAKES)
