"""Turns played to nobody, so that what a first turn loads is in SnapStart's picture.

Nothing is sent, kept or logged: the requests carry no token, so no service is called, the
store is one of their own, and no connection is opened that a restored copy would find dead.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from skill.alexa.edge import Edge
from skill.alexa.http import pool
from skill.alexa.logs import LOGGER
from skill.alexa.raw import Json
from skill.speech.prompts import LOCALES, cldr, words
from skill.store.memory import MemoryStore
from skill.store.open import make_ready

SHOW = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
SAID: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("SetTimerIntent", {"duration": "PT10M", "name": "pasta"}),
    ("SetReminderIntent", {"what": "defrost the chicken", "time": "17:00"}),
    ("RecommendIntent", {"food": "chicken", "allergen": "milk"}),
    ("AMAZON.YesIntent", {}),
    ("AMAZON.NextIntent", {}),
    ("AMAZON.HelpIntent", {}),
)


def rehearse(edge: Edge) -> None:
    """Load all that turns need, by taking some."""
    make_ready(edge.desk.store)
    pool()
    for folder in (path for path in LOCALES.iterdir() if path.is_dir()):
        cldr(folder.name)
        for noun in folder.glob("*.toml"):
            words(folder.name, noun.stem)
    desk = replace(edge.desk, store=MemoryStore())
    quiet = Edge(desk, edge.named, edge.clock, edge.monotonic)
    LOGGER.disabled = True
    try:
        play(quiet)
    finally:
        LOGGER.disabled = False


def play(skill: Edge) -> None:
    """Hold a short conversation."""
    attributes: Json = {}
    for number, (intent, heard) in enumerate(SAID):
        request = spoken(intent, heard, number, skill.clock())
        answer = skill(envelope(request, attributes))
        attributes = answer.get("sessionAttributes") or {}


def spoken(intent: str, heard: Mapping[str, str], number: int, at: datetime) -> Json:
    """Return one intent request."""
    slots = {name: {"name": name, "value": value} for name, value in heard.items()}
    return {
        "type": "IntentRequest",
        "requestId": f"rehearsal-{number}",
        "timestamp": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "locale": "en-US",
        "intent": {"name": intent, "confirmationStatus": "NONE", "slots": slots},
    }


def envelope(request: Json, attributes: Json) -> Json:
    """Return a request in a session of nobody, on a device with a screen."""
    who: Json = {"application": {"applicationId": ""}, "user": {"userId": "rehearsal"}}
    device = {"deviceId": "", "supportedInterfaces": SHOW}
    system = {**who, "device": device, "apiEndpoint": "", "apiAccessToken": ""}
    return {
        "version": "1.0",
        "session": {
            **who,
            "new": not attributes,
            "sessionId": "rehearsal",
            "attributes": attributes,
        },
        "context": {"System": system},
        "request": request,
    }
