"""The recipes there are, by id and by the words a cook asks with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self, cast

from skill.catalog.errors import CatalogUnreadableError
from skill.catalog.rows import File, from_row
from skill.catalog.slips import is_slip
from skill.catalog.words import words
from skill.domain.recipes import Recipe

STARTER = Path(__file__).with_name("starter.json")
TITLE, TAG, LIST = 3.0, 2.0, 1.0  # what a word found there is worth
SLIP = 0.7  # of that, where it had to be guessed


@dataclass(frozen=True)
class Catalog:
    """Recipes in a fixed order; ``version`` changes whenever any of them does."""

    version: str
    recipes: tuple[Recipe, ...]
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
        return cls(version, tuple(recipes), by_id)

    @classmethod
    def load(cls, path: Path = STARTER) -> Self:
        """Read a catalogue.

        Raises:
            CatalogUnreadableError: ``path`` holds none.
        """
        try:
            read = cast(File, json.loads(path.read_text(encoding="utf-8")))
            recipes = [from_row(row) for row in read["recipes"]]
            return cls.of(recipes, read["version"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CatalogUnreadableError(path, str(error)) from error

    def __len__(self) -> int:
        return len(self.recipes)

    def get(self, recipe_id: str) -> Recipe | None:
        """Return the recipe of that id, or None."""
        return self.by_id.get(recipe_id)

    def all(self) -> Sequence[Recipe]:
        """Return every recipe, in the order of the file."""
        return self.recipes

    def find(self, asked: str) -> tuple[Recipe, ...]:
        """Return the recipes that every word of ``asked`` speaks of, best first."""
        found = self.matches(asked)
        order = sorted(
            found, key=lambda name: (-found[name], -self.by_id[name].prior, name)
        )
        return tuple(self.by_id[name] for name in order)

    def matches(self, asked: str) -> Mapping[str, float]:
        """Return the recipes that every word speaks of, by id, and how well: in (0, 1].

        Words count most in the title, then in tags, cuisine and meals, then in the list of
        ingredients.  Noise ("a recipe for") does not count; no words find none.  A slip
        is forgiven only in a word that no recipe knows.
        """
        wanted = [self._places(word) for word in words(asked)]
        if not wanted:
            return {}
        everywhere = set(wanted[0]).intersection(*wanted[1:])
        best = TITLE * len(wanted)
        return {
            self.recipes[place].id: sum(found[place] for found in wanted) / best
            for place in everywhere
        }

    def _places(self, word: str) -> Mapping[int, float]:
        """Return where a word, or what it may be a slip of, stands, and its worth there."""
        if word in self._index:
            return self._index[word]
        found: dict[int, float] = {}
        for known, places in self._index.items():
            if is_slip(word, known):
                for place, worth in places.items():
                    found[place] = max(found.get(place, 0.0), SLIP * worth)
        return found

    @cached_property
    def _index(self) -> Mapping[str, Mapping[int, float]]:
        """Return where each word stands and its worth there; built on first use."""
        index: dict[str, dict[int, float]] = {}
        for place, recipe in enumerate(self.recipes):
            for word, worth in _worths(recipe).items():
                index.setdefault(word, {})[place] = worth
        return index


def _worths(recipe: Recipe) -> Mapping[str, float]:
    """Return every word of a recipe with the worth of the best place it stands in."""
    known: dict[str, float] = {}
    listed = " ".join(ingredient.food for ingredient in recipe.ingredients)
    labels = " ".join((*sorted(recipe.tags), recipe.cuisine, *sorted(recipe.meals)))
    for text, worth in ((listed, LIST), (labels, TAG), (recipe.title, TITLE)):
        known.update(dict.fromkeys(words(text), worth))
    return known
