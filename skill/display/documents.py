"""The APL documents: static JSON beside this file, read once."""

import json
from functools import cache
from pathlib import Path

from pydantic import JsonValue

DOCUMENTS = Path(__file__).parent / "documents"


@cache
def document(name: str) -> JsonValue:
    """Return a document by name.

    Raises:
        FileNotFoundError: no screen has that name (``test_contract`` finds it).
    """
    text = (DOCUMENTS / f"{name}.json").read_text(encoding="utf-8")
    read: JsonValue = json.loads(text)
    return read
