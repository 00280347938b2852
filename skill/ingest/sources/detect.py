"""Find out what a source is, by its first bytes and its name, and read it."""

import os
from collections.abc import Iterator
from pathlib import Path

from skill.ingest.sources.archives import body, shape_of, tarred, zipped
from skill.ingest.sources.arrays import json_array
from skill.ingest.sources.catalogues import about_of, rows
from skill.ingest.sources.item import Found, Skipped, SourceError
from skill.ingest.sources.popularity import priors
from skill.ingest.sources.records import json_lines, table
from skill.ingest.sources.streams import PACKED_ERRORS, head, kind_of, opened

READERS = {"array": json_array, "lines": json_lines}


def items(source: Path) -> Iterator[Found]:
    """Yield what a source holds, always in the same order.

    Raises:
        SourceError: there is no such file or folder.
    """
    if about_of(source) is not None:
        yield from rows(source)
    elif source.is_dir():
        yield from _folder(source)
    elif source.is_file():
        yield from _file(source, source.name)
    else:
        raise SourceError(str(source), "no such file or folder")


def _folder(folder: Path) -> Iterator[Found]:
    """Yield what is in a folder, by name; links are not followed, so none goes round."""
    for top, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top) / name
            where = path.relative_to(folder).as_posix()
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                yield Skipped(where, "not a recipe file")
            else:
                yield from _file(path, where)


def _file(path: Path, where: str) -> Iterator[Found]:
    """Yield what one file holds; what cannot be read on is said, and nothing falls."""
    try:
        yield from _read(path, where, form_of(path))
    except (UnicodeError, *PACKED_ERRORS) as error:
        yield Skipped(where, f"file cannot be read on ({type(error).__name__})")


def _read(path: Path, where: str, form: str) -> Iterator[Found]:
    if form == "zip":
        yield from zipped(path, where)
    elif form == "tar":
        yield from tarred(path, where)
    elif form == "table":
        with opened(path) as stream:
            yield from table(stream, where, _priors(path))
    elif form in READERS:
        with opened(path) as stream:
            yield from READERS[form](stream, where)
    elif form in ("page", "cook", "record"):
        shape = shape_of(_unpacked_name(path)) or "page"
        with opened(path) as stream:
            yield body(stream, shape, where)
    else:
        yield Skipped(where, "not a recipe file")


def form_of(path: Path) -> str:
    """Return how a file is laid out: zip, tar, table, array, lines, page, cook, record."""
    with path.open("rb") as file:
        if kind_of(file.read(6)) == "zip":
            return "zip"
    first = head(path)
    name = _unpacked_name(path)
    if first[257:262] == b"ustar" or name.endswith((".tar", ".tgz", ".txz", ".tbz2")):
        return "tar"
    if name.endswith((".csv", ".tsv")):
        return "" if _is_interactions(first) else "table"
    if name.endswith((".html", ".htm", ".xhtml")):
        return "page"
    if name.endswith(".cook"):
        return "cook"
    return _by_content(first, name)


def _by_content(first: bytes, name: str) -> str:
    """Return the form of JSON, or of a file without a name that tells."""
    start = first.lstrip(b" \t\r\n\0\xef\xbb\xbf")
    if name.endswith((".jsonl", ".ndjson")):
        return "lines"
    if start.startswith(b"["):
        return "array"
    if start.startswith(b"{"):
        one_a_line = b'"' in start[:2] + start[2:40] and _is_whole(first.split(b"\n")[0])
        return "lines" if one_a_line and b"\n" in first.strip() else "record"
    if start[:1] == b"<" and b"<" in start[1:]:
        return "page"
    return ""


def _is_whole(line: bytes) -> bool:
    """Return whether a first line ends as an object does, or goes on past what was read."""
    return line.rstrip().endswith(b"}") or len(line) >= 4096


def _is_interactions(first: bytes) -> bool:
    """Return whether a table says who rated what, and holds no recipes."""
    names = first.split(b"\n")[0].lower().split(b",")
    return b"rating" in names and b"ingredients" not in names


def _priors(path: Path) -> dict[str, float]:
    """Return the priors from the table of ratings beside Food.com's recipes, if there."""
    stem = path.name.casefold()
    if "recipes" not in stem:
        return {}
    beside = [
        other
        for other in sorted(path.parent.iterdir())
        if other.is_file() and "interactions" in other.name.casefold()
    ]
    return dict(priors(beside[0])) if beside and stem.startswith("raw_") else {}


def _unpacked_name(path: Path) -> str:
    """Return the name in lower case without the ending that says how it is packed."""
    name = path.name.casefold()
    for ending in (".gz", ".xz", ".bz2"):
        name = name.removesuffix(ending)
    return name
