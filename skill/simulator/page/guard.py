"""Who may ask: a browser on this machine, showing our own page."""

import hmac
from collections.abc import Mapping
from typing import Final

from skill.simulator.page.wire import JSON_TYPE, RefusedError

TOKEN_HEADER: Final = "X-Larder-Token"
LARGEST_BODY: Final = 4 << 20
OURS: Final = ("same-origin", "none")


def check_host(headers: Mapping[str, str], port: int) -> None:
    """Refuse a host that is not ours: a name elsewhere may have been pointed here.

    Raises:
        RefusedError: it is another.
    """
    if headers.get("Host", "") not in _names(port):
        raise RefusedError(421, "this server answers to 127.0.0.1 alone")


def check_caller(headers: Mapping[str, str], port: int, token: str) -> None:
    """Refuse whatever was not asked by our own page.

    Raises:
        RefusedError: another origin asks, or the token is missing.
    """
    origin = headers.get("Origin")
    if origin is not None and origin not in {f"http://{name}" for name in _names(port)}:
        raise RefusedError(403, "another origin may not ask")
    if headers.get("Sec-Fetch-Site", "none") not in OURS:
        raise RefusedError(403, "another site may not ask")
    given = headers.get(TOKEN_HEADER, "")
    if not hmac.compare_digest(given.encode(), token.encode()):
        raise RefusedError(403, "the token is missing or old; load the page again")


def check_body(headers: Mapping[str, str]) -> int:
    """Return the length of a body that may be read.

    Raises:
        RefusedError: it is not JSON, of no length, or too long.
    """
    if headers.get("Content-Type", "").partition(";")[0].strip() != JSON_TYPE:
        raise RefusedError(415, f"post {JSON_TYPE}")
    length = headers.get("Content-Length", "")
    if not (length.isascii() and length.isdecimal()):
        raise RefusedError(411, "the length is missing")
    if len(length) > 9 or int(length) > LARGEST_BODY:
        raise RefusedError(413, f"at most {LARGEST_BODY} bytes")
    return int(length)


def _names(port: int) -> set[str]:
    return {f"127.0.0.1:{port}", f"localhost:{port}"}
