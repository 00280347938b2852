"""Every envelope is one that the SDK reads, and says what Alexa's says."""

import json
from collections.abc import Callable

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.request_envelope import RequestEnvelope

from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.devices import catalogue
from skill.simulator.world.requests import resolved
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World

EVERY_KIND: dict[str, Callable[[Conversation], Body]] = {
    "LaunchRequest": lambda c: c.launch(),
    "LaunchRequest with a task": lambda c: c.launch_with_task(
        "CookRecipe", {"meal": "dinner"}
    ),
    "IntentRequest": lambda c: c.intent(
        "SetTimerIntent", {"duration": "PT10M", "name": None}
    ),
    "IntentRequest in a dialog": lambda c: c.intent(
        "SetTimerIntent", {"duration": "?"}, dialog_state="IN_PROGRESS"
    ),
    "IntentRequest with several values": lambda c: c.intent(
        "Have", {"food": ["leek", "ham"]}
    ),
    "IntentRequest resolved": lambda c: c.intent(
        "Have", {"food": resolved("leeks", ("leek", "leek")), "diet": resolved("blue")}
    ),
    "CanFulfillIntentRequest": lambda c: c.can_fulfill(
        "SetTimerIntent", {"duration": "PT1H"}
    ),
    "SessionEndedRequest": lambda c: c.session_ended(),
    "SessionEndedRequest in error": lambda c: c.session_ended(
        "ERROR", ("INVALID_RESPONSE", "not a response")
    ),
    "Alexa.Presentation.APL.UserEvent": lambda c: c.user_event(
        ["go", {"step": 2}], "recipe"
    ),
    "Alexa.Presentation.APL.RuntimeError": lambda c: c.apl_runtime_error(
        "no list", "recipe"
    ),
    "Connections.Response": lambda c: c.connections_response(
        "AskFor", "t", {"permissionScope": "a::b", "status": "DENIED"}
    ),
    "SessionResumedRequest": lambda c: c.session_resumed("t", {"status": "ACCEPTED"}),
    "AlexaSkillEvent.SkillDisabled": lambda c: c.skill_event("SkillDisabled"),
    "AlexaSkillEvent.SkillPermissionAccepted": lambda c: c.skill_event(
        "SkillPermissionAccepted", {"acceptedPermissions": [{"scope": "a::b"}]}
    ),
    "Reminders.ReminderStarted": lambda c: c.skill_event(
        "Reminders.ReminderStarted", {"status": "ON", "alertToken": "t"}
    ),
    "System.ExceptionEncountered": lambda c: c.system_exception("bad", cause="r1"),
}


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("device", catalogue())
def test_the_sdk_reads_every_kind_on_every_device(
    world: World, kind: str, device: str
) -> None:
    """Type, request id and application id arrive where the skill looks for them."""
    world.use_device(device)
    conversation = Conversation(world, "http://127.0.0.1:1")

    made = EVERY_KIND[kind](conversation)
    read = DefaultSerializer().deserialize(json.dumps(made), RequestEnvelope)

    assert read.request.object_type == kind.partition(" ")[0]
    assert read.request.request_id == conversation.request_id
    assert read.request.timestamp == world.clock.now()
    assert read.context.system.application.application_id == SKILL_ID
    assert read.context.system.api_access_token == world.token
    assert (read.session is None) == (
        kind.startswith(("AlexaSkill", "Reminders", "System"))
    )
