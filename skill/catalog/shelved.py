"""Recipes of a folder, read when they are asked for."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from skill.catalog.columns import Columns
from skill.catalog.errors import CatalogUnreadableError
from skill.domain.recipes import Recipe
from skill.food.readings import Proven

REMEMBERED = 2048  # recipes that are kept once they were read


class Shelved(Mapping[str, Recipe]):
    """The recipes of columns by id, in the order of rows; a damaged one is not there."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.proven = lru_cache(maxsize=REMEMBERED)(self._proven)

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[str]:
        return map(self.columns.id_of, range(len(self.columns)))

    def __getitem__(self, recipe_id: str) -> Recipe:
        """Return the recipe of that id.

        Raises:
            KeyError: there is none, or its text is damaged.
        """
        row = self.columns.row_of(recipe_id)
        recipe = None if row is None else self.at(row)
        if recipe is None:
            raise KeyError(recipe_id)
        return recipe

    def at(self, row: int) -> Recipe | None:
        """Return the recipe of a row, or None where its text is damaged."""
        found = self.proven(row)
        return None if found is None else found.recipe

    def _proven(self, row: int) -> Proven | None:
        """Return the recipe of a row with its label, where the words still bear it out."""
        try:
            return Proven.of(self.columns.recipe(row), self.columns.reading(row))
        except CatalogUnreadableError:
            return None
