"""Writing catalogues from a stream of recipes."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from skill.catalog.arrays import InFolder, InMemory
from skill.catalog.building import assemble, lay_text
from skill.catalog.columns import Columns, open_columns
from skill.catalog.facts import facts_of, key_of
from skill.catalog.manifest import About, Source, manifest_of, write_manifest
from skill.catalog.spool import Spool
from skill.catalog.texts import to_text
from skill.domain.recipes import Recipe
from skill.food.labels import of_recipe
from skill.food.verdicts import Label

FIRST, ONE_OF = 16, 64  # recipes whose labels are read again
Labelled = tuple[Recipe, Label]


def write(folder: Path, rows: Iterable[Labelled], about: About) -> Columns:
    """Write a catalogue of the recipes that stream in, once, in any order.

    Memory grows with the words and foods there are, and by some 30 bytes a recipe.  The
    folder holds the old catalogue until the new one is whole.

    Raises:
        ValueError: two recipes have one id, one is larger than any recipe, or a label is
            not of its recipe's words.
    """
    with _made(folder) as (spooled, new):
        with closing(Spool.in_folder(spooled)) as spool:
            for recipe, label in rows:
                audit(recipe, label, spool.count)
                spool.add(facts_of(recipe, label), to_text(recipe))
            target = InFolder(new)
            build, names = assemble(spool, target)
            lay_text(build)
        arrays = target.seal([*build.laid, "masks", "safe_masks"])
        write_manifest(new, manifest_of(about, spool.count, names, arrays))
    return open_columns(folder)


def audit(recipe: Recipe, label: Label, place: int) -> None:
    """Read some of the recipes again: the first few, and then one of many.

    What is written here stands for what the gate would read, so whoever labels must have
    labelled by the gate's own rules, and each recipe with its own label.

    Raises:
        ValueError: the label is not what the recipe's words say.
    """
    if place >= FIRST and key_of(recipe.id) % ONE_OF:
        return
    lines = tuple(ingredient.line for ingredient in recipe.ingredients)
    steps = tuple(step.text for step in recipe.steps)
    if of_recipe(recipe.title, lines, steps, recipe.lang).traits != label.traits:
        raise ValueError(f"{recipe.id}: its label is not of its words")


def in_memory(recipes: Iterable[Recipe], version: str = "memory") -> Columns:
    """Return the columns of a few recipes, without labels and without their texts."""
    spool = Spool.in_memory()
    for recipe in recipes:
        spool.add(facts_of(recipe), b"")
    target = InMemory({})
    _, names = assemble(spool, target)
    manifest = manifest_of(About(), spool.count, names, {})
    manifest["version"] = version
    return Columns(manifest, None, target.arrays)


def summed(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return each source once, with all its recipes."""
    found: dict[tuple[str, str], int] = {}
    for one in sources:
        key = (one.name, one.licence)
        found[key] = found.get(key, 0) + one.recipes
    return tuple(Source(name, licence, many) for (name, licence), many in found.items())


@contextmanager
def _made(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield folders to spool in and to write to; at the end, the latter takes its place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as held:
        spooled, new, old = (Path(held) / name for name in ("spool", "new", "old"))
        spooled.mkdir()
        new.mkdir()
        yield spooled, new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
