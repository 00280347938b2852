"""What Alexa would refuse in a response, and what a certification tester would note.

Refused (she says that the skill had a problem, and ends the session with
``INVALID_RESPONSE``): what is over her limits, speech that is not well-formed, directives
the device or the request does not take, speech where none is allowed.  Noted: an open
session without a reprompt, and consent asked for together with a reprompt.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from skill.simulator.world.devices import APL, Device
from skill.simulator.world.envelopes import EVENTS
from skill.simulator.world.replies import DIALOGS, Next, Reply, as_object
from skill.simulator.world.ssml import faults_of_speech
from skill.simulator.world.wire import Body

LARGEST_RESPONSE: Final = 120 * 1024
LONGEST_CARD: Final = 8000
SILENT: Final = ("SessionEndedRequest", "System.ExceptionEncountered", *EVENTS)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; ``refused`` tells whether Alexa would take the response."""

    refused: bool
    what: str


@dataclass(frozen=True)
class Exchange:
    """A request, the response to it as it came and as it was read, and the device."""

    request: Body
    response: Body
    reply: Reply
    device: Device

    @property
    def kind(self) -> str:
        """Return the type of the request."""
        return str(self.request.get("type"))


def inspect(exchange: Exchange) -> tuple[Finding, ...]:
    """Return what is wrong with a response, worst first."""
    found = [finding for rule in RULES for finding in rule(exchange)]
    return tuple(sorted(found, key=lambda finding: not finding.refused))


def _size(exchange: Exchange) -> Iterator[Finding]:
    size = len(json.dumps(exchange.response, ensure_ascii=False).encode())
    if size > LARGEST_RESPONSE:
        yield Finding(
            True, f"the response has {size} bytes, {LARGEST_RESPONSE} are allowed"
        )


def _speech(exchange: Exchange) -> Iterator[Finding]:
    body = as_object(exchange.response.get("response"))
    for name, output in (("speech", body), ("reprompt", as_object(body.get("reprompt")))):
        spoken = as_object(output.get("outputSpeech"))
        said = str(spoken.get("ssml") or spoken.get("text") or "")
        for fault in faults_of_speech(str(spoken.get("type")), said) if spoken else ():
            yield Finding(True, f"{name} {fault}")


def _silence(exchange: Exchange) -> Iterator[Finding]:
    reply = exchange.reply
    if exchange.kind.startswith(SILENT) and (
        reply.speech or reply.card or reply.directives
    ):
        yield Finding(True, f"{exchange.kind} takes no speech, card or directive")


def _directives(exchange: Exchange) -> Iterator[Finding]:
    for directive in exchange.reply.directives:
        kind = str(directive.get("type"))
        if (
            kind.startswith(APL)
            and kind.rpartition(".")[0] not in exchange.device.interfaces()
        ):
            yield Finding(True, f"{exchange.device.title} does not take {kind}")
        if (
            kind in DIALOGS
            and "updatedIntent" not in directive
            and "intent" not in exchange.request
        ):
            yield Finding(True, f"{kind} after {exchange.kind} must name its intent")


def _card(exchange: Exchange) -> Iterator[Finding]:
    card = exchange.reply.card or {}
    words = sum(len(str(card.get(part, ""))) for part in ("title", "content", "text"))
    if words > LONGEST_CARD:
        yield Finding(True, f"the card has {words} characters, {LONGEST_CARD} are allowed")
    if card.get("type") == "AskForPermissionsConsent" and not card.get("permissions"):
        yield Finding(True, "the permissions card names no permission")


def _can_fulfill(exchange: Exchange) -> Iterator[Finding]:
    if exchange.kind != "CanFulfillIntentRequest":
        return
    body = exchange.response.get("response")
    if not isinstance(body, dict) or "canFulfillIntent" not in body:
        yield Finding(
            True, "the answer to CanFulfillIntentRequest holds no canFulfillIntent"
        )
    if exchange.reply.speech:
        yield Finding(True, "CanFulfillIntentRequest takes no speech")


def _open_question(exchange: Exchange) -> Iterator[Finding]:
    if exchange.reply.next is Next.LISTENING and not exchange.reply.reprompt:
        yield Finding(False, "the session stays open without a reprompt")


def _consent(exchange: Exchange) -> Iterator[Finding]:
    asked = exchange.reply.connection
    if asked is None or asked.name != "AskFor":
        return
    if exchange.reply.reprompt:
        yield Finding(False, "consent is asked for together with a reprompt")
    if len(asked.scopes) != 1:
        yield Finding(False, "AskFor takes one permissionScope")


RULES: Final[tuple[Callable[[Exchange], Iterator[Finding]], ...]] = (
    _size,
    _speech,
    _silence,
    _directives,
    _card,
    _can_fulfill,
    _open_question,
    _consent,
)
