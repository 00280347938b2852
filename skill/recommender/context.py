"""How well rows fit the moment: ``score.features`` for many recipes at once.

The sums are those of the features, one by one, so what is said of a recipe is what moved
it; a test holds the two equal.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from skill.catalog.catalog import Catalog
from skill.catalog.ragged import Rows
from skill.catalog.weighed import SORTED, weighed
from skill.recommender import score as say
from skill.recommender.choosing import Order, best_of
from skill.recommender.filters import filters_of
from skill.recommender.food_rows import FoodRows
from skill.recommender.known import Known
from skill.recommender.likeness import Likeness
from skill.recommender.moments import Kind, tables
from skill.recommender.signals import Signals

Worth = NDArray[np.float64]
NAMED = 4.5  # times how well the dish words fit
UNLIKE = 1.2  # times the likeness to what was just turned down
FRESH = 0.8  # times the likeness to what was had in the last days
DAYS = 3
FIRST_LOOK = 3  # times as many of the best as are drawn from are looked at first
KINDS = 512  # of moments, whose tables are kept


class Context:
    """Weighs the rows of one catalogue."""

    def __init__(self, catalog: Catalog, foods: FoodRows) -> None:
        self.catalog = catalog
        self.columns = catalog.columns
        self.foods = foods
        self.filters = filters_of(catalog)
        self.likeness = Likeness(self.columns)
        self._tables = lru_cache(maxsize=KINDS)(self._laid)

    def worth(
        self,
        signals: Signals,
        rows: Rows,
        known: Known | None = None,
        *,
        kept: bool = False,
    ) -> Worth:
        """Return what speaks for and against each of the rows, which are in order.

        ``known`` are the rows of all ids that it speaks of.  ``set_apart`` is not in it.
        Where rows are ``kept``, all keep the wishes: what is the same for all is left out.
        """
        if known is None:
            known = Known.of(signals, self.columns)
        worth = self._usual(Kind.of(signals), rows)
        if signals.holiday:
            worth += say.FESTIVE * self.filters.tagged(signals.holiday).has(rows)
        if not kept:
            self._add_asked_for(worth, signals, rows)
        self._add_at_hand(worth, signals, rows)
        self._add_history(worth, signals, rows, known)
        return worth

    def _usual(self, kind: Kind, rows: Rows) -> Worth:
        """Return what rows are worth at such a moment to anybody."""
        told = weighed(self.columns["weighed"].take(rows))
        by_sort, by_minutes = self._tables(kind)
        worth: Worth = told["prior"].astype(np.float64)
        worth -= say.USUAL
        worth *= say.PRIOR
        worth += by_sort.take(told["sort"])
        worth += by_minutes.take(told["total"])
        return worth

    def _laid(self, kind: Kind) -> tuple[Worth, Worth]:
        """Return what each sort of the catalogue is worth at such a moment, and minutes."""
        held = tables(kind)
        sorts = self.columns["sorts"].astype(np.intp).T
        parts = [held[name].take(each) for name, each in zip(SORTED, sorts, strict=True)]
        return np.sum(parts, axis=0), held["total"]

    def set_apart(
        self,
        worth: Worth,
        signals: Signals,
        rows: Rows,
        known: Known,
        best: int | None = None,
    ) -> None:
        """Hold against the rows what they are like: what was had or turned down lately.

        Who asks for something else gets something other, and not last night's again.
        Where no more than so many of the ``best`` are drawn from, rows that cannot come
        among them, whatever is held against others, are left as they are.
        """
        turned_down = known.listed(known.turned_down)
        days = signals.recently_taken
        had = known.listed([name for name, ago in days.items() if ago <= DAYS])
        against = [(UNLIKE, turned_down), (FRESH, had)]
        held = [(weight, others) for weight, others in against if len(others)]
        if not held:
            return
        some = len(rows) if best is None else FIRST_LOOK * best
        first = best_of(worth, some)
        self._hold(worth, rows, first, held)
        if best is not None and len(first) < len(rows):
            least = np.partition(worth[first], -best)[-best]
            rest = worth >= least
            rest[first] = False
            self._hold(worth, rows, rest.nonzero()[0], held)

    def _hold(
        self, worth: Worth, rows: Rows, places: Order, held: list[tuple[float, Rows]]
    ) -> None:
        """Hold against some of the rows how alike they are to others, by their weight."""
        for weight, others in held if len(places) else ():
            worth[places] -= weight * self.likeness.most(rows[places], others)

    def _add_asked_for(self, worth: Worth, signals: Signals, rows: Rows) -> None:
        """Add what the wishes that a row keeps are worth."""
        wishes = signals.wishes
        for said in wishes.with_foods:
            worth += say.USES_FOOD * self.foods.using(said).has(rows)
        if wishes.cuisine:
            worth += say.CUISINE * self.filters.cuisine(wishes.cuisine).has(rows)
        if wishes.within_minutes is not None:
            minutes = self.columns.ints("total").take(rows)
            worth += say.IN_TIME * (minutes <= wishes.within_minutes)

    def _add_at_hand(self, worth: Worth, signals: Signals, rows: Rows) -> None:
        """Add what the pantry and the dish's words are worth."""
        wishes = signals.wishes
        for food, days in signals.stock.items():
            worth += say.uses_up(days) * self.foods.using(food).has(rows)
        if wishes.dish:
            worth += NAMED * self.catalog.search.worth(wishes.dish, rows)

    def _add_history(
        self, worth: Worth, signals: Signals, rows: Rows, known: Known
    ) -> None:
        """Add what was had or turned down before."""
        days = signals.recently_taken
        weights = {
            known.rows[n]: say.had_for(d) for n, d in days.items() if n in known.rows
        }
        _add_at(worth, rows, weights)
        refused = known.listed(signals.refused)
        _add_at(worth, rows, dict.fromkeys(refused.tolist(), say.TURNED_DOWN))


def _add_at(worth: Worth, rows: Rows, weights: Mapping[int, float]) -> None:
    """Add weights to some rows, those of them that are among the rows."""
    if weights and len(rows):
        wanted = np.fromiter(weights, dtype=np.int32, count=len(weights))
        places = rows.searchsorted(wanted)
        known = rows.take(places, mode="clip") == wanted
        worth[places[known]] += np.array(list(weights.values()))[known]
