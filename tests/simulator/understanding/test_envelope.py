"""What was understood looks like what Alexa sends."""

from skill.simulator.understanding import Resolver, to_slots_json
from tests.simulator.understanding.conftest import MONDAY

SKILL = "amzn1.ask.skill.abc"


def test_every_declared_slot_is_there_filled_or_not(resolver: Resolver) -> None:
    """Unfilled ones have a name and no value."""
    found = resolver.understand("set a pasta timer for ten minutes", today=MONDAY)

    intent = to_slots_json(found, resolver.model, skill_id=SKILL)

    assert intent == {
        "name": "SetTimerIntent",
        "confirmationStatus": "NONE",
        "slots": {
            "duration": {
                "name": "duration",
                "value": "PT10M",
                "confirmationStatus": "NONE",
                "source": "USER",
                "slotValue": {"type": "Simple", "value": "PT10M"},
            },
            "name": {
                "name": "name",
                "value": "pasta",
                "resolutions": _resolved("TimerName", "pasta", "pasta"),
                "confirmationStatus": "NONE",
                "source": "USER",
                "slotValue": {
                    "type": "Simple",
                    "value": "pasta",
                    "resolutions": _resolved("TimerName", "pasta", "pasta"),
                },
            },
            "task": {"name": "task", "confirmationStatus": "NONE"},
            "secondDuration": {"name": "secondDuration", "confirmationStatus": "NONE"},
            "secondName": {"name": "secondName", "confirmationStatus": "NONE"},
            "time": {"name": "time", "confirmationStatus": "NONE"},
            "number": {"name": "number", "confirmationStatus": "NONE"},
        },
    }


def _resolved(kind: str, name: str, identity: str) -> dict[str, object]:
    return {
        "resolutionsPerAuthority": [
            {
                "authority": f"amzn1.er-authority.echo-sdk.{SKILL}.{kind}",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": name, "id": identity}}],
            }
        ]
    }


def test_an_unlisted_value_has_no_match(resolver: Resolver) -> None:
    """The authority is asked and has nothing to give."""
    found = resolver.understand("set a timer for the kombucha", today=MONDAY)

    intent = to_slots_json(found, resolver.model, skill_id=SKILL)

    slots = intent["slots"]
    assert isinstance(slots, dict)
    assert slots["name"]["value"] == "kombucha"
    assert slots["name"]["resolutions"] == {
        "resolutionsPerAuthority": [
            {
                "authority": f"amzn1.er-authority.echo-sdk.{SKILL}.TimerName",
                "status": {"code": "ER_SUCCESS_NO_MATCH"},
            }
        ]
    }


def test_an_intent_without_slots_has_none(resolver: Resolver) -> None:
    """Alexa leaves the key out."""
    found = resolver.understand("stop", today=MONDAY)

    assert to_slots_json(found, resolver.model) == {
        "name": "AMAZON.StopIntent",
        "confirmationStatus": "NONE",
    }
