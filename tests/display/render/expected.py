"""What a scene's data wants to be read on the glass."""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import JsonValue

from skill.display.timers import clock_face
from tests.display.render.scenes import Scene
from tests.support import NOON


def is_one_of(shown: str, texts: set[str]) -> bool:
    """Return whether a text is one of these, whole or cut short with an ellipsis."""
    if shown.endswith("…"):
        return any(_bare(one).startswith(_bare(shown[:-1])) for one in texts)
    return _bare(shown) in {_bare(one) for one in texts}


def _bare(text: str) -> str:
    """Return a text without spaces: a line that wraps loses the one at its end."""
    return "".join(text.split())


def wanted(scene: Scene) -> set[str]:
    """Return every text that a scene's data has, as the document words it."""
    data = scene.screen.data
    found = {text for text in _strings(data) if text}
    found |= {f"“{line}”" for line in _quoted(scene)}
    for row in _rows(data, "timers"):
        found |= {_face(row)}
    found |= {f"↻ {row['when']}" for row in _rows(data, "reminders") if row["recurs"]}
    return found


def unsaid(scene: Scene) -> set[str]:
    """Return what a document leaves out on purpose."""
    data = scene.screen.data
    left: set[str] = {
        str(v) for b in _rows(data, "buttons") for k, v in b.items() if k == "verb"
    }
    left |= {str(row[key]) for row in _rows(data, "timers") for key in ("id", "name")}
    left |= {str(row["when"]) for row in _rows(data, "reminders") if row["recurs"]}
    left |= _quoted(scene)
    labels = data.get("labels")
    if isinstance(labels, dict):
        used = _buttons(scene)
        left |= {str(label) for name, label in labels.items() if name not in used}
    return left


def _quoted(scene: Scene) -> set[str]:
    """Return the lines that stand in quotes: what can be said."""
    lines = scene.screen.data["lines"] if scene.screen.document == "home" else []
    assert isinstance(lines, list)
    return {str(line) for line in lines}


def _buttons(scene: Scene) -> set[str]:
    """Return the labels that a recipe's document has a button for."""
    data = scene.screen.data
    if scene.screen.document == "cooking":
        back = {"back"} if int(str(data["number"])) > 1 else set()
        timer = {"timer"} if int(str(data["timerSeconds"])) > 0 else set()
        return {"next"} | back | timer
    return {"recipe": {"take", "other", "list"}, "ingredients": {"start"}}[
        scene.screen.document
    ]


def _face(row: dict[str, JsonValue]) -> str:
    ends, left = int(str(row["endsAt"])), int(str(row["leftMs"]))
    held = left if row["paused"] else ends - round(NOON.timestamp() * 1000)
    return clock_face(timedelta(milliseconds=held))


def _rows(data: object, key: str) -> list[dict[str, JsonValue]]:
    held = data.get(key, []) if hasattr(data, "get") else []
    return [row for row in held if isinstance(row, dict)]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif hasattr(value, "values"):
        for inner in value.values():
            yield from _strings(inner)
