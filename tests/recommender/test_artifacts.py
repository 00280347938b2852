"""Models as files, and everything that can be wrong with them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

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
from skill.recommender.models.graph import Graph
from tests.recommender.damage import WRONGS
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
