"""What can be wrong with a catalogue."""

from pathlib import Path


class CatalogUnreadableError(Exception):
    """The catalogue is missing, cut, or none: which file, and why."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name}: {why}")
        self.path = path
        self.why = why
