"""Catalogues of any size for the benchmark: arrays laid out as a real ingest would.

Some two thousand recipes are made of the starter's: a title, a list in which some lines are
another recipe's, labelled by the gate itself.  A catalogue repeats them with ids, times and
popularities of its own, so that allergens, meals, foods and words go together as they do in
recipes.  Everything but the texts is laid out in full; rows share the texts of what they
repeat, and each is read anew.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from skill.catalog.arrays import Array, InFolder
from skill.catalog.building import Building, lay_keys, lay_out
from skill.catalog.catalog import Catalog
from skill.catalog.columns import Columns
from skill.catalog.facts import facts_of, key_of
from skill.catalog.manifest import About, manifest_of, read_manifest, write_manifest
from skill.catalog.ragged import starts_of
from skill.catalog.shelved import Shelved
from skill.catalog.spool import Spool
from skill.catalog.texts import retold, to_text
from skill.domain.recipes import Ingredient, Recipe
from skill.food.labels import of_recipe
from skill.food.lexicon import lexicon_version

KINDS = 2000
DIGITS = 9


def kinds(count: int, seed: int) -> list[Recipe]:
    """Return recipes made of the starter's, each with a few foods of another."""
    chance = Random(seed)
    known = Catalog.load().all()
    return [_kind(number, known, chance) for number in range(count)]


def _kind(number: int, known: Sequence[Recipe], chance: Random) -> Recipe:
    base, donor = chance.choice(known), chance.choice(known)
    lines: list[Ingredient] = list(base.ingredients)
    for other in chance.sample(donor.ingredients, min(3, len(donor.ingredients))):
        if chance.random() < 0.5 and len(lines) > 3:
            lines.pop(chance.randrange(len(lines)))
        lines.append(other)
    rare = "".join(chance.choice("bcdfghklmnprstv") + chance.choice("aeiou") for _ in "123")
    foods = frozenset(chance.sample(sorted(base.foods), len(base.foods) // 2)) | donor.foods
    return replace(
        base,
        id=f"kind-{number}",
        title=f"{base.title} {rare}",
        ingredients=tuple(lines),
        foods=foods,
    )


def spooled(count: int, seed: int) -> Spool:
    """Return the recipes' facts, labelled by the gate's own reading."""
    spool = Spool.in_memory()
    for recipe in kinds(count, seed):
        lines = [ingredient.line for ingredient in recipe.ingredients]
        label = of_recipe(recipe.title, lines, [s.text for s in recipe.steps])
        spool.add(facts_of(recipe, label), to_text(recipe))
    return spool


class Repeating(Building):
    """A build whose rows are other recipes again, at their own time and popularity."""

    def numbers(self, name: str) -> Array:
        """Return a field of every row."""
        chance = np.random.default_rng(len(self.order))
        held = super().numbers(name)
        if name == "prior":
            priors = chance.beta(1.5, 4.0, len(held)).astype(np.float32)
            return -np.sort(-priors)
        if name == "total":
            stretched = held.astype(np.float32) * chance.lognormal(0.0, 0.3, len(held))
            return np.clip(5 * np.round(stretched / 5), 5, 600).astype(np.uint16)
        return held


class Synthetic(Columns):
    """Columns whose rows share the texts of what they repeat."""

    def recipe(self, row: int) -> Recipe:
        """Return the recipe of a row: its kind's words, its own numbers."""
        kind = int(self["kind"][row])
        starts = self["text_starts"]
        text = self["text_text"][starts[kind] : starts[kind + 1]].tobytes()
        other = {
            "id": self.id_of(row),
            "total": int(self["total"][row]),
            "prior": float(self["prior"][row]),
        }
        return retold(text, self.foods(row), other)


def synthetic(folder: Path, spool: Spool, rows: int, seed: int) -> None:
    """Write a catalogue of so many rows; what is popular is so in all its repetitions."""
    chance = np.random.default_rng(seed)
    liked = chance.normal(0.0, 1.0, spool.count)
    kind = chance.choice(spool.count, rows, p=_zipf(spool.count))
    kind = kind[np.argsort(-(liked[kind] + chance.normal(0.0, 2.0, rows)))]
    folder.mkdir()
    target = InFolder(folder)
    build = Repeating(spool, target, kind.astype(np.int64), spool.records())
    names = lay_out(build)
    build.put("kind", kind.astype(np.int32))
    _ids(build, rows)
    texts = spool.records()["n_text"].astype(np.int64)
    build.put("text_starts", starts_of(texts))
    build.put("text_text", np.asarray(spool.held("text", np.dtype("u1"))))
    arrays = target.seal([*build.laid, "masks", "safe_masks"])
    write_manifest(folder, manifest_of(About(lexicon_version()), rows, names, arrays))


def opened(folder: Path) -> Catalog:
    """Return the catalogue of a folder."""
    columns = Synthetic(read_manifest(folder), folder)
    for name in columns.manifest["arrays"]:
        columns[name]
    return Catalog(columns.version, Shelved(columns))


def _zipf(count: int) -> NDArray[np.float64]:
    """Return the shares of kinds: few are common, most are rare, none is very."""
    weights = 1.0 / (np.arange(count) + 50.0)
    shares: NDArray[np.float64] = weights / weights.sum()
    return shares


def _ids(build: Building, rows: int) -> None:
    """Lay out ids of nine digits."""
    numbers = np.arange(rows)
    places = 10 ** np.arange(DIGITS - 1, -1, -1)
    digits = build.room("id_text", "u1", (rows * DIGITS,)).reshape(rows, DIGITS)
    for at, place in enumerate(places):
        digits[:, at] = 48 + numbers // place % 10
    build.put("id_starts", np.arange(rows + 1, dtype=np.int64) * DIGITS)
    keys = (key_of(f"{number:0{DIGITS}d}") for number in range(rows))
    lay_keys(build, np.fromiter(keys, dtype=np.uint64, count=rows))
