"""What a scene's data wants to be read on the glass."""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import JsonValue

from skill.display.timers import clock_face
from skill.simulator.scenes.scene import NOON, Scene

NOT_READ = frozenset(
    {"icon", "table", "verb", "kind", "sends", "reads", "name", "length", "recipe"}
)
"""What the data says to the document alone."""
AT_TIMES = frozenset({"ofLength", "pausedLabel", "upLabel", "place", "time"})
"""What stands there in some states, or where there is room."""
A_SWIPE_AWAY = frozenset({"before", "after"})


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
    return may_stand(scene) - _optional(scene)


def may_stand(scene: Scene) -> set[str]:
    """Return every text that may stand there: nothing else should."""
    data = scene.screen.data
    found = {text for key, text in _strings(data) if text and key not in NOT_READ}
    lines = {text for key, text in _strings(data) if key == "lines"}
    if scene.screen.document == "home":
        found = (found - lines) | {f"“{line}”" for line in lines}
    if scene.screen.document == "household":
        found |= {line[:1].upper() for line in lines}
    for row in _rows(data, "timers"):
        found.add(_face(int(str(row["endsAt"])), int(str(row["leftMs"]))))
    for row in _rows(data, "reminders"):
        if row["recurs"]:
            found -= {str(row["when"])}
            found.add(f"↻ {row['when']}")
    timer = data.get("timer")
    if isinstance(timer, dict) and timer["endsAt"]:
        found.add(_face(int(str(timer["endsAt"])), 0))
    return found


def _optional(scene: Scene) -> set[str]:
    """Return what a document leaves out in some states, on purpose."""
    data = scene.screen.data
    left = {text for key, text in _strings(data) if key in AT_TIMES | A_SWIPE_AWAY}
    if scene.screen.document == "household":
        left |= {text[:1].upper() for key, text in _strings(data) if key == "lines"}
    labels = data.get("labels")
    if isinstance(labels, dict):
        used = _buttons(scene)
        left |= {str(label) for name, label in labels.items() if name not in used}
    if scene.name.startswith("timers-one"):
        left.add(str(data["title"]))  # a round screen is all ring
    if scene.name == "timers-one-rung":
        left |= {str(row["label"]) for row in _rows(data, "buttons")}
    return left


def _buttons(scene: Scene) -> set[str]:
    """Return the labels that a recipe's document has a button for."""
    if scene.screen.document == "cooking":
        return {"next", "back"} if scene.screen.data["before"] else {"next"}
    return {"recipe": {"take", "other", "list"}, "ingredients": {"start"}}[
        scene.screen.document
    ]


def _face(ends: int, left: int) -> str:
    held = left if not ends else max(0, ends - round(NOON.timestamp() * 1000))
    return clock_face(timedelta(milliseconds=held))


def _rows(data: object, key: str) -> list[dict[str, JsonValue]]:
    held = data.get(key, []) if hasattr(data, "get") else []
    return [row for row in held if isinstance(row, dict)]


def _strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text with the key that it stands under; numbers as they are shown."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, int) and key == "place":
        yield key, str(value)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)
    elif hasattr(value, "items"):
        for name, inner in value.items():
            yield from _strings(inner, name)
