"""Arrays as ``.npy`` files: written with a digest, and mapped once they agree with it."""

import hashlib
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from skill.recommender.parts import Array

BLOCK = 1 << 22  # bytes hashed, and numbers tested, at once: no array is ever held whole


class DamagedArrayError(ValueError):
    """A file that does not hold the array it should."""


class Stored(BaseModel):
    """One array's file, as a manifest tells it; ``digest`` is SHA-256 of all its bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.]+\.npy$")]
    dtype: str
    shape: list[Annotated[int, Field(ge=0)]]
    size: int
    digest: str


def written(folder: Path, name: str, array: Array) -> Stored:
    """Write an array, in C order, and return what the manifest keeps of it.

    Raises:
        DamagedArrayError: it is of objects, or holds a number that is not finite.
    """
    if array.dtype.hasobject:
        raise DamagedArrayError(f"{name} holds objects")
    _check_finite(name, array)
    path = folder / f"{name}.npy"
    np.save(path, np.ascontiguousarray(array), allow_pickle=False)
    return Stored(
        file=path.name,
        dtype=array.dtype.str,
        shape=list(array.shape),
        size=path.stat().st_size,
        digest=_digest(path),
    )


def read(folder: Path, name: str, stored: Stored) -> Array:
    """Return an array mapped from its file, read-only.

    Raises:
        DamagedArrayError: the file is cut short, swapped, altered or not finite.
        FileNotFoundError: there is none.
    """
    path = folder / stored.file
    if path.stat().st_size != stored.size:
        raise DamagedArrayError(f"{stored.file} has another size than it was written with")
    if _digest(path) != stored.digest:
        raise DamagedArrayError(
            f"{stored.file} has another digest than it was written with"
        )
    try:
        array: Array = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except (ValueError, EOFError) as error:
        raise DamagedArrayError(f"{stored.file} is no array: {error}") from error
    if array.dtype.str != stored.dtype or list(array.shape) != stored.shape:
        raise DamagedArrayError(f"{name} is {array.dtype.str} {array.shape}")
    _check_finite(name, array)
    return array


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_finite(name: str, array: Array) -> None:
    """Refuse infinities and what is not a number, a block at a time."""
    if array.dtype.kind not in "fc":
        return
    flat = array.reshape(-1)
    for first in range(0, len(flat), BLOCK):
        if not np.isfinite(flat[first : first + BLOCK]).all():
            raise DamagedArrayError(f"{name} holds a number that is not finite")
