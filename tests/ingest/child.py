"""Ingest in small batches, slowly enough to be killed on the way: for ``test_pipeline``."""

import sys
import time
from pathlib import Path

from skill.ingest.pipeline import From, How, ingest


def main(path: str, out: str) -> None:
    """Read one source; after each batch, dawdle."""
    how = How(batch=8, tell=lambda doing, rows: time.sleep(0.05))
    ingest([From(Path(path), "web", "CC0-1.0")], Path(out), how)


if __name__ == "__main__":
    main(*sys.argv[1:])
