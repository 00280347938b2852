"""From a request envelope to a ``Turn``."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import JsonValue, ValidationError

from skill.alexa.raw import Json, dig, items, record, text, whole
from skill.dialog.session import Session
from skill.dialog.turn import Device, RawSlot, Turn, Viewport

SESSION_KEY = "larder"
KEY_LENGTH = 32
LONGEST_HEARD = 500
MOST_VALUES = 20
DEFAULT_DPI = 160
DYNAMIC = "amzn1.er-authority.echo-sdk.dynamic"

Pseudonym = Callable[[str, str], str]


def pseudonyms(key: bytes) -> Pseudonym:
    """Return the one-way naming of Alexa's ids: HMAC-SHA-256, 128 bits in hex.

    The same id under another key cannot be linked, so deleting the key unlinks everything.
    """

    def name(kind: str, identity: str) -> str:
        text_in = f"{kind}:{identity}".encode(errors="surrogatepass")
        return hmac.new(key, text_in, hashlib.sha256).hexdigest()[:KEY_LENGTH]

    return name


def user_id(event: Json) -> str:
    """Return Alexa's id of the account, "" where the request names none."""
    return text(event, "context", "System", "user", "userId") or text(
        event, "session", "user", "userId"
    )


def household_of(event: Json, named: Pseudonym) -> str:
    """Return the household's key; a request without an account gets one of its own."""
    if identity := user_id(event):
        return named("household", identity)
    return named("nobody", text(event, "request", "requestId") or repr(id(event)))


def moment(event: Json, fallback: datetime) -> datetime:
    """Return when the request was made (aware UTC); ``fallback`` where it does not say.

    Alexa writes ISO 8601; older and simulated requests count epoch milliseconds.
    """
    stamp = dig(event, "request", "timestamp")
    try:
        if isinstance(stamp, str) and not stamp.isdigit():
            read = datetime.fromisoformat(stamp.strip())
            return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
        if millis := whole(event, "request", "timestamp"):
            return datetime.fromtimestamp(millis / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return fallback


def session_of(event: Json) -> Session:
    """Return the conversation's state; a fresh one where it is missing or unreadable."""
    kept = dig(event, "session", "attributes", SESSION_KEY)
    try:
        return Session.model_validate(kept) if isinstance(kept, dict) else Session()
    except (ValidationError, RecursionError):
        return Session()


def device_of(event: Json, named: Pseudonym) -> Device:
    """Return the device: its pseudonym, its screen, its clock display."""
    device = record(event, "context", "System", "device")
    interfaces = record(device, "supportedInterfaces")
    identity = text(device, "deviceId")
    return Device(
        key=named("device", identity) if identity else "",
        screen=_viewport(event) if "Alexa.Presentation.APL" in interfaces else None,
        segments=_segments(event) if "Alexa.Presentation.APLT" in interfaces else 0,
    )


def _viewport(event: Json) -> Viewport:
    seen = record(event, "context", "Viewport")
    dpi = whole(seen, "dpi") or DEFAULT_DPI
    width = whole(seen, "currentPixelWidth") or whole(seen, "pixelWidth") or 1024
    height = whole(seen, "currentPixelHeight") or whole(seen, "pixelHeight") or 600
    return Viewport(
        width_dp=width * DEFAULT_DPI // dpi,
        height_dp=height * DEFAULT_DPI // dpi,
        round=text(seen, "shape") == "ROUND",
        mode=text(seen, "mode") or "HUB",
    )


def _segments(event: Json) -> int:
    for seen in items(event, "context", "Viewports"):
        if text(seen, "type") == "APLT":
            return whole(seen, "lineLength") or 4
    return 4


def _resolution(slot: Json) -> tuple[str | None, str | None]:
    """Return id and name of the best match: dynamic entities first, then the model's."""
    found = []
    for authority in items(slot, "resolutions", "resolutionsPerAuthority"):
        if text(authority, "status", "code") != "ER_SUCCESS_MATCH":
            continue
        for match in items(authority, "values")[:1]:
            is_static = not text(authority, "authority").startswith(DYNAMIC)
            name = text(match, "value", "name")
            found.append((is_static, text(match, "value", "id") or name, name))
    if not found:
        return None, None
    _, best, name = min(found, key=lambda match: match[0])
    return best or None, name or None


def raw_slot(name: str, slot: Any) -> RawSlot:
    """Return a slot as heard; a list of values as its parts."""
    held = slot if isinstance(slot, dict) else {}
    filled = record(held, "slotValue")
    parts = items(filled, "values") if text(filled, "type") == "List" else []
    if not parts and "resolutions" not in held and filled:
        held = {**filled, **{k: v for k, v in held.items() if v is not None}}
    value = text(held, "value") or text(filled, "value") or None
    best, canonical = _resolution(held)
    return RawSlot(
        name=name,
        value=value[:LONGEST_HEARD] if value else None,
        id=best,
        canonical=canonical,
        values=tuple(raw_slot(name, part) for part in parts[:MOST_VALUES]),
        confirmation=text(held, "confirmationStatus") or "NONE",
    )


def slots_of(intent: Any) -> dict[str, RawSlot]:
    """Return the slots of an intent by name."""
    return {
        name: raw_slot(name, slot)
        for name, slot in record(intent, "slots").items()
        if isinstance(name, str) and name.isascii() and name.isidentifier()
    }


def name_of(request: Json) -> str:
    """Return what the router looks up for a request (see ``Turn.name``)."""
    kind = text(request, "type")
    match kind:
        case "IntentRequest":
            return text(request, "intent", "name") or "AMAZON.FallbackIntent"
        case "LaunchRequest" if record(request, "task"):
            return "LaunchRequest.task"
        case "Alexa.Presentation.APL.UserEvent" | "Alexa.Presentation.APLT.UserEvent":
            verb = next(iter(items(request, "arguments")), "")
            return f"touch:{verb}" if isinstance(verb, str) else "touch:"
        case "Connections.Response" if text(request, "name") == "AskFor":
            return "AskFor"
        case _:
            return kind


def facts_of(request: Json) -> dict[str, JsonValue]:
    """Return what a request carries besides slots, by kind."""
    status, code = text(request, "payload", "status"), text(request, "status", "code")
    known: dict[str, dict[str, JsonValue]] = {
        "LaunchRequest": dict(record(request, "task")),
        "Connections.Response": {
            "status": status,
            "code": code,
            "token": text(request, "token"),
            "name": text(request, "name"),
        },
        "SessionResumedRequest": {"cause": record(request, "cause")},
        "SessionEndedRequest": {
            "reason": text(request, "reason"),
            "error": record(request, "error"),
        },
        "CanFulfillIntentRequest": {"intent": text(request, "intent", "name")},
        "Alexa.Presentation.APL.UserEvent": {"arguments": items(request, "arguments")[:9]},
    }
    return known.get(text(request, "type"), {})


def turn_of(event: Json, named: Pseudonym, *, now: datetime) -> Turn:
    """Return the turn of an envelope, in UTC: ``zones`` moves it to the device's zone.

    Args:
        event: the request envelope, of whatever shape.
        named: how Alexa's ids become pseudonyms.
        now: the clock's word, for requests that carry no time.
    """
    request = record(event, "request")
    person = text(event, "context", "System", "person", "personId")
    return Turn(
        request_id=named("request", text(request, "requestId") or repr(now)),
        kind=text(request, "type"),
        name=name_of(request),
        household=household_of(event, named),
        person=named("person", person) if person else None,
        now=moment(event, now),
        zone="UTC",
        zone_known=False,
        locale=text(request, "locale") or "en-US",
        device=device_of(event, named),
        session=session_of(event),
        new_session=dig(event, "session", "new") is not False,
        has_session=isinstance(dig(event, "session"), dict),
        slots=slots_of(record(request, "intent")),
        facts=facts_of(request),
    )


def in_zone(turn: Turn, zone: str) -> Turn:
    """Return the turn on the wall clock of ``zone``.

    Raises:
        KeyError, ValueError: there is no such zone.
    """
    return turn.but(now=turn.now.astimezone(ZoneInfo(zone)), zone=zone, zone_known=True)
