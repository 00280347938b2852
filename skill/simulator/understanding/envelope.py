"""What was understood, as ``request.intent`` of the envelope Alexa would send."""

from skill.simulator.understanding.answer import Understanding, UnderstoodSlot
from skill.simulator.understanding.model import InteractionModel

SKILL_ID = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"


def to_slots_json(
    understanding: Understanding, model: InteractionModel, *, skill_id: str = SKILL_ID
) -> dict[str, object]:
    """Return the intent with every slot its model declares, filled or not."""
    declared = model.intents[understanding.intent].slots
    intent: dict[str, object] = {
        "name": understanding.intent,
        "confirmationStatus": "NONE",
    }
    if declared:
        intent["slots"] = {
            name: _slot(name, understanding.slots.get(name), model, skill_id)
            for name in declared
        }
    return intent


def _slot(
    name: str, slot: UnderstoodSlot | None, model: InteractionModel, skill_id: str
) -> dict[str, object]:
    """Return one slot; a listed type says how its value was resolved."""
    if slot is None:
        return {"name": name, "confirmationStatus": "NONE"}
    simple: dict[str, object] = {"type": "Simple", "value": slot.value}
    found: dict[str, object] = {"name": name, "value": slot.value}
    if model.is_custom(slot.type):
        resolutions = {"resolutionsPerAuthority": [_authority(slot, skill_id)]}
        found["resolutions"] = simple["resolutions"] = resolutions
    return {**found, "confirmationStatus": "NONE", "source": "USER", "slotValue": simple}


def _authority(slot: UnderstoodSlot, skill_id: str) -> dict[str, object]:
    """Return what the static catalogue of the slot's type says of its value."""
    answer: dict[str, object] = {
        "authority": f"amzn1.er-authority.echo-sdk.{skill_id}.{slot.type}",
        "status": {"code": "ER_SUCCESS_MATCH" if slot.matched else "ER_SUCCESS_NO_MATCH"},
    }
    if slot.matched:
        answer["values"] = [{"value": {"name": slot.canonical, "id": slot.id}}]
    return answer


def resolved(
    model: InteractionModel, intent: str, name: str, value: str, *, skill_id: str = SKILL_ID
) -> dict[str, object]:
    """Return a slot whose value is given rather than heard, resolved as Alexa would.

    Raises:
        KeyError: the intent has no such slot.
    """
    slot_type = model.intents[intent].slots[name]
    wanted = value.casefold()
    match = next(
        (v for v in model.types.get(slot_type, ()) if wanted in (v.id, *v.phrases)), None
    )
    slot = UnderstoodSlot(
        name=name,
        value=value,
        type=slot_type,
        id=match.id if match else None,
        canonical=match.name if match else None,
        matched=match is not None,
    )
    return _slot(name, slot, model, skill_id)
