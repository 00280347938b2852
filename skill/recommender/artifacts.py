"""Fitted models as files: one ``.npy`` an array and a manifest, opened by mapping them.

A folder holds one model.  Nothing in it is ever executed: no pickle is written or read,
and the class is found by its name in a table.  ``load`` trusts nothing that it has not
checked: names, types, shapes, sizes, digests, that numbers are finite, that arrays fit
together, and that all of it belongs to the catalogue that is served.
"""

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, ValidationError

from skill.recommender.arrays import Stored, read, written
from skill.recommender.models.every import MODELS
from skill.recommender.models.model import Model
from skill.recommender.parts import (
    Param,
    Parts,
    Scalar,
    assembled,
    taken_apart,
)

FORMAT = 1
MANIFEST = "manifest.json"


class ArtifactError(Exception):
    """A folder that cannot be served: whoever loads it serves the baseline instead."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder}: {why}")
        self.folder = folder
        self.why = why


class MissingArtifactError(ArtifactError):
    """There is no manifest, or a file that it lists is not there."""


class DamagedArtifactError(ArtifactError):
    """What is there is not what was written, or could never be served."""


class OtherCatalogueError(ArtifactError):
    """It was fitted on another version of the catalogue: its rows mean other recipes."""


@dataclass(frozen=True, slots=True)
class About:
    """What a model was made from: the catalogue's version, and a digest of the events."""

    catalogue: str
    made_from: str


class Manifest(BaseModel):
    """All that the files alone do not tell."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: int
    model: str
    catalogue: str
    made_from: str
    params: dict[str, Param]
    values: dict[str, Scalar]
    arrays: dict[str, Stored]

    @property
    def megabytes(self) -> float:
        """Return what its files take; one that is shared counts once."""
        return sum({one.file: one.size for one in self.arrays.values()}.values()) / 1e6


def save(model: Model, folder: Path, about: About) -> Manifest:
    """Write a fitted model; the manifest comes last, so that half a model is none.

    Arrays that are equal, as parts of a blend often are, share one file.

    Raises:
        ArtifactError: the model is not one of the table's, or could never be served.
    """
    if MODELS.get(model.name) is not type(model):
        raise ArtifactError(folder, f"{model.name} is no model that can be loaded again")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        check(model)
        parts = taken_apart(model)
        arrays = _stored(folder, parts)
    except (ValueError, AttributeError) as error:
        raise DamagedArtifactError(folder, str(error)) from error
    manifest = Manifest(
        format=FORMAT,
        model=model.name,
        catalogue=about.catalogue,
        made_from=about.made_from,
        params=parts.params,
        values=parts.values,
        arrays=arrays,
    )
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=1) + "\n", "utf-8")
    return manifest


def _stored(folder: Path, parts: Parts) -> dict[str, Stored]:
    """Write all arrays, those with equal bytes once."""
    seen: dict[str, Stored] = {}
    arrays = {}
    for name, array in parts.arrays.items():
        stored = written(folder, name, array)
        if stored.digest in seen:
            (folder / stored.file).unlink()
        arrays[name] = seen.setdefault(stored.digest, stored)
    return arrays


def read_manifest(folder: Path) -> Manifest:
    """Return what a folder says of itself.

    Raises:
        ArtifactError: it says nothing, or nothing that can be read.
    """
    try:
        text = (folder / MANIFEST).read_text("utf-8")
    except FileNotFoundError as error:
        raise MissingArtifactError(folder, "no manifest") from error
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedArtifactError(folder, f"the manifest: {error}") from error
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as error:
        raise DamagedArtifactError(folder, f"the manifest: {error}") from error
    if manifest.format != FORMAT or manifest.model not in MODELS:
        told = f"format {manifest.format}, model {manifest.model}"
        raise DamagedArtifactError(folder, told)
    return manifest


def load(folder: Path, catalogue: str) -> Model:
    """Return the model that a folder holds, its arrays mapped and read-only.

    Raises:
        OtherCatalogueError: it was fitted on another version than ``catalogue``.
        ArtifactError: anything at all is not as it was written.
    """
    manifest = read_manifest(folder)
    if manifest.catalogue != catalogue:
        why = f"fitted on catalogue {manifest.catalogue}, not on {catalogue}"
        raise OtherCatalogueError(folder, why)
    try:
        opened = {
            one.file: read(folder, name, one) for name, one in manifest.arrays.items()
        }
        arrays = {name: opened[one.file] for name, one in manifest.arrays.items()}
        parts = Parts(dict(manifest.params), dict(manifest.values), arrays)
        model = assembled(MODELS[manifest.model], parts)
        check(model)
    except FileNotFoundError as error:
        raise MissingArtifactError(folder, f"no {Path(error.filename).name}") from error
    except (ValueError, TypeError, OSError) as error:
        raise DamagedArtifactError(folder, str(error)) from error
    return model


@runtime_checkable
class Checked(Protocol):
    """A part that knows whether its arrays fit together."""

    def check(self) -> None:
        """Raise ValueError where they do not."""
        ...


def check(part: object) -> None:
    """Ask a model and all its parts whether their arrays fit together.

    Raises:
        ValueError: they do not.
    """
    if isinstance(part, Checked):
        part.check()
    if is_dataclass(part):
        for one in fields(part):
            check(getattr(part, one.name))
