"""From a ``Screen`` to the directives that show it, and that read it out from the glass.

Karaoke: where a screen stands what is said, Alexa says it from there and lights up line by
line (``SpeakItem``).  It is then left out of the response's own speech, which comes first;
the question comes last, spoken from the screen as well.  Character displays get four
characters of their own (APL-T).
"""

from skill.alexa.raw import Json
from skill.dialog.turn import Turn
from skill.display.documents import document
from skill.display.screen import Screen
from skill.domain.frozen import dataclass
from skill.speech.cooking import Instruction
from skill.speech.prompts import Voice
from skill.speech.spoken import spoken

APL = "Alexa.Presentation.APL"
APLT = "Alexa.Presentation.APLT"
PROFILE = "FOUR_CHARACTER_CLOCK"
STEP, QUESTION = "step", "place"
"""The components of ``cooking.json`` that the step and the question are spoken from."""


@dataclass(frozen=True)
class Parts:
    """What is said, as SSML text: by Alexa ``first``, then what is read from the screen."""

    first: str
    read: str = ""
    question: str = ""


def parts(screen: Screen | None, turn: Turn, voice: Voice, aloud: tuple[str, str]) -> Parts:
    """Return how speech is shared out: all of it is Alexa's own unless a screen reads."""
    said, asked = aloud
    whole = Parts(f"{said} {asked}".strip())
    if screen is None or turn.device.screen is None or not screen.reads:
        return whole
    read = spoken(Instruction(screen.reads), voice)
    first, found, rest = said.partition(read)
    if not found:
        return whole
    return Parts(first.strip(), read, f"{rest} {asked}".strip())


def directives(screen: Screen, turn: Turn, said: Parts) -> list[Json]:
    """Return what shows a screen on this device; nothing on one that cannot show."""
    wanted: list[Json] = []
    if turn.device.screen:
        wanted.append(_render(screen, said))
        if said.read:
            wanted.append(_read_out(screen, said))
    if turn.device.segments and screen.face:
        wanted.append(
            {
                "type": f"{APLT}.RenderDocument",
                "token": screen.document,
                "targetProfile": PROFILE,
                "document": dict(screen.face.document()),
                "datasources": {},
            }
        )
    return wanted


def _render(screen: Screen, said: Parts) -> Json:
    sources: Json = {"data": dict(screen.data)}
    if screen.reads:
        sources["voice"] = voice_source(said.read, said.question)
    return {
        "type": f"{APL}.RenderDocument",
        "token": screen.document,
        "document": document(screen.document, screen.picture),
        "datasources": sources,
    }


def voice_source(read: str, question: str) -> Json:
    """Return the data source whose SSML Alexa's cloud turns into speech."""
    ssml = {
        name: f"<speak>{text}</speak>"
        for name, text in ((STEP, read), (QUESTION, question))
        if text
    }
    return {
        "type": "object",
        "properties": {f"{name}Ssml": text for name, text in ssml.items()},
        "transformers": [
            {"inputPath": f"{name}Ssml", "outputName": name, "transformer": "ssmlToSpeech"}
            for name in ssml
        ],
    }


def _read_out(screen: Screen, said: Parts) -> Json:
    step: Json = {"type": "SpeakItem", "componentId": STEP, "highlightMode": "line"}
    question: Json = {"type": "SpeakItem", "componentId": QUESTION}
    commands = [step, question] if said.question else [step]
    return {
        "type": f"{APL}.ExecuteCommands",
        "token": screen.document,
        "commands": [{"type": "Sequential", "commands": commands}],
    }
