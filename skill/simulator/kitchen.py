"""A kitchen with Larder in it: what is said, what was understood, what was answered.

The terminal, scripts and tests all talk to this one object.  It answers with the very code
that Lambda runs: envelopes go to ``app.build``'s handler, which calls Alexa's services over
HTTP on loopback.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Self
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from pydantic import JsonValue, SecretStr

from skill.app import Clocks, build
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.settings import Settings
from skill.simulator.understanding.answer import Understanding
from skill.simulator.understanding.envelope import resolved, to_slots_json
from skill.simulator.understanding.resolver import Resolver
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.inspection import Finding
from skill.simulator.world.replies import Next
from skill.simulator.world.requests import DialogState, SlotGiven
from skill.simulator.world.ringing import Ringing
from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World
from skill.store.protocol import Store

MODELS = Path(__file__).parents[2] / "interaction_models"
MOST_CONNECTIONS = 3
PUBLIC_SECRET = SecretStr("of a simulated family, hence none")
"""Chance is seeded by names under the secret, so a talk is the same on every machine."""


@dataclass(frozen=True)
class Exchange:
    """One request and its answer, and what a person in the kitchen notices of them."""

    heard: str
    request: Body
    response: Body
    understood: Understanding | None = None
    said: str = ""
    asked_again: str = ""
    screen: tuple[str, ...] = ()
    card: str = ""
    is_open: bool = False
    findings: tuple[Finding, ...] = ()
    progress: tuple[str, ...] = ()


@dataclass
class Kitchen:
    """A world, its server, the skill in it, and a conversation between them.

    Use it as a context manager.  ``settings.api_hosts`` need not name the loopback: the
    kitchen adds it.
    """

    world: World
    settings: Settings
    store: Store | None = None
    clocks: Clocks | None = None
    log: list[Exchange] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Open the server and build the skill."""
        self.server = WorldServer(self.world)
        self.server.start()
        held = self.settings
        own = {"api_hosts": "127.0.0.1", "skill_id": held.skill_id or SKILL_ID}
        secret = held.secret if held.secret.get_secret_value() else PUBLIC_SECRET
        self.settings = held.model_copy(update={**own, "secret": secret})
        clocks = self.clocks or Clocks(wall=self.world.clock.now)
        self.skill = build(self.settings, clocks, self.store)
        self.skill.seen = self._saw
        self.resolver = resolver(self.world.locale)
        self.conversation = Conversation(self.world, self.server.url)
        self._replied: Reply | None = None
        return self

    def __exit__(self, *_: object) -> None:
        """Close what was opened."""
        self.server.stop()
        self.skill.desk.store.close()

    def _saw(self, reply: Reply, turn: Turn) -> None:
        """Take note of the reply itself, for what the response does not carry."""
        self._replied = reply

    @property
    def elicited(self) -> tuple[str, str] | None:
        """Return the intent and slot that the next words are taken to answer."""
        asked = self.conversation.elicited
        if asked is None or asked.slot is None:
            return None
        held = self.conversation.request.get("intent")
        name = asked.intent or (held.get("name") if isinstance(held, dict) else None)
        return (str(name), asked.slot) if name else None

    def understand(self, utterance: str) -> Understanding:
        """Return how an utterance is understood at this point of the conversation."""
        today = self.world.clock.now().astimezone(self._zone()).date()
        return self.resolver.understand(utterance, elicit=self.elicited, today=today)

    def say(self, utterance: str) -> list[Exchange]:
        """Say something to the device; the answers, consent by voice included."""
        understood = self.understand(utterance)
        if understood.is_launch:
            return self._send(self.conversation.launch(), utterance, understood)
        slots = self._slots(understood)
        state: DialogState | None = "IN_PROGRESS" if self.conversation.elicited else None
        envelope = self.conversation.intent(understood.intent, slots, dialog_state=state)
        return self._send(envelope, utterance, understood)

    def _slots(self, understood: Understanding) -> dict[str, SlotGiven]:
        """Return the slots for the envelope: what was heard, over what Alexa kept."""
        held = to_slots_json(understood, self.resolver.model).get("slots")
        slots: dict[str, SlotGiven] = dict(held) if isinstance(held, dict) else {}
        asked = self.conversation.elicited
        if asked and asked.updated and asked.updated.get("name") == understood.intent:
            kept = asked.updated.get("slots")
            for name, slot in (kept if isinstance(kept, dict) else {}).items():
                if name not in understood.slots and isinstance(slot, dict):
                    slots[name] = self._kept(understood.intent, name, slot)
        return slots

    def _kept(self, intent: str, name: str, slot: Mapping[str, object]) -> SlotGiven:
        """Return a slot that Alexa kept from before, resolved as it was then."""
        value = slot.get("value")
        if not isinstance(value, str):
            return dict(slot)
        return resolved(self.resolver.model, intent, name, value)

    def intent(
        self, name: str, slots: Mapping[str, SlotGiven] | None = None
    ) -> list[Exchange]:
        """Send an intent as if it had been understood."""
        return self._send(self.conversation.intent(name, slots), f"/intent {name}")

    def launch(self) -> list[Exchange]:
        """Open the skill."""
        return self._send(self.conversation.launch(), "open my larder")

    def touch(self, *arguments: object, token: str | None = None) -> list[Exchange]:
        """Touch the screen; ``token`` names the document, if not the last one."""
        touched = self.conversation.user_event(arguments, token)
        return self._send(touched, f"/touch {' '.join(map(str, arguments))}")

    def silence(self) -> list[Exchange]:
        """Say nothing until Alexa gives up."""
        return self._send(self.conversation.silence(), "...")

    def leave(self) -> list[Exchange]:
        """Leave the conversation, as a touch on the device's own home button does."""
        return self._send(self.conversation.session_ended(), "/home")

    def send(self, envelope: Body, heard: str = "") -> list[Exchange]:
        """Send an envelope as it is."""
        return self._send(envelope, heard)

    def wait(self, by: timedelta) -> list[Ringing]:
        """Let time pass; what rings meanwhile, in order."""
        return self.world.advance(by)

    def use_locale(self, locale: str) -> None:
        """Set the device to another language.

        Raises:
            FileNotFoundError: there is no interaction model for it.
        """
        if not (MODELS / f"{Path(locale).name}.json").exists():
            raise FileNotFoundError(locale)
        self.world.locale = locale
        self.resolver = resolver(locale)

    @property
    def household(self) -> str:
        """Return the key under which the store keeps this family."""
        return self.skill.named("household", self.world.user_id)

    def kept(self) -> dict[str, JsonValue]:
        """Return all that the store keeps of this family."""
        now = self.world.clock.now()
        return self.skill.desk.store.export(self.household, now=now)

    def _send(
        self, envelope: Body, heard: str, understood: Understanding | None = None
    ) -> list[Exchange]:
        """Return the exchange, and those that Alexa adds: consent by voice."""
        exchanges = [self._exchange(envelope, heard, understood)]
        for _ in range(MOST_CONNECTIONS):
            if self.conversation.pending is None:
                break
            answer = self.conversation.answer_connection()
            exchanges.append(self._exchange(answer, _consent(answer), None))
        self.world.keep()
        self.log += exchanges
        return exchanges

    def _exchange(
        self, envelope: Body, heard: str, understood: Understanding | None
    ) -> Exchange:
        self._replied = None
        response = self.skill(envelope)
        reply = self.conversation.accept(response)
        shown = self._replied.show if self._replied and self.world.device.screen else None
        card = reply.card or {}
        return Exchange(
            heard=heard,
            request=envelope,
            response=response,
            understood=understood,
            said=text_of(reply.speech),
            asked_again=text_of(reply.reprompt),
            screen=shown.words if shown else (),
            card=str(card.get("type", "")),
            is_open=reply.next in (Next.LISTENING, Next.SHOWING, Next.CONNECTING),
            findings=self.conversation.findings,
        )

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.world.settings.time_zone)


def _consent(envelope: Body) -> str:
    """Return how the family answered Alexa's question for a permission."""
    request = envelope.get("request")
    payload = request.get("payload") if isinstance(request, dict) else None
    status = payload.get("status") if isinstance(payload, dict) else None
    return f"(Alexa asks for permission: {str(status or 'no answer').lower()})"


def text_of(ssml: str) -> str:
    """Return what SSML says, without its markup.

    Raises:
        xml.etree.ElementTree.ParseError: it is not well-formed, which no device would say.
    """
    if not ssml:
        return ""
    return " ".join("".join(ElementTree.fromstring(ssml).itertext()).split())


_RESOLVERS: dict[str, Resolver] = {}


def resolver(locale: str) -> Resolver:
    """Return the understanding of a locale, made once a process."""
    if locale not in _RESOLVERS:
        path = MODELS / f"{locale}.json"
        _RESOLVERS[locale] = Resolver.from_model(path)
    return _RESOLVERS[locale]
