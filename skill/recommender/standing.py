"""Popularity as it stood when models were trained, kept beside them: where serving starts.

Only recipes that were ever taken are written, so that the files grow with what happened
and not with the catalogue; they hold counts and clocks, and nothing of who took what.
"""

import json
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from skill.recommender.arrays import Stored, read, written
from skill.recommender.artifacts import (
    MANIFEST,
    DamagedArtifactError,
    MissingArtifactError,
    OtherCatalogueError,
)
from skill.recommender.parts import Array
from skill.recommender.trends import Trends

FOLDER = "trends"
ARRAYS = ("rows", "counts", "total", "last", "first")


class Standing(BaseModel):
    """What the manifest says: of which catalogue, how many rows, from which clock."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    catalogue: str
    recipes: int
    half_lives: list[float]
    base: float
    newest: float
    arrays: dict[str, Stored]


def save(trends: Trends, folder: Path, catalogue: str) -> None:
    """Write popularity down; the manifest comes last, so that half of it is none."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = np.flatnonzero(trends.total_ > 0)
    held: dict[str, Array] = {
        "rows": rows.astype(np.int32),
        "counts": trends.counts_[rows],
        "total": trends.total_[rows],
        "last": trends.last_[rows],
        "first": trends.first_[rows],
    }
    standing = Standing(
        catalogue=catalogue,
        recipes=trends.n_recipes,
        half_lives=list(trends.half_lives),
        base=trends.base_,
        newest=trends.newest_ if len(rows) else trends.base_,
        arrays={name: written(folder, name, array) for name, array in held.items()},
    )
    text = standing.model_dump_json(indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def load(folder: Path, catalogue: str) -> Trends:
    """Return popularity as it stood, ready to be added to.

    Raises:
        OtherCatalogueError: it counts rows of another version than ``catalogue``.
        ArtifactError: anything at all is not as it was written.
    """
    standing = _manifest(folder)
    if standing.catalogue != catalogue:
        why = f"counted on catalogue {standing.catalogue}, not on {catalogue}"
        raise OtherCatalogueError(folder, why)
    try:
        rows, counts, total, last, first = (
            read(folder, name, standing.arrays[name]) for name in ARRAYS
        )
        trends = Trends(standing.recipes, tuple(standing.half_lives))
        trends.counts_[rows] = counts
        trends.total_[rows] = total
        trends.last_[rows] = last
        trends.first_[rows] = first
    except (ValueError, TypeError, LookupError, OSError) as error:
        raise DamagedArtifactError(folder, str(error)) from error
    trends.base_ = standing.base
    if len(rows):
        trends.newest_ = standing.newest
    return trends


def _manifest(folder: Path) -> Standing:
    try:
        held = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Standing.model_validate(held)
    except FileNotFoundError as error:
        raise MissingArtifactError(folder, "no manifest") from error
    except (OSError, ValueError, ValidationError) as error:
        raise DamagedArtifactError(folder, f"the manifest: {error}") from error
