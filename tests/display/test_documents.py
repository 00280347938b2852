"""Every document read with care, and every check of the reading shown to bite."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from skill.alexa.respond import LARGEST_RESPONSE
from skill.alexa.showing import QUESTION, STEP
from skill.dialog.touches import VERBS
from skill.display.art.chosen import welcome
from skill.display.documents import DOCUMENTS, document
from skill.display.pictures import Picture
from skill.simulator.scenes import scenes
from skill.simulator.scenes.scene import Scene
from tests.display.lint import faults

NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.json"))
FOR_SPEECH_AND_SESSION = 5_000


def typical(name: str) -> Scene:
    """Return the first scene of a document."""
    return next(scene for scene in scenes() if scene.screen.document == name)


@pytest.mark.parametrize("name", NAMES)
def test_there_is_nothing_wrong_with_a_document(name: str) -> None:
    """Small, of the 1.4 subset, labelled, its ids unique, its binds in the data."""
    assert faults(document(name), typical(name).screen.data) == []


def test_every_document_has_scenes() -> None:
    """One that nothing is drawn with would be looked at by nobody."""
    assert {scene.screen.document for scene in scenes()} == set(NAMES)


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_a_screen_leaves_room_for_speech(scene: Scene) -> None:
    """Even forty long lines: a response that is too large would lose its screen."""
    held = scene.json()

    assert len(json.dumps(held).encode()) < LARGEST_RESPONSE - FOR_SPEECH_AND_SESSION


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_whatever_a_touch_sends_is_understood(scene: Scene) -> None:
    """What the data has buttons and choices send."""
    buttons, options = (scene.screen.data.get(key, []) for key in ("buttons", "options"))
    assert isinstance(buttons, list)
    assert isinstance(options, list)
    sent = [one["verb"] for one in buttons if isinstance(one, dict)]
    for one in options:
        assert isinstance(one, dict)
        assert isinstance(one["sends"], list)
        sent.append(one["sends"][0])

    assert [verb for verb in sent if verb not in VERBS] == []


def test_what_is_read_out_stands_in_the_document() -> None:
    """The components that ``ExecuteCommands`` names."""
    cooking = json.dumps(document("cooking"))

    for component in (STEP, QUESTION):
        assert f'"id": "{component}"' in cooking
        assert f"voice.properties.{component}" in cooking


def test_a_document_carries_the_parts_it_uses_and_no_others() -> None:
    """Every byte is one less for the data."""
    reminders = _read("reminders")

    assert set(reminders["layouts"]) == {"Head", "Symbol", "Words"}
    assert set(reminders["graphics"]) == {"Icon"}


def test_a_picture_goes_with_the_document_that_shows_it() -> None:
    """And with that response alone: the next one has its own."""
    shown = document("home", Picture())

    assert isinstance(shown, dict)
    assert shown["graphics"] == {**_read("home")["graphics"], "Picture": welcome()}


def test_all_documents_have_one_look() -> None:
    """The same colours and sizes everywhere, from one file."""
    looks = {json.dumps(_read(name)["resources"]) for name in NAMES}

    assert len(looks) == 1


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(document(name)))
    return read


def _body(read: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = read["mainTemplate"]["items"][0]["item"]["items"]
    return items


def _button(read: dict[str, Any]) -> dict[str, Any]:
    touch: dict[str, Any] = read["layouts"]["Button"]["item"]
    return touch


def _text(text: str) -> Callable[[dict[str, Any]], object]:
    return lambda read: _body(read).append({"type": "Text", "text": text})


MUTATIONS: dict[str, Callable[[dict[str, Any]], object]] = {
    "size: ": _text("x" * 13_500),
    "not APL 1.4": lambda read: read.update(version="1.9"),
    "an import": lambda read: read.update({"import": [{"name": "alexa-layouts"}]}),
    "an address": _text("https://example.com/picture.png"),
    "parameters other": lambda read: read["mainTemplate"].update(parameters=["payload"]),
    "unknown: FlexSequence": lambda read: _body(read).append({"type": "FlexSequence"}),
    "unknown: SendEvents": lambda read: _button(read)["onPress"][0].update(
        type="SendEvents"
    ),
    "no resource: @golden": lambda read: _body(read)[0].update(text="@golden"),
    "no resource: @small2": _text("${@small2 * 2}"),
    "no such style: fancy": lambda read: _button(read).update(style="fancy"),
    "no such source: Photo": lambda read: _body(read).append(
        {"type": "VectorGraphic", "source": "Photo"}
    ),
    "no such componentId: nobody": lambda read: _button(read)["onPress"].append(
        {"type": "SetPage", "componentId": "nobody"}
    ),
    "not in 1.4: Array.indexOf": _text("${Array.indexOf(data.lines, 1)}"),
    "not in 1.4: String.length": _text("${String.length(data.title)}"),
    "without accessibilityLabel": lambda read: _button(read).pop("accessibilityLabel"),
    "without role": lambda read: _button(read).pop("role"),
    "id twice: ${verb}": lambda read: _body(read)[0].update(id="${verb}"),
    "no verb: dance": lambda read: _body(read).append({"type": "Button", "verb": "dance"}),
    "no data.titel": _text("${data.titel}"),
    "no data.buttons[0].lable": _text("${data.buttons[0].lable}"),
}


@pytest.mark.parametrize("fault", MUTATIONS)
def test_a_mutated_document_is_found_out(fault: str) -> None:
    """Each change to a sound document is named, and it alone."""
    read = _read("home")
    MUTATIONS[fault](read)

    found = faults(read, typical("home").screen.data)

    assert len(found) == 1
    assert fault in found[0]


def test_a_bind_is_followed_into_what_repeats_and_into_a_layout() -> None:
    """``timer.upLabell`` inside a countdown, ``data.whenn`` inside a reminder."""
    timers, reminders = (
        json.loads(json.dumps(document(name)).replace(right, wrong))
        for name, right, wrong in (
            ("timers", "timer.upLabel", "timer.upLabell"),
            ("reminders", "data.when", "data.whenn"),
        )
    )

    assert "no timer.upLabell" in faults(timers, typical("timers").screen.data)
    assert "no data.whenn" in faults(reminders, typical("reminders").screen.data)
