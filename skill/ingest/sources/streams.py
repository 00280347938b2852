"""Bytes of files, decompressed within bounds, and their lines.

A bomb (a small file that unpacks to an ocean) ends in an error, not in a full memory.
"""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

LONGEST_LINE = 2_000_000  # bytes of a record
MOST_RATIO = 300  # bytes unpacked for a byte packed
AT_LEAST = 64_000_000  # bytes that anything may unpack to
CHUNK = 1 << 18
MAGIC = {
    b"\x1f\x8b": "gz",
    b"BZh": "bz2",
    b"\xfd7zXZ\x00": "xz",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
}
PACKED_ERRORS = (OSError, EOFError, lzma.LZMAError, zlib.error)


class BombError(OSError):
    """Far more came out of a file than went in."""


class Guarded(io.RawIOBase):
    """A stream that ends in an error after ``most`` bytes."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self.stream = stream
        self.left = most

    def readable(self) -> bool:
        """Return True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes.

        Raises:
            BombError: more came than may come.
        """
        wanted = CHUNK if size < 0 else min(size, CHUNK)
        got = self.stream.read(wanted)
        self.left -= len(got)
        if self.left < 0:
            raise BombError("unpacks to far more than it is")
        return got

    def close(self) -> None:
        """Close the stream beneath."""
        self.stream.close()
        super().close()


def kind_of(head: bytes) -> str:
    """Return "gz", "bz2", "xz" or "zip" by the first bytes; "" for anything else."""
    return next((kind for magic, kind in MAGIC.items() if head.startswith(magic)), "")


def opened(path: Path) -> BinaryIO:
    """Return a file's bytes, unpacked where it is packed by itself.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        kind = kind_of(file.read(6))
    most = max(AT_LEAST, MOST_RATIO * path.stat().st_size)
    if kind == "gz":
        return cast(BinaryIO, Guarded(cast(BinaryIO, gzip.open(path)), most))
    if kind == "bz2":
        return cast(BinaryIO, Guarded(cast(BinaryIO, bz2.open(path)), most))
    if kind == "xz":
        return cast(BinaryIO, Guarded(cast(BinaryIO, lzma.open(path)), most))
    return path.open("rb")


def lines(
    stream: BinaryIO, longest: int = LONGEST_LINE
) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number, without its end; None for one that is too long."""
    number, held, over = 0, bytearray(), False
    while chunk := stream.read(CHUNK):
        first, *others = chunk.split(b"\n")
        held += first
        for following in others:
            number += 1
            yield number, None if over or len(held) > longest else bytes(held)
            held, over = bytearray(following), False
        if len(held) > longest:
            held, over = bytearray(), True
    if held or over:
        yield number + 1, None if over else bytes(held)


def head(path: Path, size: int = 4096) -> bytes:
    """Return the first bytes of a file, unpacked; none where it cannot be read."""
    try:
        with opened(path) as stream:
            return stream.read(size)
    except PACKED_ERRORS:
        return b""
