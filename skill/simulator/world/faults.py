"""What can go wrong on the way to Alexa's services, on demand."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from skill.simulator.world.wire import Answer, Call

SERVICES: Final = ("timers", "reminders", "settings", "directives", "profile")
_MODE: Final = re.compile(
    r"(?P<after>after:)?(?:(?P<status>[45]\d\d)|slow:(?P<slow>\d+(?:\.\d+)?)|(?P<kind>drop|garbage))"
)

MESSAGES: Final = {
    401: ("INVALID_BEARER_TOKEN", "Request is not authorized"),
    403: ("ACCESS_DENIED", "Access denied with reason: FORBIDDEN"),
    429: ("TOO_MANY_REQUESTS", "Rate exceeded"),
    500: ("INTERNAL_ERROR", "Internal Server Error"),
    503: ("SERVICE_UNAVAILABLE", "Service Unavailable"),
    504: ("DEVICE_OFFLINE", "Device offline"),
}

Hook = Callable[[Call], None]


@dataclass
class Fault:
    """One thing that goes wrong, ``left`` times or (``None``) until cleared.

    ``mode`` is a status, ``slow:SECONDS``, ``drop`` (the connection breaks in the middle
    of the response) or ``garbage`` (a proxy's HTML with 502).  With ``after:`` in front
    the call is carried out, and what is lost is the answer.
    """

    service: str
    mode: str
    left: int | None = None
    method: str | None = None
    after: bool = False
    slow: float = 0.0
    status: int = 0

    def hits(self, service: str, method: str) -> bool:
        """Return whether a call of ``method`` to ``service`` goes wrong."""
        return self.service in {service, "all"} and self.method in {None, method}

    def answer(self) -> Answer | None:
        """Return the answer sent instead, for a fault that has a status."""
        if not self.status:
            return None
        code, message = MESSAGES.get(
            self.status, (f"ERROR_{self.status}", "Refused on demand")
        )
        headers = {"Retry-After": "1"} if self.status in {429, 503} else {}
        return Answer(self.status, {"code": code, "message": message}, headers)


class Faults:
    """The faults in force, and hooks around every write.

    ``before_write`` and ``after_write`` are called with the call, in the server's thread,
    before anything is changed and after all is changed but nothing answered.  A hook that
    raises breaks the connection; one that ends the process is a crash at that point.
    """

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self.before_write: Hook | None = None
        self.after_write: Hook | None = None

    def fail(
        self,
        service: str,
        mode: str | int,
        times: int | None = None,
        method: str | None = None,
    ) -> Fault:
        """Let calls to ``service`` (or ``all``) fail, only those of ``method`` if given.

        Raises:
            ValueError: the service or the mode is unknown.
        """
        if service not in (*SERVICES, "all"):
            raise ValueError(f"{service!r} is none of {(*SERVICES, 'all')}")
        found = _MODE.fullmatch(str(mode))
        if found is None:
            raise ValueError(f"{mode!r} is no status, slow:SECONDS, drop or garbage")
        fault = Fault(
            service,
            found["kind"] or "",
            times,
            method,
            bool(found["after"]),
            float(found["slow"] or 0),
            int(found["status"] or 0),
        )
        self.active.append(fault)
        return fault

    def clear(self, service: str = "all") -> None:
        """Mend ``service``, or everything."""
        self.active = [f for f in self.active if service not in {f.service, "all"}]

    def take(self, service: str, method: str) -> Fault | None:
        """Return the fault that this call meets, and count it."""
        for fault in self.active:
            if fault.hits(service, method):
                if fault.left is not None:
                    fault.left -= 1
                self.active = [f for f in self.active if f.left is None or f.left > 0]
                return fault
        return None
