"""The ``request`` of each kind of envelope, as Alexa sends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from skill.simulator.world.wire import Body

DialogState = Literal["STARTED", "IN_PROGRESS", "COMPLETED"]
Confirmation = Literal["NONE", "CONFIRMED", "DENIED"]
EndReason = Literal["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"]
SlotGiven = str | None | Sequence[str] | Mapping[str, object]
"""A value as heard, nothing heard, several values, or the slot's JSON as it is."""


@dataclass(frozen=True)
class Stamp:
    """What every request carries."""

    request_id: str
    timestamp: str
    locale: str | None = "en-US"

    def request(self, kind: str, **fields: object) -> Body:
        """Return a request of ``kind`` with ``fields``, leaving out those that are None."""
        body: Body = {"type": kind, "requestId": self.request_id}
        body |= {"locale": self.locale, "timestamp": self.timestamp} | fields
        return {name: value for name, value in body.items() if value is not None}


def launch(stamp: Stamp, task: Body | None = None) -> Body:
    """Return ``LaunchRequest``, with the task of a quick link, routine or timer."""
    return stamp.request("LaunchRequest", task=task, shouldLinkResultBeReturned=False)


def task(name: str, value: Mapping[str, object] | None = None, version: str = "1") -> Body:
    """Return ``LaunchRequest.task``; ``name`` is ``SKILL_ID.Task``."""
    return {"name": name, "version": version, "input": dict(value or {})}


def intent(
    stamp: Stamp,
    name: str,
    slots: Mapping[str, SlotGiven] | None = None,
    dialog_state: DialogState | None = None,
    confirmation: Confirmation = "NONE",
) -> Body:
    """Return ``IntentRequest``."""
    found: Body = {"name": name, "confirmationStatus": confirmation}
    if slots:
        found["slots"] = {slot: slot_json(slot, given) for slot, given in slots.items()}
    return stamp.request("IntentRequest", intent=found, dialogState=dialog_state)


def slot_json(name: str, given: SlotGiven) -> Body:
    """Return one slot as Alexa sends it; what is heard nothing of has no ``value``."""
    base: Body = {"name": name, "confirmationStatus": "NONE"}
    if given is None:
        return base
    if isinstance(given, Mapping):
        return base | dict(given)
    base["source"] = "USER"
    if isinstance(given, str):
        return base | {"value": given, "slotValue": {"type": "Simple", "value": given}}
    values = [{"type": "Simple", "value": value} for value in given]
    return base | {"slotValue": {"type": "List", "values": values}}


def resolved(heard: str, *found: tuple[str, str], authority: str = "") -> Body:
    """Return the fields of a slot whose type has values: ``found`` is ``(id, name)`` pairs.

    Without any, nothing in the type matches what was heard.
    """
    code = "ER_SUCCESS_MATCH" if found else "ER_SUCCESS_NO_MATCH"
    source: Body = {
        "authority": authority or "amzn1.er-authority.echo-sdk.skill.Type",
        "status": {"code": code},
    }
    if found:
        source["values"] = [{"value": {"name": name, "id": id_}} for id_, name in found]
    resolutions: Body = {"resolutionsPerAuthority": [source]}
    value: Body = {"type": "Simple", "value": heard, "resolutions": resolutions}
    return {
        "value": heard,
        "resolutions": resolutions,
        "source": "USER",
        "slotValue": value,
    }


def can_fulfill(
    stamp: Stamp, name: str, slots: Mapping[str, SlotGiven] | None = None
) -> Body:
    """Return ``CanFulfillIntentRequest``: asked of many skills, answered without effect."""
    request = intent(stamp, name, slots)
    return request | {"type": "CanFulfillIntentRequest"}


def session_ended(
    stamp: Stamp, reason: EndReason, error: tuple[str, str] | None = None
) -> Body:
    """Return ``SessionEndedRequest``; ``error`` is type and message."""
    wrong = None if error is None else {"type": error[0], "message": error[1]}
    return stamp.request("SessionEndedRequest", reason=reason, error=wrong)


def user_event(stamp: Stamp, arguments: Sequence[object], token: str) -> Body:
    """Return APL's ``UserEvent``: a touch on a screen, or a ``SendEvent`` command."""
    return stamp.request(
        "Alexa.Presentation.APL.UserEvent",
        token=token,
        arguments=list(arguments),
        source={"type": "TouchWrapper", "handler": "Press", "id": ""},
        components={},
    )


def apl_runtime_error(stamp: Stamp, token: str, message: str) -> Body:
    """Return APL's ``RuntimeError``, which wants no answer."""
    error = {"type": "LIST_ERROR", "reason": "INTERNAL_ERROR", "message": message}
    kind = "Alexa.Presentation.APL.RuntimeError"
    return stamp.request(kind, token=token, errors=[error])


def connections_response(
    stamp: Stamp,
    name: str,
    token: str | None,
    status: tuple[str, str],
    payload: Body | None,
) -> Body:
    """Return ``Connections.Response``; ``status`` is a code such as "200" and a message."""
    code, message = status
    return stamp.request(
        "Connections.Response",
        name=name,
        status={"code": code, "message": message},
        payload=payload,
        token=token,
    )


def session_resumed(
    stamp: Stamp, token: str | None, status: tuple[str, str], result: object = None
) -> Body:
    """Return ``SessionResumedRequest`` after a ``Connections.StartConnection``."""
    code, message = status
    cause: Body = {
        "type": "ConnectionCompleted",
        "status": {"code": code, "message": message},
    }
    cause |= {} if token is None else {"token": token}
    cause |= {} if result is None else {"result": result}
    return stamp.request("SessionResumedRequest", cause=cause)


def skill_event(stamp: Stamp, name: str, body: Body | None = None) -> Body:
    """Return ``AlexaSkillEvent.NAME``, or an event given by its full name.

    It has neither session nor locale, and no device takes part in it.
    """
    at = stamp.timestamp
    bare = Stamp(stamp.request_id, at, None)
    kind = name if "." in name else f"AlexaSkillEvent.{name}"
    return bare.request(kind, eventCreationTime=at, eventPublishingTime=at, body=body)


def system_exception(stamp: Stamp, kind: str, message: str, cause: str) -> Body:
    """Return ``System.ExceptionEncountered`` about the answer to request ``cause``."""
    return stamp.request(
        "System.ExceptionEncountered",
        error={"type": kind, "message": message},
        cause={"requestId": cause},
    )
