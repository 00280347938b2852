"""Small catalogues and models for the tests of what is served."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import numpy as np

from skill.catalog.catalog import Catalog
from skill.catalog.manifest import About
from skill.catalog.writing import write
from skill.domain.recipes import Recipe
from skill.food.labels import of_recipe
from skill.food.lexicon import lexicon_version
from skill.food.verdicts import Label
from skill.recommender.blend import Learnt
from skill.recommender.taste import Floats, Rows, Taste

STARTER = Catalog.load()


def label(recipe: Recipe) -> Label:
    """Return the label that the gate would read."""
    lines = [ingredient.line for ingredient in recipe.ingredients]
    return of_recipe(recipe.title, lines, [s.text for s in recipe.steps], recipe.lang)


def shelved(folder: Path, recipes: Sequence[Recipe]) -> Catalog:
    """Write recipes as columns, and open them."""
    rows = ((recipe, label(recipe)) for recipe in recipes)
    write(folder, rows, About(lexicon_version()))
    return Catalog.load(folder)


def lying(folder: Path, recipes: Sequence[Recipe]) -> Catalog:
    """Return a catalogue whose masks say that all is free of everything."""
    catalog = shelved(folder, recipes)
    masks = catalog.columns["safe_masks"]
    catalog.columns.arrays["safe_masks"] = np.full_like(masks, 255)
    return catalog


@dataclass
class Told:
    """A metric's listener."""

    events: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)

    def __call__(self, event: str, facts: Mapping[str, object]) -> None:
        """Keep what is told."""
        self.events.append((event, facts))

    def names(self) -> list[str]:
        """Return the events' names."""
        return [name for name, _ in self.events]


@dataclass
class Clock:
    """Seconds that pass when they are told to."""

    now: float = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@dataclass
class Favourite:
    """A model that likes one row above all."""

    row: int
    name: ClassVar[str] = "favourite"

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return 50 for the favourite."""
        return np.where(rows == self.row, 50.0, 0.0).astype(np.float32)


@dataclass
class Broken:
    """A model that answers whatever it was given to answer."""

    answer: Callable[[Rows], object]
    name: ClassVar[str] = "broken"

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return anything."""
        return self.answer(rows)  # type: ignore[return-value]


def learnt(model: Favourite | Broken, catalog: Catalog, **changes: object) -> Learnt:
    """Return a model that is served for a catalogue."""
    held = Learnt(model, "v1", catalog.version, Clock())
    return replace(held, **changes)  # type: ignore[arg-type]
