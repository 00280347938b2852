"""Learning from a shelf in S3: its models are copied here, worked on, and put back.

A machine of the schedule begins with an empty disk, and leaves nothing on it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skill.store.shelf import Shelf
from skill.store.shelving import copy, send, serve


@contextmanager
def borrowed(shelf: Shelf, models: Path, catalog: Path) -> Iterator[None]:
    """Copy a shelf's models and the catalogue it serves; after the work, put models back.

    Work that fails puts nothing back.

    Raises:
        StoreDownError: S3 failed.
    """
    serve(shelf.under("catalog"), catalog)
    seen = copy(shelf.under("models"), models)
    yield
    send(shelf.under("models"), models, seen)
