"""What a source yields: bodies to be read, and what it had to leave out."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["page", "cook", "record", "row"]


@dataclass(frozen=True, slots=True)
class Item:
    """One body: a page's HTML, a Cooklang file, a record as JSON, a catalogue's row.

    ``where`` names it; ``prior`` is a popularity from elsewhere, in (0, 1].
    """

    shape: Shape
    where: str
    body: bytes
    prior: float | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was left out, and why: ``reason`` is one of few, to be counted."""

    where: str
    reason: str


Found = Item | Skipped


class SourceError(Exception):
    """A source that cannot be read at all: which, and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why
