"""How well rows fit the moment: ``score.features`` for many recipes at once.

The sums are those of the features, one by one, so what is said of a recipe is what moved
it; a test holds the two equal.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from skill.catalog.catalog import Catalog
from skill.catalog.facts import TAGGED
from skill.catalog.ragged import Rows
from skill.catalog.sets import Listed
from skill.recommender import score as say
from skill.recommender.cuisines import named
from skill.recommender.food_rows import FoodRows
from skill.recommender.likeness import Likeness
from skill.recommender.moments import Kind, tables
from skill.recommender.signals import Signals

Worth = NDArray[np.float64]
NAMED = 3.0  # times how well the dish words fit
UNLIKE = 1.2  # times the likeness to what was just turned down
FRESH = 0.8  # times the likeness to what was had in the last days
DAYS = 3


class Context:
    """Weighs the rows of one catalogue."""

    def __init__(self, catalog: Catalog, foods: FoodRows) -> None:
        self.catalog = catalog
        self.columns = catalog.columns
        self.foods = foods
        self.likeness = Likeness(self.columns)

    def worth(self, signals: Signals, rows: Rows, avoid: Collection[str] = ()) -> Worth:
        """Return all that speaks for and against each of the rows, which are in order."""
        prior: Worth = self.columns["prior"][rows].astype(np.float64)
        worth = say.PRIOR * (prior - say.USUAL)
        for name, worths in tables(Kind.of(signals)).items():
            worth += worths[self.columns[name][rows]]
        if signals.holiday:
            worth += say.FESTIVE * self._tagged(signals.holiday, rows)
        self._add_asked_for(worth, signals, rows)
        known = self.columns.rows_of((*avoid, *signals.wishes.not_these))
        turned_down = np.array(sorted(set(known.values())), dtype=np.int32)
        worth -= UNLIKE * self.likeness.most(rows, turned_down)
        self._add_history(worth, signals, rows)
        return worth

    def _add_asked_for(self, worth: Worth, signals: Signals, rows: Rows) -> None:
        """Add what the wishes that a row keeps are worth."""
        wishes = signals.wishes
        for said in wishes.with_foods:
            worth += say.USES_FOOD * self.foods.using(said).has(rows)
        if wishes.cuisine:
            names = self.columns.manifest["names"]["cuisines"]
            asked = named(wishes.cuisine)
            meant = np.array([say.CUISINE * (each in asked) for each in names])
            worth += meant[self.columns["cuisine"][rows]]
        if wishes.within_minutes is not None:
            worth += say.IN_TIME * (
                self.columns.ints("total")[rows] <= wishes.within_minutes
            )
        if wishes.dish:
            worth += NAMED * self.catalog.search.worth(wishes.dish, rows)

    def _add_history(self, worth: Worth, signals: Signals, rows: Rows) -> None:
        """Add what was had or turned down before."""
        taken = self.columns.rows_of(tuple(signals.recently_taken))
        days = signals.recently_taken
        weights = [say.had_for(days[name]) for name in taken]
        _add_at(worth, rows, list(taken.values()), weights)
        refused = list(self.columns.rows_of(tuple(signals.refused)).values())
        _add_at(worth, rows, refused, [say.TURNED_DOWN] * len(refused))
        had = [row for name, row in taken.items() if days[name] <= DAYS]
        worth -= FRESH * self.likeness.most(rows, np.array(sorted(had), dtype=np.int32))

    def _tagged(self, word: str, rows: Rows) -> NDArray[np.bool_]:
        found = self.catalog.search.posting(word)
        if found is None:
            return np.zeros(len(rows), dtype=np.bool_)
        return Listed(found.rows, found.places, TAGGED).has(rows)


def _add_at(worth: Worth, rows: Rows, some: list[int], weights: list[float]) -> None:
    """Add weights to some rows, those of them that are among the rows."""
    if some and len(rows):
        wanted = np.array(some, dtype=np.int32)
        places = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
        known = rows[places] == wanted
        worth[places[known]] += np.array(weights)[known]
