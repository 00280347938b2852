"""From a ``Reply`` to Alexa's response: speech, screen, session and directives, once."""

import json
import re
from typing import Any

from ask_sdk_model import Response, ResponseEnvelope
from ask_sdk_model.ui import Reprompt, SsmlOutputSpeech

from skill.alexa import showing
from skill.alexa.envelope import SESSION_KEY
from skill.alexa.raw import Json
from skill.dialog.reply import (
    AskConsent,
    CanFulfill,
    CompleteTask,
    ConsentCard,
    Directive,
    Reply,
)
from skill.dialog.session import Session
from skill.dialog.turn import Turn
from skill.speech.markup import escape, unescape
from skill.speech.prompts import Voice, known_locale
from skill.speech.spoken import say, say_all, sentence

LARGEST_RESPONSE = 24_000
LONGEST_SPEECH = 7_000  # Alexa refuses more than 8,000 characters
LONGEST_KEPT = 1_500
KEPT_LONGEST = ("awaiting", "topic", "pending", "offer")
SPEAKING = frozenset(
    {
        "IntentRequest",
        "LaunchRequest",
        "Connections.Response",
        "SessionResumedRequest",
        "Alexa.Presentation.APL.UserEvent",
    }
)
_MARKUP = re.compile(r"<[^>]*>")


def respond(reply: Reply, turn: Turn) -> ResponseEnvelope:
    """Return the response to a turn, whatever the reply and however large.

    A request that Alexa wants no speech for gets none, whatever the reply says.
    """
    if turn.kind == "CanFulfillIntentRequest":
        return _envelope(Response(can_fulfill_intent=_can_fulfill(reply)), None)
    if reply.silent or turn.kind not in SPEAKING:
        kept = turn.session if turn.has_session else None
        return _envelope(Response(directives=_shown_silently(reply, turn)), kept)
    voice = Voice(known_locale(turn.locale), turn.request_id, dict(turn.session.used))
    spoken = spoken_parts(reply, voice)
    session = remembered(reply, turn, voice, *spoken[:2])
    envelope = _envelope(_response(reply, turn, voice, spoken), session)
    if _size(envelope) > LARGEST_RESPONSE:
        bare = _response(reply.but(show=None), turn, voice, spoken)
        envelope = _envelope(bare, session)
    return envelope if _size(envelope) <= LARGEST_RESPONSE else _without_repeat(envelope)


def _shown_silently(reply: Reply, turn: Turn) -> list[Json] | None:
    """Return what a silent answer shows: it keeps the session without listening."""
    if reply.show is None or turn.kind not in SPEAKING:
        return None
    return showing.directives(reply.show, turn, showing.Parts("")) or None


def _response(
    reply: Reply, turn: Turn, voice: Voice, spoken: tuple[str, str, str]
) -> Response:
    said, asked, again = spoken
    shared = showing.parts(reply.show, turn, voice, (said, asked))
    return Response(
        output_speech=_speech(shared.first),
        reprompt=Reprompt(output_speech=_speech(again or asked)) if asked else None,
        card=_card(reply.directives),
        directives=directives(reply, turn, shared) or None,
        should_end_session=_ends(reply),
    )


def spoken_parts(reply: Reply, voice: Voice) -> tuple[str, str, str]:
    """Return what is said, what is asked, and the reprompt, as SSML text."""
    said = shortened(say_all(reply.prompts, voice))
    asked = sentence(say(reply.ask, voice)) if reply.ask else ""
    again = sentence(say(reply.again, voice)) if reply.again else ""
    return said, asked, again


def remembered(reply: Reply, turn: Turn, voice: Voice, said: str, asked: str) -> Session:
    """Return the session to keep: the question open now, and what Repeat would say."""
    session = reply.remember if reply.remember is not None else turn.session
    return session.but(
        awaiting=reply.awaiting if reply.ask else None,
        said=said[:LONGEST_KEPT] if len(said) <= LONGEST_KEPT else "",
        asked=asked[:LONGEST_KEPT] if len(asked) <= LONGEST_KEPT else "",
        used=voice.used,
    )


def shortened(ssml: str) -> str:
    """Return speech that fits Alexa's limit; what is cut is cut between words."""
    if len(ssml) <= LONGEST_SPEECH:
        return ssml
    bare = unescape(_MARKUP.sub(" ", ssml))[:LONGEST_SPEECH]
    while len(escape(bare)) > LONGEST_SPEECH:
        bare = bare.rpartition(" ")[0] or bare[: len(bare) // 2]
    return escape(bare)


def _speech(ssml: str) -> SsmlOutputSpeech | None:
    return SsmlOutputSpeech(ssml=f"<speak>{ssml}</speak>") if ssml else None


def _ends(reply: Reply) -> bool | None:
    """Return shouldEndSession: false with a question, unset where Alexa itself goes on.

    What is shown stays on the screen all the same; a touch on it begins a new session.
    """
    if any(isinstance(d, AskConsent) for d in reply.directives):
        return None
    return reply.ask is None


def _card(wanted: tuple[Directive, ...]) -> Json | None:
    for one in wanted:
        if isinstance(one, ConsentCard):
            return {"type": "AskForPermissionsConsent", "permissions": list(one.scopes)}
    return None


def _can_fulfill(reply: Reply) -> Json:
    for one in reply.directives:
        if isinstance(one, CanFulfill):
            slots = {
                name: {"canUnderstand": understand, "canFulfill": fulfill}
                for name, (understand, fulfill) in one.slots.items()
            }
            return {"canFulfill": one.answer, "slots": slots}
    return {"canFulfill": "NO", "slots": {}}


def directives(reply: Reply, turn: Turn, said: showing.Parts) -> list[Json]:
    """Return the directives: what is elicited, asked of Alexa, completed and shown."""
    wanted = [_elicit(reply, turn)] if reply.elicit and turn.kind == "IntentRequest" else []
    for one in reply.directives:
        if isinstance(one, AskConsent):
            wanted.append(_ask_consent(one))
        elif isinstance(one, CompleteTask):
            wanted.append(_complete_task(one))
    if reply.show:
        wanted.extend(showing.directives(reply.show, turn, said))
    return wanted


def _elicit(reply: Reply, turn: Turn) -> Json:
    """Return the directive that has Alexa read the answer as one slot.

    The slots heard so far go back with it: Alexa sends them again with the answer.
    """
    elicit = reply.elicit
    assert elicit is not None
    intent = elicit.intent or turn.name
    heard: dict[str, Any] = {}
    if intent == turn.name:
        heard = {name: slot.value for name, slot in turn.slots.items()}
    heard |= dict(elicit.slots) | {elicit.slot: None}
    slots = {
        name: {"name": name, "confirmationStatus": "NONE"}
        | ({"value": value} if value else {})
        for name, value in heard.items()
    }
    updated = {"name": intent, "confirmationStatus": "NONE", "slots": slots}
    return {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": elicit.slot,
        "updatedIntent": updated,
    }


def _ask_consent(ask: AskConsent) -> Json:
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "token": ask.token,
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "1",
            "permissionScope": ask.scope,
        },
    }


def _complete_task(done: CompleteTask) -> Json:
    return {
        "type": "Tasks.CompleteTask",
        "status": {"code": str(done.code), "message": done.message},
        "result": dict(done.result),
    }


def _envelope(response: Response, session: Session | None) -> ResponseEnvelope:
    kept = session.model_dump(mode="json", exclude_defaults=True) if session else None
    attributes = {SESSION_KEY: kept} if kept else {}
    return ResponseEnvelope(version="1.0", session_attributes=attributes, response=response)


def _without_repeat(envelope: ResponseEnvelope) -> ResponseEnvelope:
    """Return a response without what Repeat would say, where the screen was not enough.

    What somebody must not eat is never among what goes.
    """
    held = envelope.session_attributes.get(SESSION_KEY, {})
    small = {k: v for k, v in held.items() if k in KEPT_LONGEST}
    wishes = held.get("wishes", {})
    small["wishes"] = {k: v for k, v in wishes.items() if k in ("allergies", "diets")}
    envelope.session_attributes = {SESSION_KEY: small}
    return envelope


def _size(envelope: ResponseEnvelope) -> int:
    """Return about how many bytes a response takes as JSON."""
    response = envelope.response
    speech = response.output_speech.ssml if response.output_speech else ""
    held = [envelope.session_attributes, response.directives, speech]
    return len(json.dumps(held).encode()) + 2 * len(speech) + 500
