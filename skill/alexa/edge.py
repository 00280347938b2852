"""The entry point: an envelope in, a response out, whatever the envelope."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import RequestEnvelope, Response, ResponseEnvelope

from skill.alexa.desk import Desk
from skill.alexa.envelope import Pseudonym, turn_of
from skill.alexa.logs import TurnLog
from skill.alexa.raw import Json, dig, record, text
from skill.alexa.respond import SPEAKING, respond
from skill.dialog.reply import SILENCE, Reply
from skill.dialog.session import Session
from skill.dialog.turn import Device, Turn
from skill.speech.general import SomethingWentWrong
from skill.speech.prompts import DEFAULT_LOCALE


@dataclass
class Work:
    """One request on its way through the SDK and back."""

    event: Json
    turn: Turn
    log: TurnLog
    left_ms: Callable[[], int] | None = None


class LarderHandler(AbstractRequestHandler):  # type: ignore[misc]
    """The SDK's only handler: it takes everything and passes it to the desk."""

    def __init__(self, answer: Callable[[Work], ResponseEnvelope]) -> None:
        self._answer = answer

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take every request: the router knows what it can do."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer with our response, and leave the session with the SDK."""
        envelope = self._answer(handler_input.context)
        if handler_input.request_envelope.session is not None:
            attributes = envelope.session_attributes or {}
            handler_input.attributes_manager.session_attributes = attributes
        return envelope.response


@dataclass
class Edge:
    """The skill as Alexa, Lambda, the simulator and the command line call it.

    Attributes:
        desk: answers turns.
        named: turns Alexa's ids into pseudonyms.
        skill_id: the only application answered; "" answers any (a laptop).
        clock: the time, for requests that do not carry theirs; aware.
        monotonic: seconds, for measuring.
        seen: told of every reply, for whoever looks over our shoulder (the simulator).
    """

    desk: Desk
    named: Pseudonym
    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    skill_id: str = ""
    seen: Callable[[Reply, Turn], None] = field(default=lambda reply, turn: None)
    _serializer: DefaultSerializer = field(default_factory=DefaultSerializer, init=False)

    def __post_init__(self) -> None:
        """Build the SDK's skill around our one handler."""
        builder = CustomSkillBuilder()
        builder.add_request_handler(LarderHandler(self._answer))
        self._skill = builder.create()

    def __call__(self, event: Any, context: Any = None) -> Json:
        """Return the response to an envelope, whatever the envelope holds."""
        held: Json = event if isinstance(event, dict) else {}
        turn = turn_of(held, self.named, now=self.clock())
        log = TurnLog(turn.request_id, self._known_kind(turn), self._known_name(turn))
        if why := self._refusal(held):
            log.refused(why)
            return self._written(respond(SILENCE, turn))
        left = getattr(context, "get_remaining_time_in_millis", None)
        return self._written(self._through_sdk(Work(held, turn, log, left)))

    def _through_sdk(self, work: Work) -> ResponseEnvelope:
        """Return the answer by way of the SDK, or straight where it cannot read this."""
        try:
            payload = json.dumps(work.event)
            envelope = self._serializer.deserialize(payload, RequestEnvelope)
            readable = envelope is not None and envelope.context is not None
        except (SerializationException, ValueError, TypeError, KeyError, AttributeError):
            readable = False
        if not readable or envelope.request is None or envelope.context.system is None:
            return self._answer(work)
        answered: ResponseEnvelope = self._skill.invoke(envelope, work)
        return answered

    def _answer(self, work: Work) -> ResponseEnvelope:
        """Return the response; what nobody foresaw is logged and apologised for."""
        began = self.monotonic()
        try:
            reply, turn = self.desk.answer(work.event, work.turn, work.left_ms)
            self.seen(reply, turn)
            response = respond(reply, turn)
        except Exception as error:  # the one place that may
            work.log.bug(error)
            response = respond(Reply(say=SomethingWentWrong()), _bare(work.turn))
            outcome = "bug"
        else:
            outcome = _outcome(reply)
        work.log.done(outcome, 1000 * (self.monotonic() - began))
        return response

    def _written(self, envelope: ResponseEnvelope) -> Json:
        """Return a response as JSON; directives are JSON already, and large."""
        directives, envelope.response.directives = envelope.response.directives, None
        written: Json = self._serializer.serialize(envelope)
        if directives:
            written["response"]["directives"] = directives
        return written

    def _refusal(self, event: Json) -> str:
        """Return why a request is not ours to answer, "" where it is."""
        if not text(event, "request", "type"):
            return "no request type"
        ids = (
            dig(event, "context", "System", "application", "applicationId"),
            dig(event, "session", "application", "applicationId"),
        )
        if self.skill_id and any(i != self.skill_id for i in ids if i is not None):
            return "another skill's application id"
        return "no application id" if self.skill_id and ids == (None, None) else ""

    def _known_name(self, turn: Turn) -> str:
        return turn.name if self.desk.knows(turn.name) else "other"

    def _known_kind(self, turn: Turn) -> str:
        return turn.kind if turn.kind in SPEAKING or self.desk.knows(turn.kind) else "other"


def _bare(turn: Turn) -> Turn:
    """Return the turn without the parts that may have caused the failure."""
    return turn.but(session=Session(), locale=DEFAULT_LOCALE, device=Device(), slots={})


def _outcome(reply: Reply) -> str:
    """Return the class of what was said first: a metric, not a text."""
    if reply.silent:
        return "silence"
    first = next(iter((*reply.prompts, *([reply.ask] if reply.ask else []))), None)
    return type(first).__name__ if first else "directive"


def is_silence(response: Json) -> bool:
    """Return whether a response says, shows and does nothing."""
    held = record(response, "response")
    return not any(
        held.get(part)
        for part in ("outputSpeech", "directives", "card", "reprompt", "canFulfillIntent")
    )
