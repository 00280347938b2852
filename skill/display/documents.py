"""The APL documents: what each lays out, on the look that all of them share.

``look.json`` has the colours, the sizes by kind of screen, and the parts that recur
(heading, button); ``documents/<name>.json`` has the rest of one screen.  Together they are
a document that needs nothing from elsewhere, read once.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import JsonValue

from skill.display.pictures import Picture

DOCUMENTS = Path(__file__).parent / "documents"
LOOK = Path(__file__).parent / "look.json"
PICTURE = "Picture"

Layouts = dict[str, JsonValue]


def document(name: str, picture: Picture | None = None) -> JsonValue:
    """Return a document by name, with the picture that it shows, if it shows one.

    Raises:
        FileNotFoundError: no screen has that name (``test_contract`` finds it).
    """
    whole = _whole(name)
    if picture is None:
        return whole
    graphics = {**_objects(whole, "graphics"), PICTURE: dict(picture.graphic())}
    return {**whole, "graphics": graphics}


@cache
def _whole(name: str) -> dict[str, JsonValue]:
    """Return the look and the document as one, without the parts that it does not use."""
    look, own = _read(LOOK), _read(DOCUMENTS / f"{name}.json")
    layouts = {**_objects(look, "layouts"), **_objects(own, "layouts")}
    graphics = {**_objects(look, "graphics"), **_objects(own, "graphics")}
    used = _used(own.get("mainTemplate"), layouts)
    kept: Layouts = {name: layout for name, layout in layouts.items() if name in used}
    return {**look, **own, "layouts": kept, "graphics": graphics}


def _used(node: JsonValue, layouts: Layouts) -> set[str]:
    """Return the names of the layouts that a part of a document is made of."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for kind in _types(waiting.pop()):
            if kind in layouts and kind not in found:
                found.add(kind)
                waiting.append(layouts[kind])
    return found


def _types(node: JsonValue) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _types(inner)
    elif isinstance(node, dict):
        if isinstance(kind := node.get("type"), str):
            yield kind
        for inner in node.values():
            yield from _types(inner)


def _read(path: Path) -> dict[str, JsonValue]:
    read: dict[str, JsonValue] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _objects(read: dict[str, JsonValue], key: str) -> dict[str, JsonValue]:
    held = read.get(key)
    return held if isinstance(held, dict) else {}
