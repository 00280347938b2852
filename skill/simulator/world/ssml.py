"""Which speech Alexa's voice takes, and which she refuses."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

LONGEST_SPEECH: Final = 8000
LONGEST_BREAK: Final = 10.0
MOST_SOUNDS: Final = 5
_PLAIN: Final = ("speak", "audio", "break", "emphasis", "lang", "p", "phoneme", "prosody")
_OTHERS: Final = ("s", "say-as", "sub", "voice", "w", "{urn:alexa}name")
_AMAZON: Final = ("domain", "effect", "emotion")
TAGS: Final = frozenset((*_PLAIN, *_OTHERS, *(f"{{urn:amazon}}{tag}" for tag in _AMAZON)))
_ROOT: Final = '<speak xmlns:amazon="urn:amazon" xmlns:alexa="urn:alexa"'
_BREAK: Final = re.compile(r"(?P<n>\d+(?:\.\d+)?)(?P<unit>ms|s)")


def faults_of_speech(kind: str, said: str) -> Iterator[str]:
    """Yield what is wrong with an ``outputSpeech`` of ``kind``, SSML or PlainText."""
    if len(said) > LONGEST_SPEECH:
        yield f"has {len(said)} characters of {LONGEST_SPEECH}"
    if kind == "SSML":
        yield from _faults_of_ssml(said.strip())


def _faults_of_ssml(said: str) -> Iterator[str]:
    try:
        root = ElementTree.fromstring(said.replace("<speak", _ROOT, 1))
    except ElementTree.ParseError as wrong:
        yield f"is not well-formed SSML: {wrong}"
        return
    if root.tag != "speak":
        yield "is SSML without <speak> around it"
    unknown = sorted({element.tag for element in root.iter()} - TAGS)
    if unknown:
        yield f"has tags that Alexa does not know: {', '.join(unknown)}"
    sounds = sum(1 for _ in root.iter("audio"))
    if sounds > MOST_SOUNDS:
        yield f"plays {sounds} sounds, {MOST_SOUNDS} are allowed"
    for pause in root.iter("break"):
        yield from _faults_of_break(pause.get("time", "0s"))


def _faults_of_break(spelt: str) -> Iterator[str]:
    found = _BREAK.fullmatch(spelt)
    seconds = float(found["n"]) / (1000 if found["unit"] == "ms" else 1) if found else None
    if seconds is None or seconds > LONGEST_BREAK:
        yield f"pauses for {spelt!r}, 10s is the longest"
