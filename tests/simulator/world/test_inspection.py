"""What Alexa would not take is found before she sees it."""

import pytest

from skill.simulator.world.conversation import Conversation
from skill.simulator.world.wire import Body, part
from skill.simulator.world.world import World
from tests.simulator.world.conftest import ask_for, asking, render, response


@pytest.fixture
def talk(world: World) -> Conversation:
    """Return a conversation in which the skill has just been launched."""
    talk = Conversation(world, "http://127.0.0.1:1")
    talk.launch()
    return talk


def saying(ssml: str) -> Body:
    """Return a response that says ``ssml`` and ends."""
    return response(outputSpeech={"type": "SSML", "ssml": ssml}, shouldEndSession=True)


ELICIT = {"type": "Dialog.ElicitSlot", "slotToElicit": "duration"}
CARD = {"type": "Simple", "title": "t", "content": "x" * 8000}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (saying("<speak>salt & pepper</speak>"), "not well-formed"),
        (saying("<speak><b>salt</speak>"), "not well-formed"),
        (saying(f"<speak>{'x' * 8000}</speak>"), "8015 characters"),
        (saying("<speak>" + 6 * "<audio src='a'/>" + "</speak>"), "6 sounds"),
        (saying("salt"), "not well-formed"),
        (saying("<p>salt</p>"), "without <speak>"),
        (
            saying("<speak><blink>salt</blink></speak>"),
            "tags that Alexa does not know: blink",
        ),
        (saying("<speak><break time='11s'/></speak>"), "pauses for '11s'"),
        (saying("<speak><break time='long'/></speak>"), "pauses for 'long'"),
        (response({"x": "y" * 130_000}, shouldEndSession=True), "bytes"),
        (response(directives=[render()], shouldEndSession=True), "does not take"),
        (asking(directives=[ELICIT]), "must name its intent"),
        (response(card=CARD, shouldEndSession=True), "8001 characters"),
        (response(card={"type": "AskForPermissionsConsent"}), "names no permission"),
    ],
)
def test_a_response_that_alexa_refuses_is_found_out(
    talk: Conversation, wrong: Body, told: str
) -> None:
    """And followed by the end of the session that she would send."""
    talk.accept(wrong)

    [finding] = talk.findings
    error = part(part(talk.refusal(), "request"), "error")

    assert (finding.refused, told in finding.what) == (True, True)
    assert error == {"type": "INVALID_RESPONSE", "message": finding.what}


def test_an_end_is_answered_in_silence(talk: Conversation) -> None:
    """Speech after SessionEndedRequest is an error; an empty response is none."""
    talk.session_ended()
    talk.accept(response())
    spoken = talk.findings
    talk.session_ended()
    talk.accept({"version": "1.0", "response": {}})

    assert [finding.refused for finding in spoken] == [True]
    assert talk.findings == ()


def test_can_fulfill_is_answered_with_its_own_field(talk: Conversation) -> None:
    """And without a word."""
    talk.can_fulfill("SetTimerIntent")
    talk.accept(response())

    assert len(talk.findings) == 2


def test_what_a_tester_would_note_is_noted(talk: Conversation) -> None:
    """An open session without a reprompt; consent together with one."""
    talk.accept(response(shouldEndSession=False))
    silent = talk.findings
    talk.intent("SetTimerIntent")
    talk.accept(asking(directives=[ask_for()]))

    assert [(f.refused, "reprompt" in f.what) for f in silent] == [(False, True)]
    assert [(f.refused, "consent" in f.what) for f in talk.findings] == [(False, True)]


@pytest.mark.parametrize(
    "fine",
    [
        asking(),
        saying('<speak><amazon:effect name="whispered">hush</amazon:effect></speak>'),
        saying("<speak>salt &amp; pepper <break time='1s'/></speak>"),
        response(directives=[ask_for()]),
    ],
)
def test_a_good_response_passes(talk: Conversation, fine: Body) -> None:
    """Nothing is found where nothing is wrong."""
    talk.accept(fine)

    assert talk.findings == ()
