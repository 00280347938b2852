"""A family talking to the skill: envelopes out, responses in, the session between them."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from skill.simulator.world import requests
from skill.simulator.world.consent import answered
from skill.simulator.world.envelopes import Address, Session, Shown, envelope
from skill.simulator.world.inspection import Exchange, Finding, inspect
from skill.simulator.world.replies import (
    HEARD_FOR,
    SHOWN_FOR,
    Connection,
    Elicited,
    Next,
    Reply,
    read_reply,
)
from skill.simulator.world.requests import (
    Confirmation,
    DialogState,
    EndReason,
    SlotGiven,
    Stamp,
)
from skill.simulator.world.ringing import Ringing
from skill.simulator.world.wire import Body, spell_instant
from skill.simulator.world.world import World

SKILL_ID: Final = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"


class Conversation:
    """One device's side of the talk.

    Every method that says something returns an envelope to be given to the skill;
    ``accept`` takes what the skill answers.  Identifiers come from the world's counter
    and times from its clock, so a conversation can be had again word for word.

    Args:
        world: where it takes place.
        endpoint: the URL of the world's server.
        skill_id: ``applicationId``.
        person_id: who was recognised by voice, if anyone was.
    """

    def __init__(
        self,
        world: World,
        endpoint: str,
        *,
        skill_id: str = SKILL_ID,
        person_id: str | None = None,
    ) -> None:
        self.world = world
        self.address = Address(skill_id, endpoint, person_id)
        self.session: Session | None = None
        self.shown = Shown()
        self.pending: Connection | None = None
        self.elicited: Elicited | None = None
        self.findings: tuple[Finding, ...] = ()
        self.dynamic_types: tuple[Body, ...] = ()
        self.request: Body = {}
        self.request_id = ""
        self._in_session = False
        self._next = Next.ENDED
        self._until = world.clock.now()

    @property
    def is_open(self) -> bool:
        """Return whether what is said next goes to the skill without its name."""
        return self.session is not None

    def launch(self) -> Body:
        """Return "open the skill"."""
        self._leave()
        return self._send(requests.launch(self._stamp()))

    def launch_with_task(
        self, name: str, value: Mapping[str, object] | None = None, version: str = "1"
    ) -> Body:
        """Return a launch by a task; ``name`` may come without the skill's id."""
        self._leave()
        full = name if "." in name else f"{self.address.application_id}.{name}"
        task = requests.task(full, value, version)
        return self._send(requests.launch(self._stamp(), task))

    def intent(
        self,
        name: str,
        slots: Mapping[str, SlotGiven] | None = None,
        *,
        dialog_state: DialogState | None = None,
        confirmation: Confirmation = "NONE",
    ) -> Body:
        """Return an utterance that was understood; without a session, it is a one-shot."""
        request = requests.intent(self._stamp(), name, slots, dialog_state, confirmation)
        return self._send(request)

    def session_ended(
        self, reason: EndReason = "USER_INITIATED", error: tuple[str, str] | None = None
    ) -> Body:
        """Return the end of the session, of which the skill can only take note."""
        found = self._send(requests.session_ended(self._stamp(), reason, error))
        self._leave()
        self._in_session = False
        return found

    def silence(self) -> Body:
        """Return the end that comes when nobody answers, not even the reprompt."""
        return self.session_ended("EXCEEDED_MAX_REPROMPTS")

    def lapse(self) -> Body | None:
        """Return the end of a session that has waited too long for an answer, if it has.

        To be asked after the clock was moved: Alexa listens for eight seconds, says the
        reprompt, and listens once more.
        """
        waits = self.session is not None and self._next in (Next.LISTENING, Next.SHOWING)
        return self.silence() if waits and self._is_late() else None

    def refusal(self) -> Body:
        """Return the end that comes when Alexa cannot take the last response."""
        why = "; ".join(f.what for f in self.findings if f.refused)
        return self.session_ended("ERROR", ("INVALID_RESPONSE", why))

    def user_event(self, arguments: Sequence[object], token: str | None = None) -> Body:
        """Return a touch on what is shown."""
        on = self.shown.token if token is None else token
        return self._send(requests.user_event(self._stamp(), arguments, on))

    def apl_runtime_error(self, message: str, token: str | None = None) -> Body:
        """Return the screen's complaint about a document."""
        on = self.shown.token if token is None else token
        return self._send(requests.apl_runtime_error(self._stamp(), on, message))

    def can_fulfill(self, name: str, slots: Mapping[str, SlotGiven] | None = None) -> Body:
        """Return a question to many skills; it neither opens nor uses a session."""
        request = requests.can_fulfill(self._stamp(), name, slots)
        return self._wrap(request, self._fresh())

    def skill_event(self, name: str, body: Body | None = None) -> Body:
        """Return an event such as ``SkillDisabled`` or ``SkillPermissionAccepted``."""
        return self._wrap(requests.skill_event(self._stamp(), name, body), None)

    def system_exception(
        self, message: str, kind: str = "INVALID_RESPONSE", cause: str | None = None
    ) -> Body:
        """Return Alexa's complaint about a response to ``cause``, or the last request."""
        about = self.request_id if cause is None else cause
        request = requests.system_exception(self._stamp(), kind, message, about)
        return self._wrap(request, None)

    def connections_response(
        self, name: str, token: str | None, payload: Body | None, code: str = "200"
    ) -> Body:
        """Return the answer to a ``Connections.SendRequest``."""
        status = (code, "OK" if code == "200" else "Error")
        request = requests.connections_response(self._stamp(), name, token, status, payload)
        return self._send(request)

    def session_resumed(
        self, token: str | None, result: object = None, code: str = "200"
    ) -> Body:
        """Return the session after a ``Connections.StartConnection``."""
        status = (code, "OK" if code == "200" else "Error")
        return self._send(requests.session_resumed(self._stamp(), token, status, result))

    def answer_connection(self) -> Body:
        """Return the envelope that answers the pending connection.

        Consent is answered as the world's permissions say; anything else is done.

        Raises:
            ValueError: the skill has asked for nothing.
        """
        if self.pending is None:
            raise ValueError("no connection is pending")
        asked = self.pending
        answer = answered(asked, self.world.permissions)
        if answer.resumes:
            return self.session_resumed(asked.token, answer.content, answer.code)
        return self.connections_response(
            asked.name, asked.token, answer.content, answer.code
        )

    def launched_by(self, ringing: Ringing) -> Body:
        """Return the launch that a yes to a ringing timer's question brings."""
        return self.launch_with_task(ringing.task, ringing.task_input, ringing.task_version)

    def accept(self, response: Body | None) -> Reply:
        """Take the skill's response, and return what Alexa makes of it.

        What is wrong with it is in ``findings``; where one of those is ``refused``, Alexa
        would follow with what ``refusal`` returns.
        """
        self.world.directives.close(self.request_id)
        device = self.world.device
        reply = read_reply(response, device)
        self.findings = inspect(Exchange(self.request, response or {}, reply, device))
        if self.session is None or not self._in_session:
            return reply
        self.elicited, self.pending = reply.elicits, reply.connection
        if reply.next is Next.ENDED:
            self._leave()
            return reply
        if reply.token is not None and self.world.device.screen is not None:
            self.shown = Shown(reply.token)
        self.session.attributes = _through_json((response or {}).get("sessionAttributes"))
        if reply.dynamic_types is not None:
            self.dynamic_types = reply.dynamic_types
        self._next = reply.next
        waits = SHOWN_FOR if reply.next is Next.SHOWING else HEARD_FOR
        self._until = self.world.clock.now() + waits
        return reply

    def _is_late(self) -> bool:
        return self.world.clock.now() > self._until

    def _send(self, request: Body) -> Body:
        """Return the envelope of a request within the session, a new one if need be."""
        if self._next is Next.SHOWING and self._is_late():
            self._leave()
        session = self.session or self._fresh()
        found = self._wrap(request, session)
        self.session = Session(session.id, False, session.attributes)
        self._in_session = True
        self.pending = None
        return found

    def _wrap(self, request: Body, session: Session | None) -> Body:
        self._in_session = False
        self.request = request
        self.world.directives.open(self.request_id)
        return envelope(self.world, self.address, request, session, self.shown)

    def _stamp(self) -> Stamp:
        self.request_id = self.world.ids.next("amzn1.echo-api.request")
        seen = self.world.clock.now().replace(microsecond=0)
        return Stamp(self.request_id, spell_instant(seen), self.world.locale)

    def _fresh(self) -> Session:
        return Session(self.world.ids.next("amzn1.echo-api.session"))

    def _leave(self) -> None:
        """Let the session and all it held go."""
        self.session, self.elicited, self.pending = None, None, None
        self.shown, self.dynamic_types, self._next = Shown(), (), Next.ENDED


def _through_json(attributes: object) -> Body:
    """Return what is left of session attributes on their way to Alexa and back."""
    found = json.loads(json.dumps(attributes))
    return found if isinstance(found, dict) else {}
