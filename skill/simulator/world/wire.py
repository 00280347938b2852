"""What travels: calls, answers, error bodies, and Alexa's spelling of times."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

Body = dict[str, object]

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)


@dataclass(frozen=True)
class Call:
    """One HTTP call, its path cut at the slashes: ``("v1", "alerts", "timers")``."""

    method: str
    path: tuple[str, ...]
    query: Mapping[str, str] = field(default_factory=dict)
    body: object = None

    @property
    def writes(self) -> bool:
        """Return whether the call changes anything."""
        return self.method != "GET"


@dataclass(frozen=True)
class Answer:
    """A status, and the JSON value that goes with it; ``None`` is an empty body."""

    status: int
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - it is an answer, not a failure of the simulator
    """Alexa says no: a status and her ``{"code", "message"}``."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.answer = Answer(status, {"code": code, "message": message})


def bad_request(code: str, message: str) -> Refused:
    """Return the refusal of a request that is wrong in itself."""
    return Refused(400, code, message)


def as_body(value: object, what: str = "request body") -> Body:
    """Return ``value`` if it is a JSON object; refuse the request otherwise."""
    if not isinstance(value, dict):
        raise bad_request("INVALID_PAYLOAD", f"{what} must be a JSON object")
    return {str(key): item for key, item in value.items()}


def part(body: Body, name: str) -> Body:
    """Return the object ``body[name]``; refuse the request if it is not there."""
    return as_body(body.get(name), name)


def text(body: Body, name: str) -> str:
    """Return the string ``body[name]``; refuse the request if it is missing or empty."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise bad_request("INVALID_PAYLOAD", f"{name} must be a non-empty string")
    return value


def parse_duration(spelt: str) -> timedelta | None:
    """Return an ISO 8601 duration of fixed length, or ``None``: no months, no years."""
    found = _DURATION.fullmatch(spelt)
    if found is None or spelt.endswith(("P", "T")):
        return None
    parts = {unit: float(n) for unit, n in found.groupdict().items() if n is not None}
    try:
        return timedelta(**parts)
    except OverflowError:
        return None


def spell_duration(length: timedelta) -> str:
    """Return ``PT1H5M25S``, in whole seconds rounded up, as Alexa spells what is left."""
    seconds = -(-length // timedelta(seconds=1))
    hours, rest = divmod(max(seconds, 0), 3600)
    minutes, seconds = divmod(rest, 60)
    spelt = "".join(
        f"{n}{u}" for n, u in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n
    )
    return f"PT{spelt or '0S'}"


def spell_instant(instant: datetime) -> str:
    """Return ``2026-11-23T10:25:30Z``, with milliseconds where there are any."""
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    precision = "milliseconds" if utc.microsecond else "seconds"
    return f"{utc.isoformat(timespec=precision)}Z"


def exact(instant: datetime) -> str:
    """Return an instant spelt to the microsecond, for the world's own file."""
    return instant.astimezone(UTC).isoformat()


def from_exact(spelt: object) -> datetime:
    """Return what ``exact`` spelt."""
    return datetime.fromisoformat(str(spelt))


class Ids:
    """Identifiers that look like Alexa's and are the same in every run of one world."""

    def __init__(self, seed: str, issued: int = 0) -> None:
        self.seed = seed
        self.issued = issued

    def next(self, kind: str = "") -> str:
        """Return a fresh identifier in UUID form, after ``kind`` if one is given."""
        self.issued += 1
        return self.stable(f"{kind}#{self.issued}", kind)

    def stable(self, name: str, kind: str = "") -> str:
        """Return the identifier that belongs to ``name`` in this world."""
        digits = hashlib.sha256(f"{self.seed}/{name}".encode()).hexdigest()
        cuts = ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))
        uuid = "-".join(digits[a:b] for a, b in cuts)
        return f"{kind}.{uuid}" if kind else uuid
