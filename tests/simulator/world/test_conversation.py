"""A conversation keeps what Alexa keeps, and loses what she loses."""

from datetime import timedelta

import pytest

from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.replies import Elicited, Next
from skill.simulator.world.wire import Body, part
from skill.simulator.world.world import World
from tests.simulator.world.conftest import (
    APL,
    NOON,
    Client,
    ask_for,
    asking,
    render,
    response,
    timer_body,
)


def test_a_session_begins_new_and_goes_on_with_its_attributes(talk: Conversation) -> None:
    """They have been through JSON, so that a tuple has become a list."""
    first = part(talk.launch(), "session")
    talk.accept(asking({"offered": ("risotto", 2)}))
    second = part(talk.intent("AMAZON.YesIntent"), "session")

    assert (first["new"], first["attributes"]) == (True, {})
    assert (second["new"], second["attributes"]) == (False, {"offered": ["risotto", 2]})
    assert first["sessionId"] == second["sessionId"]


def test_attributes_that_are_not_sent_again_are_gone(talk: Conversation) -> None:
    """Alexa keeps none that the last response did not hold."""
    talk.launch()
    talk.accept(asking({"offered": "risotto"}))
    talk.intent("AMAZON.HelpIntent")
    talk.accept(asking())

    assert part(talk.intent("AMAZON.YesIntent"), "session")["attributes"] == {}


def test_an_ended_session_is_followed_by_another(talk: Conversation) -> None:
    """With its own id and no attributes."""
    first = part(talk.intent("SetTimerIntent"), "session")
    reply = talk.accept(response({"x": 1}, shouldEndSession=True))
    second = part(talk.intent("SetTimerIntent"), "session")

    assert reply.next is Next.ENDED
    assert (second["new"], second["attributes"]) == (True, {})
    assert first["sessionId"] != second["sessionId"]


@pytest.mark.parametrize(
    ("device", "fields", "expected"),
    [
        ("echo", {"shouldEndSession": True}, Next.ENDED),
        ("echo", {"shouldEndSession": False}, Next.LISTENING),
        ("echo", {"shouldEndSession": None}, Next.LISTENING),
        ("echo", {}, Next.ENDED),
        ("echo", {"reprompt": {"outputSpeech": {}}}, Next.LISTENING),
        ("echo", {"directives": [{"type": "Dialog.Delegate"}]}, Next.LISTENING),
        ("echo", {"directives": [render()]}, Next.ENDED),
        ("echo", {"directives": [ask_for()]}, Next.CONNECTING),
        ("show-8", {"directives": [render()]}, Next.SHOWING),
        ("show-8", {}, Next.ENDED),
        ("show-8", {"directives": [render()], "shouldEndSession": True}, Next.ENDED),
    ],
)
def test_what_comes_next_depends_on_should_end_session_and_the_device(
    talk: Conversation, device: str, fields: Body, expected: Next
) -> None:
    """Missing is not null: only a screen with something on it keeps the session then."""
    talk.world.use_device(device)
    talk.launch()

    reply = talk.accept(response(None, **fields))

    assert reply.next is expected
    assert talk.is_open == (expected is not Next.ENDED)


def test_what_is_shown_keeps_a_session_for_thirty_seconds(talk: Conversation) -> None:
    """A touch after that begins another session."""
    talk.world.use_device("show-8")
    talk.launch()
    talk.accept(response(directives=[render("steps")]))

    talk.world.clock.advance(timedelta(seconds=29))
    soon = talk.user_event(["next"])
    talk.accept(response(directives=[render("steps")]))
    talk.world.clock.advance(timedelta(seconds=31))
    late = talk.user_event(["next"], "steps")

    assert part(soon, "session")["new"] is False
    assert part(soon, "request")["token"] == "steps"
    assert part(part(soon, "context"), APL)["token"] == "steps"
    assert part(late, "session")["new"] is True


def test_who_was_recognised_by_voice_is_told(world: World) -> None:
    """As a person beside the account's user."""
    talk = Conversation(world, "http://127.0.0.1:1", person_id="amzn1.ask.person.x")

    system = part(part(talk.launch(), "context"), "System")

    assert system["person"] == {"personId": "amzn1.ask.person.x"}


def test_a_screen_is_in_the_context_of_devices_that_have_one(talk: Conversation) -> None:
    """And nothing of the kind in that of the others."""
    plain = part(talk.launch(), "context")
    talk.world.use_device("show-8")
    shown = part(talk.launch(), "context")

    assert set(plain) == {"System", "AudioPlayer"}
    assert part(shown, "Viewport")["pixelWidth"] == 1280
    interfaces = part(part(part(shown, "System"), "device"), "supportedInterfaces")
    assert interfaces[APL] == {"runtime": {"maxVersion": "2024.3"}}


def test_an_elicited_slot_is_remembered_for_one_turn(talk: Conversation) -> None:
    """With the intent it belongs to, where the directive names one."""
    elicit: Body = {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": "duration",
        "updatedIntent": {"name": "SetTimerIntent", "slots": {}},
    }
    talk.launch()
    talk.accept(asking(directives=[elicit]))

    asked = talk.elicited
    talk.intent("SetTimerIntent", {"duration": "PT5M"}, dialog_state="IN_PROGRESS")
    talk.accept(asking())

    assert asked == Elicited(
        "Dialog.ElicitSlot",
        "SetTimerIntent",
        "duration",
        {"name": "SetTimerIntent", "slots": {}},
    )
    assert talk.elicited is None


def test_a_task_is_launched_by_name_and_its_completion_seen(talk: Conversation) -> None:
    """The name is completed with the skill's id."""
    request = part(talk.launch_with_task("CookRecipe", {"meal": "dinner"}), "request")
    status = {"code": "200", "message": "OK"}
    done: Body = {"type": "Tasks.CompleteTask", "status": status}

    reply = talk.accept(response(directives=[done], shouldEndSession=True))

    assert request["task"] == {
        "name": f"{SKILL_ID}.CookRecipe",
        "version": "1",
        "input": {"meal": "dinner"},
    }
    assert reply.completed == done


def test_a_timer_that_launches_a_task_leads_into_the_skill(
    client: Client, world: World
) -> None:
    """Alexa asks first; a yes is a launch with the task and its input."""
    launching: Body = {
        "type": "LAUNCH_TASK",
        "textToConfirm": [{"locale": "en-US", "text": "Shall Larder go on?"}],
        "task": {"name": f"{SKILL_ID}.NextStep", "version": "1", "input": {"step": 3}},
    }
    client.object("POST", "/v1/alerts/timers", timer_body("PT1M", None, launching))
    [rung] = world.advance(timedelta(minutes=1))

    launched = part(Conversation(world, client.server.url).launched_by(rung), "request")

    assert (rung.says, rung.asks) == ("Shall Larder go on?", True)
    assert part(launched, "task") == {
        "name": f"{SKILL_ID}.NextStep",
        "version": "1",
        "input": {"step": 3},
    }


def test_questions_and_events_leave_the_session_alone(talk: Conversation) -> None:
    """They happen beside it."""
    talk.launch()
    talk.accept(asking({"offered": "risotto"}))
    asked = talk.can_fulfill("SetTimerIntent")
    talk.accept({"version": "1.0", "response": {"canFulfillIntent": {"canFulfill": "YES"}}})
    event = talk.skill_event("SkillEnabled")
    talk.accept(None)

    after = part(talk.intent("AMAZON.YesIntent"), "session")

    assert part(asked, "session")["sessionId"] != after["sessionId"]
    assert "session" not in event
    assert set(part(event, "context")) == {"System"}
    assert after["attributes"] == {"offered": "risotto"}


def test_the_end_of_a_session_carries_its_attributes(talk: Conversation) -> None:
    """Whether the family left, fell silent, or Alexa could not take the answer."""
    talk.launch()
    talk.accept(asking({"offered": "risotto"}))
    ended = talk.silence()
    talk.accept({"version": "1.0", "response": {}})

    assert part(ended, "request")["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert part(ended, "session")["attributes"] == {"offered": "risotto"}
    assert not talk.is_open


@pytest.mark.parametrize(("device", "patience"), [("echo", 16), ("show-8", 30)])
def test_a_session_that_waits_too_long_lapses(
    talk: Conversation, device: str, patience: int
) -> None:
    """Listening for twice eight seconds, showing for thirty; but not while it is ended."""
    talk.world.use_device(device)
    talk.launch()
    talk.accept(asking() if device == "echo" else response(directives=[render()]))

    talk.world.clock.advance(timedelta(seconds=patience))
    in_time = talk.lapse()
    talk.world.clock.advance(timedelta(seconds=1))
    ended = talk.lapse()
    talk.accept({"version": "1.0", "response": {}})

    assert in_time is None
    assert ended is not None
    assert part(ended, "request")["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert talk.lapse() is None


def test_dynamic_entities_are_kept_until_cleared_or_the_session_ends(
    talk: Conversation,
) -> None:
    """For whoever resolves what is said next."""
    types = [{"name": "Dish", "values": [{"id": "1", "name": {"value": "carbonara"}}]}]
    update: Body = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": "REPLACE"}
    clear: Body = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": "CLEAR"}
    seen = []
    for directives in (
        [update | {"types": types}],
        [],
        [clear],
        [update | {"types": types}],
    ):
        talk.intent("AMAZON.HelpIntent")
        talk.accept(asking(directives=directives))
        seen.append(list(talk.dynamic_types))
    talk.session_ended()

    assert seen == [types, types, [], types]
    assert talk.dynamic_types == ()


def test_a_family_that_enables_the_skill_again_is_another_user(talk: Conversation) -> None:
    """Consent is gone with the old ``userId``; the device is the same."""
    talk.launch()
    before = part(talk.skill_event("SkillDisabled"), "context")
    talk.world.enable_again()
    after = part(talk.skill_event("SkillEnabled"), "context")

    users = [part(part(context, "System"), "user") for context in (before, after)]
    assert users[0]["userId"] != users[1]["userId"]
    assert ["permissions" in user for user in users] == [True, False]


def test_a_reminder_that_starts_is_an_event_by_its_full_name(talk: Conversation) -> None:
    """Without session, locale or device."""
    body: Body = {"status": "ON", "alertToken": "t"}
    event = talk.skill_event("Reminders.ReminderStarted", body)

    assert part(event, "request")["type"] == "Reminders.ReminderStarted"
    assert part(event, "request")["body"] == body
    assert (set(event), set(part(event, "context"))) == (
        {"version", "context", "request"},
        {"System"},
    )


def test_a_conversation_can_be_had_again_word_for_word() -> None:
    """Identifiers and times are the world's."""
    told = []
    for _ in range(2):
        talk = Conversation(World(NOON), "http://127.0.0.1:1")
        told.append([talk.launch(), talk.intent("SetTimerIntent"), talk.session_ended()])

    ids = {part(envelope, "request")["requestId"] for envelope in told[0]}
    assert told[0] == told[1]
    assert len(ids) == 3
