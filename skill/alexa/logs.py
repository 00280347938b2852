"""One JSON line a turn, with nothing in it that could name a person.

The standard logger: Powertools' takes three times as long to import, 15 ms beside 5 when
pydantic is loaded already (README, "What it measured").  A failure is logged as its type
and where it was raised, never with its message, which may hold what a cook said.
"""

import json
import logging
import traceback
from collections.abc import Mapping

from skill.domain.frozen import dataclass

LOGGER = logging.getLogger("larder")


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object; ``extra={"facts": {...}}`` are its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        facts: Mapping[str, object] = getattr(record, "facts", {})
        line = {"level": record.levelname, "event": record.getMessage(), **facts}
        return json.dumps(line, ensure_ascii=True, default=str)


OTHERS = {
    "urllib3": logging.CRITICAL,
    "botocore": logging.WARNING,
    "boto3": logging.WARNING,
    "s3transfer": logging.WARNING,
}
"""Libraries whose lines hold what is sent, and the least that each may write, whatever the
root's level: a device's id is in the address of its own settings."""


def configure(level: str) -> None:
    """Send Larder's log to standard error, as JSON lines; others' tell no addresses."""
    for name, least in OTHERS.items():
        logging.getLogger(name).setLevel(least)
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    LOGGER.handlers[:] = [handler]
    LOGGER.setLevel(level)
    LOGGER.propagate = False


def metric(event: str, facts: Mapping[str, object]) -> None:
    """Write what became of what is served: versions and reasons, nobody's ids."""
    LOGGER.warning(event, extra={"facts": facts})


@dataclass(frozen=True)
class TurnLog:
    """The log of one turn.  ``ref`` is a pseudonym of the request, good for one look-up."""

    ref: str
    kind: str
    name: str

    def done(self, outcome: str, took_ms: float) -> None:
        """Write that the turn was answered, and how."""
        self._write(logging.INFO, "turn", outcome=outcome, ms=round(took_ms, 1))

    def refused(self, why: str) -> None:
        """Write that a request was not looked at further."""
        self._write(logging.WARNING, "refused", why=why)

    def bug(self, error: BaseException) -> None:
        """Write an unforeseen failure: its type and its frames."""
        frames = traceback.extract_tb(error.__traceback__)
        where = [f"{frame.name}:{frame.lineno}" for frame in frames[-8:]]
        self._write(logging.ERROR, "bug", error=type(error).__name__, where=where)

    def _write(self, level: int, event: str, **facts: object) -> None:
        known = {"ref": self.ref[:12], "kind": self.kind, "name": self.name}
        LOGGER.log(level, event, extra={"facts": known | facts})
