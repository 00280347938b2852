"""Fitted weights, kept on disk so that the next start need not fit again."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from skill.simulator.understanding.classifier import Classifier


def kept_in(environment: Mapping[str, str]) -> Path:
    """Return the folder for things that can be made again, by the XDG convention."""
    base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "larder"


def digest(*parts: str) -> str:
    """Return a name for weights fitted from ``parts`` by the code of this package."""
    told = hashlib.sha256()
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        told.update(source.read_bytes())
    for part in parts:
        told.update(part.encode())
    return told.hexdigest()[:32]


def fitted(path: Path | None, fit: Callable[[], Classifier]) -> Classifier:
    """Return the classifier kept at ``path``, or fit it and keep it there.

    A file that cannot be read is made again; a folder that cannot be written is no matter.
    """
    if path is not None and path.is_file():
        with contextlib.suppress(OSError, ValueError, KeyError):
            return _loaded(path)
    classifier = fit()
    if path is not None:
        with contextlib.suppress(OSError):
            _save(classifier, path)
    return classifier


def _loaded(path: Path) -> Classifier:
    """Return the classifier saved at ``path``."""
    with np.load(path, allow_pickle=False) as arrays:
        classifier = Classifier()
        classifier.classes_ = tuple(_lines(arrays["classes"]))
        classifier.index_ = {name: at for at, name in enumerate(_lines(arrays["features"]))}
        classifier.weights_ = arrays["weights"]
        classifier.bias_ = arrays["bias"]
    return classifier


def _save(classifier: Classifier, path: Path) -> None:
    """Write ``classifier`` to ``path`` whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".npz")
    with os.fdopen(handle, "wb") as file:
        np.savez(
            file,
            classes=_bytes(classifier.classes_),
            features=_bytes(tuple(classifier.index_)),
            weights=classifier.weights_,
            bias=classifier.bias_,
        )
    Path(name).replace(path)


def _bytes(names: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _lines(array: NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode().split("\n")
