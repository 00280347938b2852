"""Consent by voice, asked in either form."""

import pytest

from skill.simulator.world.conversation import Conversation
from skill.simulator.world.permissions import ConsentAnswer
from skill.simulator.world.wire import Body, part
from tests.simulator.world.conftest import TIMERS_SCOPE, ask_for, response


@pytest.mark.parametrize("answer", ["ACCEPTED", "DENIED", "NOT_ANSWERED"])
def test_consent_is_answered_as_the_family_would(
    talk: Conversation, answer: ConsentAnswer
) -> None:
    """In the same session, with its attributes, and a yes grants the scope."""
    talk.world.permissions.revoke("timers")
    talk.world.permissions.will_answer("timers", answer)
    talk.intent("SetTimerIntent", {"duration": "PT10M"})
    talk.accept(response({"pending": "PT10M"}, directives=[ask_for()]))

    resumed = talk.answer_connection()

    request, session = part(resumed, "request"), part(resumed, "session")
    assert {k: request[k] for k in ("type", "name", "token", "status", "payload")} == {
        "type": "Connections.Response",
        "name": "AskFor",
        "token": "pending-timer",
        "status": {"code": "200", "message": "OK"},
        "payload": {"permissionScope": TIMERS_SCOPE, "status": answer},
    }
    assert (session["new"], session["attributes"]) == (False, {"pending": "PT10M"})
    assert (TIMERS_SCOPE in talk.world.permissions.granted) == (answer == "ACCEPTED")


def test_consent_of_the_second_form_resumes_the_session(talk: Conversation) -> None:
    """Several scopes, one answer: the least willing."""
    talk.world.permissions.will_answer("given_name", "DENIED")
    scopes = [TIMERS_SCOPE, "alexa::profile:given_name:read"]
    directive: Body = {
        "type": "Connections.StartConnection",
        "uri": "connection://AMAZON.AskForPermissionsConsent/2",
        "token": "t",
        "input": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [{"permissionScope": s} for s in scopes],
        },
    }
    talk.launch()
    talk.accept(response(directives=[directive]))

    request = part(talk.answer_connection(), "request")

    assert request["type"] == "SessionResumedRequest"
    cause = part(request, "cause")
    assert (cause["type"], cause["token"]) == ("ConnectionCompleted", "t")
    assert part(cause, "result")["status"] == "DENIED"


def test_consent_asked_for_nothing_is_a_bad_request(talk: Conversation) -> None:
    """The session goes on with status 400 and no payload."""
    talk.launch()
    talk.accept(response(directives=[ask_for(permissionScope=None)]))

    request = part(talk.answer_connection(), "request")

    assert part(request, "status")["code"] == "400"
    assert "payload" not in request


def test_something_else_said_lets_the_question_go(talk: Conversation) -> None:
    """There is nothing to answer any more."""
    talk.launch()
    talk.accept(response(directives=[ask_for()]))
    talk.intent("AMAZON.StopIntent")

    with pytest.raises(ValueError, match="no connection"):
        talk.answer_connection()


def test_a_print_is_simply_done(talk: Conversation) -> None:
    """Nobody is asked; the session is resumed with 200."""
    printing: Body = {
        "type": "Connections.StartConnection",
        "uri": "connection://AMAZON.PrintWebPage/1",
        "input": {"@type": "PrintWebPageRequest", "@version": "1"},
    }
    talk.launch()
    talk.accept(response(directives=[printing]))

    cause = part(part(talk.answer_connection(), "request"), "cause")

    assert cause == {
        "type": "ConnectionCompleted",
        "status": {"code": "200", "message": "OK"},
    }


def test_the_second_form_without_scopes_is_a_bad_request(talk: Conversation) -> None:
    """Nothing is granted and nothing told."""
    asking: Body = {
        "type": "Connections.StartConnection",
        "uri": "connection://AMAZON.AskForPermissionsConsent/2",
        "input": {"permissionScopes": []},
    }
    talk.launch()
    talk.accept(response(directives=[asking]))

    cause = part(part(talk.answer_connection(), "request"), "cause")

    assert part(cause, "status")["code"] == "400"
    assert "result" not in cause


def test_scopes_have_short_names_and_answers_are_three(talk: Conversation) -> None:
    """Anything else is told to whoever typed it."""
    permissions = talk.world.permissions
    permissions.grant("given_name", "a::b")

    assert {"alexa::profile:given_name:read", "a::b"} <= permissions.granted
    with pytest.raises(ValueError, match="is no scope"):
        permissions.grant("alarms")
    with pytest.raises(ValueError, match="is none of"):
        permissions.will_answer("timers", "MAYBE")  # type: ignore[arg-type]
