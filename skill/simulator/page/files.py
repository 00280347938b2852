"""The files of the page, by name: what is not in the list is not there."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from skill.simulator.page.wire import PAGE_POLICY, SCREEN_POLICY, Answer, RefusedError

STATIC: Final = Path(__file__).parent / "static"
MODULES: Final = Path(__file__).parents[3] / "node_modules"
ENGINE: Final = "engine.js"
FIGTREE: Final = "@fontsource/figtree/files"
FONTS: Final = {
    f"figtree-{weight}.woff2": f"{FIGTREE}/figtree-latin-{weight}-normal.woff2"
    for weight in (300, 400, 500, 700, 800)
}
"""A free typeface of about the widths of Amazon's own, which is not ours to ship."""
INSTALLED: Final = {ENGINE: "apl-viewhost-web/index.js", **FONTS}
"""What ``npm ci`` has fetched, by the name under which it is served."""
KINDS: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
FOR_THE_SCREEN: Final = ("screen-before.js", "screen.js", "screen.css", *INSTALLED)
"""The frame has an origin of its own, to which we are a stranger."""
PLACE: Final = b"{{token}}"


class Files:
    """What is served: our own files, read once, and the renderer where it is installed."""

    def __init__(self, token: str, modules: Path = MODULES) -> None:
        self._token = token.encode()
        self._modules = modules

    @cached_property
    def _held(self) -> Mapping[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(STATIC.iterdir())}

    @property
    def has_engine(self) -> bool:
        """Return whether screens can be drawn."""
        return (self._modules / INSTALLED[ENGINE]).is_file()

    def answer(self, path: str, known: str = "") -> Answer:
        """Return the file at a path; ``known`` is the tag of the one the browser has.

        Raises:
            RefusedError: there is none.
        """
        name = path.removeprefix("/") or "index.html"
        content = self._content(name)
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        keeps = "no-store" if self._token in content else "no-cache"
        headers = {"ETag": tag, "Cache-Control": keeps, **_policies(name)}
        kind = KINDS[Path(name).suffix]
        if known == tag:
            return Answer(b"", kind, 304, headers)
        return Answer(content, kind, headers=headers)

    def _content(self, name: str) -> bytes:
        path = self._modules / INSTALLED[name] if name in INSTALLED else None
        if path is not None and path.is_file():
            return path.read_bytes()
        if name not in self._held:
            raise RefusedError(404, "there is no such file")
        return self._held[name].replace(PLACE, self._token)


def _policies(name: str) -> dict[str, str]:
    """Return who may load a file, and what may happen in it."""
    if name == "screen.html":
        return {
            "Content-Security-Policy": SCREEN_POLICY,
            "Cross-Origin-Resource-Policy": "same-origin",
        }
    sharing = "cross-origin" if name in FOR_THE_SCREEN else "same-origin"
    lent = {"Access-Control-Allow-Origin": "*"} if name in FONTS else {}
    return {
        "Content-Security-Policy": PAGE_POLICY,
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": sharing,
        **lent,
    }
