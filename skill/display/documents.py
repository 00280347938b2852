"""The APL documents: what each lays out, on the look that all of them share.

``look.json`` has the colours, the sizes by kind of screen, and the parts that recur
(heading, button); ``documents/<name>.json`` has the rest of one screen.  Together they are
a document that needs nothing from elsewhere, read once.
"""

import json
from functools import cache
from pathlib import Path

from pydantic import JsonValue

DOCUMENTS = Path(__file__).parent / "documents"
LOOK = Path(__file__).parent / "look.json"


@cache
def document(name: str) -> JsonValue:
    """Return a document by name.

    Raises:
        FileNotFoundError: no screen has that name (``test_contract`` finds it).
    """
    look, own = _read(LOOK), _read(DOCUMENTS / f"{name}.json")
    layouts = {**_objects(look, "layouts"), **_objects(own, "layouts")}
    return {**look, **own, "layouts": layouts}


def _read(path: Path) -> dict[str, JsonValue]:
    read: dict[str, JsonValue] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _objects(read: dict[str, JsonValue], key: str) -> dict[str, JsonValue]:
    held = read.get(key)
    return held if isinstance(held, dict) else {}
