"""Models as files, and everything that can be wrong with them."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from skill.recommender.arrays import Stored
from skill.recommender.artifacts import (
    About,
    ArtifactError,
    DamagedArtifactError,
    MissingArtifactError,
    OtherCatalogueError,
    load,
    read_manifest,
    save,
)
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.graph import Graph
from skill.recommender.parts import Array
from tests.recommender.models.world import RECIPES, World, world

ABOUT = About(catalogue="2026-11", made_from="events")
EVERY = np.arange(RECIPES, dtype=np.int32)


@pytest.fixture
def small() -> World:
    """Return a small world."""
    return world(300)


@pytest.fixture
def folder(tmp_path: Path, small: World) -> Path:
    """Return a folder with a sound model."""
    save(Graph(beta=0.5).fit(small.interactions, small.contents), tmp_path / "m", ABOUT)
    return tmp_path / "m"


def test_what_is_loaded_is_mapped_read_only_and_as_it_was_given(folder: Path) -> None:
    """Hyperparameters come back as given, arrays as views of files."""
    model = load(folder, "2026-11")

    assert isinstance(model, Graph)
    assert model.beta == 0.5
    assert not model.links_.weights_.flags.writeable
    assert isinstance(model.links_.weights_.base, np.memmap)


def test_a_folder_holds_arrays_and_a_manifest_and_nothing_else(folder: Path) -> None:
    """Nothing that could be executed."""
    files = {path.name for path in folder.iterdir()}

    manifest = read_manifest(folder)

    assert files == {"manifest.json"} | {one.file for one in manifest.arrays.values()}
    assert manifest.megabytes == pytest.approx(
        sum(path.stat().st_size for path in folder.glob("*.npy")) / 1e6
    )


def test_equal_arrays_share_a_file(tmp_path: Path, small: World) -> None:
    """What two parts of a model both hold is written and mapped once."""
    model = Graph().fit(small.interactions, small.contents)
    model.prior_ = model.total_

    save(model, tmp_path, ABOUT)

    arrays = read_manifest(tmp_path).arrays
    again = load(tmp_path, "2026-11")
    assert arrays["prior_"].file == arrays["total_"].file
    assert isinstance(again, Graph)
    assert np.shares_memory(again.prior_, again.total_)


def test_rows_of_another_catalogue_mean_other_recipes(folder: Path) -> None:
    """A model is served with the version it was fitted on, or not at all."""
    with pytest.raises(OtherCatalogueError, match="2026-11, not on 2026-12"):
        load(folder, "2026-12")


def test_half_a_model_is_none(folder: Path) -> None:
    """Without its manifest, which is written last, or without one of its files."""
    (folder / "total_.npy").unlink()
    with pytest.raises(MissingArtifactError, match=r"total_\.npy"):
        load(folder, "2026-11")

    (folder / "manifest.json").unlink()
    with pytest.raises(MissingArtifactError, match="no manifest"):
        load(folder, "2026-11")


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


@pytest.mark.parametrize("wrong", WRONGS, ids=lambda wrong: wrong.__name__)
def test_what_is_not_as_it_was_written_is_never_served(
    wrong: Callable[[Path], None], folder: Path
) -> None:
    """One kind of error, naming the folder, whatever went wrong."""
    wrong(folder)

    with pytest.raises(DamagedArtifactError, match="m: ") as caught:
        load(folder, "2026-11")

    assert caught.value.folder == folder


def test_a_model_that_could_not_be_served_is_not_written(
    tmp_path: Path, small: World
) -> None:
    """A weight that is not a number is found when saving, before a manifest is there."""
    model = Graph().fit(small.interactions, small.contents)
    model.mix_[0] = np.nan

    with pytest.raises(DamagedArtifactError, match="mix_ holds a number"):
        save(model, tmp_path, ABOUT)

    with pytest.raises(MissingArtifactError):
        load(tmp_path, "2026-11")


def test_a_model_that_was_never_fitted_is_not_written(tmp_path: Path) -> None:
    """It has nothing to save."""
    with pytest.raises(DamagedArtifactError):
        save(Graph(), tmp_path, ABOUT)


def test_a_class_that_could_not_be_loaded_again_is_not_written(
    tmp_path: Path, small: World
) -> None:
    """Its name leads to another class."""

    class Mine(Graph):
        """A model that is in no table."""

    with pytest.raises(ArtifactError, match="no model that can be loaded again"):
        save(Mine().fit(small.interactions, small.contents), tmp_path, ABOUT)


def test_recipes_without_any_foods_or_tags_can_be_saved(
    tmp_path: Path, small: World
) -> None:
    """A table without columns has no bytes to map."""
    bare = replace(
        small.contents,
        food_starts=np.zeros(RECIPES + 1, dtype=np.int64),
        food_ids=np.empty(0, dtype=np.int32),
        tag_starts=np.zeros(RECIPES + 1, dtype=np.int64),
        tag_ids=np.empty(0, dtype=np.int32),
    )
    model = Graph().fit(small.interactions, bare)

    save(model, tmp_path, ABOUT)

    again = load(tmp_path, "2026-11")
    assert np.array_equal(
        again.score(small.taste(1, 3), EVERY), model.score(small.taste(1, 3), EVERY)
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
