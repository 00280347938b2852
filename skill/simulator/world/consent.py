"""How the family answers when the skill hands the talk to Alexa."""

from dataclasses import dataclass
from typing import Final

from skill.simulator.world.permissions import Permissions
from skill.simulator.world.replies import Connection
from skill.simulator.world.wire import Body

ASK_FOR: Final = "AskFor"
START_CONSENT: Final = "AMAZON.AskForPermissionsConsent"
LEAST_WILLING_FIRST: Final = ("NOT_ANSWERED", "DENIED", "ACCEPTED")


@dataclass(frozen=True)
class ConnectionAnswer:
    """What comes back: as ``Connections.Response``, or as a resumed session."""

    resumes: bool
    code: str = "200"
    content: Body | None = None


def answered(asked: Connection, permissions: Permissions) -> ConnectionAnswer:
    """Return the answer to ``asked``; all that is not consent is simply done.

    The first form of consent takes one scope, the second several and answers for all of
    them at once; a question without a scope is a bad request.
    """
    if asked.name == ASK_FOR:
        return _one(asked.scopes, permissions)
    if START_CONSENT in asked.name:
        return _several(asked.scopes, permissions)
    return ConnectionAnswer(resumes=True)


def _one(scopes: tuple[str, ...], permissions: Permissions) -> ConnectionAnswer:
    if len(scopes) != 1:
        return ConnectionAnswer(resumes=False, code="400")
    payload: Body = {"permissionScope": scopes[0], "status": permissions.ask(scopes[0])}
    return ConnectionAnswer(resumes=False, content=payload)


def _several(scopes: tuple[str, ...], permissions: Permissions) -> ConnectionAnswer:
    if not scopes:
        return ConnectionAnswer(resumes=True, code="400")
    said = {permissions.ask(scope) for scope in scopes}
    status = next(answer for answer in LEAST_WILLING_FIRST if answer in said)
    kind: Body = {"@type": "AskForPermissionsConsentResult", "@version": "2"}
    return ConnectionAnswer(resumes=True, content=kind | {"status": status})
