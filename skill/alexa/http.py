"""HTTP to Alexa's services: one pool of connections, time-outs, retries within a budget."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ask_sdk_model.services import ApiClient, ApiClientResponse

if TYPE_CHECKING:
    from ask_sdk_model.services import ApiClientRequest
    from urllib3 import PoolManager
    from urllib3.response import BaseHTTPResponse

BUDGET_S = 5.0  # of Alexa's 8 s, for all calls of a turn together
ATTEMPT_S = 2.0
CONNECT_S = 1.0
ATTEMPTS = 3
FIRST_PAUSE_S = 0.15
LONGEST_PAUSE_S = 1.0
LARGEST_BODY = 1_000_000
# A refusal for load promises that nothing was done; other failed POSTs may have acted.
REFUSED = frozenset({429, 503})
FAILED = frozenset({500, 502, 504}) | REFUSED


class CallFailedError(Exception):
    """No answer came: connection refused, lost, too slow, or the budget was spent."""


@cache
def pool() -> "PoolManager":
    """Return the process's connections, made on first use: importing urllib3 costs."""
    from urllib3 import PoolManager

    return PoolManager(num_pools=4, maxsize=4, retries=False)


@dataclass
class Budget:
    """The time that a turn may spend waiting for services.

    ``monotonic`` and ``sleep`` are the clock's, so that tests need not wait.
    """

    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    seconds: float = BUDGET_S
    started: float = field(init=False)

    def __post_init__(self) -> None:
        """Start counting."""
        self.started = self.monotonic()

    def left(self) -> float:
        """Return the seconds left, never negative."""
        return max(0.0, self.started + self.seconds - self.monotonic())


@dataclass
class TurnApiClient(ApiClient):  # type: ignore[misc]
    """The SDK's ``ApiClient`` for one turn.

    ``waiting`` is entered around every call, so that a slow service can be bridged by a
    progressive response.  ``hosts`` are the only ones the access token may travel to.
    """

    budget: Budget
    waiting: Callable[[], None] = lambda: None
    hosts: tuple[str, ...] = ()

    def invoke(self, request: "ApiClientRequest") -> ApiClientResponse:
        """Send a request; retried while the budget lasts where that is harmless.

        Raises:
            CallFailedError: no answer in time, or a host that Alexa does not own.
        """
        if not is_alexas(request.url, self.hosts):
            raise CallFailedError("the envelope names an endpoint that is not Alexa's")
        self.waiting()
        pause = FIRST_PAUSE_S
        for attempt in range(1, ATTEMPTS + 1):
            last = attempt == ATTEMPTS
            answer = self._attempt(request, last)
            if answer is not None:
                return answer
            if self.budget.left() <= pause:
                break
            self.budget.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_S)
        raise CallFailedError("no answer within the budget")

    def _attempt(self, request: "ApiClientRequest", last: bool) -> ApiClientResponse | None:
        """Return the answer, or None where another attempt is worth it."""
        from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

        repeatable = request.method != "POST" or request.url.endswith(("/pause", "/resume"))
        try:
            answer = self._send(request)
        except (ConnectTimeoutError, NewConnectionError) as error:
            if last:
                raise CallFailedError(type(error).__name__) from error
            return None
        except HTTPError as error:
            if last or not repeatable:
                raise CallFailedError(type(error).__name__) from error
            return None
        again = answer.status in (FAILED if repeatable else REFUSED)
        return None if again and not last and self._may_wait(answer) else _response(answer)

    def _may_wait(self, answer: "BaseHTTPResponse") -> bool:
        """Return whether a retry fits the budget, given what the service asks for."""
        asked = answer.headers.get("Retry-After", "0")
        wait = float(asked) if asked.isdigit() else 0.0
        return wait + FIRST_PAUSE_S < self.budget.left()

    def _send(self, request: "ApiClientRequest") -> "BaseHTTPResponse":
        from urllib3 import Timeout

        left = self.budget.left()
        if left <= 0:
            raise CallFailedError("the turn's budget is spent")
        body = None if request.body is None else json.dumps(request.body).encode()
        return pool().request(
            request.method,
            request.url,
            headers=dict(request.headers or ()),
            body=body,
            timeout=Timeout(connect=min(CONNECT_S, left), read=min(ATTEMPT_S, left)),
            redirect=False,
        )


def _response(answer: "BaseHTTPResponse") -> ApiClientResponse:
    """Return urllib3's answer as the SDK's.

    A success without a body is told as 204, whatever its number: Alexa answers pause and
    delete with an empty 200, which the SDK would try to read as JSON.
    """
    text = answer.data[:LARGEST_BODY].decode("utf-8", errors="replace")
    empty = 200 <= answer.status < 300 and not text.strip()
    return ApiClientResponse(
        headers=list(answer.headers.items()),
        body=None if empty else text,
        status_code=204 if empty else answer.status,
    )


def is_alexas(url: Any, extra_hosts: tuple[str, ...] = ()) -> bool:
    """Return whether a URL leads to one of Alexa's API hosts over TLS.

    ``extra_hosts`` (a simulator on loopback) may be reached over plain HTTP.
    """
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        host = parts.hostname or ""
    except ValueError:
        return False
    if host in extra_hosts:
        return True
    ours = host.startswith("api.") and host.endswith((".amazonalexa.com", ".amazon.com"))
    return parts.scheme == "https" and ours
