"""Between a shelf and a folder: to serve from it, to work on it, to put it back.

Who serves copies what the pointer names, and moves its own pointer when all of it is here.
Who trains copies everything, works on the copy, and sends back what is new, the pointer
last.  So nobody who reads at any moment meets half a version.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from skill.store.shelf import POINTER, Shelf, at_the_edge


def serve(shelf: Shelf, folder: Path, beside: Sequence[str] = ()) -> bool:
    """Copy the version that is current, and then its name; whether that is another.

    Args:
        shelf: where versions are kept.
        folder: where they are served from.
        beside: folders next to what the pointer names that it needs.

    Raises:
        StoreDownError: S3 failed; what was served stands.
    """
    named, before = shelf.current(), pointed(folder)
    if named == before:
        return False
    if not named:
        (folder / POINTER).unlink(missing_ok=True)
        return True
    parent = PurePosixPath(named).parent
    for part in (named, *(str(parent / name) for name in beside)):
        _take(shelf, part, folder)
    _point(folder, named)
    _clear(folder, keep={PurePosixPath(name).parts[0] for name in (named, before) if name})
    return True


def copy(shelf: Shelf, folder: Path) -> None:
    """Copy everything that is not here yet, the pointer last.

    Raises:
        StoreDownError: S3 failed; call it again to go on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sizes = shelf.sizes()
    for path in sorted(sizes.keys() - {POINTER}):
        if not _is_kept(path) or _size(folder / path) != sizes[path]:
            shelf.fetch(path, folder)
    if POINTER in sizes:
        shelf.fetch(POINTER, folder)
    else:
        (folder / POINTER).unlink(missing_ok=True)


def send(shelf: Shelf, folder: Path) -> None:
    """Make the shelf what the folder is: versions first, the pointer, then what is gone.

    Raises:
        StoreDownError: S3 failed; the pointer names a whole version all the same.
    """
    there, here = shelf.sizes(), dict(_files(folder))
    new = [
        path for path, size in here.items() if not _is_kept(path) or there.get(path) != size
    ]
    for path in sorted(new, key=lambda path: (path == POINTER, path)):
        with at_the_edge("send"):
            shelf.connect().upload_file(str(folder / path), shelf.bucket, shelf.key(path))
    for path in sorted(there.keys() - here.keys(), key=lambda path: path != POINTER):
        with at_the_edge("clear the shelf"):
            shelf.connect().delete_object(Bucket=shelf.bucket, Key=shelf.key(path))


def pointed(folder: Path) -> str:
    """Return what a folder's own pointer names; "" where it has none."""
    try:
        return (folder / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def _take(shelf: Shelf, part: str, folder: Path) -> None:
    """Copy a part of a version, whole or not at all."""
    if (folder / part).is_dir():
        return
    draft = folder / f".{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for path in shelf.sizes(f"{part}/"):
            shelf.fetch(path, draft)
        if (draft / part).is_dir():
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            (draft / part).replace(folder / part)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _point(folder: Path, named: str) -> None:
    draft = folder / f".{POINTER}.{os.getpid()}"
    draft.write_text(named + "\n", encoding="ascii")
    draft.replace(folder / POINTER)


def _clear(folder: Path, keep: set[str]) -> None:
    """Remove the versions that are served no more; what is mapped stays readable."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _is_kept(path: str) -> bool:
    """Return whether a file never changes: those of a version do not, but for reports."""
    return "/" in path and not path.endswith(".json")


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path.stat().st_size


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
