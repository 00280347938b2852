"""What a catalogue says of itself: versions, sources and their licences, its arrays."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypedDict, cast

from skill.catalog.arrays import Entry
from skill.catalog.errors import CatalogUnreadableError

FORMAT = 3
NAME = "manifest.json"


class SourceEntry(TypedDict):
    """Where recipes came from, under which licence, and how many."""

    name: str
    licence: str
    recipes: int


class Manifest(TypedDict):
    """All that ``manifest.json`` holds; ``seal`` is a hash of the rest."""

    format: int
    version: str
    lexicon: str
    recipes: int
    sources: list[SourceEntry]
    names: dict[str, list[str]]
    arrays: dict[str, Entry]
    seal: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where recipes came from, under which licence, and how many."""

    name: str
    licence: str
    recipes: int


@dataclass(frozen=True, slots=True)
class About:
    """What cannot be told from the recipes: the lexicon that labelled them, the sources.

    ``lexicon`` is "" where recipes come without labels: then nothing is known to be safe.
    """

    lexicon: str = ""
    sources: tuple[Source, ...] = ()

    @classmethod
    def of(cls, manifest: Manifest) -> Self:
        """Return what a manifest says."""
        return cls(manifest["lexicon"], tuple(Source(**one) for one in manifest["sources"]))


def manifest_of(
    about: About, recipes: int, names: dict[str, list[str]], arrays: dict[str, Entry]
) -> Manifest:
    """Return the manifest of these arrays.  The version is a hash of all they hold."""
    held = json.dumps([FORMAT, names, arrays], sort_keys=True)
    manifest = Manifest(
        format=FORMAT,
        version=hashlib.sha256(held.encode()).hexdigest()[:16],
        lexicon=about.lexicon,
        recipes=recipes,
        sources=[
            SourceEntry(name=s.name, licence=s.licence, recipes=s.recipes)
            for s in about.sources
        ],
        names=names,
        arrays=arrays,
        seal="",
    )
    manifest["seal"] = _seal(manifest)
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into its folder."""
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder.

    Raises:
        CatalogUnreadableError: there is none, or it is not as it was written.
    """
    path = folder / NAME
    try:
        held = cast(Manifest, json.loads(path.read_text(encoding="utf-8")))
        fits = held["format"] == FORMAT
        whole = held["seal"] == _seal(held)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CatalogUnreadableError(path, str(error)) from error
    if not fits:
        raise CatalogUnreadableError(path, f"its format is not {FORMAT}")
    if not whole:
        raise CatalogUnreadableError(path, "it is not as it was written")
    return held


def _seal(manifest: Mapping[str, object]) -> str:
    held = {name: value for name, value in manifest.items() if name != "seal"}
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
