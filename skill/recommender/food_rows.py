"""The rows of a catalogue that use a food, or may: ``groups.uses`` and ``lacks`` as sets.

Where a name has several words, only a recipe's own list tells whether they stand together:
``lacking`` then leaves rows in that ``lacks`` would not, and whoever picks asks it too.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from skill.catalog.catalog import Catalog
from skill.catalog.facts import LISTED_PLAINLY, NEEDS, TITLED, TITLED_PLAINLY, key_of
from skill.catalog.finding import first_rows, joined, settled
from skill.catalog.foods import Stems
from skill.catalog.masks import width
from skill.catalog.sets import AllOf, AnyOf, Listed, Mask, NoneOf, RowSet
from skill.catalog.words import words
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.recommender.foods import SPECIES, Food
from skill.recommender.groups import CLASSES, WIDER
from skill.recommender.groups import NEEDS as GROUPS

MEMORY = 1 << 25  # bytes of masks that are kept at most, for foods wanted and for foods not
LEAST, MOST = 16, 512  # foods whose sets are kept


@lru_cache(maxsize=4)
def rows_of_foods(catalog: Catalog) -> "FoodRows":
    """Return the foods of a catalogue as rows: one that is served is asked every turn."""
    return FoodRows(catalog)


class FoodRows:
    """Foods as sets of rows of one catalogue; the common ones are worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self.columns = catalog.columns
        self.search = catalog.search
        kept = min(max(MEMORY // max(width(len(self.columns)), 1), LEAST), MOST)
        self.using = lru_cache(maxsize=kept)(self._using)
        self.lacking = lru_cache(maxsize=kept)(self._lacking)
        self.need = lru_cache(maxsize=None)(self._need)

    def is_used(self, said: str) -> bool:
        """Return whether any row uses the food."""
        return bool(len(first_rows([self.using(said)], len(self.columns), 1)))

    def _using(self, said: str) -> RowSet:
        """Return the rows that use a food or something of a group."""
        classes = CLASSES.get(" ".join(words(said)), ())
        food = Food.named(said)
        sets = [found for name in classes for found in self._of_class(name)]
        every = AnyOf([*sets, *self._titled(food), *self._kinds(food)])
        return settled(every, len(self.columns))

    def _lacking(self, said: str) -> RowSet:
        """Return the rows that are without a food, as far as lists of stems can tell."""
        group = " ".join(words(said))
        names = (said, *WIDER.get(group, ()))
        traces = [found for name in names for found in self._traces(Food.named(name))]
        sets: list[RowSet] = [NoneOf(AnyOf(traces))]
        if group in GROUPS:
            sets += self.safe(GROUPS[group])
        return settled(AllOf(sets), len(self.columns))

    def safe(self, eaters: Eaters) -> list[RowSet]:
        """Return the masks of what the eaters need; none where nothing is labelled."""
        if not self.columns.labelled:
            return []
        return [self.need(need) for need in (*eaters.allergies, *eaters.diets)]

    def _need(self, need: Allergen | Diet) -> RowSet:
        """Return the rows that keep a need."""
        return Mask(self.columns.bits("safe_masks")[NEEDS.index(need)])

    def _of_class(self, name: str) -> Iterator[RowSet]:
        """Yield the rows with a food of a class: its mask, or the foods' own rows."""
        mask = self.columns.mask(f"class:{key_of(name):016x}")
        if mask is not None:
            yield Mask(mask)
        else:
            yield self._joined(self.columns.keyed("class", name))

    def _titled(self, food: Food) -> Iterator[RowSet]:
        """Yield the rows whose title says the name, and that have nothing like it."""
        found = self._in_title(food.stems, TITLED_PLAINLY)
        if found is None:
            return
        like = self._those(self._named(food), food.is_like)
        others = (self._in_title(stems, TITLED) for stems in food.others)
        not_it = [each for each in others if each is not None]
        yield AllOf([found, NoneOf(AnyOf([self._joined(like), *not_it]))])

    def _in_title(self, stems: Stems, alone: int) -> RowSet | None:
        """Return the rows whose titles have all stems; of one alone, by that mark."""
        found = [self.search.posting(stem) for stem in stems]
        known = [each for each in found if each is not None]
        if not known or len(known) < len(found):
            return None
        place = TITLED if len(known) > 1 else alone
        return AllOf([Listed(each.rows, each.places, place) for each in known])

    def _kinds(self, food: Food) -> Iterator[RowSet]:
        """Yield the rows with a kind or cut of the food."""
        members, named = self._members(food), self._named(food)
        meant = self._those(members, food.is_kind)
        mask = self._mask(food) if len(meant) == len(members) else None
        if mask is not None:
            yield Mask(mask)
            meant = []
        yield self._joined(meant + self._those(named - members, food.is_kind))

    def _traces(self, food: Food) -> Iterator[RowSet]:
        """Yield the rows that have the food, or its name in another's."""
        members = self._members(food) | self._named(food)
        yield self._joined(self._those(members, food.is_trace))
        if len(food.stems) == 1:
            found = self.search.posting(food.stems[0])
            if found is not None:
                yield Listed(found.rows, found.places, LISTED_PLAINLY)

    def _mask(self, food: Food) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]] | None:
        """Return the mask of the food's class, where every member of it is meant."""
        if food.concept is None or SPECIES.intersection(food.stems):
            return None
        return self.columns.mask(f"class:{key_of(food.concept):016x}")

    def _members(self, food: Food) -> set[int]:
        """Return the numbers of the foods of its class."""
        return set(self.columns.keyed("class", food.concept) if food.concept else ())

    def _named(self, food: Food) -> set[int]:
        """Return the numbers of the foods with all its stems in their names."""
        found = [set(self.columns.keyed("stem", stem)) for stem in food.stems]
        return set.intersection(*found) if found else set()

    def _those(self, numbers: set[int], is_it: Callable[[str], bool]) -> list[int]:
        names = self.columns.food_names
        return [number for number in sorted(numbers) if is_it(names[number])]

    def _joined(self, numbers: list[int]) -> RowSet:
        starts, rows = (
            self.columns.ints("food_in_starts"),
            self.columns.rows("food_in_rows"),
        )
        lists = [rows[starts[n] : starts[n + 1]] for n in numbers]
        return joined(lists, len(self.columns))
