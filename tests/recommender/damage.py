"""Ways in which a model on disk can be wrong, the manifest agreeing where it can."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from skill.recommender.arrays import Stored
from skill.recommender.artifacts import read_manifest
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.parts import Array


def cut_short(folder: Path) -> None:
    """Lose the last bytes of an array."""
    file = folder / "links_.weights_.npy"
    file.write_bytes(file.read_bytes()[:-7])


def one_bit(folder: Path) -> None:
    """Turn one bit of an array."""
    file = folder / "links_.weights_.npy"
    held = bytearray(file.read_bytes())
    held[-1] ^= 1
    file.write_bytes(held)


def swapped(folder: Path) -> None:
    """Exchange two arrays of the same type and shape."""
    first, second = folder / "total_.npy", folder / "prior_.npy"
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)


def no_manifest_at_all(folder: Path) -> None:
    """Write something else where the manifest was."""
    (folder / "manifest.json").write_bytes(b"\xff\xfe{")


def half_a_manifest(folder: Path) -> None:
    """Cut the manifest short."""
    text = (folder / "manifest.json").read_text("utf-8")
    (folder / "manifest.json").write_text(text[: len(text) // 2], "utf-8")


def a_pickle(folder: Path) -> None:
    """Hide objects in an array, and say so in the manifest."""
    np.save(folder / "total_.npy", np.array([{}], dtype=object), allow_pickle=True)
    agree(folder, "total_")


def not_a_number(folder: Path) -> None:
    """Poison an array, and make the manifest agree."""
    rewrite(folder, "mix_", lambda array: np.full_like(array, np.nan))


def infinite(folder: Path) -> None:
    """Poison half floats, and make the manifest agree."""
    rewrite(folder, "links_.weights_", lambda array: np.full_like(array, np.inf))


def wider(folder: Path) -> None:
    """Store doubles where floats are served."""
    rewrite(folder, "mix_", lambda array: array.astype(np.float64))


def fewer_weights(folder: Path) -> None:
    """Drop a weight that the model reads."""
    rewrite(folder, "mix_", lambda array: array[:-1])


def links_outside(folder: Path) -> None:
    """Let links end at recipes that there are not."""
    rewrite(folder, "links_.ends_", lambda array: array + 1000)


def kinds_outside(folder: Path) -> None:
    """Let recipes be made of what there is not."""
    rewrite(folder, "kinds_.of_", lambda array: array - 1)


def fewer_recipes(folder: Path) -> None:
    """Serve links of a smaller catalogue."""
    rewrite(folder, "links_.place_", lambda array: array[:-3])


def another_model(folder: Path) -> None:
    """Say that it is a model of another class."""
    said(folder, '"model": "graph"', f'"model": "{Collaborative.name}"')


def no_model(folder: Path) -> None:
    """Say that it is something that there is not."""
    said(folder, '"model": "graph"', '"model": "os.system"')


def a_file_elsewhere(folder: Path) -> None:
    """Point out of the folder."""
    said(folder, '"file": "mix_.npy"', '"file": "../mix_.npy"')


def a_parameter_too_many(folder: Path) -> None:
    """Set what the class does not have."""
    said(folder, '"beta": 0.5', '"beta": 0.5, "__class__": "Graph"')


def a_parameter_too_few(folder: Path) -> None:
    """Leave out a hyperparameter."""
    said(folder, '"beta": 0.5,', "")


def a_parameter_of_another_type(folder: Path) -> None:
    """Give text for a number."""
    said(folder, '"beta": 0.5', '"beta": "0.5"')


def an_array_less(folder: Path) -> None:
    """Know nothing of an array that the class has."""
    said(folder, '"prior_": {', '"before_": {')


def tomorrows_format(folder: Path) -> None:
    """Come from a later version of this code."""
    said(folder, '"format": 1', '"format": 2')


WRONGS = (
    cut_short,
    one_bit,
    swapped,
    no_manifest_at_all,
    half_a_manifest,
    a_pickle,
    not_a_number,
    infinite,
    wider,
    fewer_weights,
    fewer_recipes,
    links_outside,
    kinds_outside,
    another_model,
    no_model,
    a_file_elsewhere,
    a_parameter_too_many,
    a_parameter_too_few,
    a_parameter_of_another_type,
    an_array_less,
    tomorrows_format,
)


def said(folder: Path, what: str, instead: str) -> None:
    """Replace what a manifest says."""
    file = folder / "manifest.json"
    text = file.read_text("utf-8")
    assert text.count(what) == 1
    file.write_text(text.replace(what, instead), "utf-8")


def rewrite(folder: Path, name: str, change: Callable[[Array], Array]) -> None:
    """Change an array, and make the manifest agree with it."""
    file = folder / f"{name}.npy"
    held = np.load(file)
    changed = change(held)
    keeps_type = changed.dtype.kind == held.dtype.kind and name != "mix_"
    np.save(file, changed.astype(held.dtype) if keeps_type else changed)
    agree(folder, name)


def agree(folder: Path, name: str) -> None:
    """Write a file's true size, digest, type and shape into the manifest."""
    file = folder / f"{name}.npy"
    array = np.load(file, allow_pickle=True)
    kept = read_manifest(folder)
    stored = Stored(
        file=file.name,
        dtype=array.dtype.str,
        shape=list(array.shape),
        size=file.stat().st_size,
        digest=hashlib.sha256(file.read_bytes()).hexdigest(),
    )
    told = kept.model_copy(update={"arrays": {**kept.arrays, name: stored}})
    (folder / "manifest.json").write_text(told.model_dump_json(indent=1), "utf-8")
