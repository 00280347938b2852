"""Arrays in a folder: written once, sealed by their hashes, read by memory mapping.

Every array is one ``.npy`` file, little-endian and C-ordered.  The manifest tells what each
must be; ``mapped`` reads none of it before the header, the length and a probe agree.
"""

import hashlib
import mmap
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Protocol, TypedDict

import numpy as np
from numpy.typing import DTypeLike, NDArray

from skill.catalog.errors import CatalogUnreadableError

Array = NDArray[np.generic]
Ints = NDArray[np.integer]
MAGIC = b"\x93NUMPY\x01\x00"
SAMPLES, SAMPLE = 8, 1024  # places of a file, and bytes at each, that a probe reads
BLOCK = 1 << 22


class Entry(TypedDict):
    """What the manifest says of one array; ``probe`` is a hash of a few of its bytes."""

    dtype: str
    shape: list[int]
    sha256: str
    probe: str


class Target(Protocol):
    """Where arrays are built: a folder, or memory."""

    def empty(self, name: str, dtype: DTypeLike, shape: tuple[int, ...]) -> Array:
        """Return an array of zeros to be filled, known by that name."""


@dataclass(frozen=True)
class InMemory:
    """Arrays that are kept by the process alone."""

    arrays: dict[str, Array]

    def empty(self, name: str, dtype: DTypeLike, shape: tuple[int, ...]) -> Array:
        """Return a new array of zeros."""
        self.arrays[name] = np.zeros(shape, dtype)
        return self.arrays[name]


@dataclass(frozen=True)
class InFolder:
    """Arrays that are written as they are filled; ``seal`` hashes them."""

    folder: Path

    def empty(self, name: str, dtype: DTypeLike, shape: tuple[int, ...]) -> Array:
        """Return a new file's array; one without elements is a file all the same."""
        path = self.folder / f"{name}.npy"
        if 0 in shape:
            np.save(path, np.zeros(shape, dtype))
            return np.zeros(shape, dtype)
        return np.lib.format.open_memmap(path, mode="w+", dtype=dtype, shape=shape)

    def seal(self, names: Iterable[str]) -> dict[str, Entry]:
        """Return what the manifest has to say of these files, as they are now."""
        return {name: entry(self.folder / f"{name}.npy") for name in sorted(names)}


def entry(path: Path) -> Entry:
    """Return the entry of a file, all of it hashed."""
    held = np.load(path, mmap_mode="r")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    shape = [int(length) for length in held.shape]
    return Entry(dtype=held.dtype.str, shape=shape, sha256=digest, probe=probe(path))


def probe(path: Path) -> str:
    """Return a hash of places spread over a file: all of a small one."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
            return _probed(held, size)


def _probed(held: mmap.mmap, size: int) -> str:
    digest = hashlib.blake2b(size.to_bytes(8, "little"), digest_size=12)
    if size <= SAMPLES * SAMPLE:
        digest.update(held[:size])
    else:
        for place in range(SAMPLES):
            start = (size - SAMPLE) * place // (SAMPLES - 1)
            digest.update(held[start : start + SAMPLE])
    return digest.hexdigest()


def mapped(folder: Path, entries: Mapping[str, Entry], name: str) -> Array:
    """Return an array of the folder, mapped and read-only.

    Raises:
        CatalogUnreadableError: it is missing, cut, or another one.
    """
    path = folder / f"{name}.npy"
    try:
        said = entries[name]
        with path.open("rb") as file:
            held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _checked(held, said)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CatalogUnreadableError(path, str(error) or type(error).__name__) from error


def _checked(held: mmap.mmap, said: Entry) -> Array:
    """Return the mapped file as the array that the manifest speaks of."""
    if held[:8] != MAGIC:
        raise ValueError("not an array")
    offset = 10 + int.from_bytes(held[8:10], "little")
    shape = tuple(said["shape"])
    dtype = np.dtype(said["dtype"])
    if dtype.hasobject or held[10:offset].strip() != _header(dtype, shape):
        raise ValueError("not of the kind that the manifest says")
    if len(held) != offset + prod(shape) * dtype.itemsize:
        raise ValueError("not of the length that the manifest says")
    if _probed(held, len(held)) != said["probe"]:
        raise ValueError("not what was written")
    return np.frombuffer(held, dtype, offset=offset).reshape(shape)


def _header(dtype: np.dtype[np.generic], shape: tuple[int, ...]) -> bytes:
    """Return the header that numpy writes for such an array."""
    said = f"{{'descr': {dtype.str!r}, 'fortran_order': False, 'shape': {shape!r}, }}"
    return said.encode("ascii")


def verify(folder: Path, entries: Mapping[str, Entry]) -> None:
    """Read every byte of every array.

    Raises:
        CatalogUnreadableError: one is not what was written.
    """
    for name, said in entries.items():
        mapped(folder, entries, name)
        with (folder / f"{name}.npy").open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != said["sha256"]:
                raise CatalogUnreadableError(folder / f"{name}.npy", "its hash is another")
