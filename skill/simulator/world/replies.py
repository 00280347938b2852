"""What Alexa does with a skill's response: who speaks next, and what she asks for.

``shouldEndSession`` (page "Manage the skill session"): true ends the session; false or
null keeps it and opens the microphone; where it is missing, a device with a screen that
was given something to show keeps the session for 30 seconds without listening, and any
other device ends it.  A dialog directive always waits for its answer.  A reprompt without
``shouldEndSession`` is taken here as a wish to listen, as devices have been seen to do.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from skill.simulator.world.devices import Device
from skill.simulator.world.wire import Body

SHOWN_FOR: Final = timedelta(seconds=30)
HEARD_FOR: Final = timedelta(seconds=16)
ELICITS: Final = ("Dialog.ElicitSlot", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent")
DIALOGS: Final = (*ELICITS, "Dialog.Delegate")
CONNECTS: Final = ("Connections.SendRequest", "Connections.StartConnection")
UPDATES: Final = "Dialog.UpdateDynamicEntities"
RENDERS: Final = "Alexa.Presentation.APL.RenderDocument"


class Next(StrEnum):
    """What comes after a response."""

    LISTENING = "listening"
    SHOWING = "showing"
    ENDED = "ended"
    CONNECTING = "connecting"


@dataclass(frozen=True)
class Elicited:
    """The question a dialog directive puts: of which intent, and which slot."""

    directive: str
    intent: str | None
    slot: str | None
    updated: Body | None = None


@dataclass(frozen=True)
class Connection:
    """A request handed to Alexa: consent by ``AskFor``, printing, an offer."""

    name: str
    token: str | None
    payload: Body

    @property
    def scopes(self) -> tuple[str, ...]:
        """Return the permission scopes it asks for."""
        single = self.payload.get("permissionScope")
        several = self.payload.get("permissionScopes")
        listed = several if isinstance(several, list) else []
        found = [s.get("permissionScope") for s in listed if isinstance(s, dict)]
        return tuple(str(s) for s in ([single] if single else found) if s)


@dataclass(frozen=True)
class Reply:
    """A response, read as Alexa reads it."""

    next: Next
    speech: str = ""
    reprompt: str = ""
    card: Body | None = None
    directives: tuple[Body, ...] = ()
    elicits: Elicited | None = None
    connection: Connection | None = None
    completed: Body | None = None
    token: str | None = None
    dynamic_types: tuple[Body, ...] | None = None


def read_reply(envelope: Body | None, device: Device) -> Reply:
    """Return what ``device`` makes of a response envelope; ``None`` is no answer at all."""
    response = as_object((envelope or {}).get("response"))
    directives = _directives(response)
    connection = next(
        (_connection(d) for d in directives if d.get("type") in CONNECTS), None
    )
    return Reply(
        next=_next(response, directives, device),
        speech=_speech(response.get("outputSpeech")),
        reprompt=_speech(as_object(response.get("reprompt")).get("outputSpeech")),
        card=as_object(response.get("card")) or None,
        directives=directives,
        elicits=next((_elicited(d) for d in directives if d.get("type") in ELICITS), None),
        connection=connection,
        completed=next(
            (d for d in directives if d.get("type") == "Tasks.CompleteTask"), None
        ),
        dynamic_types=next(
            (_types(d) for d in directives if d.get("type") == UPDATES), None
        ),
        token=next(
            (str(d.get("token")) for d in directives if d.get("type") == RENDERS), None
        ),
    )


def _next(response: Body, directives: tuple[Body, ...], device: Device) -> Next:
    kinds = {str(d.get("type")) for d in directives}
    if kinds & set(CONNECTS):
        return Next.CONNECTING
    if kinds & set(DIALOGS):
        return Next.LISTENING
    if "shouldEndSession" in response:
        return Next.ENDED if response["shouldEndSession"] else Next.LISTENING
    if response.get("reprompt"):
        return Next.LISTENING
    shows = RENDERS in kinds and device.screen is not None
    return Next.SHOWING if shows else Next.ENDED


def _connection(directive: Body) -> Connection:
    name = str(directive.get("name") or directive.get("uri") or "")
    token = directive.get("token")
    payload = as_object(directive.get("payload")) or as_object(directive.get("input"))
    return Connection(name, None if token is None else str(token), payload)


def _types(directive: Body) -> tuple[Body, ...]:
    """Return the dynamic entities sent; ``CLEAR`` comes with none."""
    types = directive.get("types")
    return tuple(as_object(t) for t in types) if isinstance(types, list) else ()


def _elicited(directive: Body) -> Elicited:
    updated = as_object(directive.get("updatedIntent")) or None
    name = None if updated is None else updated.get("name")
    slot = directive.get("slotToElicit") or directive.get("slotToConfirm")
    return Elicited(
        str(directive["type"]),
        None if name is None else str(name),
        None if slot is None else str(slot),
        updated,
    )


def _directives(response: Body) -> tuple[Body, ...]:
    found = response.get("directives")
    return tuple(as_object(d) for d in found) if isinstance(found, list) else ()


def _speech(output: object) -> str:
    spoken = as_object(output)
    return str(spoken.get("ssml") or spoken.get("text") or "")


def as_object(value: object) -> Body:
    """Return a JSON object as it is, and anything else as an empty one."""
    return {str(k): v for k, v in value.items()} if isinstance(value, dict) else {}
