"""Reading JSON that may hold anything: a wrong shape is an absence, never an exception."""

from typing import Any

Json = dict[str, Any]


def dig(node: Any, *path: str) -> Any:
    """Return what lies at ``path``, or None where any step is missing or no object."""
    for key in path:
        if not isinstance(node, dict):
            return None
        node = node.get(key)
    return node


def text(node: Any, *path: str) -> str:
    """Return the string at ``path``, "" where there is none.

    JSON can spell half a character (a lone surrogate), which no encoding can write again.
    """
    found = dig(node, *path)
    if not isinstance(found, str):
        return ""
    return found if found.isascii() else found.encode("utf-8", "ignore").decode("utf-8")


def record(node: Any, *path: str) -> Json:
    """Return the object at ``path``; an empty one where there is none."""
    found = dig(node, *path)
    return found if isinstance(found, dict) else {}


def items(node: Any, *path: str) -> list[Any]:
    """Return the array at ``path``; an empty one where there is none."""
    found = dig(node, *path)
    return found if isinstance(found, list) else []


def whole(node: Any, *path: str) -> int:
    """Return the number at ``path``, written in digits or not; 0 where there is none."""
    found = dig(node, *path)
    if isinstance(found, bool):
        return 0
    if isinstance(found, str) and found.isascii() and found.isdigit() and len(found) < 16:
        return int(found)
    return int(found) if isinstance(found, int | float) and abs(found) < 1e15 else 0
