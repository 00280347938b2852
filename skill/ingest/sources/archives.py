"""Pages and files inside of archives, never written to disk.

Links, devices and archives in archives are left out; sizes are counted, not believed.
"""

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from skill.ingest.sources.item import Found, Item, Shape, Skipped
from skill.ingest.sources.streams import AT_LEAST, MOST_RATIO, PACKED_ERRORS, opened

LARGEST = 8_000_000  # bytes of a page
MOST_MEMBERS = 2_000_000
SHAPES: dict[str, Shape] = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".cook": "cook",
    ".json": "record",
    ".jsonld": "record",
}


def shape_of(name: str) -> Shape | None:
    """Return what a file of that name holds; None for what we do not read."""
    return SHAPES.get(Path(name.casefold()).suffix)


def tarred(path: Path, where: str) -> Iterator[Found]:
    """Yield the files of a tar archive, packed or not, in its order."""
    try:
        with opened(path) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                vars(archive)["members"] = []  # else it keeps one for every file
                yield from _member(archive, member, f"{where}/{member.name[:300]}")
    except (tarfile.TarError, *PACKED_ERRORS) as error:
        yield Skipped(where, f"archive cannot be read on ({type(error).__name__})")


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, where: str
) -> Iterator[Found]:
    """Yield one file of a tar archive."""
    if member.isdir():
        return
    shape = shape_of(member.name)
    if not member.isreg() or shape is None:
        yield Skipped(where, "not a recipe file")
        return
    file = archive.extractfile(member)
    yield body(file, shape, where) if file else Skipped(where, "cannot be read")


def zipped(path: Path, where: str) -> Iterator[Found]:
    """Yield the files of a zip archive, in the order of their names."""
    left = max(AT_LEAST, MOST_RATIO * path.stat().st_size)
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist()[:MOST_MEMBERS], key=lambda m: m.filename)
            for member in members:
                if member.is_dir():
                    continue
                found = _zip_member(archive, member, f"{where}/{member.filename[:300]}")
                left -= len(found.body) if isinstance(found, Item) else 0
                if left < 0:
                    yield Skipped(where, "unpacks to far more than it is")
                    return
                yield found
    except (zipfile.BadZipFile, *PACKED_ERRORS) as error:
        yield Skipped(where, f"archive cannot be read on ({type(error).__name__})")


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> Found:
    """Return one file of a zip archive."""
    shape = shape_of(member.filename)
    if shape is None:
        return Skipped(where, "not a recipe file")
    try:
        with archive.open(member) as file:
            return body(file, shape, where)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile, *PACKED_ERRORS):
        return Skipped(where, "cannot be read")


def body(file: IO[bytes], shape: Shape, where: str) -> Found:
    """Return a file's bytes, unless there are more than any page has."""
    held = file.read(LARGEST + 1)
    if len(held) > LARGEST:
        return Skipped(where, "page too large")
    return Item(shape, where, held)
