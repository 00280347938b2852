"""Values of strangers' JSON as texts and numbers, however they are wrapped.

Everything is bounded: how deep, how many, how long.  Nothing here raises.
"""

import ast
import json
import math
from collections.abc import Iterator, Mapping

DEEPEST = 6
MOST = 2_000  # texts of one value
LONGEST = 200_000  # characters of one text
NAMES = ("text", "name", "ingredient", "value", "display", "raw", "line")


def texts(value: object) -> list[str]:
    """Return the texts that a value holds: a list, a list in a text, objects with texts."""
    found: list[str] = []
    for text in _texts(_listed(value), 0):
        found.append(text[:LONGEST])
        if len(found) >= MOST:
            break
    return found


def text(value: object) -> str:
    """Return the first text of a value; numbers are written out."""
    return next(iter(_texts(value, 0)), "")[:LONGEST]


def number(value: object) -> float | None:
    """Return a number, also one in a text; None for anything else, also infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        read = float(value if not isinstance(value, str) else value.strip()[:40])
    except (ValueError, OverflowError):
        return None
    return read if math.isfinite(read) else None


def _texts(value: object, depth: int) -> Iterator[str]:
    """Yield the texts of a value in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif depth < DEEPEST and isinstance(value, list | tuple):
        for part in value[:MOST]:
            yield from _texts(part, depth + 1)
    elif depth < DEEPEST and isinstance(value, Mapping):
        named = next((value[name] for name in NAMES if value.get(name)), None)
        yield from _texts(named, depth + 1)


def _listed(value: object) -> object:
    """Return the list that a text holds as Python's or R's or JSON's, else the value."""
    if not isinstance(value, str):
        return value
    bare = value.strip()[:LONGEST]
    if bare.startswith("c(") and bare.endswith(")"):
        bare = f"[{bare[2:-1]}]"
    if not (bare.startswith("[") and bare.endswith("]")):
        return value.split("\n")
    try:
        read: object = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        try:
            read = ast.literal_eval(bare)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return bare.strip("[]").split("\n")
    return read
