"""What the page's server takes and gives: calls, answers, refusals, headers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

JSON_TYPE: Final = "application/json"
_NOWHERE: Final = "default-src 'none'; base-uri 'none'; form-action 'none'"
PAGE_POLICY: Final = (
    f"{_NOWHERE}; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"
)
"""For the page: its own files, and nothing inline."""
SCREEN_POLICY: Final = (
    f"{_NOWHERE}; sandbox allow-scripts; "
    "script-src 'self' 'unsafe-eval'; style-src 'self'; "
    "img-src data:; font-src 'self'; connect-src data:; frame-ancestors 'self'"
)
"""For the frame with the renderer, which compiles WebAssembly and makes functions out of
text (emscripten's embind).  It can reach nothing."""
EVERYWHERE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
}


@dataclass(frozen=True)
class Call:
    """A call: its path, its query and, where it was posted, its JSON."""

    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """An answer as it goes out."""

    content: bytes
    kind: str = JSON_TYPE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """The server does not do that; the message is for whoever wrote the page."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def as_json(told: object, status: int = 200) -> Answer:
    """Return an answer in JSON."""
    return Answer(json.dumps(told, ensure_ascii=False).encode(), status=status)
