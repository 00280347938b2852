"""The recipes there are, by id, by row and by the words a cook asks with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from skill.catalog.errors import CatalogUnreadableError
from skill.catalog.rows import File, from_row
from skill.domain.recipes import Recipe

if TYPE_CHECKING:  # numpy is loaded with the first question that needs it
    from skill.catalog.columns import Columns
    from skill.catalog.search import Search
    from skill.food.readings import Proven

STARTER = Path(__file__).with_name("starter.json")


@dataclass(frozen=True, eq=False)
class Catalog:
    """Recipes that do not change; ``version`` does whenever any of them does.

    A few recipes are held in memory, and laid out as columns when something is first looked
    for.  Of a folder's columns only the recipes that are asked for are read.
    """

    version: str
    by_id: Mapping[str, Recipe] = field(repr=False)

    @classmethod
    def of(cls, recipes: Sequence[Recipe], version: str) -> Self:
        """Return a catalogue of these recipes.

        Raises:
            ValueError: two of them have one id.
        """
        by_id = {recipe.id: recipe for recipe in recipes}
        if len(by_id) < len(recipes):
            raise ValueError("two recipes have the same id")
        return cls(version, by_id)

    @classmethod
    def load(cls, path: Path = STARTER) -> Self:
        """Read a catalogue: a file of recipes, or a folder of columns.

        Raises:
            CatalogUnreadableError: ``path`` holds none.
        """
        if path.is_dir():
            return cls._opened(path)
        try:
            read = cast(File, json.loads(path.read_text(encoding="utf-8")))
            recipes = [from_row(row) for row in read["recipes"]]
            return cls.of(recipes, read["version"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CatalogUnreadableError(path, str(error)) from error

    @classmethod
    def _opened(cls, folder: Path) -> Self:
        from skill.catalog.columns import open_columns
        from skill.catalog.shelved import Shelved

        columns = open_columns(folder)
        return cls(columns.version, Shelved(columns))

    def __len__(self) -> int:
        return len(self.by_id)

    @cached_property
    def columns(self) -> "Columns":
        """Return the recipes as columns."""
        from skill.catalog.shelved import Shelved
        from skill.catalog.writing import in_memory

        if isinstance(self.by_id, Shelved):
            return self.by_id.columns
        return in_memory(self.by_id.values(), self.version)

    @cached_property
    def search(self) -> "Search":
        """Return what looks words up."""
        from skill.catalog.search import Search

        return Search(self.columns)

    def get(self, recipe_id: str) -> Recipe | None:
        """Return the recipe of that id, or None; None too where its text is damaged."""
        return self.by_id.get(recipe_id)

    def at(self, row: int) -> Recipe | None:
        """Return the recipe of a row of the columns, or None where its text is damaged."""
        found = self.proven(row)
        return None if found is None else found.recipe

    def proven(self, row: int) -> "Proven | None":
        """Return the recipe of a row with the label it was proven to have, or None."""
        from skill.catalog.shelved import Shelved
        from skill.food.readings import Proven

        if isinstance(self.by_id, Shelved):
            return self.by_id.proven(row)
        recipe = self.by_id.get(self.columns.id_of(row))
        return None if recipe is None else Proven(recipe)

    def all(self) -> Sequence[Recipe]:
        """Return every recipe; all of a folder are read, where all are meant."""
        return tuple(self.by_id.values())

    def find(self, asked: str, most: int | None = None) -> tuple[Recipe, ...]:
        """Return the recipes that every word of ``asked`` speaks of, best first."""
        found = self.search.best(asked, most)
        recipes = filter(None, (self.at(int(row)) for row in found))
        return tuple(islice(recipes, most))

    def titles(self, asked: str) -> bool:
        """Return whether any recipe is called by all of the words, as they are."""
        return self.search.is_title(asked)

    def knows(self, asked: str) -> bool:
        """Return whether any recipe speaks of every word."""
        return bool(len(self.search.best(asked, 1)))
