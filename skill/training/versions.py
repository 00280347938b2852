"""The folder of models: versions side by side, and which model is served.

``<version>/<model>/`` holds the arrays of a model, ``<version>/trends/`` popularity as it
stood then, ``<version>/trained.json`` what all of it was made from, ``current`` the path of
the model that is served, relative to the folder (absent: none is, and the baseline
answers), ``promotions.jsonl`` how it came to that, and ``experiment.json``, while one is
on, whose arms are served beside it.  A version appears whole or not at
all, and ``current`` moves at once.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from pydantic import JsonValue

from skill.domain.experiments import Experiment
from skill.recommender import standing
from skill.recommender.serving import EXPERIMENT

CURRENT = "current"
TRAINED = "trained.json"
PROMOTIONS = "promotions.jsonl"
RENEWED = "renew"  # the same model made anew, of more: nothing to go back from


class VersionsError(Exception):
    """What was asked of the folder of models cannot be done; the message says why."""


@dataclass(frozen=True, slots=True)
class Models:
    """A folder of models."""

    folder: Path

    @contextmanager
    def making(self, version: str) -> Iterator[Path]:
        """Yield a folder to fill, which becomes the version when that went well.

        Raises:
            VersionsError: there is such a version already, or no such name can be.
        """
        if not version or version != Path(version).name or version.startswith("."):
            raise VersionsError(f"{version!r} is no name for a version")
        if (self.folder / version).exists():
            raise VersionsError(f"version {version} is there already")
        draft = self.folder / f".{version}.{os.getpid()}"
        draft.mkdir(parents=True)
        try:
            yield draft
            draft.replace(self.folder / version)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def versions(self) -> list[str]:
        """Return the versions there are, by name."""
        return sorted(path.parent.name for path in self.folder.glob(f"[!.]*/{TRAINED}"))

    def newest(self) -> str:
        """Return the version that was trained last, of those to be judged themselves.

        Raises:
            VersionsError: there is none.
        """
        found = [one for one in self.versions() if not self.trained(one).get("judged")]
        if not found:
            raise VersionsError(f"{self.folder}: no models; larder train makes some")
        return max(found, key=lambda version: str(self.trained(version).get("made")))

    def trained(self, version: str) -> Mapping[str, JsonValue]:
        """Return what a version was made from.

        Raises:
            VersionsError: there is no such version, or it is damaged.
        """
        return read_json(self.folder / version / TRAINED)

    def names(self, version: str) -> list[str]:
        """Return the models of a version, by name."""
        folder = self.folder / version
        every = {p.parent.name for p in folder.glob("*/manifest.json")}
        return sorted(every - {standing.FOLDER})

    def path(self, served: str) -> Path:
        """Return the folder of a model, given as ``version/model``.

        Raises:
            VersionsError: there is none.
        """
        version, _, name = served.partition("/")
        if version not in self.versions() or name not in self.names(version):
            raise VersionsError(f"{served}: no such model")
        return self.folder / version / name

    @property
    def current(self) -> str:
        """Return the model that is served, as ``version/model``; "" where none is."""
        try:
            return (self.folder / CURRENT).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    def judged(self, served: str) -> str:
        """Return the model that was judged in a served one's place, itself as a rule.

        What is served may have seen what the one judged was judged by.

        Raises:
            VersionsError: there is no such version, or it is damaged.
        """
        version, _, name = served.partition("/")
        return f"{self.trained(version).get('judged') or version}/{name}"

    def serve(self, served: str, record: Mapping[str, JsonValue], at: datetime) -> None:
        """Serve a model ("": none) from now on, and write down why.

        The record goes first: a pointer never stands without its reason.

        Raises:
            VersionsError: there is no such model.
        """
        if served:
            self.path(served)
        before = self.current
        line = {"at": at.isoformat(), "from": before, "to": served, **record}
        with (self.folder / PROMOTIONS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())
        if served:
            write_whole(self.folder / CURRENT, served + "\n")
        else:
            (self.folder / CURRENT).unlink(missing_ok=True)

    def promotions(self) -> list[dict[str, JsonValue]]:
        """Return what was promoted and rolled back, the first first."""
        path = self.folder / PROMOTIONS
        if not path.exists():
            return []
        lines = path.read_text(encoding="utf-8").splitlines()
        return [cast(dict[str, JsonValue], json.loads(line)) for line in lines]

    def prune(self, keep: int) -> list[str]:
        """Remove all versions but the newest, and those that are or may be served again.

        An experiment's arms are served as long as it is on; while it cannot be read,
        nothing goes.  Returns what is gone.
        """
        try:
            names = [self.current, *self.compared()]
        except VersionsError:
            return []
        with suppress(VersionsError):
            names.append(self.before())
        for name in [*filter(None, names)]:
            with suppress(VersionsError):
                names.append(self.judged(name))
        needed = {name.partition("/")[0] for name in names}
        newest = sorted(self.versions(), key=lambda v: str(self.trained(v).get("made")))
        gone = [v for v in newest[: max(0, len(newest) - keep)] if v not in needed]
        for version in gone:
            shutil.rmtree(self.folder / version)
        return gone

    def compared(self) -> list[str]:
        """Return the arms of the experiment that is on, if any.

        Raises:
            VersionsError: there is one, and it cannot be read.
        """
        path = self.folder / EXPERIMENT
        if not path.exists():
            return []
        try:
            found = Experiment.model_validate_json(path.read_bytes())
        except (OSError, ValueError) as error:
            raise VersionsError(f"{path}: {type(error).__name__}") from error
        return [arm.name for arm in found.arms]

    def standing_in(self, served: str) -> str:
        """Return a model, or where its version is gone, its kind of the newest one.

        Raises:
            VersionsError: there is no such kind any more.
        """
        version, _, name = served.partition("/")
        if not served or version in self.versions():
            return served
        latest = f"{self.newest()}/{name}"
        self.path(latest)
        return latest

    def before(self) -> str:
        """Return what was served before what is served now; "" where that was nothing.

        Raises:
            VersionsError: nothing was promoted, or all of it was rolled back.
        """
        history: list[str] = [""]
        for line in self.promotions():
            if line.get("act") == "rollback":
                history.pop()
                history[-1:] = [str(line["to"])]
            elif line.get("act") == RENEWED:
                history[-1] = str(line["to"])
            else:
                history.append(str(line["to"]))
        if len(history) < 2 or history[-1] != self.current:
            raise VersionsError("there is nothing to roll back to")
        return history[-2]


def read_json(path: Path) -> Mapping[str, JsonValue]:
    """Return the object that a file holds.

    Raises:
        VersionsError: it cannot be read.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VersionsError(f"{path}: {error}") from error
    if not isinstance(held, dict):
        raise VersionsError(f"{path}: not an object")
    return cast(Mapping[str, JsonValue], held)


def write_whole(path: Path, text: str) -> None:
    """Replace a file at once: who reads meets the old text or the new one, all of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
