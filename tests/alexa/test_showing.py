"""What a device is told to show, and what it reads out from the screen."""

from typing import Any

import pytest

from skill.alexa.respond import LARGEST_RESPONSE, respond
from skill.dialog.reply import Reply
from skill.dialog.turn import Device
from skill.display.clock import counting
from skill.display.screen import Screen
from skill.intents import shown
from skill.intents.at_hand import AtHand
from skill.simulator.scenes.recipes import PEANUTS, cleared, hand_of
from skill.speech.cooking import Instruction, SayNext, StepSaid
from skill.speech.general import Goodbye
from tests.support import ECHO, NOON, SHOW_8, turn

CLOCK = Device(key="device-3", segments=4)
FACE = counting(NOON - NOON, paused=False)


def crumble() -> AtHand:
    """Return a recipe on the stove."""
    return hand_of(cleared("apple-crumble", PEANUTS))


def answer(device: Device, **changes: object) -> dict[str, Any]:
    """Return the response to "next" at the second step, as JSON would have it."""
    asked = turn("AMAZON.NextIntent", device=device)
    text = crumble().recipe.steps[1].text
    reply = Reply(
        say=StepSaid(2, Instruction(text)),
        ask=SayNext(),
        show=shown.step(crumble(), 1, asked),
    ).but(**changes)
    response: dict[str, Any] = respond(reply, asked).response.to_dict()
    return response


def kinds(response: dict[str, Any]) -> list[str]:
    """Return the types of the directives."""
    return [one["type"] for one in response["directives"] or []]


def test_a_step_is_read_out_from_the_screen_and_not_twice() -> None:
    """Alexa says which step it is; the step and the question come from the glass."""
    response = answer(SHOW_8)

    render, run = response["directives"]
    text = crumble().recipe.steps[1].text
    voice = render["datasources"]["voice"]
    assert text not in response["output_speech"]["ssml"]
    assert "2" in response["output_speech"]["ssml"]
    assert text in voice["properties"]["stepSsml"]
    assert "next" in voice["properties"]["placeSsml"].lower()
    assert [one["outputName"] for one in voice["transformers"]] == ["step", "place"]
    assert {one["transformer"] for one in voice["transformers"]} == {"ssmlToSpeech"}
    assert render["token"] == run["token"]
    [sequence] = run["commands"]
    assert [one["componentId"] for one in sequence["commands"]] == ["step", "place"]
    assert sequence["commands"][0]["highlightMode"] == "line"


def test_all_that_is_said_elsewhere_is_said_with_a_screen_too() -> None:
    """Word for word, in the same order, in one part or another."""
    heard = answer(ECHO)["output_speech"]["ssml"]
    response = answer(SHOW_8)

    voice = response["directives"][0]["datasources"]["voice"]["properties"]
    parts = (response["output_speech"]["ssml"], voice["stepSsml"], voice["placeSsml"])
    joined = " ".join(parts).replace("<speak>", "").replace("</speak>", "")
    assert f"<speak>{joined}</speak>" == heard


def test_a_device_without_a_screen_gets_nothing_but_speech() -> None:
    """Speech carries all of it."""
    response = answer(ECHO)

    assert kinds(response) == []
    assert crumble().recipe.steps[1].text in response["output_speech"]["ssml"]


def test_a_clock_gets_four_characters_and_hears_everything() -> None:
    """Only APL-T, for the one profile there is, and no touch to wait for."""
    response = answer(CLOCK)

    [render] = response["directives"]
    assert render["type"] == "Alexa.Presentation.APLT.RenderDocument"
    assert render["targetProfile"] == "FOUR_CHARACTER_CLOCK"
    assert render["document"]["mainTemplate"]["items"] == [{"type": "Text", "text": "2-6"}]
    assert crumble().recipe.steps[1].text in response["output_speech"]["ssml"]


def test_a_screen_without_a_face_shows_nothing_on_a_clock() -> None:
    """A list of reminders has no four characters."""
    bare = Screen("reminders", {"title": "", "reminders": []})

    assert kinds(answer(CLOCK, show=bare)) == []


def test_what_the_screen_does_not_hold_is_said_by_alexa() -> None:
    """A step worded otherwise than it is written is never lost."""
    said = StepSaid(2, Instruction("Something else altogether."))
    response = answer(SHOW_8, say=said)

    assert kinds(response) == ["Alexa.Presentation.APL.RenderDocument"]
    assert "Something else altogether." in response["output_speech"]["ssml"]


def test_a_screen_that_is_too_large_goes_and_its_words_stay() -> None:
    """Then Alexa says the step herself, and the session ends as without a screen."""
    text = crumble().recipe.steps[1].text
    large = Screen("cooking", {"text": "x" * LARGEST_RESPONSE}, reads=text, face=FACE)

    response = answer(SHOW_8, show=large)

    assert kinds(response) == []
    assert text in response["output_speech"]["ssml"]
    assert response["should_end_session"] is False


@pytest.mark.parametrize("device", [SHOW_8, ECHO, CLOCK])
def test_a_session_ends_where_nothing_is_asked_whatever_is_shown(device: Device) -> None:
    """Open if and only if we asked something."""
    assert answer(device, say=Goodbye(), ask=None)["should_end_session"] is True


def test_a_silent_answer_may_show_and_leaves_the_session_as_it_is() -> None:
    """Neither ended nor listening: a tick on the glass does not interrupt the cook."""
    response = answer(SHOW_8, silent=True)

    assert kinds(response) == ["Alexa.Presentation.APL.RenderDocument"]
    assert response["output_speech"] is response["reprompt"] is None
    assert response["should_end_session"] is None
    assert kinds(answer(ECHO, silent=True)) == []


def test_a_goodbye_without_a_screen_ends_everywhere() -> None:
    """There is nothing to touch."""
    response = answer(SHOW_8, say=Goodbye(), ask=None, show=None)

    assert response["should_end_session"] is True
