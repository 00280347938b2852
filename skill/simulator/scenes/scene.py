"""A screen under a name of its own, and what the scenes have in common."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from skill.alexa.showing import voice_source
from skill.dialog.turn import Turn
from skill.display.documents import document
from skill.display.screen import Screen

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("America/New_York"))
TURN = Turn("scene", "IntentRequest", "", "household", NOON)
GERMAN = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenauflauf mit Rotweinschalottenbutter"
)


@dataclass(frozen=True)
class Scene:
    """A screen, as the renderer gets it."""

    name: str
    screen: Screen

    def json(self) -> dict[str, JsonValue]:
        """Return what the driver draws."""
        sources: dict[str, JsonValue] = {"data": dict(self.screen.data)}
        if self.screen.reads:
            sources["voice"] = voice_source(self.screen.reads, "Say next.")
        return {
            "name": self.name,
            "document": document(self.screen.document, self.screen.picture),
            "sources": sources,
        }
