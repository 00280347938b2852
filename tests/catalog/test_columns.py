"""A catalogue as columns: what is written is read, and nothing else is."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from skill.catalog.catalog import Catalog
from skill.catalog.columns import Columns, open_columns
from skill.catalog.errors import CatalogUnreadableError
from skill.catalog.facts import NEEDS
from skill.catalog.manifest import About, Source
from skill.catalog.writing import in_memory, write
from skill.domain.household import Eaters
from skill.domain.recipes import Recipe
from skill.food.gate import Cleared, clear
from skill.food.labels import of_recipe
from skill.food.verdicts import NOTHING, Label

RECIPES = Catalog.load().all()[:40]
ABOUT = About("lexicon-1", (Source("starter", "Apache-2.0", len(RECIPES)),))


def label(recipe: Recipe) -> Label:
    """Return the label that the gate would read."""
    lines = [ingredient.line for ingredient in recipe.ingredients]
    return of_recipe(recipe.title, lines, [s.text for s in recipe.steps], recipe.lang)


def kept(columns: Columns) -> NDArray[np.uint8]:
    """Return a one for each need and row that keeps it."""
    masks = columns["safe_masks"].view(np.uint8)
    return np.unpackbits(masks, axis=1, bitorder="little")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a catalogue of forty recipes."""
    folder = tmp_path_factory.mktemp("catalogues") / "forty"
    write(folder, ((recipe, label(recipe)) for recipe in RECIPES), ABOUT)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """Return a copy that a test may spoil."""
    return Path(shutil.copytree(written, tmp_path / "copy"))


def test_every_recipe_comes_back_as_it_was(written: Path) -> None:
    """By its row and by its id, foods and timers included."""
    columns = open_columns(written)

    assert len(columns) == len(RECIPES)
    for recipe in RECIPES:
        row = columns.row_of(recipe.id)
        assert row is not None
        assert columns.recipe(row) == recipe
    assert columns.row_of("unicorn-steak") is None


def test_rows_are_in_the_order_of_their_prior(written: Path) -> None:
    """The likeliest come first, so that a search may stop early."""
    priors = [recipe.prior for recipe in open_columns(written).recipes()]

    assert priors == sorted(priors, reverse=True)


def test_what_was_said_of_it_is_kept(written: Path) -> None:
    """Sources with their licences, and the lexicon of the labels."""
    assert open_columns(written).about == ABOUT


def test_the_version_is_that_of_the_contents(written: Path, tmp_path: Path) -> None:
    """The same recipes in any order give the same version; one less, another."""
    rows = [(recipe, label(recipe)) for recipe in RECIPES]
    again = write(tmp_path / "again", rows[::-1], ABOUT)
    fewer = write(tmp_path / "fewer", rows[1:], ABOUT)

    assert again.version == open_columns(written).version != fewer.version


def test_safe_masks_say_what_the_gate_says(written: Path) -> None:
    """For each recipe and each single need."""
    columns = open_columns(written)
    masks = kept(columns)
    place = {recipe.id: place for place, recipe in enumerate(RECIPES)}
    at = [place[columns.id_of(row)] for row in range(len(columns))]
    for number, need in enumerate(NEEDS):
        key = "allergies" if number < 15 else "diets"
        eaters = Eaters(**{key: frozenset({need})})
        for row in range(len(columns)):
            cleared = isinstance(clear(RECIPES[at[row]], eaters), Cleared)
            assert bool(masks[number, row]) is cleared, (need, columns.id_of(row))


def test_one_in_memory_holds_the_same(written: Path) -> None:
    """But for labels and texts, which it has not."""
    there, here = open_columns(written), in_memory(RECIPES)

    assert here.labelled is False
    for name, array in here.arrays.items():
        if name not in ("safe", "safe_masks", "read", "proof"):
            assert np.array_equal(array, there[name]), name


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    """And nothing is left behind."""
    one = (RECIPES[0], label(RECIPES[0]))

    with pytest.raises(ValueError, match="same id"):
        write(tmp_path / "new", [one, one], ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_of_nothing_is_one(tmp_path: Path) -> None:
    """It opens, and holds nothing."""
    write(tmp_path / "empty", [], ABOUT)

    assert len(open_columns(tmp_path / "empty")) == 0
    assert open_columns(tmp_path / "empty").row_of("soup") is None


def test_writing_over_one_leaves_readers_what_they_had(folder: Path) -> None:
    """Who has the old one open reads on; who opens it anew has the new one."""
    old = open_columns(folder)
    new = write(folder, [(RECIPES[0], label(RECIPES[0]))], ABOUT)

    assert len(new) == len(open_columns(folder)) == 1
    assert {recipe.id for recipe in old.recipes()} == {r.id for r in RECIPES}


def test_a_failure_half_way_leaves_the_old_one(folder: Path) -> None:
    """A catalogue is whole or is not there."""

    def rows() -> Iterator[tuple[Recipe, Label]]:
        yield RECIPES[0], label(RECIPES[0])
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError):
        write(folder, rows(), ABOUT)
    assert len(open_columns(folder)) == len(RECIPES)


def test_labels_of_other_recipes_are_not_written(tmp_path: Path) -> None:
    """Labels that came back in another order, or from another labeller, are found out."""
    shifted = zip(RECIPES, [label(r) for r in (*RECIPES[1:], RECIPES[0])], strict=True)

    with pytest.raises(ValueError, match="not of its words"):
        write(tmp_path / "shifted", shifted, ABOUT)
    with pytest.raises(ValueError, match="not of its words"):
        write(tmp_path / "free", [(recipe, NOTHING) for recipe in RECIPES], ABOUT)


def cut(folder: Path) -> None:
    """Cut the recipes' texts short."""
    path = folder / "text_text.npy"
    path.write_bytes(path.read_bytes()[:-100])


def swap(folder: Path) -> None:
    """Exchange two arrays of one kind and length."""
    total, active = folder / "total.npy", folder / "active.npy"
    held = total.read_bytes()
    total.write_bytes(active.read_bytes())
    active.write_bytes(held)


def poison(folder: Path) -> None:
    """Say that everything is free of everything."""
    path = folder / "safe_masks.npy"
    held = path.read_bytes()
    path.write_bytes(held[:128] + b"\xff" * (len(held) - 128))


def lose(folder: Path) -> None:
    """Remove an array."""
    (folder / "prior.npy").unlink()


def misstate(folder: Path) -> None:
    """Change the manifest by hand."""
    path = folder / "manifest.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(held | {"recipes": 39}), encoding="utf-8")


def age(folder: Path) -> None:
    """Pretend to another format."""
    path = folder / "manifest.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(held | {"format": 0}), encoding="utf-8")


def empty(folder: Path) -> None:
    """Leave an array's file without a byte."""
    (folder / "prior.npy").write_bytes(b"")


def pickle(folder: Path) -> None:
    """Put Python objects where numbers belong."""
    np.save(folder / "prior.npy", np.array([{}] * 40), allow_pickle=True)


@pytest.mark.parametrize(
    "spoil",
    [cut, swap, poison, lose, misstate, age, empty, pickle],
    ids=lambda f: f.__name__,
)
def test_a_spoilt_catalogue_is_refused(folder: Path, spoil: Callable[[Path], None]) -> None:
    """Whatever happened to it on its way: one clear error, never half a catalogue."""
    spoil(folder)

    with pytest.raises(CatalogUnreadableError):
        open_columns(folder)


def test_a_damaged_text_is_an_error_of_its_own(written: Path) -> None:
    """One recipe cannot be read; nothing is made up in its place."""
    columns = open_columns(written)
    text = columns["text_text"].copy()
    text[:200] = 7
    spoilt = Columns(
        columns.manifest, columns.folder, {**columns.arrays, "text_text": text}
    )

    with pytest.raises(CatalogUnreadableError):
        spoilt.recipe(0)
