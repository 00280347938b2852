"""Between a shelf and a folder: to serve from it, to work on it, to put it back.

Who serves copies what the pointer names, and the arms of an experiment that is on, and
moves its own pointer when all of it is here.
Who trains copies everything, works on the copy, and sends back what that work changed, the
pointer last.  So nobody who reads at any moment meets half a version, and what somebody
else put there or took away meanwhile (an experiment) stays as they left it.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from skill.domain.experiments import Experiment
from skill.store.shelf import POINTER, Shelf, at_the_edge

Seen = Mapping[str, str]
"""What stood on a shelf when it was copied: paths, and digests of what may change."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What serving takes of a shelf besides the version that is current.

    Attributes:
        beside: folders next to each version that it needs.
        experiment: the file that may name more versions, its arms; "" for none.
    """

    beside: Sequence[str] = ()
    experiment: str = ""


@dataclass(frozen=True, slots=True)
class _Served:
    """The version that is current, "" for none, and the experiment's file as it is."""

    named: str
    experiment: bytes

    def versions(self) -> tuple[str, ...]:
        """Return all that is served: the current version and those of the arms."""
        return tuple(dict.fromkeys(filter(None, (self.named, *_arms(self.experiment)))))


def serve(shelf: Shelf, folder: Path, needs: Needs = Needs()) -> bool:
    """Copy what is current and compared, and then the names; whether that is another.

    Args:
        shelf: where versions are kept.
        folder: where they are served from.
        needs: what is taken besides.

    Raises:
        StoreDownError: S3 failed; what was served stands.
    """
    told = needs.experiment
    now = _Served(shelf.current(), shelf.read(told) if told else b"")
    before = _Served(pointed(folder), _held(folder / told) if told else b"")
    taken = [_take(shelf, part, folder) for part in _parts(now, needs)]
    if now == before and not any(taken):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    if told:
        _put(folder / told, now.experiment)
    _put(folder / POINTER, f"{now.named}\n".encode("ascii") if now.named else b"")
    if now.named:
        versions = (*now.versions(), *before.versions())
        _clear(folder, keep={PurePosixPath(name).parts[0] for name in versions})
    return True


def _parts(served: _Served, needs: Needs) -> Iterator[str]:
    """Yield the folders of all that is served, and of what that needs beside it."""
    for version in served.versions():
        yield version
        yield from (str(PurePosixPath(version).parent / name) for name in needs.beside)


def _arms(experiment: bytes) -> tuple[str, ...]:
    """Return the versions that an experiment compares; what is none compares nothing."""
    if not experiment:
        return ()
    try:
        arms = Experiment.model_validate_json(experiment).arms
    except ValueError:
        return ()
    return tuple(arm.name for arm in arms if "/" in arm.name)


def copy(shelf: Shelf, folder: Path) -> Seen:
    """Copy everything that is not here yet, the pointer last; return what was there.

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
    return {path: _written(folder, path) for path in sizes}


def send(shelf: Shelf, folder: Path, seen: Seen) -> None:
    """Do to the shelf what was done to the folder since it was copied.

    What names a version goes there after it, and is gone from there before it: versions,
    what may name them, the pointer, and then what is gone, the other way round.

    Args:
        shelf: where versions are kept.
        folder: the copy that was worked on.
        seen: what ``copy`` returned; nothing where the folder was no copy.

    Raises:
        StoreDownError: S3 failed; the pointer names a whole version all the same.
    """
    here = set(_files(folder))
    new = [path for path in here if seen.get(path) != _written(folder, path)]
    for path in sorted(new, key=_after_what_it_names):
        with at_the_edge("send"):
            shelf.connect().upload_file(str(folder / path), shelf.bucket, shelf.key(path))
    gone = seen.keys() - here
    for path in sorted(gone, key=_after_what_it_names, reverse=True):
        with at_the_edge("clear the shelf"):
            shelf.connect().delete_object(Bucket=shelf.bucket, Key=shelf.key(path))


def pointed(folder: Path) -> str:
    """Return what a folder's own pointer names; "" where it has none."""
    return _held(folder / POINTER).decode("ascii", "replace").strip()


def _held(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _take(shelf: Shelf, part: str, folder: Path) -> bool:
    """Copy a part of a version, whole or not at all; whether it was there and not here."""
    if (folder / part).is_dir():
        return False
    draft = folder / f".{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for path in shelf.sizes(f"{part}/"):
            shelf.fetch(path, draft)
        if not (draft / part).is_dir():
            return False
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        (draft / part).replace(folder / part)
        return True
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put(path: Path, content: bytes) -> None:
    """Write a small file in one stroke; one without content is removed."""
    if not content:
        path.unlink(missing_ok=True)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def _clear(folder: Path, keep: set[str]) -> None:
    """Remove the versions that are served no more; what is mapped stays readable."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _after_what_it_names(path: str) -> tuple[bool, bool, str]:
    """Order versions before what may name them (an experiment), and the pointer last."""
    return path == POINTER, "/" not in path, path


def _is_kept(path: str) -> bool:
    """Return whether a file never changes: those of a version do not, but for reports."""
    return "/" in path and not path.endswith(".json")


def _written(folder: Path, path: str) -> str:
    """Return what tells that a file was written anew: those that never change are not."""
    return "" if _is_kept(path) else sha256((folder / path).read_bytes()).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
