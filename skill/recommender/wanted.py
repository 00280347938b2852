"""Wishes and needs as sets of rows, ANDed over the catalogue.

Each set is laid out once for a request, however many wishes are dropped one after another.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from skill.catalog.catalog import Catalog
from skill.catalog.facts import TAGGED, TITLED
from skill.catalog.finding import first_rows
from skill.catalog.masks import TIMES
from skill.catalog.ragged import Rows
from skill.catalog.sets import AllOf, AnyOf, AtMost, Kept, Listed, Mask, NoneOf, RowSet
from skill.domain.household import Eaters
from skill.recommender.cuisines import named
from skill.recommender.food_rows import FoodRows
from skill.recommender.signals import Signals
from skill.recommender.wants import (
    course_kept,
    may_hold_alcohol,
    meal_kept,
    minutes_kept,
    unwanted,
)

NOTHING = AnyOf([])
QUICK = 30  # minutes, as ``score`` has it


@dataclass(eq=False)
class Wanted:
    """What one request asks of a catalogue.  ``not_these`` are ids that must not come."""

    catalog: Catalog
    foods: FoodRows
    signals: Signals
    eaters: Eaters
    not_these: Collection[str] = ()
    _sets: dict[str, RowSet] = field(default_factory=dict, init=False)

    def rows(self, dropped: Collection[str], most: int) -> Rows:
        """Return the likeliest rows that keep all that is not dropped.

        Where there are more than ``most``, half as many again are those that suit the
        moment best, and as many of those that are called by the dish's words.  What the
        household had may be had again, and what is tagged with the holiday that is near
        is made today: both are weighed however unlikely they are.
        """
        sets = list(self.sets(dropped))
        asked = [Kept(AllOf(sets))] if sets else []
        total = len(self.catalog)
        found = first_rows(asked, total, most)
        if len(found) < most:
            return found
        more = [first_rows([*asked, *self._timely()], total, most // 2)]
        if (titled := self._titled(dropped)) is not None:
            more.append(first_rows([*asked, titled], total, most))
        more += [first_rows([*asked, one], total, most // 4) for one in self._own()]
        return merged(found, *more)

    def _timely(self) -> Iterator[RowSet]:
        """Yield what suits the moment: season, meal, and what is quick on a weekday."""
        yield self._mask(f"season:{self.signals.season}")
        if not self.signals.wishes.dish:
            yield self._mask(f"meal:{self.signals.meal}")
        if not self.signals.weekend:
            yield self._mask(f"within:{QUICK}")

    def _own(self) -> Iterator[RowSet]:
        """Yield what the household had, and what is tagged with the holiday."""
        if self.signals.recently_taken:
            known = self.catalog.columns.rows_of(tuple(self.signals.recently_taken))
            yield Listed(np.array(sorted(known.values()), dtype=np.int32))
        found = self.signals.holiday and self.catalog.search.posting(self.signals.holiday)
        if found:
            yield Listed(found.rows, found.places, TAGGED)

    def sets(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield a set for each thing that is asked and not dropped."""
        yield from self._hard(dropped)
        yield from self._moment(dropped)
        yield from self._wishes(dropped)

    def _hard(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield what is never dropped: safety, what is unwanted, what was turned down."""
        yield from self.foods.safe(self.eaters)
        for said in unwanted(self.signals):
            yield self._kept(f"without {said}", partial(self.foods.lacking, said))
        if self.not_these:
            yield self._kept("not these", self._others)
        if not may_hold_alcohol(self.signals, dropped):
            yield self._mask("sober")

    def _moment(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield the course, the meal and the time there is."""
        if (course := course_kept(self.signals, dropped)) is not None:
            yield self._mask(f"course:{course}")
        if (meal := meal_kept(self.signals, dropped)) is not None:
            yield self._mask(f"meal:{meal}")
        if (minutes := minutes_kept(self.signals, dropped)) is not None:
            yield from self._within(minutes)

    def _wishes(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield the wishes."""
        wishes = self.signals.wishes
        if wishes.easy and "easy" not in dropped:
            yield self._mask("easy")
        if wishes.cuisine and "cuisine" not in dropped:
            yield self._kept("cuisine", self._of_cuisine)
        if wishes.dish and "dish" not in dropped:
            yield self._kept("dish", self._dish)
        if wishes.with_foods and "foods" not in dropped:
            sets = [
                self._kept(f"with {said}", partial(self.foods.using, said))
                for said in wishes.with_foods
            ]
            yield AnyOf(sets) if "some_foods" in dropped else AllOf(sets)

    def _kept(self, name: str, made: Callable[[], RowSet]) -> RowSet:
        if name not in self._sets:
            self._sets[name] = Kept(made())
        return self._sets[name]

    def _mask(self, name: str) -> RowSet:
        mask = self.catalog.columns.mask(name)
        return NOTHING if mask is None else Mask(mask)

    def _within(self, minutes: float) -> Iterator[RowSet]:
        """Yield the mask of the next longer time, and the comparison where that is more."""
        longer = next((each for each in TIMES if each >= minutes), None)
        if longer is not None:
            yield self._mask(f"within:{longer}")
        if longer != minutes:
            yield AtMost(self.catalog.columns.ints("total"), int(minutes))

    def _others(self) -> RowSet:
        """Return all rows but those that must not come."""
        known = self.catalog.columns.rows_of(tuple(self.not_these))
        return NoneOf(Listed(np.array(sorted(set(known.values())), dtype=np.int32)))

    def _of_cuisine(self) -> RowSet:
        """Return the rows of the cuisine, or of any of its region."""
        asked = named(self.signals.wishes.cuisine or "")
        names = self.catalog.columns.manifest["names"]["cuisines"]
        return AnyOf(
            [self._cuisine(n, name) for n, name in enumerate(names) if name in asked]
        )

    def _cuisine(self, number: int, name: str) -> RowSet:
        columns = self.catalog.columns
        mask = columns.mask(f"cuisine:{name}")
        if mask is not None:
            return Mask(mask)
        first, last = columns.ints("cuisine_in_starts")[number : number + 2]
        return Listed(columns.rows("cuisine_in_rows")[first:last])

    def _dish(self) -> RowSet:
        """Return the rows that the dish words mean; where they name none, a food's."""
        dish = self.signals.wishes.dish or ""
        found = self.catalog.search.wanted(dish)
        if found is not None and len(first_rows([found], len(self.catalog), 1)):
            return found
        return self.foods.using(dish)

    def _titled(self, dropped: Collection[str]) -> RowSet | None:
        """Return the rows called by the dish's words, where one is asked for."""
        dish = self.signals.wishes.dish
        if not dish or "dish" in dropped:
            return None
        return self.catalog.search.wanted(dish, TITLED)


def merged(*lists: Rows) -> Rows:
    """Return the rows of all lists, in order, each once; there is a row."""
    every: Rows = np.concatenate(lists)
    every.sort()
    first = np.empty(len(every), dtype=np.bool_)
    first[0] = True
    np.not_equal(every[1:], every[:-1], out=first[1:])
    return every[first]
