"""Whole envelopes: a request with the session and the context Alexa puts around it."""

from dataclasses import dataclass, field
from typing import Final

from skill.simulator.world.devices import APL
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World

RENDERER: Final = "AriaRuntimeLibrary-1.0"
EVENTS: Final = ("AlexaSkillEvent.", "Reminders.")


@dataclass
class Session:
    """A session: its id, whether the next request is its first, and its attributes."""

    id: str
    new: bool = True
    attributes: Body = field(default_factory=dict)


@dataclass
class Shown:
    """What is on the screen: the token of the last document that was rendered."""

    token: str = ""


@dataclass(frozen=True)
class Address:
    """Whose skill it is, and where it finds Alexa's services."""

    application_id: str
    endpoint: str
    person_id: str | None = None


def envelope(
    world: World, address: Address, request: Body, session: Session | None, shown: Shown
) -> Body:
    """Return the envelope of ``request`` as Alexa sends it; events have no session."""
    found: Body = {"version": "1.0"}
    if session is not None:
        found["session"] = _session(world, address, session)
    away = str(request["type"]).startswith(EVENTS)
    found["context"] = _away(world, address) if away else _context(world, address, shown)
    found["request"] = request
    return found


def _session(world: World, address: Address, session: Session) -> Body:
    return {
        "new": session.new,
        "sessionId": session.id,
        "application": {"applicationId": address.application_id},
        "attributes": session.attributes,
        "user": _user(world),
    }


def _user(world: World) -> Body:
    """Return the user; the token says only that some permission was granted."""
    user: Body = {"userId": world.user_id}
    if world.permissions.granted:
        user["permissions"] = {"consentToken": world.token}
    return user


def _system(world: World, address: Address) -> Body:
    system: Body = {
        "application": {"applicationId": address.application_id},
        "user": _user(world),
    }
    if address.person_id is not None:
        system["person"] = {"personId": address.person_id}
    return system


def _away(world: World, address: Address) -> Body:
    """Return the context of an event that no device has a part in."""
    system = _system(world, address) | {
        "apiEndpoint": address.endpoint,
        "apiAccessToken": world.token,
    }
    return {"System": system}


def _context(world: World, address: Address, shown: Shown) -> Body:
    device = world.device
    system = _system(world, address) | {
        "device": {
            "deviceId": world.device_id,
            "supportedInterfaces": device.interfaces(),
        },
        "apiEndpoint": address.endpoint,
        "apiAccessToken": world.token,
    }
    context: Body = {"AudioPlayer": {"playerActivity": "IDLE"}, "System": system}
    viewports = device.viewports()
    if viewports:
        context["Viewports"] = viewports
    if device.screen is not None:
        context["Viewport"] = device.screen.viewport()
    if device.screen is not None and shown.token:
        context[APL] = {
            "token": shown.token,
            "version": RENDERER,
            "componentsVisibleOnScreen": [],
        }
    return context
